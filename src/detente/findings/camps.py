"""From the ties of a model to camps: the web they make, and what follows, in the names of the model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from detente.conflict.model import Conflict
from detente.conflict.query import InView, No, OnlyBecause, Query, SameCamp
from detente.conflict.signed import Pair
from detente.findings.told import Told, told
from detente.findings.witness import Split
from detente.ties import Frustration, Together, Web, frustration, gathered, odd_cycles, together, web
from detente.ties.blocks import between
from detente.ties.frustration import balanced_split, parts
from detente.ties.web import Split as Camps
from detente.ties.web import cost, strained

Weigh = Literal["pairs", "tellings"]

SECONDS = 60.0
"""So long the solver may take over one web before a claim about it is untestable."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The web of a model: the actors by number, and what is told of each two of them.

    `pairs` are in the order of the edges of `web`; a pair told with both signs pulls nowhere and is in `disputed`.
    """

    actors: tuple[str, ...]
    web: Web
    pairs: tuple[Told, ...]
    disputed: tuple[Told, ...]

    def number(self, actor: str) -> int | None:
        """Return the number of an actor, or None where it has no tie that pulls."""
        return self.actors.index(actor) if actor in self.actors else None


def labelled(conflict: Conflict, *, day: str | None = None, weigh: Weigh = "pairs") -> Labelled:
    """Return the web of the ties that are there on `day` (without one: when the crisis starts).

    Each two actors weigh 1, or, with `weigh` as "tellings", what is told for it less what is told against it.
    """
    return web_of(conflict, told(conflict, day=day or conflict.starts), weigh=weigh)


def web_of(conflict: Conflict, pairs: Iterable[Told], *, weigh: Weigh = "pairs") -> Labelled:
    """Return the web of what is told."""
    pulls = {each.pair: (each, _pull(each, weigh)) for each in pairs}
    among = {actor for pair, (_, pull) in pulls.items() if pull for actor in pair}
    actors = tuple(actor.key for actor in conflict.actors if actor.key in among)
    number = {actor: at for at, actor in enumerate(actors)}
    places = {(a, b): (number[a], number[b]) for (a, b), (_, pull) in pulls.items() if pull}
    edges = ((min(at), max(at), pulls[pair][1]) for pair, at in places.items())
    made = web(len(actors), edges)
    order = {(min(at), max(at)): pulls[pair][0] for pair, at in places.items()}
    disputed = tuple(each for each, pull in pulls.values() if "two signs" in each.quarrels or not pull)
    return Labelled(actors, made, tuple(order[edge[:2]] for edge in made.edges), disputed)


def _pull(each: Told, weigh: Weigh) -> int:
    return each.sign if weigh == "pairs" else sum(telling.sign for telling in each.tellings)


@lru_cache(maxsize=2048)
def index_of(web: Web) -> Frustration:
    """Return the frustration index of a web, found once."""
    return frustration(web, seconds=SECONDS)


@lru_cache(maxsize=2048)
def both_ways(web: Web, one: int, other: int) -> Together:
    """Return what it costs to have two actors together and apart, found once."""
    return together(web, one, other, seconds=SECONDS)


@lru_cache(maxsize=2048)
def all_in_one(web: Web, actors: tuple[int, ...]) -> tuple[float, Camps, bool]:
    """Return what it costs to have several actors in one camp, found once."""
    return gathered(web, actors, seconds=SECONDS)


def bearing(query: Query, conflict: Conflict) -> frozenset[str]:
    """Return the ids of the ties that can matter to a claim about camps.

    Whether two stand together hangs on the blocks between them alone, and frustration on blocks that are not balanced.
    Where a pair is told with both signs everything is taken to matter.
    """
    of = labelled(conflict)
    if of.disputed:
        return frozenset(tie.id for tie in conflict.ties)
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            return bearing(claim, conflict)
        case SameCamp(actors=actors):
            edges = between(of.web, [at for actor in actors if (at := of.number(actor)) is not None])
        case _:
            unbalanced = (one for one in parts(of.web) if balanced_split(one.size, one.edges) is None)
            edges = {number for one in unbalanced for number in one.numbers}
    return frozenset(telling.id for at in edges for telling in of.pairs[at].tellings)


def split_of(of: Labelled, camps: Camps) -> Split:
    """Return a split as a witness: the camps, what is frustrated, and disjoint odd cycles, each of which costs one."""
    least = index_of(of.web)
    bad = tuple(of.pairs[at].pair for at, edge in enumerate(of.web.edges) if strained(edge, camps))
    cycles = odd_cycles(of.web, least.split) if all(abs(edge[2]) == 1 for edge in of.web.edges) else ()
    return Split(
        (_camp(of, camps, 0), _camp(of, camps, 1)),
        bad,
        cost(of.web, camps),
        tuple(tuple(of.actors[at] for at in cycle) for cycle in cycles),
    )


def _camp(of: Labelled, camps: Camps, which: int) -> tuple[str, ...]:
    return tuple(actor for actor, camp in zip(of.actors, camps, strict=True) if camp == which)


def pairs_words(pairs: Iterable[Pair]) -> str:
    """Name pairs of actors, "usa and iran"."""
    return "; ".join(f"{one} and {other}" for one, other in pairs)
