"""Rubinstein's solution: offers in turn, by parties that would rather agree today than tomorrow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from detente.bargaining.nash import by_product
from detente.bargaining.packages import Table, Vector
from detente.bargaining.pareto import frontier
from detente.bargaining.solution import Solution, checked, checked_weights, grounded, no_agreement
from detente.bargaining.zone import Zone, zone
from detente.errors import InvalidModel, Problem

HALVINGS = 200
STATIONARY = "three parties or more: the stationary equilibrium, one of many"


@dataclass(frozen=True, eq=False)
class Offers:
    """What each of two parties proposes in its turn: `first` (2,) when party 0 proposes, `second` when party 1 does."""

    first: Vector
    second: Vector
    zone: Zone


def solve_rubinstein(
    utilities: Table,
    no_deal: Vector,
    *,
    rates: ArrayLike | None = None,
    outside: ArrayLike | None = None,
    known: Zone | None = None,
) -> Solution:
    """Return the limit of offers in turn as the time between offers goes to 0.

    `rates` (p,) are the parties' rates of impatience (equal if not given): the weights of a Nash product are as
    1 / rate, so of two parties the first gets r_2 / (r_1 + r_2). `no_deal` is what they have while they go on talking,
    or the value of a breakdown; `outside` (p,) what each could have by walking out: a floor, which changes nothing
    as long as it does not bind (the deal-me-out principle), and never the no-deal point. With three or more the
    equilibrium is not unique: this is the stationary one.

    Rubinstein (1982), Econometrica 50(1); Binmore, Rubinstein and Wolinsky (1986), Rand J. Economics 17(2).
    """
    utilities, no_deal = checked(utilities, no_deal)
    p = len(no_deal)
    weights = checked_weights(1.0 / checked_weights(rates, p, what="rate of impatience"), p)
    floor = no_deal if outside is None else np.maximum(no_deal, checked(utilities, outside)[1])
    binding = bool((floor > no_deal).any())
    ground = grounded(utilities, no_deal, zone(utilities, floor) if binding else known)
    if isinstance(ground, Zone):
        return no_agreement("rubinstein", floor, ground)
    width = ground.zone.width[ground.live]
    floors = None
    if binding:
        above = np.where(floor > no_deal, floor - no_deal, -np.inf)[ground.live]
        floors = above / width
    return by_product("rubinstein", ground, weights, floors=floors, note=STATIONARY if p > 2 else "")


def offers_in_turn(
    utilities: Table, no_deal: Vector, *, discounts: tuple[float, float], outside: ArrayLike | None = None
) -> Offers:
    """Return the equilibrium proposals of two parties who discount the next round by `discounts`, each in (0, 1).

    On a pie of 1 the first proposes to keep (1 - d2) / (1 - d1 d2). Who answers accepts what the next round is worth to
    it today, or its `outside` option where that is more. Cost O(n log n).

    >>> pie = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> round(float(offers_in_turn(pie, np.zeros(2), discounts=(0.9, 0.9)).first[0]), 9)
    0.526315789
    """
    utilities, no_deal = checked(utilities, no_deal)
    if len(no_deal) != 2:
        raise InvalidModel(Problem("D933", f"offers in turn are worked out for two parties, not {len(no_deal)}"))
    if not all(0 < d < 1 for d in discounts):
        raise InvalidModel(Problem("D934", "a discount factor is not between 0 and 1", fix="write, say, 0.95"))
    floor = no_deal if outside is None else np.maximum(no_deal, checked(utilities, outside)[1])
    found = zone(utilities, floor)
    if not found.exists:
        return Offers(floor, floor, found)
    gains, least = utilities - no_deal, floor - no_deal
    corners = gains[frontier(gains)]
    low, high = 0.0, float((found.best - no_deal)[0])
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _kept(corners, middle, discounts, least) > middle else (low, middle)
    kept = (low + high) / 2
    accepted = max(discounts[0] * kept, float(least[0]))
    first = no_deal + np.array([kept, _most(corners, 0, kept)])
    return Offers(first, no_deal + np.array([accepted, _most(corners, 0, accepted)]), found)


def _kept(corners: Table, kept: float, discounts: tuple[float, float], least: Vector) -> float:
    """Return what party 0 can keep now if it expects to keep `kept` when it proposes next but one."""
    theirs = _most(corners, 0, max(discounts[0] * kept, float(least[0])))
    return _most(corners, 1, max(discounts[1] * theirs, float(least[1])))


def _most(corners: Table, given: int, amount: float) -> float:
    """Return the most the other party can have while party `given` has at least `amount`: the frontier."""
    order = corners if given == 0 else corners[::-1]
    return float(np.interp(amount, order[:, given], order[:, 1 - given]))
