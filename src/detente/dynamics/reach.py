"""What can happen at all, and what is sure, found by searches of the graph: no rate matters but that it is not 0.

Chances of exactly 0 and 1 come from here, never from numbers that are nearly 0 or 1.

Baier and Katoen (2008), Principles of Model Checking, section 10.1: the searches for chance 0 and chance 1.
"""

from __future__ import annotations

import numpy as np

from detente.dynamics.chain import Chain, Indices, Mask, Matrix, Timeline


def can_reach(chain: Chain, goal: Mask, *, through: Mask | None = None) -> Mask:
    """Return (n,): which states can reach `goal` by moves whose starts, apart from the goal itself, lie in `through`.

    Breadth first, backward from the goal; each rate is looked at once.
    """
    return _spread(chain.back, goal, np.ones_like(goal) if through is None else through)


def reachable(chain: Chain, starts: Mask, *, through: Mask | None = None) -> Mask:
    """Return (n,): which states can be reached from `starts`, leaving only states in `through`."""
    found = starts.copy()
    front = np.flatnonzero(starts if through is None else starts & through)
    while len(front):
        fresh = _fresh(_neighbours(chain.rates, front), found)
        found[fresh] = True
        front = fresh if through is None else fresh[through[fresh]]
    return found


def sure(chain: Chain, goal: Mask, through: Mask) -> tuple[Mask, Mask]:
    """Return the states with chance 0 and those with chance 1 of ever reaching `goal` by way of `through`.

    On a finite chain a chance is 1 where no state of chance 0 can be reached before the goal.
    """
    never = ~can_reach(chain, goal, through=through & ~goal)
    doubtful = can_reach(chain, never, through=through & ~goal & ~never)
    return never, ~doubtful


def can_reach_in_time(timeline: Timeline, goal: Mask, through: Mask, days: float) -> Mask:
    """Return (n,): which states can reach `goal` via `through` at all by `days`, changes of the calendar included."""
    began = [0.0, *(segment.end or 0.0 for segment in timeline[:-1])]
    found = goal.copy()
    for segment, moment in zip(reversed(timeline), reversed(began), strict=True):
        if moment >= days:
            continue
        if segment.jump is not None and segment.end is not None and segment.end <= days:
            found = goal | (through & found[segment.jump])
        found = can_reach(segment.chain, found, through=through & ~goal)
    return found


def _spread(back: Matrix, goal: Mask, through: Mask) -> Mask:
    found = goal.copy()
    front = np.flatnonzero(goal)
    while len(front):
        front = _fresh(_neighbours(back, front), found)
        front = front[through[front]]
        found[front] = True
    return found


def _fresh(states: Indices, found: Mask) -> Indices:
    """Return each of `states` that is not found yet, once; many at a time by marking all, few by sorting them."""
    if 8 * len(states) < len(found):
        return np.unique(states[~found[states]])
    marked = np.zeros_like(found)
    marked[states] = True
    return np.flatnonzero(marked & ~found)


def _neighbours(matrix: Matrix, rows: Indices) -> Indices:
    """Return the columns of all entries of some rows, one after another."""
    begins, ends = matrix.indptr[rows].astype(np.intp), matrix.indptr[rows + 1].astype(np.intp)
    lengths = ends - begins
    if not lengths.sum():
        return np.zeros(0, np.intp)
    offsets = np.repeat(begins - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
    offsets += np.arange(len(offsets))
    return np.asarray(matrix.indices[offsets])
