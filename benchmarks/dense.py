"""The matrix method, written to be compared with: n x n matrices for moves, improvements and preference.

Xu, Hipel and Kilgour (2009), Matrix representation of solution concepts in multiple-decision-maker graph models, IEEE
Trans. Syst. Man Cybern. A 39(1), 96-108. In their letters: J_i and J_i+ have the moves and improvements of i, P_i+ the
states i prefers to another, M the ends of the others' legal sequences, and a state is stable where the diagonal of
J_i+ (E - sign(M P')) is zero. Replies are closed by squaring, which with transitive moves is the same as their series
of products and shorter. Single precision, so that the products run in BLAS; sign makes every entry 0 or 1 again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.moves import Graph

Matrix = NDArray[np.float32]


def sign(matrix: Matrix) -> Matrix:
    """Return 1 where an entry is above 0."""
    return (matrix > 0).astype(np.float32)


def moves_of(graph: Graph, mover: int) -> Matrix:
    """Return J: row s has the states `mover` can move to from s."""
    others = graph.states & np.uint64(~int(graph.own[mover]) & (1 << 64) - 1)
    together = (others[:, None] == others[None, :]).astype(np.float32)
    np.fill_diagonal(together, 0)
    return together


def closed(steps: Matrix) -> Matrix:
    """Return what sequences of `steps` lead to, the start itself included."""
    before, after = steps, sign(steps + np.eye(len(steps), dtype=np.float32))
    while not np.array_equal(before, after):
        before, after = after, sign(after @ after)
    return after


def dense(graph: Graph) -> dict[str, NDArray[np.bool_]]:
    """Return who stays where under the five concepts, (d, n) bool each; two-way options only. O(n^3)."""
    movers = range(len(graph.actors))
    moves = [moves_of(graph, i) for i in movers]
    better = [(rank[None, :] > rank[:, None]).astype(np.float32) for rank in graph.rank]
    found: dict[str, list[NDArray[np.bool_]]] = {key: [] for key in ("nash", "gmr", "smr", "seq", "symmetric-seq")}
    for i in movers:
        improving, no_better = moves[i] * better[i], (1 - better[i]).T
        trapped = no_better * (1 - sign(moves[i] @ better[i].T))
        found["nash"].append(improving.sum(axis=1) == 0)
        for kind, escape, steps in (
            ("gmr", "smr", [moves[j] for j in movers if j != i]),
            ("seq", "symmetric-seq", [moves[j] * better[j] for j in movers if j != i]),
        ):
            ends = closed(sign(np.sum(steps, axis=0)))
            for key, bad in ((kind, no_better), (escape, trapped)):
                found[key].append(np.einsum("st,ts->s", improving, 1 - sign(ends @ bad)) == 0)
    return {key: np.array(rows) for key, rows in found.items()}
