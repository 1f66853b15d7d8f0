"""Improvements of one mover, laid out so that one pass finds the least value over everything a state improves to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.moves.classes import Classes, Index

Values = NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, eq=False)
class Climb:
    """The lists of `Classes` with every list in order of the mover's rank, worst first.

    | array | shape | entry |
    |---|---|---|
    | `order` | (N,) | list by list, the states, by rank |
    | `starts` | (m + 1,) | where each list starts; the last entry is N |
    | `cell` | (n,) | the list of a state |
    | `above` | (n,) | where in `order` the states the mover strictly prefers to this one start; N if there are none |

    `longest` is the length of the longest list.
    """

    order: Index
    starts: Index
    cell: Index
    above: Index
    longest: int


def climb_of(classes: Classes, rank: NDArray[np.int32]) -> Climb:
    """Return the improvements of a mover with these moves and this rank, (n,). Cost: sorting N entries."""
    lengths = np.diff(classes.starts)
    lists = np.repeat(np.arange(len(lengths)), lengths)
    levels = int(rank.max(initial=0)) + 1
    key = lists * levels + rank[classes.members]
    by_rank = np.argsort(key)
    order = classes.members[by_rank]
    above = _first_above(key[by_rank], levels, classes.cell * levels + rank)
    return Climb(order, classes.starts, classes.cell, above, int(lengths.max(initial=0)))


def _first_above(key: Index, levels: int, own: Index) -> Index:
    """Return where in the ascending `key` the first entry above `own` stands, if it is of the same list; else N."""
    at = np.searchsorted(key, own, side="right")
    same = np.append(key, -1)[at] // levels == own // levels
    return np.where(same, at, len(key))


def least_above(climb: Climb, values: NDArray[np.int32], top: int) -> Values:
    """Return, for every state, the least of `values` over the states its mover strictly prefers and can move to.

    `values` is (n, c), from 0 to below `top`; the result has `top` or more where there is no improvement. Lists are
    kept apart by adding ``list * top``, so that a later list never wins; a suffix minimum by doubling then costs
    O(N log longest) in whole-array steps, six times faster than `np.minimum.accumulate`.
    """
    lists = len(climb.starts) - 1
    wide = np.dtype(np.int32 if (lists + 2) * top < 2**31 else np.int64)
    least = np.empty((len(climb.order) + 1, values.shape[1]), wide)
    least[:-1] = values.take(climb.order, axis=0)
    least[:-1] += np.repeat(np.arange(lists, dtype=wide) * top, np.diff(climb.starts))[:, None]
    least[-1] = (lists + 1) * top
    step = 1
    while step < climb.longest:
        np.minimum(least[: -step - 1], least[step:-1], out=least[: -step - 1])
        step *= 2
    result: Values = least.take(climb.above, axis=0) - (climb.cell * top).astype(wide)[:, None]
    return result
