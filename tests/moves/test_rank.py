from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.change import change
from detente.conflict.edit import Fix
from detente.conflict.formula import And, Atom, Formula, Not
from detente.conflict.model import Conflict, State
from detente.errors import InvalidModel
from detente.moves import compile_graph, index_of, rank, refine
from detente.moves.rank import rank_of, ranks_of
from tests.moves.small import crisis


def taken(*options: str) -> State:
    return frozenset(options)


def ranking(*levels: tuple[State, ...]) -> Conflict:
    conflict = crisis("a.x a.y")
    return replace(conflict, actors=(replace(conflict.actors[0], ranking=levels),))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 80), st.integers(1, 30), st.integers(0, 2**32))
def test_ranks_order_states_as_their_truth_vectors_do(statements: int, size: int, seed: int) -> None:
    truths = np.random.default_rng(seed).random((statements, size)) < 0.5
    vectors = [tuple(column) for column in truths.T.tolist()]
    levels = sorted(set(vectors))
    assert [levels.index(vector) for vector in vectors] == refine(list(truths), size).tolist()


def test_ranks_are_dense_int32() -> None:
    rank = refine([np.array([True, False]), np.array([True, False])], 2)
    assert (np.int32, [1, 0]) == (rank.dtype, rank.tolist())


def test_a_direct_ranking_is_best_first_with_ties() -> None:
    graph = compile_graph(ranking((taken("a.y"),), (taken(), taken("a.x")), (taken("a.x", "a.y"),)))
    where = {state: index_of(graph, state) for state in (taken(), taken("a.x"), taken("a.y"), taken("a.x", "a.y"))}
    assert [1, 1, 2, 0] == [int(graph.rank[0][at]) for at in where.values()]


def test_a_ranking_that_misses_states_says_how_many_and_names_one() -> None:
    with pytest.raises(InvalidModel) as refused:
        compile_graph(ranking((taken("a.y"),), (taken(),)))
    (problem,) = refused.value.problems
    assert ("D132", ("actors", "a", "ranking")) == (problem.code, problem.path)
    assert "misses 2 feasible states" in problem.message
    assert "[a.x]" in problem.message


@pytest.mark.parametrize(("value", "expected"), [(True, [0, 1]), (False, [1, 0])])
def test_a_ranking_outlives_a_fixed_option(value: bool, expected: list[int]) -> None:
    conflict = ranking((taken("a.x", "a.y"),), (taken(),), (taken("a.y"),), (taken("a.x"),))
    assert expected == compile_graph(change(conflict, Fix("a.x", value))).rank[0].tolist()


def test_an_actor_that_wants_nothing_is_indifferent() -> None:
    assert [[0, 0]] == compile_graph(crisis("a.x")).rank.tolist()


@pytest.mark.parametrize("block", [1, 7, 64, 10**6])
def test_ranking_in_blocks_changes_nothing(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wants, a direct ranking, more wants than a code has room for, and nobody's wants, side by side."""
    options = "a.x a.y b.x b.y c.x c.y d.x"
    atoms = [Atom(name) for name in options.split()]
    wants: dict[str, list[Formula]] = {"a": [And((atoms[0], atoms[2])), Not(atoms[5])], "c": []}
    wants["b"] = [*atoms, *map(Not, atoms)] * 3
    conflict = crisis(options, wants=wants)
    states = compile_graph(conflict).states
    levels = tuple((frozenset(n for k, n in enumerate(options.split()) if s >> k & 1),) for s in states.tolist())
    actors = [replace(a, ranking=levels) if a.key == "d" else a for a in conflict.actors]
    expected = [rank_of(conflict, actor, states).tolist() for actor in actors]
    monkeypatch.setattr(rank, "_BLOCK", block)
    assert expected == ranks_of(conflict, actors, states).tolist()
