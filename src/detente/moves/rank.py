"""How a decision maker ranks the states: by its wants, most important first, or by a direct ranking.

Ranks are dense int32, 0 worst; equal ranks are indifference.

Hipel, Kilgour, Fang and Peng (1997), Appl. Math. Comput. 83, 117-152 (option prioritization).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Actor, Conflict, State
from detente.errors import InvalidModel, Problem
from detente.moves.graph import Mask, Rank
from detente.moves.mask import mask_over

Bits = NDArray[np.uint64]


def rank_of(conflict: Conflict, actor: Actor, states: Bits) -> Rank:
    """Return (n,) int32: how `actor` ranks `states`. With neither wants nor ranking it is indifferent.

    Raises InvalidModel where a direct ranking misses a feasible state, LookupError where a want needs dynamics.
    """
    if actor.ranking is not None:
        return rank_by_levels(conflict, actor, states)
    options = tuple(option.key for option in conflict.options)
    return refine((mask_over(conflict, options, states, want.formula) for want in actor.wants), len(states))


def refine(truths: Iterable[Mask], size: int) -> Rank:
    """Return the rank of `size` states by truth vectors, the first of `truths` counting most. O(n) for each.

    >>> refine([np.array([True, False, True]), np.array([False, False, True])], 3).tolist()
    [1, 0, 2]
    """
    rank, levels = np.zeros(size, np.int64), 1
    for true in truths:
        rank = rank * 2 + true
        levels *= 2
        if levels > 4 * size + 2**16:
            rank, levels = _dense(rank, levels)
    return _dense(rank, levels)[0].astype(np.int32)


def _dense(rank: NDArray[np.int64], levels: int) -> tuple[NDArray[np.int64], int]:
    """Return the same order without gaps, and how many levels it has. O(n + levels)."""
    used = np.zeros(levels, np.int64)
    used[rank] = 1
    place = np.cumsum(used)
    return place[rank] - 1, int(place[-1])


def rank_by_levels(conflict: Conflict, actor: Actor, states: Bits) -> Rank:
    """Return the rank that `actor.ranking` (levels, best first) gives `states`.

    Listed states that are not feasible, or have a condition that does not hold, are passed over. A state in two
    levels has the better one.
    """
    held = {condition.key for condition in conflict.conditions}
    place = {option.key: bit for bit, option in enumerate(conflict.options)}
    levels = tuple(reversed(actor.ranking or ()))
    listed = [(state, level) for level, tied in enumerate(levels) for state in tied if _may_be(state, held, conflict)]
    bits = np.array([sum(1 << place[key] for key in state - held) for state, _ in listed], np.uint64)
    at = np.minimum(np.searchsorted(states, bits), len(states) - 1)
    found = states[at] == bits
    rank = np.full(len(states), -1, np.int64)
    np.maximum.at(rank, at[found], np.array([level for _, level in listed], np.int64)[found])
    if (rank < 0).any():
        raise InvalidModel(_missing(conflict, actor, states[rank < 0]))
    return _dense(rank, len(levels))[0].astype(np.int32)


def _may_be(state: State, held: set[str], conflict: Conflict) -> bool:
    """Tell whether the conditions a listed state names, if any, hold now."""
    return state & held <= conflict.status_quo


def _missing(conflict: Conflict, actor: Actor, states: Bits) -> Problem:
    """Say which states a ranking misses, with one of them as the example."""
    first = int(states[0])
    taken = [option.key for bit, option in enumerate(conflict.options) if first >> bit & 1]
    message = f"the ranking misses {len(states):,} feasible state{'s' if len(states) > 1 else ''}, "
    message += f"one is [{', '.join(taken)}]"
    return Problem("D132", message, ("actors", actor.key, "ranking"), fix="rank every feasible state, or use wants")
