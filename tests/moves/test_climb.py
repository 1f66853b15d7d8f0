from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.moves import Graph
from detente.moves.climb import least_above
from tests.moves.small import graphs, may_move


@pytest.mark.parametrize("scale", [1, 2**28], ids=["32 bits", "64 bits"])
@settings(max_examples=150, deadline=None)
@given(graphs=graphs(), seed=st.integers(0, 2**32))
def test_the_least_over_improvements_is_found(graphs: Graph, seed: int, scale: int) -> None:
    graph, top = graphs, 5 * scale
    values = (np.random.default_rng(seed).integers(0, 5, (graph.size, 3)) * scale).astype(np.int32)
    for own, rank, climb in zip(graph.own.tolist(), graph.rank, graph.climbs, strict=True):
        found = np.minimum(least_above(climb, values, top), top).tolist()
        for s in range(graph.size):
            ends = [t for t in range(graph.size) if may_move(graph, own, s, t) and rank[t] > rank[s]]
            assert [min([*values[ends, c].tolist(), top]) for c in range(3)] == found[s]
