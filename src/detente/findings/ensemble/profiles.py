"""Profiles: a list of wants for every actor, one of those it may have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Conflict
from detente.findings.ensemble.variants import MOST_LISTS, Variants, unsure, variants_of

MOST_PROFILES = 20_000
"""How many profiles are gone through one by one at the most; beyond, profiles are drawn."""


@dataclass(frozen=True, eq=False)
class Profiles:
    """Profiles with their weights, which add up to 1.

    `choice` is (N, a): which list of `variants[k]` actor k has. `size` is how many profiles of orders there are in
    all, None where they were not counted; `exact` says that `choice` has every one of them, else they are drawn.
    """

    variants: tuple[Variants, ...]
    choice: NDArray[np.intp]
    weight: NDArray[np.float64]
    size: int | None
    exact: bool
    seed: int

    @property
    def number(self) -> int:
        """How many profiles are gone through."""
        return len(self.choice)


def profiles_of(conflict: Conflict, *, number: int, seed: int, most: int = MOST_PROFILES) -> Profiles:
    """Return every profile that fits what is sure, or `number` drawn ones where there are more than `most`.

    Every order of an actor's wants is as likely as every other, and actors are independent of one another. The same
    seed draws the same profiles.
    """
    rngs = np.random.default_rng(seed).spawn(len(conflict.actors) + 1)
    several = [(actor, rng) for actor, rng in zip(conflict.actors, rngs[1:], strict=True) if unsure(actor)]
    variants = tuple(variants_of(actor, number=number, rng=rng, most=MOST_LISTS) for actor, rng in several)
    counts = [len(one.lists) for one in variants]
    orders = [one.orders for one in variants if one.orders]
    size = prod(orders) if len(orders) == len(variants) else None
    if prod(counts) <= most and not any(one.drawn for one in variants):
        choice = np.stack(np.unravel_index(np.arange(prod(counts)), counts), axis=1) if counts else np.zeros((1, 0))
        choice = choice.astype(np.intp)
        weight = np.prod([one.share[choice[:, at]] for at, one in enumerate(variants)], axis=0) * np.ones(len(choice))
        return Profiles(variants, choice, weight, size, True, seed)
    drawn = [_used(one, rngs[0].choice(len(one.lists), number, p=one.share)) for one in variants]
    choice = np.stack([column for _, column in drawn], axis=1)
    return Profiles(tuple(one for one, _ in drawn), choice, np.full(number, 1 / number), size, False, seed)


def _used(variants: Variants, column: NDArray[np.intp]) -> tuple[Variants, NDArray[np.intp]]:
    """Return the variants without the lists that were not drawn, and the column with their new places."""
    used, place = np.unique(column, return_inverse=True)
    lists = tuple(variants.lists[at] for at in used.tolist())
    return replace(variants, lists=lists, share=variants.share[used]), place.reshape(-1)
