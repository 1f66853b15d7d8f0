"""The egalitarian solution: equal gains, which supposes that the parties' gains can be compared."""

from __future__ import annotations

from numpy.typing import ArrayLike

from detente.bargaining.mixtures import lexicographic
from detente.bargaining.packages import Table, Vector
from detente.bargaining.solution import Solution, checked_weights, grounded, most_even, no_agreement, settled
from detente.bargaining.zone import Zone


def solve_egalitarian(
    utilities: Table, no_deal: Vector, *, weights: ArrayLike | None = None, known: Zone | None = None
) -> Solution:
    """Return the lottery whose least gain (u_i - d_i) is highest, then the second least, ...; `value` is the least.

    With `weights` (p,) the gains are in proportion to them. Nobody's least gain falls when packages are added (strong
    monotonicity). NOT the same on every scale: it needs one scale on which the parties' gains are compared.
    Where the parties' ranges differ by more than some 10^6 times, read the `gap`: it may be large.

    Kalai (1977), Proportional solutions to bargaining situations, Econometrica 45(7); lexicographic: Chun and Peters
    (1988), The lexicographic egalitarian solution, Cahiers du CERO 30.
    """
    ground = grounded(utilities, no_deal, known)
    if isinstance(ground, Zone):
        return no_agreement("egalitarian", no_deal, ground)
    shares = checked_weights(weights, len(no_deal))[ground.live] * len(no_deal)
    width = ground.zone.width[ground.live] / shares
    unit = float(width.min())
    found = lexicographic(ground.gains, pace=unit / width, columns=ground.start.indices)
    best = most_even(ground.gains * (width / unit), ground.rational)
    return settled("egalitarian", ground, found.lottery, found.value * unit, found.gap * unit, best)
