"""What is wrong with what is said of the order of wants.

| code | what is wrong |
|---|---|
| D172 | an actor that ranks the states directly has no wants to put in order |
| D173 | what is said of the order goes in a circle |
| D174 | the order of two wants is freed, and a third stands between them for sure |
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.model import Actor, Conflict
from detente.conflict.order import Above, between, cycle, freed_pairs, sure_pairs
from detente.errors import Problem


def order_problems(conflict: Conflict) -> Iterator[Problem]:
    """Yield what is wrong with the orders of all actors' wants."""
    for actor in conflict.actors:
        if actor.order and actor.ranking is not None:
            path = ("actors", actor.key, "order", 0)
            fix = "delete the order, or write wants in place of the ranking"
            yield Problem("D172", f"{actor.key} ranks states directly and has no wants to put in order", path, fix=fix)
        elif actor.order:
            yield from (*_circles(actor), *_parted(actor))


def _circles(actor: Actor) -> Iterator[Problem]:
    """Yield a problem for each phrase that is part of a circle (D173)."""
    wants = tuple(want.id for want in actor.wants)
    walk = cycle(len(wants), sure_pairs(wants, actor.order))
    links = {(wants[first], wants[later]) for first, later in zip(walk, (*walk[1:], *walk[:1]), strict=True)}
    told = " above ".join(wants[at] for at in (*walk, *walk[:1]))
    for at, phrase in enumerate(actor.order):
        if isinstance(phrase, Above) and (phrase.want, phrase.other) in links:
            fix = f"free their order (`{_short(walk, wants, actor)} in any order`), or list them otherwise"
            path = ("actors", actor.key, "order", at)
            yield Problem("D173", f"the order goes in a circle: {told}", path, fix=fix)


def _parted(actor: Actor) -> Iterator[Problem]:
    """Yield a problem for each phrase that frees two wants with a third surely between them (D174)."""
    wants = tuple(want.id for want in actor.wants)
    stuck = list(between(wants, actor.order))
    for at, phrase in enumerate(actor.order):
        own = freed_pairs(wants, (phrase,))
        here = next((three for three in stuck if (three[0], three[2]) in own), None)
        if here is not None:
            one, middle, other = (wants[place] for place in here)
            fix = f"`{_short(here, wants, actor)} in any order`"
            message = f"{middle} stands between {one} and {other}, so their order is not free"
            yield Problem("D174", message, ("actors", actor.key, "order", at), fix=fix)


def _short(places: tuple[int, ...], wants: tuple[str, ...], actor: Actor) -> str:
    return " and ".join(wants[at].removeprefix(f"{actor.key}.") for at in sorted(places))
