"""The Pareto set: packages that no other beats for one party without being worse for another.

Two parties: one sort. More: a few strong packages strike off most of the rest, block against block; what is left is
settled by bit sets. For each party the packages at least as good as a given one are a prefix of an order, kept for
every block of ranks as n bits; the intersection of p such sets has every package that could beat it, usually none.

Cost O(n log n) for two parties; else O(m^2 p / 64) words for the m left, however many of them are in the set.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.packages import Indices, Mask, Table

Ranks = NDArray[np.int32]
Bits = NDArray[np.uint64]

STRONG = 256
"""So many packages of the highest sums strike off what they can before the bit sets are made."""
BLOCK = 4_096


def pareto(utilities: Table) -> Indices:
    """Return the indices, in order, of the rows of `utilities` (n, p) that no row dominates. Equal rows stay together.

    >>> pareto(np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [1.0, 0.0]])).tolist()
    [0, 1, 3]
    """
    table = np.asarray(utilities, dtype=np.float64)
    n, p = table.shape
    if n <= 1 or p == 0:
        return np.arange(n)
    if p <= 2:
        return _swept(table if p == 2 else np.column_stack([table, table]))
    ranks = _ranks(table)
    left = _unbeaten(ranks, np.arange(n))
    return np.sort(left[_by_bits(ranks[left])])


def frontier(utilities: Table) -> Indices:
    """Return the corners of two parties' frontier of lotteries, from the best package for party 1 to that for party 0.

    Between neighbours the frontier is a straight line: lotteries over the two. O(n log n).
    """
    left = _swept(np.asarray(utilities, dtype=np.float64))
    points = utilities[left]
    corners: list[int] = []
    for k in np.lexsort((points[:, 1], points[:, 0])):
        if corners and (points[corners[-1]] == points[k]).all():
            continue
        while len(corners) > 1 and _turns_up(points[corners[-2]], points[corners[-1]], points[k]):
            corners.pop()
        corners.append(int(k))
    return np.asarray(left[corners], dtype=np.intp)


def _turns_up(a: Table, b: Table, c: Table) -> bool:
    """Tell whether b is on or below the line from a to c."""
    return bool((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) >= 0)


def _swept(table: Table) -> Indices:
    """Return the Pareto set of two columns: by the first falling, those above all before in the second."""
    order = np.lexsort((-table[:, 1], -table[:, 0]))
    first, second = table[order, 0], table[order, 1]
    running = np.maximum.accumulate(second)
    before = np.concatenate([[-np.inf], running[:-1]])
    new = second > before
    group = np.cumsum(new) - 1
    leaders = np.flatnonzero(new)
    same = (group >= 0) & (second == second[leaders[group]]) & (first == first[leaders[group]])
    return np.sort(order[same]).astype(np.intp)


def _ranks(table: Table) -> Ranks:
    """Return (n, p) int32: for each party the place of the package's utility among its different utilities."""
    return np.column_stack([np.unique(column, return_inverse=True)[1].ravel() for column in table.T]).astype(np.int32)


def _unbeaten(ranks: Ranks, left: Indices) -> Indices:
    """Strike off what the packages of the highest sums beat, for as long as that strikes off much."""
    while len(left) > STRONG:
        sums = ranks[left].sum(axis=1, dtype=np.int64)
        strong = left[np.argpartition(-sums, STRONG)[:STRONG]]
        keep = np.ones(len(left), dtype=bool)
        for at in range(0, len(left), BLOCK):
            keep[at : at + BLOCK] = ~_beaten(ranks[left[at : at + BLOCK]], ranks[strong])
        if keep.mean() > 0.9:
            return left[keep]
        left = left[keep]
    return left


def _beaten(some: Ranks, by: Ranks) -> Mask:
    """Return (len(some),): whether a row of `by` is at least as good for all and better for one."""
    least = np.ones((len(some), len(by)), dtype=bool)
    for column in range(some.shape[1]):
        least &= by[None, :, column] >= some[:, None, column]
    more = by.sum(axis=1, dtype=np.int64)[None, :] > some.sum(axis=1, dtype=np.int64)[:, None]
    return np.asarray((least & more).any(axis=1))


def _by_bits(ranks: Ranks) -> Mask:
    """Return (m,): True where no row beats it."""
    m, p = ranks.shape
    order = np.argsort(-ranks.sum(axis=1, dtype=np.int64), kind="stable")
    ranks = ranks[order]
    blocks = max(1, min(1 << 9, m // 64))
    prefixes = [_prefixes(ranks[:, column], blocks) for column in range(p)]
    found = np.ones(m, dtype=bool)
    sums = ranks.sum(axis=1, dtype=np.int64)
    ends = np.searchsorted(-sums, -sums, side="left")
    for row in range(m):
        words = (int(ends[row]) + 63) // 64
        if words == 0:
            continue
        common = prefixes[0][0][prefixes[0][1][row], :words].copy()
        for sets, which in prefixes[1:]:
            common &= sets[which[row], :words]
        if common.any():
            found[row] = not _beats(ranks, common, row, int(ends[row]))
    result = np.empty(m, dtype=bool)
    result[order] = found
    return result


def _beats(ranks: Ranks, common: Bits, row: int, end: int) -> bool:
    """Tell whether a row among the bits of `common`, before `end`, is at least as good as `row` for all."""
    held = np.flatnonzero(common)
    bits = np.unpackbits(common[held].view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")
    where, bit = np.nonzero(bits)
    rows = held[where] * 64 + bit
    rows = rows[rows < end]
    return bool((ranks[rows] >= ranks[row]).all(axis=1).any())


def _prefixes(column: Ranks, blocks: int) -> tuple[Bits, Indices]:
    """Return for each block of ranks the bits of all rows at least as good as its least, and each row's block."""
    m = len(column)
    order = np.argsort(-column, kind="stable")
    edges = np.linspace(0, m, blocks + 1).astype(np.intp)[1:]
    sets = np.zeros((blocks, (m + 63) // 64 * 8), dtype=np.uint8)
    bits, at = np.zeros((m + 63) // 64 * 64, dtype=np.uint8), 0
    least = np.empty(blocks, dtype=column.dtype)
    for block, edge in enumerate(edges):
        end = int(np.searchsorted(-column[order], -column[order[edge - 1]], side="right"))
        bits[order[at:end]] = 1
        at, least[block] = max(at, end), column[order[edge - 1]]
        sets[block] = np.packbits(bits, bitorder="little")
    return sets.view(np.uint64), np.searchsorted(-least, -column, side="left").astype(np.intp)
