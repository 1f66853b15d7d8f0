from __future__ import annotations

from dataclasses import replace

import pytest

from detente.conflict.basis import Basis
from detente.conflict.formula import And, Atom, Blamed, Or
from detente.conflict.model import Condition
from detente.errors import InvalidModel, TooLarge
from detente.moves import compile_graph, state_of
from tests.moves.small import crisis


def test_the_arrays_say_who_controls_what_and_what_cannot_be_undone() -> None:
    conflict = crisis("a.x b.y a.z", status_quo="b.y")
    first, second, third = conflict.options
    one_way = replace(conflict, options=(replace(first, can_undo=False), second, replace(third, can_take=False)))
    graph = compile_graph(one_way)
    assert (("a.x", "b.y", "a.z"), ("a", "b")) == (graph.options, graph.actors)
    assert ([0b101, 0b010], 0b001, 0b100) == (graph.own.tolist(), graph.stays, graph.shut)
    assert frozenset({"b.y"}) == state_of(graph, graph.start)


def test_what_is_only_proposed_takes_part_in_nothing() -> None:
    conflict = crisis("a.x a.y", wants={"a": [Atom("a.x")]}, forbidden=(Atom("a.y"),))
    proposed = Basis(status="proposed")
    wants = tuple(replace(want, basis=proposed) for want in conflict.actors[0].wants)
    draft = replace(
        conflict,
        actors=(replace(conflict.actors[0], wants=wants),),
        infeasible=(replace(conflict.infeasible[0], basis=proposed),),
    )
    graph = compile_graph(draft)
    assert (4, [[0, 0, 0, 0]]) == (graph.size, graph.rank.tolist())
    assert 2 == compile_graph(conflict).size


def test_conditions_are_no_part_of_a_state() -> None:
    conflict = crisis("a.x", forbidden=(And((Atom("war"), Atom("a.x"))),), status_quo="war")
    assert [0] == compile_graph(replace(conflict, conditions=(Condition("war"),))).states.tolist()


def test_an_infeasible_status_quo_is_refused() -> None:
    with pytest.raises(InvalidModel, match="D183"):
        compile_graph(crisis("a.x", forbidden=(Atom("a.x"),), status_quo="a.x"))


def test_the_limit_is_passed_on() -> None:
    with pytest.raises(TooLarge, match="D401"):
        compile_graph(crisis("a.x a.y"), limit=3)


def test_in_a_crisis_that_stands_still_nobody_is_blamed() -> None:
    graph = compile_graph(crisis("a.x", wants={"a": [Or((Blamed("a"), Atom("a.x")))]}))
    assert graph.rank.tolist() == [[0, 1]]


def test_a_conflict_nobody_acts_in_has_one_state_and_no_decision_maker() -> None:
    graph = compile_graph(crisis(""))
    assert (1, (), (0, 1)) == (graph.size, graph.actors, graph.rank.shape)
