"""What it costs to have two actors in one camp, and to have them in two.

One of the two costs what the web costs anyway; where the other costs more, every optimal split has the two the first
way. Exact for webs of any number of optimal splits: the two are made one actor (the ties of the second turned round
where they are to be apart) and the frustration of that web is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.ties.frustration import frustration
from detente.ties.web import Edge, Split, Web, settled, web


@dataclass(frozen=True, slots=True)
class Together:
    """The least cost with the two in one camp (`joined`) and in two (`parted`), each with a split that costs so much.

    Where `proved` is False time ran out, and a cost may be too high.
    """

    joined: float
    parted: float
    joined_split: Split
    parted_split: Split
    proved: bool = True

    @property
    def always(self) -> bool:
        """Whether every optimal split has them in one camp."""
        return self.joined < self.parted

    @property
    def sometimes(self) -> bool:
        """Whether some optimal split has them in one camp."""
        return self.joined <= self.parted


def together(web: Web, one: int, other: int, *, seconds: float | None = None) -> Together:
    """Compare the best splits with actors `one` and `other` in one camp with the best that part them."""
    (joined, first, sure), (parted, second, certain) = (
        _forced(web, one, other, apart, seconds) for apart in (False, True)
    )
    return Together(joined, parted, first, second, proved=sure and certain)


def gathered(whole: Web, actors: Sequence[int], *, seconds: float | None = None) -> tuple[float, Split, bool]:
    """Return what the best split costs that has all of `actors` in one camp, the split, and whether that is proved."""
    first, merged, between = actors[0], whole, 0.0
    for other in actors[1:]:
        between += sum(-pull for a, b, pull in merged.edges if {a, b} == {first, other} and pull < 0)
        merged, lost = _merged(merged, first, other, 1)
        between += lost
    found = frustration(merged, seconds=seconds)
    split = list(found.split)
    for other in actors[1:]:
        split[other] = split[first]
    joined = (*whole.edges, *((first, other, 1.0) for other in actors[1:]))
    return found.index + between, settled(whole.size, joined, split), found.proved


def _forced(whole: Web, one: int, other: int, apart: bool, seconds: float | None) -> tuple[float, Split, bool]:
    """Return what the best split costs that has the two apart, or together, the split, and whether that is proved."""
    way = -1 if apart else 1
    between = sum(abs(pull) for a, b, pull in whole.edges if {a, b} == {one, other} and pull * way < 0)
    merged, lost = _merged(whole, one, other, way)
    found = frustration(merged, seconds=seconds)
    split = list(found.split)
    split[other] = split[one] ^ int(apart)
    joined = (*whole.edges, (one, other, 1.0))  # one and other belong together now, tie or no tie
    return found.index + between + lost, settled(whole.size, joined, split), found.proved


def _merged(whole: Web, stays: int, gone: int, way: int) -> tuple[Web, float]:
    """Hand the edges of one actor to another; return the web, and what edges that pull against each other cost always.

    Of two edges between the same actors with opposite signs the lighter one's weight is paid in any split.
    """
    rest = [_moved(edge, gone, stays, way) for edge in whole.edges if {*edge[:2]} != {stays, gone}]
    merged = web(whole.size, rest)
    return merged, (sum(abs(pull) for _, _, pull in rest) - merged.weight) / 2


def _moved(edge: Edge, gone: int, stays: int, way: int) -> Edge:
    """Hand the edges of one actor to another, turned round where `way` is -1."""
    one, other, pull = edge
    if gone not in (one, other):
        return edge
    return (stays if one == gone else one, stays if other == gone else other, pull * way)
