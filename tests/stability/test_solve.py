from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.formula import Atom, Formula, Iff, Not
from detente.moves import Graph, compile_graph
from detente.stability import CONCEPTS, IMPLIES, concept_of, equilibria, replies, solve, solve_many, stable
from tests.moves.small import crisis, graphs

KEYS = tuple(concept.key for concept in CONCEPTS)


def two_by_two(row: list[Formula], column: list[Formula]) -> Graph:
    return compile_graph(crisis("r.x c.y", wants={"r": row, "c": column}))


def test_the_family_has_the_five_concepts_and_their_theorems_name_members_only() -> None:
    assert ("nash", "gmr", "smr", "seq", "symmetric-seq") == KEYS
    assert {key for pair in IMPLIES for key in pair} <= set(KEYS)


def test_matching_pennies_has_no_nash_and_every_state_under_gmr_and_seq() -> None:
    graph = two_by_two([Iff(Atom("r.x"), Atom("c.y"))], [Not(Iff(Atom("r.x"), Atom("c.y")))])
    assert [0, 4, 0, 4, 0] == [int(equilibria(graph, key).sum()) for key in KEYS]


def test_the_prisoners_may_stay_silent_where_they_look_ahead() -> None:
    x, y = Atom("r.x"), Atom("c.y")  # taken: to defect
    graph = two_by_two([Not(y), x], [Not(x), y])
    both, neither = 0b11, 0b00
    found = {key: set(graph.states[equilibria(graph, key)].tolist()) for key in KEYS}
    assert {both} == found["nash"]
    assert all({both, neither} == found[key] for key in KEYS[1:])


def test_a_sanction_that_leaves_the_mover_exactly_as_well_off_deters() -> None:
    """r gains by x, c answers by y to its own gain, and r is then back at its old rank, not below."""
    x, y = Atom("r.x"), Atom("c.y")
    graph = two_by_two([Not(Iff(x, Not(Not(y))))], [Iff(x, y)])
    assert not stable(graph, "nash")[0, 0]
    assert stable(graph, "seq")[0, 0]


@settings(max_examples=100, deadline=None)
@given(graphs(), st.integers(0, 2**32))
def test_profiles_side_by_side_are_solved_as_one_by_one(graph: Graph, seed: int) -> None:
    ranks = np.random.default_rng(seed).integers(0, 4, (3, *graph.rank.shape)).astype(np.int32)
    together = solve_many(graph, ranks)
    for b, rank in enumerate(ranks):
        alone = solve(graph.ranked(graph.conflict, rank))
        for key in KEYS:
            assert alone.stable[key].tolist() == together[key][b].tolist()


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_replies_say_which_move_nothing_deters(graph: Graph) -> None:
    for key in KEYS:
        marks = stable(graph, key)
        for i, classes in enumerate(graph.classes):
            worth = np.minimum(graph.rank[i], replies(graph, i, key))
            expected = [max(worth[classes.reach(s)]) <= graph.rank[i][s] for s in range(graph.size)]
            assert expected == marks[i].tolist()


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_a_state_stable_under_the_first_is_stable_under_the_second(graph: Graph) -> None:
    found = solve(graph)
    for first, second in IMPLIES:
        assert (found.stable[second] | ~found.stable[first]).all()


def test_one_concept_alone_says_what_all_together_say() -> None:
    graph = two_by_two([Atom("r.x")], [Atom("c.y")])
    whole = solve(graph)
    for key in KEYS:
        alone = solve(two_by_two([Atom("r.x")], [Atom("c.y")]), concepts=(key,))
        assert (key,) == alone.concepts
        assert whole.equilibria(key).tolist() == alone.equilibria(key).tolist()


def test_where_nobody_decides_every_state_is_an_equilibrium() -> None:
    graph = compile_graph(crisis(""))
    assert all(equilibria(graph, key).tolist() == [True] for key in KEYS)


def test_an_unknown_concept_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        concept_of("sseq")


def test_what_is_kept_about_a_graph_goes_with_it() -> None:
    graph = two_by_two([], [])
    solve(graph)
    gone = weakref.ref(graph)
    del graph
    gc.collect()
    assert gone() is None
