from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from detente.moves import Graph
from tests.moves.small import graphs, may_move

pytest.importorskip("numba", reason="the compiled loops need the extra detente[fast]")

from detente.moves.lists import lists_of
from detente.moves.sorting import OWN, by_key, by_value


def opened(graph: Graph, mover: int) -> list[list[tuple[int, bool]]]:
    """Return the lists of a mover, each as (state, whether it lies in the list's own cell)."""
    found: list[list[tuple[int, bool]]] = []
    for entry in lists_of(graph).of(mover).tolist():
        if entry < 0:
            found.append([])
        plain = ~entry if entry < 0 else entry
        found[-1].append((plain % OWN, plain >= OWN))
    return found


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_the_list_of_a_state_has_whoever_can_move_there(graph: Graph) -> None:
    for mover in range(len(graph.actors)):
        for entries in opened(graph, mover):
            for t in (state for state, own in entries if own):
                sources = [s for s in range(graph.size) if may_move(graph, int(graph.own[mover]), s, t)]
                assert sources == sorted(state for state, _ in entries)


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_every_state_is_in_one_list_as_its_own_and_lists_are_worst_first(graph: Graph) -> None:
    for mover in range(len(graph.actors)):
        lists = opened(graph, mover)
        assert list(range(graph.size)) == sorted(state for entries in lists for state, own in entries if own)
        assert all(entries == sorted(entries, key=lambda e: graph.rank[mover][e[0]]) for entries in lists)


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_up_to_its_limit_stand_the_states_that_improve_to_a_state(graph: Graph) -> None:
    lists = lists_of(graph)
    for mover, rank in enumerate(graph.rank):
        for t in range(graph.size):
            below, at = [], int(lists.limit[t, mover])
            while at >= 0:
                entry = int(lists.of(mover)[at])
                below.append((~entry if entry < 0 else entry) % OWN)
                at = -1 if entry < 0 else at - 1
            improving = [
                s for s in range(graph.size) if may_move(graph, int(graph.own[mover]), s, t) and rank[s] < rank[t]
            ]
            assert improving == sorted(below)


def test_sorting_by_value_and_by_key_is_that_of_numpy() -> None:
    rng = np.random.default_rng(3)
    states = np.unique(rng.integers(0, 2**40, 5000).astype(np.uint64))
    value = rng.integers(0, 9, len(states)).astype(np.int32)
    order = by_value(value, 9)
    assert np.argsort(value, kind="stable").tolist() == order.tolist()
    bytes_of = np.arange(256, dtype=np.uint64)
    table = np.array([bytes_of << np.uint64(8 * place) for place in range(5)])
    assert np.lexsort((value, states)).tolist() == by_key(states, table, 4, order).tolist()
