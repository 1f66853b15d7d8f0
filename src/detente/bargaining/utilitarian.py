"""The utilitarian solution: the highest sum, as long as nobody is worse off than without a deal."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from detente.bargaining.mixtures import highest, lexicographic
from detente.bargaining.packages import Table, Vector
from detente.bargaining.solution import Solution, checked_weights, grounded, most, most_even, no_agreement, settled
from detente.bargaining.zone import Zone


def solve_utilitarian(
    utilities: Table, no_deal: Vector, *, weights: ArrayLike | None = None, known: Zone | None = None
) -> Solution:
    """Return the lottery with the highest weighted sum of utilities in which nobody falls short of no deal.

    `value` is the sum (weights sum to the number of parties). Where several lotteries have it, the one that is most
    even in shares of the parties' ranges. Like the egalitarian solution it needs one scale for all.

    Harsanyi (1955), Journal of Political Economy 63(4); Myerson (1981), Econometrica 49(4).
    """
    ground = grounded(utilities, no_deal, known)
    if isinstance(ground, Zone):
        return no_agreement("utilitarian", no_deal, ground)
    p = len(ground.live)
    shares = checked_weights(weights, len(no_deal)) * len(no_deal)
    width = ground.zone.width[ground.live] * shares[ground.live]
    total = ground.gains @ (width / width.sum())
    values = np.column_stack([ground.gains, total])
    floors = np.append(np.zeros(p), -np.inf)
    top = highest(values, [p], floors, columns=ground.start.indices)
    floors = np.append(np.full(p, -np.inf), top.value)
    found = lexicographic(values, free=range(p), floors=floors, columns=top.columns)
    lottery = found.lottery if found.feasible else top.lottery
    best = most_even(ground.gains, most(total[ground.rational], ground.rational))
    value = float(shares @ lottery.mean(ground.utilities))
    return settled("utilitarian", ground, lottery, value, top.gap * float(width.sum()), best)
