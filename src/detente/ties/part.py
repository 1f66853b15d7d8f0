"""A block as a web of its own, with its actors numbered from 0: what the solvers work on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.ties.web import Edge


@dataclass(frozen=True, slots=True)
class Part:
    """`edges` between the actors 0, 1, ... of a block; `actors` and `numbers` are those of the web it is part of."""

    actors: tuple[int, ...]
    edges: tuple[Edge, ...]
    numbers: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many actors there are."""
        return len(self.actors)


def part(edges: Sequence[Edge], numbers: Sequence[int]) -> Part:
    """Cut the edges with these numbers out; the actor with most of them comes first."""
    degree: dict[int, int] = {}
    for number in numbers:
        for end in edges[number][:2]:
            degree[end] = degree.get(end, 0) + 1
    actors = tuple(sorted(degree, key=lambda actor: (-degree[actor], actor)))
    place = {actor: at for at, actor in enumerate(actors)}
    own = tuple((place[edges[number][0]], place[edges[number][1]], edges[number][2]) for number in numbers)
    return Part(actors, own, tuple(numbers))
