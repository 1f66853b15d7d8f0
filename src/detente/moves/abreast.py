"""Copies of one graph side by side, each under ranks of its own: many small graphs as one large one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.moves.classes import Classes
from detente.moves.graph import Graph, Rank


def abreast(graph: Graph, ranks: Rank) -> Graph:
    """Return b copies of `graph` as one graph of b x n states, the k-th ranked by ``ranks[k]``; `ranks` is (b, d, n).

    State s of copy k is state ``k * n + s``; no move leads from one copy to another. The states of the result do not
    ascend, so that single states cannot be looked up in it. `start` is that of the first copy.
    """
    b, d, n = ranks.shape
    rank = ranks.transpose(1, 0, 2).reshape(d, b * n)
    wide = replace(graph, states=np.tile(graph.states, b), rank=rank, known={})
    wide.__dict__["classes"] = tuple(_side_by_side(one, b) for one in graph.classes)
    return wide


def _side_by_side(classes: Classes, times: int) -> Classes:
    """Return the moves on `times` copies of the states, one copy after the other."""
    copy = np.arange(times)[:, None]
    cells, entries = len(classes.starts) - 1, len(classes.members)
    return Classes(
        (classes.cell + copy * cells).ravel(),
        (classes.members + copy * len(classes.cell)).ravel(),
        np.append((classes.starts[:-1] + copy * entries).ravel(), times * entries),
    )
