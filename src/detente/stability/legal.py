"""The least value legal sequences of the others lead to, where moves are listed and need not be transitive.

In a legal sequence nobody moves twice in a row. ``after[k][t]`` is the least value over the ends of sequences that
start at t with a move of k; k's move leads to u, and there the sequence ends or somebody else goes on:

    after[k][t] = min over k's moves t -> u of min(value[u], after[l][u] for l other than k)

which is a search over (state, last mover) done for all states at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.moves.classes import Classes
from detente.moves.graph import Rank

_TOP = np.iinfo(np.int32).max


def least_after_legal(arcs: Sequence[Classes], values: Rank, focal: NDArray[np.intp]) -> Rank:
    """Return (n, c): the least of `values` over legal sequences of `arcs` of everybody but the focal mover.

    `values` is (n, c); column k is about ``focal[k]``. The start itself is included. Cost: sweeps of O(arrows) until
    nothing changes, at most one for each pair of a state and a mover.
    """
    result = values.copy()
    for mover in np.unique(focal):
        columns = np.flatnonzero(focal == mover)
        others = [one for k, one in enumerate(arcs) if k != mover]
        result[:, columns] = _least(others, values[:, columns])
    return result


def _least(arcs: Sequence[Classes], values: Rank) -> Rank:
    """Return (n, c): the least of `values` over legal sequences of the movers of `arcs`, the start included."""
    after = [np.full_like(values, _TOP) for _ in arcs]
    changed = bool(arcs)
    while changed:
        changed = False
        for k, moves in enumerate(arcs):
            rest = [after[other] for other in range(len(arcs)) if other != k]
            least = over_arcs(moves, np.minimum.reduce([values, *rest]))
            changed |= bool((least < after[k]).any())
            after[k] = np.minimum(after[k], least)
    lowest: Rank = np.minimum.reduce([values, *after])
    return lowest


def over_arcs(arcs: Classes, values: Rank) -> Rank:
    """Return (n, c): the least of `values` over where the moves lead, the state itself not among them."""
    listed = values.take(arcs.members, axis=0)
    listed[arcs.starts[:-1]] = _TOP
    least: Rank = np.minimum.reduceat(listed, arcs.starts[:-1], axis=0)
    return least
