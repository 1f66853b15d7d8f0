"""The lists of wants an actor may have: every order that fits what is sure, with and without what may not be wanted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Actor, Statement
from detente.conflict.order import sure_pairs
from detente.findings.ensemble.orders import MOST_ITEMS, PartialOrder, count, draw, every

MOST_LISTS = 50_000
"""How many lists of one actor are written out at the most; beyond, they are drawn."""

Wants = tuple[Statement, ...]


@dataclass(frozen=True, eq=False)
class Variants:
    """The lists of wants `actor` may have, most important first, and the share of each; shares add up to 1.

    `orders` is how many orders fit what is sure, None where there are too many to count. Where the lists are `drawn`,
    a share is how often one was drawn of so many, and `drawn` is 0 where all lists are there and the shares exact.
    """

    actor: str
    lists: tuple[Wants, ...]
    share: NDArray[np.float64]
    orders: int | None
    drawn: int = 0

    @cached_property
    def ids(self) -> tuple[tuple[str, ...], ...]:
        """The lists by the ids of their wants."""
        return tuple(tuple(want.id for want in wants) for wants in self.lists)


def variants_of(actor: Actor, *, number: int, rng: np.random.Generator, most: int = MOST_LISTS) -> Variants:
    """Return the lists `actor` may have; where there are more than `most`, `number` drawn ones.

    An actor with more than 63 wants whose order is unsure keeps the listed order.
    """
    order = order_of(actor)
    orders = count(order)
    doubts = [at for at, want in enumerate(actor.wants) if want.perhaps is not None]
    if orders is not None and orders * 2 ** len(doubts) <= most:
        return _every(actor, order, doubts, orders)
    return _drawn(actor, order, doubts, orders, number, rng)


def order_of(actor: Actor) -> PartialOrder:
    """Return what is sure of the order of an actor's wants."""
    ids = tuple(want.id for want in actor.wants)
    phrases = actor.order if len(ids) <= MOST_ITEMS else ()
    return PartialOrder(len(ids), sure_pairs(ids, phrases))


def unsure(actor: Actor) -> bool:
    """Tell whether an actor may have more than one list of wants."""
    return bool(actor.order) or any(want.perhaps is not None for want in actor.wants)


def chance_of(want: Statement) -> float:
    """Return how likely a want is wanted at all; the middle where that is a range."""
    return 1.0 if want.perhaps is None else want.perhaps.value


def _every(actor: Actor, order: PartialOrder, doubts: Sequence[int], orders: int) -> Variants:
    """Return all lists. A list that several orders lead to, less what is not wanted, has the share of all of them."""
    shares: defaultdict[tuple[int, ...], float] = defaultdict(float)
    subsets = [
        (frozenset(at for at, kept in zip(doubts, keeps, strict=True) if not kept), _chance(actor, doubts, keeps))
        for keeps in product((True, False), repeat=len(doubts))
    ]
    for items in _listed(order):
        for gone, chance in subsets:
            if chance > 0:
                shares[tuple(item for item in items if item not in gone)] += chance / orders
    return _variants(actor, shares, orders, 0)


def _listed(order: PartialOrder) -> list[tuple[int, ...]]:
    """Return every order, the listed one first."""
    usual = tuple(range(order.size))
    return sorted(every(order), key=lambda items: items != usual)


def _chance(actor: Actor, doubts: Sequence[int], keeps: Sequence[bool]) -> float:
    chances = (chance_of(actor.wants[at]) for at in doubts)
    return prod(chance if kept else 1 - chance for chance, kept in zip(chances, keeps, strict=True))


def _drawn(
    actor: Actor, order: PartialOrder, doubts: Sequence[int], orders: int | None, number: int, rng: np.random.Generator
) -> Variants:
    found = draw(order, number, rng)
    gone = np.zeros((number, order.size), np.bool_)
    for at in doubts:
        gone[:, at] = rng.random(number) >= chance_of(actor.wants[at])
    shares = Counter(
        tuple(int(item) for item in items if not out[item]) for items, out in zip(found, gone, strict=True)
    )
    return _variants(actor, shares, orders, number)


def _variants(actor: Actor, shares: Mapping[tuple[int, ...], float], orders: int | None, drawn: int) -> Variants:
    lists = tuple(tuple(actor.wants[item] for item in items) for items in shares)
    share = np.array(list(shares.values()), np.float64)
    return Variants(actor.key, lists, share / share.sum(), orders, drawn)
