"""What mutants showed that no other test would notice; see docs/validation.md."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.conflict.formula import Atom, Constant, Formula, If, Not
from detente.conflict.model import Named
from detente.errors import InvalidModel, TooLarge
from detente.moves import compile_graph, state_of
from detente.moves.ground import ground
from detente.moves.mask import truth
from detente.moves.patterns import _needed, _widened
from detente.moves.states import _memory, feasible_states
from tests.moves.small import crisis

GRAPH = compile_graph(crisis("a.x b.y"))


def held(formula: Formula) -> list[bool]:
    column = {"x": np.array([False, True, False, True]), "y": np.array([False, False, True, True])}
    return truth(formula, column.__getitem__, 4).tolist()


def test_a_condition_is_broken_only_where_its_reason_holds_and_it_does_not() -> None:
    assert [True, True, False, True] == held(If(Atom("x"), Atom("y")))


def test_a_constant_below_another_word_has_the_length_of_the_list() -> None:
    assert [True] * 4 == held(Not(Constant(False)))
    assert [False] * 4 == held(If(Constant(False), Constant(True)))
    assert [True] * 4 == held(If(Constant(True), Constant(True)))


def test_ranking_again_keeps_the_states_and_takes_the_ranks_given() -> None:
    other = GRAPH.ranked(GRAPH.conflict, GRAPH.rank[:, ::-1].copy())
    assert GRAPH.states.tolist() == other.states.tolist()
    assert GRAPH.rank[:, ::-1].tolist() == other.rank.tolist()
    assert [state_of(GRAPH, s) for s in range(4)] == [state_of(other, s) for s in range(4)]


def test_a_size_refused_is_shown_at_the_actors() -> None:
    with pytest.raises(TooLarge) as refused:
        feasible_states(crisis(" ".join(f"a.o{k}" for k in range(60))))
    assert ("actors",) == refused.value.problems[0].path


def test_memory_is_written_in_the_next_unit_from_1024_on() -> None:
    assert ["512 B", "1 kB", "1 MB"] == [_memory(512), _memory(1024), _memory(1024**2)]


def test_a_pattern_is_left_out_when_two_others_share_out_its_states() -> None:
    left, right, between = (np.array(marks, bool) for marks in ([1, 1, 0, 0], [0, 0, 1, 1], [0, 1, 1, 0]))
    assert [left.tolist(), right.tolist()] == [kept.tolist() for kept in _needed([left, right, between])]


@pytest.mark.parametrize(
    ("seed", "candidate", "outside", "care"), [(0, 1, 3, 0b10), (0, 2, 3, 0b01), (3, 1, 0, 0b01), (3, 2, 0, 0b10)]
)
def test_the_option_that_more_states_of_the_set_differ_in_is_given_up_first(
    seed: int, candidate: int, outside: int, care: int
) -> None:
    """The seed and the candidate are in the set and differ in one option: giving it up takes in both."""
    candidates = np.array([seed, candidate], np.uint64)
    assert care == _widened(np.uint64(seed), candidates, np.array([outside], np.uint64), 2)


def test_too_many_options_are_shown_at_the_actors() -> None:
    with pytest.raises(TooLarge) as refused:
        feasible_states(crisis(" ".join(f"a.o{k}" for k in range(65))))
    assert [("D402", ("actors",))] == [(problem.code, problem.path) for problem in refused.value.problems]


def test_a_circle_of_named_conditions_is_shown_where_it_closes() -> None:
    circle = replace(GRAPH.conflict, named=(Named("p", Not(Atom("q"))), Named("q", Atom("p"))))
    with pytest.raises(InvalidModel) as refused:
        ground(circle, Atom("p"))
    assert [("D182", ("named", "p"))] == [(problem.code, problem.path) for problem in refused.value.problems]
