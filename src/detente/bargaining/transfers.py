"""Deals with side payments in the parties' common scale: take the best sum, then share what it adds.

With payments only the sum over the parties matters: every solution picks a package of the highest sum and says who
pays whom. Nash and Rubinstein share the surplus by weights, the others evenly: every ideal point is the whole surplus.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from detente.bargaining.mixtures import Lottery
from detente.bargaining.packages import Table, Vector
from detente.bargaining.solution import Solution, checked, checked_weights, most, no_agreement
from detente.bargaining.zone import NARROW, Zone


def divided(
    method: str,
    utilities: Table,
    no_deal: Vector,
    *,
    weights: ArrayLike | None = None,
    outside: ArrayLike | None = None,
) -> Solution:
    """Return the package of the highest sum and the payments that give each party its weight of the surplus.

    `outside` (p,) are floors: a party that its share would leave below its floor gets the floor, the others share the
    rest. `value` is the surplus over no deal. O(n p).
    """
    utilities, no_deal = checked(utilities, no_deal)
    p = len(no_deal)
    floors = np.zeros(p) if outside is None else np.maximum(checked(utilities, outside)[1] - no_deal, 0.0)
    found = zone_with_transfers(utilities, no_deal + floors)
    if found.lottery is None:
        return no_agreement(method, no_deal + floors, found)
    best = most(utilities.sum(axis=1), np.arange(len(utilities)))
    package = utilities[best[0]]
    surplus = float(package.sum() - no_deal.sum())
    gains = shared(surplus, checked_weights(weights, p), floors)
    got = no_deal + gains
    return Solution(method, found, found.lottery, got, surplus, 0.0, best, got, payments=got - package)


def shared(surplus: float, weights: Vector, floors: Vector) -> Vector:
    """Return the shares of a surplus by `weights`, nobody below its floor; the floors together are below the surplus.

    >>> shared(1.0, np.array([0.5, 0.5]), np.array([0.7, 0.0])).round(9).tolist()
    [0.7, 0.3]
    """
    held = np.zeros(len(weights), dtype=bool)
    while True:
        free = ~held
        rest = surplus - floors[held].sum()
        shares = np.where(held, floors, rest * weights / weights[free].sum())
        low = free & (shares < floors)
        if not low.any():
            return np.asarray(shares)
        held |= low


def zone_with_transfers(utilities: Table, no_deal: Vector) -> Zone:
    """Return the zone where losses can be paid for: it exists where some package's sum is above no deal's.

    `level` is the surplus as a share of the parties' ranges together, `short` what any one of them would have to give
    up of its no deal.
    """
    n, p = utilities.shape
    empty = np.zeros(0, dtype=np.intp)
    if n == 0 or p == 0:
        return Zone(-np.inf, empty, None, np.ones(p), np.full(p, np.inf), np.full(p, -np.inf), np.zeros(p, bool))
    width = np.ptp(utilities, axis=0)
    width = np.where(width > 0, width, np.where(utilities[0] != no_deal, np.abs(utilities[0] - no_deal), 1.0))
    gain = utilities.sum(axis=1) - no_deal.sum()
    level = float(gain.max() / width.sum())
    pure = np.flatnonzero(gain > NARROW * width.sum())
    lottery = Lottery(np.array([int(np.argmax(gain))]), np.ones(1)) if len(pure) else None
    short = np.zeros(p) if len(pure) else np.full(p, max(-float(gain.max()), 0.0))
    return Zone(level, pure, lottery, width, short, no_deal + float(gain.max()), np.zeros(p, bool))
