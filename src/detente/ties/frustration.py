"""The frustration index and an optimal split: block by block, small ones by trying, large ones by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass

from detente.ties.blocks import blocks
from detente.ties.part import Part, part
from detente.ties.program import minimum
from detente.ties.small import SMALL, camps, costs, least
from detente.ties.web import Edge, Split, Web, settled, strained


@dataclass(frozen=True, slots=True)
class Frustration:
    """The frustration `index`, a `split` that has it, and the numbers of the edges that split frustrates.

    `least` is what is proved: no split costs less. It is the index unless time ran out (`proved`).
    """

    index: float
    split: Split
    frustrated: tuple[int, ...]
    least: float

    @property
    def proved(self) -> bool:
        """Whether no split costs less."""
        return self.least >= self.index


def frustration(web: Web, *, seconds: float | None = None) -> Frustration:
    """Return the frustration index of `web` and an optimal split.

    Exact: NP-hard in the worst case, a fraction of a second for some hundred actors. With `seconds`, blocks
    that are not solved in so long give the best split found and a bound.
    """
    split = balanced_split(web.size, web.edges)
    if split is not None:
        return Frustration(0, settled(web.size, web.edges, split), (), 0)
    solved = [_solved(one, seconds) for one in parts(web)]
    whole = laid(web.size, [(one, found) for one, found, _ in solved])
    short = sum(bound for _, _, bound in solved)
    return _result(web, settled(web.size, web.edges, whole), short)


def _result(web: Web, split: Split, short: float) -> Frustration:
    bad = tuple(at for at, edge in enumerate(web.edges) if strained(edge, split))
    index = sum(abs(web.edges[at][2]) for at in bad)
    proved = short <= 1e-9 * max(1.0, web.weight)
    return Frustration(index, split, bad, index if proved else index - short)


def _solved(one: Part, seconds: float | None) -> tuple[Part, list[int], float]:
    """Return a block with its best split and how much less another might cost."""
    if len(one.edges) == 1:
        return one, [0, int(one.edges[0][2] < 0)], 0.0
    split = balanced_split(one.size, one.edges)
    if split is not None:
        return one, split, 0.0
    if one.size <= SMALL:
        return one, camps(int(least(costs(one))[0]), one.size), 0.0
    found = minimum(one, seconds=seconds)
    return one, found.camps, max(0.0, found.cost - found.bound)


def parts(web: Web) -> list[Part]:
    """Return the blocks of a web, each as a part of its own."""
    return [part(web.edges, numbers) for numbers in blocks(web.size, web.edges)]


def laid(size: int, solved: list[tuple[Part, list[int]]]) -> list[int]:
    """Put the splits of the blocks together: blocks that share an actor are turned round until they agree on it."""
    of: list[list[int]] = [[] for _ in range(size)]
    for number, (one, _) in enumerate(solved):
        for actor in one.actors:
            of[actor].append(number)
    whole, seen, done = [0] * size, [False] * size, [False] * len(solved)
    for first in range(size):
        stack = [] if seen[first] else [first]
        while stack:
            here = stack.pop()
            seen[here] = True
            for number in of[here]:
                if done[number]:
                    continue
                done[number] = True
                one, split = solved[number]
                turn = whole[here] ^ split[one.actors.index(here)]
                for actor, camp in zip(one.actors, split, strict=True):
                    if not seen[actor]:
                        whole[actor], seen[actor] = camp ^ turn, True
                        stack.append(actor)
    return whole


def balanced_split(size: int, edges: tuple[Edge, ...]) -> list[int] | None:
    """Return the split that frustrates nothing, or None where there is none. Cost is linear.

    >>> balanced_split(3, ((0, 1, -1), (1, 2, -1), (0, 2, 1)))
    [0, 1, 0]
    """
    near: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for one, other, pull in edges:
        near[one].append((other, int(pull < 0)))
        near[other].append((one, int(pull < 0)))
    camp = [-1] * size
    for first in range(size):
        if camp[first] < 0:
            camp[first], stack = 0, [first]
            while stack:
                here = stack.pop()
                for other, turn in near[here]:
                    if camp[other] < 0:
                        camp[other] = camp[here] ^ turn
                        stack.append(other)
                    elif camp[other] != camp[here] ^ turn:
                        return None
    return camp
