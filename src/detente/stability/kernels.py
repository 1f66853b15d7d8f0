"""The loops behind stability on large graphs, compiled by numba (the extra `detente[fast]`).

Only `large` imports this module, and only where the graph is large enough to pay for loading numba. Every loop is
linear in the entries of the lists it walks (`moves.lists` says what they are) and runs without the interpreter lock.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.moves.sorting import OWN, compiled

Int = NDArray[np.int32]
Long = NDArray[np.int64]
Mask = NDArray[np.bool_]

_STATE = OWN - 1


@compiled
def raised(lists: Int, value: Int) -> Int:
    """Return (n,): the largest `value` over each state and the mover's moves from it."""
    best = value.copy()
    p, total = 0, len(lists)
    while p < total:
        most, q = np.int32(-1), p
        while q < total and (q == p or lists[q] >= 0):
            entry = ~lists[q] if lists[q] < 0 else lists[q]
            if entry & OWN:
                most = max(most, value[entry & _STATE])
            q += 1
        for r in range(p, q):
            entry = ~lists[r] if lists[r] < 0 else lists[r]
            best[entry & _STATE] = max(best[entry & _STATE], most)
        p = q
    return best


@compiled
def stays(lists: Int, rank: Int, reply: Int, marked: Mask) -> None:
    """Mark the states whose best end within reach, min(rank, reply), is not above where the mover stands."""
    marked[:] = True
    p, total = 0, len(lists)
    while p < total:
        most, q = np.int32(-1), p
        while q < total and (q == p or lists[q] >= 0):
            entry = ~lists[q] if lists[q] < 0 else lists[q]
            if entry & OWN:
                most = max(most, min(rank[entry & _STATE], reply[entry & _STATE]))
            q += 1
        for r in range(p, q):
            s = (~lists[r] if lists[r] < 0 else lists[r]) & _STATE
            if most > rank[s]:
                marked[s] = False
        p = q


@compiled
def spread(focal: int, value: Int, order: Int, lists: Int, offset: Long, limit: Int) -> tuple[Int, int]:
    """Return (n,): the least value the others lead to from each state, and how many states and entries were visited.

    The states are taken by `order`, lowest `value` first; each passes its value to all that lead to it, by anybody but
    `focal`, and have none yet. The entries of its list up to ``limit[s, j]`` are the states from which j moves to s. A
    list is walked upwards once, as far as the highest limit met: each entry is visited once, each state twice.
    """
    n, movers = limit.shape
    label = np.full(n, -1, np.int32)
    done = np.zeros(len(lists) // 8 + 1, np.uint8)
    stack = np.empty(n, np.int32)
    visits = n
    for start in order:
        if label[start] >= 0:
            continue
        v = value[start]
        label[start] = v
        stack[0] = start
        top = 1
        while top:
            top -= 1
            u = stack[top]
            visits += 1
            for j in range(movers):
                if j == focal or limit[u, j] < 0:
                    continue
                p = offset[j] + limit[u, j]
                while not done[p >> 3] >> (p & 7) & 1:
                    done[p >> 3] |= np.uint8(1 << (p & 7))
                    visits += 1
                    entry = lists[p]
                    t = (~entry if entry < 0 else entry) & _STATE
                    if label[t] < 0:
                        label[t] = v
                        stack[top] = t
                        top += 1
                    if entry < 0:
                        break
                    p -= 1
    return label, visits


@compiled
def ends_of(lists: Int, limit: Int, mover: int) -> None:
    """Set `limit[s, mover]` to the last entry of the list of the cell s lies in: who can move there can move to s."""
    last = len(lists) - 1
    for p in range(len(lists) - 1, -1, -1):
        entry = ~lists[p] if lists[p] < 0 else lists[p]
        if entry & OWN:
            limit[entry & _STATE, mover] = last
        if lists[p] < 0:
            last = p - 1


@compiled
def joined(focal: int, lists: Int, offset: Long, n: int) -> Int:
    """Return (n,): one state of each component that everybody but `focal` connects, where all moves can be undone."""
    root = np.arange(n).astype(np.int32)
    for j in range(len(offset) - 1):
        if j == focal:
            continue
        for p in range(offset[j], offset[j + 1]):
            entry = lists[p]
            s = (~entry if entry < 0 else entry) & _STATE
            while root[s] != s:
                root[s] = root[root[s]]
                s = root[s]
            if entry < 0:
                head = s
            elif s < head:
                root[head] = s
                head = s
            else:
                root[s] = head
    for s in range(n):
        root[s] = root[root[s]]
    return root


@compiled
def least_in(root: Int, value: Int) -> Int:
    """Return (n,): the least `value` over the component of each state."""
    least = np.full(len(value), 2**31 - 1, np.int32)
    for s in range(len(value)):
        least[root[s]] = min(least[root[s]], value[s])
    for s in range(len(value) - 1, -1, -1):
        least[s] = least[root[s]]
    return least
