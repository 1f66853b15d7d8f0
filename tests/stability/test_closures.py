from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.model import Conflict
from detente.moves import Graph, Rank
from detente.moves.graph import Mask
from detente.stability import closures
from detente.stability.closures import (
    least_after_improvements,
    least_after_moves,
    least_by_sweeps,
    least_in_components,
)
from tests.moves.small import graphs, may_move

FOCAL = np.array([0, 1, 2, 0])


def values_for(graph: Graph, seed: int) -> Rank:
    return np.random.default_rng(seed).integers(0, 6, (graph.size, len(FOCAL))).astype(np.int32)


def bare(states: list[int], own: list[int], *, stays: int = 0) -> Graph:
    """Return a graph in which everybody is indifferent."""
    rank = np.zeros((len(own), len(states)), np.int32)
    actors = tuple(f"a{i}" for i in range(len(own)))
    conflict = Conflict("bare", (), ())
    return Graph(conflict, (), actors, np.array(states, np.uint64), np.array(own, np.uint64), stays, 0, rank, 0)


def closed(graph: Graph, focal: int, *, improving: bool) -> Mask:
    """Return (n, n): where sequences of the others' steps lead, by squaring the relation; from the definition."""
    others = [i for i in range(len(graph.actors)) if i != focal]
    steps = np.zeros((graph.size, graph.size), bool)
    for i, s, t in product(others, range(graph.size), range(graph.size)):
        gains = graph.rank[i][t] > graph.rank[i][s]
        steps[s, t] |= may_move(graph, int(graph.own[i]), s, t) and (gains or not improving)
    found = steps | np.eye(graph.size, dtype=bool)
    for _ in range(graph.size.bit_length()):
        found = found @ found
    return found


@pytest.mark.parametrize("improving", [False, True])
@settings(max_examples=60, deadline=None)
@given(graph=graphs(), seed=st.integers(0, 2**32))
def test_closures_are_those_of_the_relation(graph: Graph, seed: int, improving: bool) -> None:
    values = values_for(graph, seed)
    least = (
        least_after_improvements(graph.climbs, values, FOCAL)
        if improving
        else least_after_moves(graph.classes, values, FOCAL)
    )
    for c, focal in enumerate(FOCAL.tolist()):
        relation = closed(graph, focal, improving=improving)
        assert [values[row, c].min() for row in relation] == least[:, c].tolist()


@settings(max_examples=100, deadline=None)
@given(graphs(one_way=False), st.integers(0, 2**32))
def test_components_and_sweeps_agree_where_all_moves_can_be_undone(graph: Graph, seed: int) -> None:
    values = values_for(graph, seed)
    sweeps = least_by_sweeps(graph.classes, values, FOCAL)
    assert sweeps.tolist() == least_in_components(graph.classes, values, FOCAL).tolist()


def test_components_would_be_wrong_with_a_one_way_option() -> None:
    """From the state with the option taken nothing leads back, though both states are connected."""
    graph = bare(list(range(4)), [1, 2], stays=2)
    values, focal = np.array([[0], [0], [1], [1]], np.int32), np.array([0])
    assert [0, 0, 1, 1] == least_after_moves(graph.classes, values, focal)[:, 0].tolist()


def test_a_corridor_of_states_is_followed_to_its_end() -> None:
    """Two ladders that may differ by one rung at most: the others reach the far end only step by step."""
    rungs = 30
    pairs = sorted((1 << x) | (1 << (rungs + y)) for x in range(rungs) for y in range(rungs) if abs(x - y) <= 1)
    own = np.array([(1 << rungs) - 1, ((1 << rungs) - 1) << rungs, 0], np.uint64)
    graph = bare(pairs, own.tolist())
    values = np.ones((len(pairs), 1), np.int32)
    values[-1] = 0
    assert not least_after_moves(graph.classes, values, np.array([2])).any()
    assert not least_by_sweeps(graph.classes, values, np.array([2])).any()


@given(graphs(), st.integers(0, 2**32), st.integers(1, 100))
def test_working_on_fewer_columns_at_once_changes_nothing(graph: Graph, seed: int, wide: int) -> None:
    values = values_for(graph, seed)
    expected = least_after_improvements(graph.climbs, values, FOCAL).tolist()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(closures, "_WIDE", wide)
        assert expected == least_after_improvements(graph.climbs, values, FOCAL).tolist()
