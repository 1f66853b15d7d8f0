"""A timeline laid out for drawing paths, and what one batch of paths comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from detente.dynamics.chain import Timeline, Vector, checked_timeline

OPEN, REACHED, LOST, UNFINISHED = 0, 1, 2, 3
"""How a path ends: time is up; the goal; a state from which it no longer counts; too many events to go on."""


@dataclass(frozen=True, eq=False)
class Courses:
    """All segments in one table: row k * n + s is state s in segment k.

    `rows[row]` is (its first entry, the bits of the whole rate out); `entries[e]` is (the bits of the rates of its row
    added up so far, where it leads). The two of a pair lie side by side because a path jumps about in memory: half
    the cache misses. `ends` (k,) is when each segment ends (inf: never), `jumps` (k * n,) where its states go then.
    """

    n: int
    rows: NDArray[np.int64]
    entries: NDArray[np.int64]
    ends: Vector
    jumps: NDArray[np.int32]

    @property
    def rate(self) -> Vector:
        """(k * n + 1,) the whole rate out of each row."""
        return self.rows.view(np.float64)[:, 1]

    @property
    def total(self) -> Vector:
        """The rates of each row added up so far, one entry per rate."""
        return self.entries.view(np.float64)[:, 0]


@dataclass(frozen=True, eq=False)
class Drawn:
    """One entry per path: when it ended (days), how (OPEN, REACHED, ...), the days it spent in `watched`; events."""

    ended: Vector
    how: NDArray[np.int8]
    spent: Vector
    events: int


Seen = Callable[[NDArray[np.intp], Vector, NDArray[Any]], None]
"""Told of every change: places in the batch, moments, new states."""


def noting(found: list[tuple[float, int]]) -> Seen:
    """Return what adds each moment and the state from it on to `found`; for one path."""

    def seen(_: NDArray[np.intp], moments: Vector, states: NDArray[Any]) -> None:
        found.extend(zip(moments.tolist(), states.tolist(), strict=True))

    return seen


class Sampler(Protocol):
    """Draws paths by their number; a path is the same whoever draws it and with whichever others."""

    def draw(self, first: int, count: int, *, seen: Seen | None = None) -> Drawn:
        """Return the paths `first`, `first` + 1, ... `count` of them; `seen` is told of every change."""
        ...

    def course(self, number: int) -> list[tuple[float, int]]:
        """Return one whole path: (moment, state) from the start on."""
        ...


def courses(timeline: Timeline) -> Courses:
    """Lay out a timeline for drawing. Memory: 16 bytes a rate."""
    checked_timeline(timeline)
    n = timeline[0].chain.n
    matrices = [segment.chain.rates for segment in timeline]
    rows = np.zeros((n * len(timeline) + 1, 2), np.int64)
    offsets = np.cumsum([0, *(m.nnz for m in matrices)])
    entries = np.zeros((max(1, offsets[-1]), 2), np.int64)  # an entry to point at even where there is none
    totals, rates = entries.view(np.float64)[:, 0], rows.view(np.float64)[:, 1]
    for k, m in enumerate(matrices):
        here = slice(k * n, k * n + n)
        rows[here, 0] = m.indptr[:-1] + offsets[k]
        totals[offsets[k] : offsets[k + 1]] = running_totals(m.data, m.indptr)
        entries[offsets[k] : offsets[k + 1], 1] = m.indices
        full = np.flatnonzero(np.diff(m.indptr))
        rates[k * n + full] = totals[offsets[k] + m.indptr[full + 1] - 1]
    rows[-1, 0] = offsets[-1]
    same = np.arange(n, dtype=np.intp)
    jumps = np.concatenate([same if s.jump is None else s.jump for s in timeline]).astype(np.int32)
    return Courses(n, rows, entries, np.array([np.inf if s.end is None else s.end for s in timeline]), jumps)


def running_totals(data: Vector, indptr: NDArray[np.int32]) -> Vector:
    """Add up the entries of each row, each row from 0."""
    found, lengths = data.astype(np.float64), np.diff(indptr)
    order = np.flatnonzero(lengths > 1)
    for k in range(1, int(lengths.max(initial=0))):
        order = order[lengths[order] > k]
        found[indptr[order] + k] += found[indptr[order] + k - 1]
    return found
