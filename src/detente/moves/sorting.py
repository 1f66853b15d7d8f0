"""The loops that sort states into lists, compiled by numba (the extra `detente[fast]`).

Imported only where a graph is large enough to pay for loading numba (`cores`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

F = TypeVar("F", bound=Callable[..., Any])
Int = NDArray[np.int32]
Bits = NDArray[np.uint64]

OWN = 1 << 30
"""Added to an entry whose state lies in the list's own cell (see `lists`)."""


def compiled(function: F) -> F:
    """Compile on the first call, keep the result on disk, run without the interpreter lock."""
    return cast(F, njit(cache=True, nogil=True)(function))


@compiled
def by_value(value: Int, levels: int) -> Int:
    """Return (n,): the states by `value`, 0 to below `levels`, lowest first, ties in order of the states."""
    place = np.zeros(levels + 1, np.int64)
    for v in value:
        place[v + 1] += 1
    for k in range(levels):
        place[k + 1] += place[k]
    order = np.empty(len(value), np.int32)
    for s in range(len(value)):
        order[place[value[s]]] = s
        place[value[s]] += 1
    return order


@compiled
def by_key(states: Bits, table: Bits, digits: int, order: Int) -> Int:
    """Return `order`, sorted stably by key, 2,048 buckets a pass. `table[b, x]` is what x as byte b adds to the key."""
    last = len(table)
    for digit in range(digits):
        shift = np.uint64(11 * digit)
        place = np.zeros(2049, np.int64)
        for s in order:
            key = np.uint64(0)
            for b in range(last):
                key |= table[b, (states[s] >> np.uint64(8 * b)) & np.uint64(255)]
            place[((key >> shift) & np.uint64(2047)) + np.uint64(1)] += 1
        for k in range(2048):
            place[k + 1] += place[k]
        after = np.empty_like(order)
        for s in order:
            key = np.uint64(0)
            for b in range(last):
                key |= table[b, (states[s] >> np.uint64(8 * b)) & np.uint64(255)]
            bucket = (key >> shift) & np.uint64(2047)
            after[place[bucket]] = s
            place[bucket] += 1
        order = after
    return order


@compiled
def mark(states: Bits, others: np.uint64, rank: Int, order: Int, limit: Int, mover: int) -> None:
    """Turn states sorted by cell and rank into the lists of `mover`, in place, and fill its column of `limit`."""
    before, worse = -1, -1
    for p in range(len(order)):
        s = int(order[p])
        fresh = p == 0 or (states[s] ^ states[before]) & others != 0
        if fresh:
            worse = -1
        elif rank[s] != rank[before]:
            worse = p - 1
        limit[s, mover] = worse
        order[p] = ~(s | OWN) if fresh else s | OWN
        before = s
