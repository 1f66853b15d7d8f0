"""The blocks of a web: the parts in which every two edges lie on a common cycle, and the bridges between them.

A bridge lies on no cycle, so it never need be frustrated, and what one block frustrates says nothing about another:
frustration is that of the blocks added up. Cost is linear in the edges.

Hopcroft and Tarjan (1973), Algorithm 447, Commun. ACM 16(6), 372-378.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.ties.web import Edge, Web


def blocks(size: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Return the blocks as lists of edge numbers; a bridge is a block of one edge.

    >>> blocks(4, [(0, 1, 1), (1, 2, 1), (0, 2, 1), (2, 3, 1)])
    [[3], [0, 1, 2]]
    """
    near: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for number, (one, other, _) in enumerate(edges):
        near[one].append((other, number))
        near[other].append((one, number))
    found: list[list[int]] = []
    depth = [-1] * size
    for root in range(size):
        if depth[root] < 0:
            _walk(root, near, depth, found)
    return [sorted(block) for block in found]


def between(web: Web, actors: Sequence[int]) -> set[int]:
    """Return the numbers of the edges in the blocks through which ways from the first of `actors` to the others lead.

    Every way between two actors leads through the same blocks.
    """
    of = {number: block for block in map(tuple, blocks(web.size, web.edges)) for number in block}
    near: list[list[tuple[int, int]]] = [[] for _ in range(web.size)]
    for number, (one, other, _) in enumerate(web.edges):
        near[one].append((other, number))
        near[other].append((one, number))
    first, *others = actors or [0]
    before, queue = {first: (first, -1)}, [first]
    for here in queue:
        for other, number in near[here]:
            if other not in before:
                before[other] = (here, number)
                queue.append(other)
    found: set[int] = set()
    for at in others:
        while at in before and at != first:
            at, number = before[at]
            found |= {*of[number]}
    return found


def _walk(root: int, near: list[list[tuple[int, int]]], depth: list[int], found: list[list[int]]) -> None:
    """Go through one part of the web, depth first; a block is complete where nothing below leads back above."""
    low, trail = [0] * len(near), [0] * 0
    depth[root] = low[root] = 0
    stack = [(root, -1, iter(near[root]), 0)]
    while stack:
        here, by, rest, start = stack[-1]
        step = next(rest, None)
        if step is None:
            stack.pop()
            if stack:
                above = stack[-1][0]
                low[above] = min(low[above], low[here])
                if low[here] >= depth[above]:
                    found.append(trail[start:])
                    del trail[start:]
            continue
        other, number = step
        if depth[other] < 0:
            depth[other] = low[other] = depth[here] + 1
            stack.append((other, number, iter(near[other]), len(trail)))
            trail.append(number)
        elif number != by and depth[other] < depth[here]:
            trail.append(number)
            low[here] = min(low[here], depth[other])
