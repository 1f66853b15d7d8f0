"""A web of ties as numbers: so many actors, and edges with a sign and a weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Edge = tuple[int, int, float]
"""Two actors i < j and what pulls between them: the sign is that of the tie, the size its weight."""

Split = tuple[int, ...]
"""For each actor the camp it is in, 0 or 1; the first actor of each separate part of the web is in camp 0."""


@dataclass(frozen=True, slots=True)
class Web:
    """`size` actors and `edges` between them, no two between the same actors."""

    size: int
    edges: tuple[Edge, ...]

    @property
    def weight(self) -> float:
        """All there is that could be frustrated: the number of ties where each weighs 1."""
        return sum(abs(pull) for _, _, pull in self.edges)

    @property
    def whole(self) -> bool:
        """Whether all weights are whole numbers, so that costs are exact."""
        return all(float(pull).is_integer() for _, _, pull in self.edges)

    def with_edges(self, edges: Iterable[Edge]) -> Web:
        """Return the web of the same actors with other edges."""
        return web(self.size, edges)


_ROUNDING = 1e-12
"""What is left of pulls that cancel is less than this part of the strongest."""


def web(size: int, edges: Iterable[Edge]) -> Web:
    """Return the web; parallel edges are added up, and those that cancel pull nowhere and are left out.

    Raises ValueError for an edge of an actor to itself or to one that is not there.

    >>> web(3, [(1, 0, 1), (0, 1, 1), (1, 2, -1)]).edges
    ((0, 1, 2), (1, 2, -1))
    """
    pulls: dict[tuple[int, int], float] = {}
    most = 0.0
    for one, other, pull in edges:
        most = max(most, abs(pull))
        if one == other or not (0 <= one < size and 0 <= other < size):
            message = f"no tie can be between {one} and {other} of {size} actors"
            raise ValueError(message)
        key = (min(one, other), max(one, other))
        pulls[key] = pulls.get(key, 0) + pull
    return Web(size, tuple((i, j, pull) for (i, j), pull in sorted(pulls.items()) if abs(pull) > _ROUNDING * most))


def strained(edge: Edge, split: Split) -> bool:
    """Tell whether `split` frustrates an edge: friends apart or foes together."""
    one, other, pull = edge
    return (split[one] != split[other]) == (pull > 0)


def cost(web: Web, split: Split) -> float:
    """Return the weight of the edges that `split` frustrates."""
    return sum(abs(edge[2]) for edge in web.edges if strained(edge, split))


def settled(size: int, edges: Iterable[Edge], split: list[int]) -> Split:
    """Turn the parts of a web round so that the first actor of each is in camp 0."""
    near: list[list[int]] = [[] for _ in range(size)]
    for one, other, _ in edges:
        near[one].append(other)
        near[other].append(one)
    seen, found = [False] * size, list(split)
    for first in range(size):
        if not seen[first]:
            turn, stack, seen[first] = found[first], [first], True
            while stack:
                here = stack.pop()
                found[here] ^= turn
                for other in near[here]:
                    if not seen[other]:
                        seen[other] = True
                        stack.append(other)
    return tuple(found)
