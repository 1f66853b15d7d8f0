"""Cycles with an odd number of hostile ties, no two through the same tie: each must frustrate a tie of its own.

So many disjoint ones there are, at so much the frustration index is: a proof anybody can check by counting. The most
there can be may be fewer than the index; what is found here is found greedily, shortest first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from detente.ties.web import Split, Web, strained


def odd_cycles(web: Web, split: Split) -> tuple[tuple[int, ...], ...]:
    """Return disjoint odd cycles as the actors they go through, at most one for each tie that `split` frustrates.

    >>> from detente.ties.web import web
    >>> odd_cycles(web(3, [(0, 1, 1), (1, 2, 1), (0, 2, -1)]), (0, 0, 0))
    ((0, 1, 2),)
    """
    near: list[dict[int, int]] = [{} for _ in range(web.size)]
    waiting = []
    for number, edge in enumerate(web.edges):
        if strained(edge, split):
            waiting.append(number)
        else:
            near[edge[0]][edge[1]] = near[edge[1]][edge[0]] = number
    found = []
    while waiting:
        ways = [(path, number) for number in waiting if (path := _shortest(near, *web.edges[number][:2]))]
        if not ways:
            break
        path, number = min(ways, key=lambda way: (len(way[0]), way[1]))
        waiting.remove(number)
        for one, other in pairwise(path):
            del near[one][other], near[other][one]
        found.append(tuple(path))
    return tuple(found)


def _shortest(near: Sequence[dict[int, int]], start: int, end: int) -> list[int]:
    """Return the shortest way from `start` to `end`, or nothing."""
    before, queue = {start: start}, deque([start])
    while queue:
        here = queue.popleft()
        if here == end:
            path = [end]
            while path[-1] != start:
                path.append(before[path[-1]])
            return path[::-1]
        for other in near[here]:
            if other not in before:
                before[other] = here
                queue.append(other)
    return []
