"""Kalai and Smorodinsky's solution: everyone gets the same share of the most it could have got."""

from __future__ import annotations

import numpy as np

from detente.bargaining.mixtures import EXACT, lexicographic
from detente.bargaining.packages import Table, Vector
from detente.bargaining.solution import Solution, grounded, most_even, no_agreement, settled
from detente.bargaining.zone import Zone


def solve_kalai_smorodinsky(utilities: Table, no_deal: Vector, *, known: Zone | None = None) -> Solution:
    """Return the lottery in which the least share (u_i - d_i) / (a_i - d_i) is highest, then the second least, ...

    a_i is the most party i can have while nobody falls short of no deal. With three parties or more equal shares can
    waste something for some of them, so the shares are compared lexicographically (Imai). Efficient, symmetric, the
    same on any scale; for two, nobody loses when packages better for it alone are added (individual monotonicity).
    `value` is the least share. The best package has its own ideal points: over packages, without lotteries.

    Kalai and Smorodinsky (1975), Econometrica 43(3); Imai (1983), Econometrica 51(2).
    """
    ground = grounded(utilities, no_deal, known)
    if isinstance(ground, Zone):
        return no_agreement("kalai-smorodinsky", no_deal, ground)
    found = lexicographic(ground.gains / ground.best_gains, columns=ground.start.indices)
    ideal = ground.gains[ground.rational].max(axis=0, initial=0.0)
    shares = ground.gains / np.where(ideal > EXACT, ideal, 1.0)
    best = most_even(shares, ground.rational)
    return settled("kalai-smorodinsky", ground, found.lottery, found.value, found.gap, best)
