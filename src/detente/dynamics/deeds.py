"""What a deed leads to when it lands: the option is taken, tolls come by chance, and the victim blames whom it will.

Each toll and each blame comes by itself, with its own chance, so a deed with two of them has up to four outcomes. An
outcome that cannot be is left out and the others share its chance.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import numpy as np

from detente.conflict.model import Conflict, Option
from detente.conflict.unfolding import Event, blame
from detente.dynamics.chain import Indices, Mask, Vector
from detente.dynamics.layout import Bits, Layout
from detente.errors import Problem, TooLarge

Branch = tuple[float, Bits]
"""A chance, and the states it leads to from each of some states."""

Ends = list[tuple[Indices, Vector]]
"""Where a deed leads to: indices of states, -1 where that cannot be, each with its chance."""

_ROUNDING = 1e-12

MOST_OUTCOMES = 6
"""Tolls and blames of one deed."""

MOST_BRANCHES = 256
"""Outcomes of several deeds at once."""


def outcomes(deed: Option | Event, layout: Layout) -> list[tuple[float, np.uint64]]:
    """Return the outcomes of a deed: the chance of each, and the bits it sets."""
    chances = [(name, number.value) for name, number in deed.may_cause]
    chances += [(blame(actor), number.value) for actor, number in deed.blamed]
    open_ = [(layout.bit(name), chance) for name, chance in chances if chance > 0 and name in layout.place]
    if len(open_) > MOST_OUTCOMES:
        message = f"{deed.key} may cause, or have blamed, {len(open_)} things; the most is {MOST_OUTCOMES}"
        raise TooLarge(Problem("D825", message, fix="leave out those that no want speaks of"))
    found = []
    for each in product((True, False), repeat=len(open_)):
        chance = float(np.prod([p if came else 1 - p for came, (_, p) in zip(each, open_, strict=True)]))
        bits = sum(int(bit) for came, (bit, _) in zip(each, open_, strict=True) if came)
        if chance > 0:
            found.append((chance, np.uint64(bits)))
    return found


def landed(branches: Iterable[Branch], option: str, where: Mask, layout: Layout, conflict: Conflict) -> list[Branch]:
    """Return where things stand once `option` has landed, in those states that have True in `where` (as before, else).

    Its preparation, if any, is over.
    """
    cleared = ~layout.counters[option].bits if option in layout.counters else np.uint64(2**64 - 1)
    ways, before = outcomes(conflict.option[option], layout), list(branches)
    if len(before) * len(ways) > MOST_BRANCHES:
        message = f"what lands at once with {option} has more than {MOST_BRANCHES} outcomes together"
        raise TooLarge(Problem("D825", message, fix="leave out tolls and blames that no want speaks of"))
    return [
        (chance * share, np.where(where, (states & cleared) | layout.bit(option) | bits, states))
        for chance, states in before
        for share, bits in ways
    ]


def ends(branches: list[Branch], layout: Layout) -> Ends:
    """Return the states the branches lead to, with chances that add up to 1 wherever one of them can be, else to 0."""
    found = [(layout.index(states), chance) for chance, states in branches]
    masses: list[Vector] = [np.where(index >= 0, chance, 0.0) for index, chance in found]
    return [(index, mass) for (index, _), mass in zip(found, whole(masses), strict=True)]


def whole(masses: list[Vector]) -> list[Vector]:
    """Return the chances of what can be, made to add up to 1 wherever anything can."""
    total = np.sum(masses, axis=0)
    share = np.where((total == 0) | (total >= 1 - _ROUNDING), 1.0, 1.0 / np.where(total > 0, total, 1.0))
    return [mass * share for mass in masses]


def possible(ends: Ends) -> Vector:
    """Return the sum of the chances: 1 where the deed can be done, 0 where it cannot."""
    return sum((chance for _, chance in ends), start=np.zeros(len(ends[0][1])))
