"""What a refusal says, in full: the sentence, the place, the way out. Mutants showed that parts of it went unread."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.conflict.formula import Atom
from detente.conflict.model import Actor
from detente.errors import InvalidModel, TooLarge
from detente.moves import compile_graph, reachable
from detente.moves.implicit import too_large
from detente.moves.rank import _missing
from detente.moves.reach import Reach
from detente.moves.states import _count, _memory, refuse_too_many
from tests.moves.small import crisis


@pytest.mark.parametrize(
    ("size", "words"),
    [(1000, "1,000"), (64, "64"), (2**15, "32,768"), (2**16, "2^16"), (2**16 + 2, "65,538"), (2**60, "2^60")],
)
def test_counts_are_powers_of_two_from_65536_on(size: int, words: str) -> None:
    assert words == _count(size)


def test_memory_has_all_units_up_to_exabytes() -> None:
    assert ["1 GB", "1 TB", "1 PB", "1 EB", "2.05e+03 EB"] == [_memory(2**power) for power in (30, 40, 50, 60, 71)]


@pytest.mark.parametrize(
    ("compiled", "fix"),
    [
        (True, "take out options, or say which combinations are infeasible"),
        (
            False,
            "take out options, or say which combinations are infeasible; "
            "with `pip install 'detente[fast]'` a third of the memory is enough",
        ),
    ],
)
def test_too_many_states_are_refused_with_their_number_their_memory_and_the_way_out(compiled: bool, fix: str) -> None:
    with pytest.raises(TooLarge) as refused:
        refuse_too_many([1000, 100], 5000, each=100, compiled=compiled)
    (problem,) = refused.value.problems
    said = "100,000 states, 781 kB for their list alone and 9.54 MB to solve; the most is 5,000 states"
    assert ("D401", said, ("actors",), fix) == (problem.code, problem.message, problem.path, problem.fix)


def test_more_than_could_be_counted_is_said_to_be_more() -> None:
    with pytest.raises(TooLarge) as refused:
        refuse_too_many([1000, None], 5000, each=100, compiled=True)
    assert refused.value.problems[0].message.startswith("more than 65,536,000 states")


def test_nothing_is_refused_that_fits() -> None:
    refuse_too_many([50, 100], 5000, each=100, compiled=True)
    refuse_too_many([0, None], 5000, each=100, compiled=True)


def test_a_search_given_up_is_shown_at_the_actors_with_a_way_out() -> None:
    (problem,) = too_large("a", 4096).problems
    assert ("D408", ("actors",)) == (problem.code, problem.path)
    assert problem.message == "a: the search for one verdict went beyond 4,096 listed states"
    assert problem.fix


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ([2], "the ranking misses 1 feasible state, one is [b.y]"),
        ([3, 0], "the ranking misses 2 feasible states, one is [a.x, b.y]"),
    ],
)
def test_a_ranking_with_holes_says_how_many_and_shows_one(states: list[int], said: str) -> None:
    problem = _missing(crisis("a.x b.y"), Actor("a", "A"), np.array(states, np.uint64))
    assert ("D132", said, ("actors", "a", "ranking")) == (problem.code, problem.message, problem.path)
    assert problem.fix == "rank every feasible state, or use wants"


def test_an_incomplete_ranking_in_a_model_is_refused_with_that_problem() -> None:
    conflict = crisis("a.x b.y")
    actors = tuple(replace(actor, wants=(), ranking=((frozenset({"a.x"}),),)) for actor in conflict.actors[:1])
    with pytest.raises(InvalidModel, match="misses 3 feasible states"):
        compile_graph(replace(conflict, actors=(*actors, *conflict.actors[1:])))


def test_no_way_to_a_state_is_said() -> None:
    graph = compile_graph(crisis("a.x b.y", wants={"a": [Atom("a.x")]}))
    found: Reach = reachable(graph, [0], "improvements")
    with pytest.raises(LookupError, match=r"^no way leads there$"):
        found.path(2)
