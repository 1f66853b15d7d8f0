"""Where one mover can go: for every state, the states that differ from it only in bits the mover may change.

Where every bit can go both ways these are equivalence classes. A one-way bit cuts a class into *cells*, one for each
setting of the mover's one-way bits; a cell leads to itself and to the cells above it. States of one cell lead to the
same states, so a graph is written as one cell per state and one list of states per cell.

Kilgour, Hipel and Fang (1987), The graph model for conflicts, Automatica 23(1), 41-55.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.errors import Problem, TooLarge

Index = NDArray[np.intp]
Bits = NDArray[np.uint64]

MOST_ENTRIES = 2**27
"""Lists longer than this are refused (1 GB); only many one-way options of one mover make them so long."""


@dataclass(frozen=True, eq=False)
class Classes:
    """The moves of one mover on n states, in m cells with N listed states in all.

    | array | shape | entry |
    |---|---|---|
    | `cell` | (n,) | the cell a state lies in |
    | `members` | (N,) | cell by cell, the states its states can move to, themselves among them |
    | `starts` | (m + 1,) | where each cell's list starts; the last entry is N |

    N is n where every bit goes both ways.
    """

    cell: Index
    members: Index
    starts: Index

    def reach(self, state: int) -> Index:
        """Return the states one move leads to from `state`, and `state` itself."""
        cell = self.cell[state]
        ends: Index = self.members[self.starts[cell] : self.starts[cell + 1]]
        return ends


def classes_of(states: Bits, own: int, *, stays: int = 0, shut: int = 0) -> Classes:
    """Return the moves of whoever controls the bits `own`.

    Bits in `stays` cannot be unset once set, bits in `shut` cannot be set, bits in both never change. `states` is
    ascending. Cost O(n log n) where all bits go both ways; with w one-way bits of the mover, a state is listed once
    for each cell below it, at most 2^w times. Raises TooLarge where the lists would have more than 2^27 entries.
    """
    movable = own & ~(stays & shut)
    one_way = movable & (stays | shut)
    key = states & np.uint64(~(movable & ~one_way) & _ALL)
    order = np.argsort(key, kind="stable")
    ends = np.flatnonzero(np.diff(key[order])) + 1
    starts = np.concatenate(([0], ends, [len(states)])) if len(states) else np.zeros(1, np.intp)
    cell = np.empty(len(states), np.intp)
    cell[order] = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    if not one_way:
        return Classes(cell, order, starts)
    keys = key[order][starts[:-1]] ^ np.uint64(shut & one_way)
    source, target = upward(keys, one_way, np.diff(starts))
    members, lengths = _listed(order, starts, target)
    total = np.bincount(source, weights=lengths, minlength=len(keys)).astype(np.intp)
    return Classes(cell, members, np.concatenate(([0], np.cumsum(total))))


_ALL = 2**64 - 1


def upward(keys: Bits, one_way: int, sizes: Index) -> tuple[Index, Index]:
    """Return the pairs of cells (source, target), by source, where target has all the one-way bits source has.

    Two ways to list the candidates, the shorter is taken: all pairs within a class, or all subsets of each target.
    """
    ways, others = keys & np.uint64(one_way), keys & np.uint64(~one_way & _ALL)
    order = np.lexsort((ways, others))
    heads = np.concatenate(([True], others[order][1:] != others[order][:-1]))
    size = np.diff(np.concatenate((np.flatnonzero(heads), [len(keys)])))
    pairs, subsets = float((size.astype(float) ** 2).sum()), float((2.0 ** _bit_count(ways, one_way)).sum())
    if (entries := min(pairs, subsets) * float(sizes.mean())) > MOST_ENTRIES:
        message = f"the moves over {one_way.bit_count()} one-way options of one actor list {entries:.3g} states"
        raise TooLarge(Problem("D403", message, ("actors",), fix="let some of them be taken and undone"))
    if pairs <= subsets:
        source, target = _pairs(order, size)
        up = (ways[source] & ~ways[target]) == 0
        source, target = source[up], target[up]
    else:
        source, target = _subsets(keys, one_way)
    by_source = np.lexsort((target, source))
    return source[by_source], target[by_source]


def _pairs(order: Index, size: Index) -> tuple[Index, Index]:
    """Return all pairs within runs of `order` of lengths `size`."""
    first = np.repeat(np.concatenate(([0], np.cumsum(size)[:-1])), size)
    count = np.repeat(size, size)
    source = np.repeat(order, count)
    target = order[ragged(first, count)]
    return source, target


def _subsets(keys: Bits, one_way: int) -> tuple[Index, Index]:
    """Return the pairs where the source's key is the target's with some one-way bits taken out."""
    target, lower = np.arange(len(keys)), keys
    for bit in _places(one_way):
        has = (lower >> np.uint64(bit)) & np.uint64(1) == 1
        target = np.concatenate((target, target[has]))
        lower = np.concatenate((lower, lower[has] ^ np.uint64(1 << bit)))
    ascending = np.sort(keys)
    at = np.minimum(np.searchsorted(ascending, lower), len(keys) - 1)
    found = ascending[at] == lower
    return np.argsort(keys)[at[found]], target[found]


def _bit_count(keys: Bits, among: int) -> NDArray[np.float64]:
    """Return how many of the bits `among` each key has."""
    count = np.zeros(len(keys))
    for place in _places(among):
        count += (keys >> np.uint64(place)) & np.uint64(1)
    return count


def _places(bits: int) -> list[int]:
    """Return the places of the bits that are set, lowest first."""
    return [place for place in range(bits.bit_length()) if bits >> place & 1]


def _listed(order: Index, starts: Index, cells: Index) -> tuple[Index, Index]:
    """Return the states of each of `cells`, one cell after the other, and how many each has."""
    lengths = starts[cells + 1] - starts[cells]
    return order[ragged(starts[cells], lengths)], lengths


def ragged(first: Index, count: Index) -> Index:
    """Return ``first[0], first[0] + 1, ...`` (`count[0]` of them), then the same for each further entry.

    >>> ragged(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    before = np.cumsum(count) - count
    places: Index = np.arange(int(count.sum())) + np.repeat(first - before, count)
    return places
