"""Nash's solution: the highest product of gains over no deal."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from detente.bargaining.lottery import highest_product
from detente.bargaining.packages import Table, Vector
from detente.bargaining.solution import Ground, Solution, checked_weights, grounded, most, no_agreement, settled
from detente.bargaining.zone import NARROW, Zone


def solve_nash(
    utilities: Table, no_deal: Vector, *, weights: ArrayLike | None = None, known: Zone | None = None
) -> Solution:
    """Return the lottery with the highest product of (u_i - d_i)^w_i, d being no deal.

    The only solution that is efficient, symmetric where the parties are, the same on any scale of a party's utility,
    and unmoved when packages nobody would choose are struck off (independence of irrelevant alternatives); with
    `weights` (p,), positive, all but symmetric. `value` is the weighted log-product of the gains.

    >>> solve_nash(np.array([[1.0, 0.0], [0.0, 1.0]]), np.zeros(2)).utilities.round(9).tolist()
    [0.5, 0.5]

    Nash (1950), The bargaining problem, Econometrica 18(2); with weights: Kalai (1977), Int. J. Game Theory 6.
    """
    ground = grounded(utilities, no_deal, known)
    if isinstance(ground, Zone):
        return no_agreement("nash", no_deal, ground)
    return by_product("nash", ground, checked_weights(weights, len(no_deal)))


def by_product(
    method: str, ground: Ground, weights: Vector, *, floors: Vector | None = None, note: str = ""
) -> Solution:
    """Return the best product of the live parties' gains; `floors` (live,) in shares of the ranges."""
    shares = weights[ground.live] / weights[ground.live].sum()
    found = highest_product(ground.gains, shares, ground.start, floors=floors)
    candidates = ground.rational[(ground.gains[ground.rational] > NARROW).all(axis=1)]
    if floors is not None:
        candidates = candidates[(ground.gains[candidates] >= floors - NARROW).all(axis=1)]
    best = most(np.log(ground.gains[candidates]) @ shares, candidates)
    value = float(shares @ np.log(found.gains * ground.zone.width[ground.live]))
    return settled(method, ground, found.lottery, value, found.gap, best, note=note)
