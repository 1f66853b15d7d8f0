"""How a decision maker ranks the states: by its wants, most important first, or by a direct ranking.

Ranks are dense int32, 0 worst; equal ranks are indifference.

Hipel, Kilgour, Fang and Peng (1997), Appl. Math. Comput. 83, 117-152 (option prioritization).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Actor, Conflict, State
from detente.conflict.still import at_rest
from detente.errors import InvalidModel, Problem
from detente.moves.cores import both_cores
from detente.moves.graph import Graph, Mask, Rank
from detente.moves.ground import ground
from detente.moves.mask import has_bit, mask_over, truth

Bits = NDArray[np.uint64]

_BLOCK = 2**16
"""States gone through at once."""


def rank_of(conflict: Conflict, actor: Actor, states: Bits) -> Rank:
    """Return (n,) int32: how `actor` ranks `states`. With neither wants nor ranking it is indifferent.

    Wants see the crisis standing still (`conflict.still`). Raises InvalidModel where a ranking misses a feasible state.
    """
    if actor.ranking is not None:
        return rank_by_levels(conflict, actor, states)
    options = tuple(option.key for option in conflict.options)
    return refine(
        (mask_over(conflict, options, states, at_rest(want.formula, conflict)) for want in actor.wants), len(states)
    )


def rank_in(graph: Graph, conflict: Conflict, actor: Actor) -> Rank:
    """Return how `actor` ranks the states of `graph`, in a conflict in which formulas hold where they do in it."""
    if actor.ranking is not None:
        return rank_by_levels(conflict, actor, graph.states)
    key = ("rank", tuple(want.formula for want in actor.wants))
    return graph.once(key, lambda: rank_of(conflict, actor, graph.states))


def refine(truths: Iterable[Mask], size: int) -> Rank:
    """Return the rank of `size` states by truth vectors, the first of `truths` counting most. O(n) for each.

    >>> refine([np.array([True, False, True]), np.array([False, False, True])], 3).tolist()
    [1, 0, 2]
    """
    rank, levels = np.zeros(size, np.int64), 1
    for true in truths:
        rank = rank * 2 + true
        levels *= 2
        if levels > _levels(size):
            rank, levels = _dense(rank, levels)
    return _dense(rank, levels)[0].astype(np.int32)


def _dense(rank: NDArray[np.int64], levels: int) -> tuple[NDArray[np.int64], int]:
    """Return the same order without gaps, and how many levels it has. O(n + levels)."""
    used = np.zeros(levels, np.int64)
    used[rank] = 1
    place = np.cumsum(used)
    return place[rank] - 1, int(place[-1])


def ranks_of(conflict: Conflict, actors: Sequence[Actor], states: Bits) -> Rank:
    """Return (d, n) int32: how each of `actors` ranks `states`. Raises as `rank_of` does.

    Large lists of states are gone through in blocks that stay in the cache, two at a time, and what an option is in a
    block is looked up once for all actors: at 2^20 states, 4 actors and 8 wants each that took a third of the time.
    """
    if len(states) <= _BLOCK:
        few = [rank_of(conflict, actor, states) for actor in actors]
        return np.array(few, np.int32).reshape(len(actors), len(states))
    ranks = np.zeros((len(actors), len(states)), np.int32)
    fits = [actor for actor in actors if actor.ranking is None and 2 ** len(actor.wants) <= _levels(len(states))]
    rows = [k for k, actor in enumerate(actors) if actor in fits]
    wants = [[ground(conflict, at_rest(want.formula, conflict)) for want in actor.wants] for actor in fits]
    place = {option.key: bit for bit, option in enumerate(conflict.options)}

    def block(first: int) -> None:
        part = states[first : first + _BLOCK]
        column = cache(lambda name: has_bit(part, place[name]))
        for k, formulas in zip(rows, wants, strict=True):
            code = ranks[k, first : first + _BLOCK]
            for formula in formulas:
                np.left_shift(code, 1, out=code)
                np.add(code, truth(formula, column, len(part)), out=code)

    both_cores(block, range(0, len(states), _BLOCK))
    for k, actor in enumerate(actors):
        ranks[k] = _closed_up(ranks[k], 2 ** len(actor.wants)) if k in rows else rank_of(conflict, actor, states)
    return ranks


def _levels(size: int) -> int:
    """Return how many levels a rank of `size` states may have in between before its gaps are closed."""
    return min(4 * size + 2**16, 2**30)


def _closed_up(rank: Rank, levels: int) -> Rank:
    """Return the same order without gaps, in place of `rank`. O(n + levels)."""
    used = np.zeros(levels, np.bool_)
    used[rank] = True
    place = np.cumsum(used, dtype=np.int32) - 1
    return np.take(place, rank, out=rank, mode="clip")  # without a mode numpy takes a copy of `out`


def rank_by_levels(conflict: Conflict, actor: Actor, states: Bits) -> Rank:
    """Return the rank that `actor.ranking` (levels, best first) gives `states`.

    Listed states that are not feasible, or have a condition that does not hold, are passed over. A state in two
    levels has the better one.
    """
    known = levels_of(conflict, actor) or {}
    bits = np.fromiter(known, np.uint64)
    at = np.minimum(np.searchsorted(states, bits), len(states) - 1)
    found = states[at] == bits
    rank = np.full(len(states), -1, np.int64)
    rank[at[found]] = np.fromiter(known.values(), np.int64)[found]
    if (rank < 0).any():
        raise InvalidModel(_missing(conflict, actor, states[rank < 0]))
    return _dense(rank, max(known.values(), default=0) + 1)[0].astype(np.int32)


def levels_of(conflict: Conflict, actor: Actor) -> dict[int, int] | None:
    """Return the level of each state that `actor.ranking` lists, as bits, higher is better; None without a ranking.

    Passed over are states with a condition that does not hold. A state in two levels has the better one.
    """
    if actor.ranking is None:
        return None
    held = {condition.key for condition in conflict.conditions}
    place = {option.key: 1 << bit for bit, option in enumerate(conflict.options)}
    levels = enumerate(reversed(actor.ranking))  # a later, better level overwrites an earlier one
    listed = [(state, level) for level, tied in levels for state in tied if _may_be(state, held, conflict)]
    return {sum(place[key] for key in state - held): level for state, level in listed}


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
