from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import TooLarge
from detente.moves import Graph, classes
from detente.moves.classes import classes_of, ragged
from tests.moves.small import graphs, may_move


@settings(max_examples=300, deadline=None)
@given(graphs(bits=7))
def test_a_state_reaches_what_the_definition_says(graph: Graph) -> None:
    for own, found in zip(graph.own.tolist(), graph.classes, strict=True):
        for s in range(graph.size):
            expected = [t for t in range(graph.size) if may_move(graph, own, s, t)]
            assert expected == sorted(found.reach(s).tolist())


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9), st.integers(0, 2**9 - 1), st.integers(0, 2**32))
def test_dense_one_way_bits_are_listed_alike(bits: int, shut: int, seed: int) -> None:
    """Nearly all combinations feasible, so that cells are listed by subsets rather than by pairs."""
    keep = np.random.default_rng(seed).random(2**bits) < 0.95
    states = np.flatnonzero(keep).astype(np.uint64)
    shut &= 2**bits - 1
    found = classes_of(states, 2**bits - 1, stays=(2**bits - 1) & ~shut, shut=shut)
    for s, before in enumerate(states.tolist()):
        expected = [after for after in states.tolist() if (before ^ shut) & ~(after ^ shut) == 0]
        assert expected == sorted(states[found.reach(s)].tolist())


@given(graphs(one_way=False))
def test_where_all_bits_go_both_ways_every_state_is_listed_once(graph: Graph) -> None:
    for found in graph.classes:
        assert list(range(graph.size)) == sorted(found.members.tolist())


def test_lists_too_long_for_memory_are_refused_before_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classes, "MOST_ENTRIES", 100)
    with pytest.raises(TooLarge, match="5 one-way options of one actor list 243 states"):
        classes_of(np.arange(32, dtype=np.uint64), 31, stays=31)


def test_ragged_counts_up_from_each_start() -> None:
    assert [4, 5, 9, 0, 1] == ragged(np.array([4, 7, 9, 0]), np.array([2, 0, 1, 2])).tolist()
