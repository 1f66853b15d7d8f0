"""The least value the others' replies can lead to, for many movers at once.

`values` is (n, c), 0 or more; column k is one mover's, `focal[k]`, and everybody but that mover replies. Legal
sequences forbid a decision maker two moves in a row; moves, and improvements, are transitive here, so that takes
nothing away and the replies are plain closures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.moves.classes import Classes
from detente.moves.climb import Climb, least_above
from detente.moves.cores import both_cores
from detente.moves.graph import Rank

Focal = NDArray[np.intp]
Whole = NDArray[np.signedinteger[Any]]
Lower = Callable[[int, Rank], Whole]
"""One opponent's replies: from (n, c) values to the least value over where that opponent can take each state."""

_TOP = np.iinfo(np.int32).max
_WIDE = 2**16
"""Entries worked on at once, a column at least. Small graphs save on calls, large ones on memory: at 2^16 states one
column at a time took 32 ms for the sequential replies, eight together 72 ms."""


def least_after_improvements(climbs: Sequence[Climb], values: Rank, focal: Focal) -> Rank:
    """Return (n, c): the least value over sequences of improvements of the others, the start itself included.

    Sweeps of O(N log longest) per opponent until nothing changes: 4 to 6 on random wants over 2^16 states, 8 on random
    rankings of 2^20. A chain of replies made to be long takes sqrt(n) / 2 (256 at 2^17 states: 0.8 s of CPU). To follow
    changes from list to list instead was tried and was slower, on that chain too.
    """
    top = int(values.max(initial=0)) + 1
    return _in_blocks(lambda j, value: least_above(climbs[j], value, top), len(climbs), values, focal)


def least_after_moves(classes: Sequence[Classes], values: Rank, focal: Focal) -> Rank:
    """Return (n, c): the least value over sequences of moves of the others, the start itself included.

    Where all the others' moves can be undone they close to connected components, found in a few sweeps however far
    apart the states are. With one-way options a closure is directed and components would be wrong: it takes sweeps, as
    improvements do.
    """
    two_way = [len(one.members) == len(one.cell) for one in classes]
    undone = np.array([all(two_way[:i] + two_way[i + 1 :]) for i in focal], bool)
    result = np.empty_like(values)
    if undone.any():
        result[:, undone] = least_in_components(classes, values[:, undone], focal[undone])
    if not undone.all():
        result[:, ~undone] = least_by_sweeps(classes, values[:, ~undone], focal[~undone])
    return result


def least_by_sweeps(classes: Sequence[Classes], values: Rank, focal: Focal) -> Rank:
    """Return what `least_after_moves` does, by sweeps; right whether or not moves can be undone."""
    return _in_blocks(lambda j, value: _least_within_reach(classes[j], value), len(classes), values, focal)


def least_in_components(classes: Sequence[Classes], values: Rank, focal: Focal) -> Rank:
    """Return what `least_after_moves` does, where all moves can be undone: the least value in each component."""
    movers, column = np.unique(focal, return_inverse=True)
    states = np.broadcast_to(np.arange(len(values), dtype=np.int32)[:, None], (len(values), len(movers)))
    labels = _in_blocks(
        lambda j, value: _least_within_reach(classes[j], value), len(classes), states, movers, shortcut=True
    )
    result = np.empty_like(values)
    for c, label in enumerate(labels.T[column]):
        least = np.full(len(values), _TOP, np.int32)
        np.minimum.at(least, label, values[:, c])
        result[:, c] = least[label]
    return result


def _least_within_reach(classes: Classes, values: Rank) -> Rank:
    """Return (n, c): the least of `values` over each state and one mover's moves from it."""
    least: Rank = np.minimum.reduceat(values.take(classes.members, axis=0), classes.starts[:-1], axis=0)
    return least.take(classes.cell, axis=0)


def _in_blocks(lower: Lower, movers: int, values: Rank, focal: Focal, *, shortcut: bool = False) -> Rank:
    """Sweep a few columns at a time, two such blocks at once where a column alone is wide."""
    result = np.empty(values.shape, np.int32)
    columns = max(1, _WIDE // max(1, len(values)))

    def work(first: int) -> None:
        block = slice(first, first + columns)
        result[:, block] = _sweep(lower, movers, values[:, block], focal[block], shortcut=shortcut)

    jobs = range(0, values.shape[1], columns)
    if columns == 1:
        both_cores(work, jobs)
    else:
        for first in jobs:
            work(first)
    return result


def _sweep(lower: Lower, movers: int, values: Rank, focal: Focal, *, shortcut: bool) -> Rank:
    """Apply `lower` for everybody but the focal mover until nothing changes; settled columns are left out.

    With `shortcut` the values are labels, states themselves, and each state also takes over its label's label.
    """
    result, values, active = values.copy(), values.copy(), np.arange(values.shape[1])
    while len(active):
        before = values.copy()
        for j in range(movers):
            _lower_for_others(lower, j, values, focal[active] == j)
        if shortcut:
            values = np.take_along_axis(values, values, axis=0)
        changed = (values != before).any(axis=0)
        result[:, active[~changed]] = values[:, ~changed]
        values, active = values.compress(changed, axis=1), active[changed]
    return result


def _lower_for_others(lower: Lower, j: int, values: Rank, own: NDArray[np.bool_]) -> None:
    """Take the least over j's replies in every column but j's own, in place."""
    if own.all():
        return
    least = lower(j, values)
    if own.any():
        least[:, own] = values[:, own]
    np.minimum(values, least, out=values, casting="unsafe")
