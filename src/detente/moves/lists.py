"""The moves of all movers on a large graph: four bytes for an entry, in the order in which replies spread backwards.

A mover has a *list* for each of its cells (`classes`): all states it can move from into that cell, the cell's own
among them, worst for the mover first. Where all its options can be undone every state is in one list; with w one-way
options in at most 2^w. An entry is a state, plus `OWN` where the state lies in the cell itself; the first entry of a
list is written as its complement (below 0), so that a walk downwards knows where to stop.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.moves.classes import Index, ragged, upward
from detente.moves.cores import both_cores
from detente.moves.graph import Graph

Int = NDArray[np.int32]
Bits = NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Lists:
    """The lists of d movers on n states, N entries in all; N is n d where every option can be undone.

    | array | shape | entry |
    |---|---|---|
    | `entries` | (N,) int32 | mover by mover, list by list, the states, worst first |
    | `offset` | (d + 1,) int64 | where each mover's entries start; the last is N |
    | `limit` | (n, d) int32 | the last entry of the state's list that is worse than it, counted from `offset`; or -1 |
    """

    entries: Int
    offset: NDArray[np.int64]
    limit: Int

    def of(self, mover: int) -> Int:
        """Return the entries of one mover."""
        return self.entries[self.offset[mover] : self.offset[mover + 1]]

    @property
    def undone(self) -> NDArray[np.bool_]:
        """(d,): the movers all of whose moves can be undone."""
        undone: NDArray[np.bool_] = np.diff(self.offset) == len(self.limit)
        return undone


def lists_of(graph: Graph) -> Lists:
    """Return the lists of all decision makers. Needs numba. Cost O(n) for each digit of the bits others control.

    A digit is 11 bits. Raises TooLarge as `classes_of` does, where one-way options make the lists too long.
    """
    n, movers = graph.size, len(graph.actors)
    limit = np.empty((n, movers), np.int32)
    if not any(_one_way(graph, i) for i in range(movers)):
        entries = np.empty(movers * n, np.int32)
        both_cores(lambda i: _fill(graph, i, limit, entries[i * n : (i + 1) * n]), range(movers))
        return Lists(entries, np.arange(movers + 1) * n, limit)
    made = [_fill(graph, i, limit, np.empty(n, np.int32)) for i in range(movers)]
    return Lists(np.concatenate(made), np.concatenate(([0], np.cumsum([len(one) for one in made]))), limit)


def _one_way(graph: Graph, mover: int) -> int:
    """Return the bits a mover can change in one direction only."""
    return int(graph.own[mover]) & (graph.stays ^ graph.shut)


def _fill(graph: Graph, mover: int, limit: Int, into: Int) -> Int:
    """Write the lists of one mover to `into` and its column of `limit`; return them, longer with one-way options."""
    from detente.moves.sorting import by_key, by_value, mark

    rank, one_way = graph.rank[mover], _one_way(graph, mover)
    others = ~(int(graph.own[mover]) & ~(graph.stays & graph.shut) & ~one_way) & (1 << len(graph.options)) - 1
    levels = int(rank.max(initial=0)) + 1
    into[:] = by_key(graph.states, *_digits(others), by_value(rank, levels))
    if one_way:
        return _one_way_lists(graph, mover, into, limit)
    mark(graph.states, np.uint64(others), rank, into, limit, mover)
    return into


def _digits(mask: int) -> tuple[Bits, int]:
    """Return the table by which `by_key` packs the bits of `mask`, byte by byte, and how many digits they make."""
    table, packed = np.zeros((max(1, -(-mask.bit_length() // 8)), 256), np.uint64), 0
    for place in range(mask.bit_length()):
        if mask >> place & 1:
            bit = np.arange(256, dtype=np.uint64) >> np.uint64(place % 8) & np.uint64(1)
            table[place // 8] |= bit << np.uint64(packed)
            packed += 1
    return table, -(-packed // 11)


def _one_way_lists(graph: Graph, mover: int, order: Int, limit: Int) -> Int:
    """Return the lists of a mover with one-way options from the states in order of cell and rank."""
    from detente.moves.sorting import OWN

    rank, ways = graph.rank[mover], _one_way(graph, mover)
    changed = np.uint64(int(graph.own[mover]) & ~(graph.stays & graph.shut) & ~ways)
    key = graph.states[order] & ~changed
    starts = np.concatenate(([0], np.flatnonzero(np.diff(key)) + 1, [len(order)]))
    source, target = upward(key[starts[:-1]] ^ np.uint64(graph.shut & ways), ways, np.diff(starts))
    by_target = np.lexsort((source, target))
    source, target = source[by_target], target[by_target]
    lengths = np.diff(starts)[source]
    states, lists = order[ragged(starts[source], lengths)], np.repeat(target, lengths)
    own = np.repeat(source == target, lengths)
    by_rank = np.lexsort((rank[states], lists))
    states, lists, own = states[by_rank], lists[by_rank], own[by_rank]
    limit[states[own], mover] = _worse(rank[states], lists)[own]
    entries: Int = states + np.where(own, np.int32(OWN), np.int32(0))
    heads = np.concatenate(([True], np.diff(lists) != 0))
    return np.where(heads, ~entries, entries)


def _worse(rank: Int, lists: Index) -> Index:
    """Return, for each entry, the last one of its list that is worse; -1 where there is none."""
    heads = np.concatenate(([True], np.diff(lists) != 0))
    steps = heads | np.concatenate(([True], np.diff(rank) != 0))
    level = np.maximum.accumulate(np.where(steps, np.arange(len(rank)), 0))
    return np.where(heads[level], -1, level - 1)
