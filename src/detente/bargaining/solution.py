"""What every bargaining solution returns, and the ground on which each is worked out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from detente.bargaining.mixtures import EXACT, Lottery
from detente.bargaining.packages import Indices, Table, Vector
from detente.bargaining.zone import Zone, scaled, zone
from detente.errors import InvalidModel, Problem


@dataclass(frozen=True, eq=False)
class Solution:
    """What a bargaining solution picks, on the scale of the utilities.

    `lottery` is over packages (None: no zone of agreement, and `utilities` are those of no deal), `value` the
    criterion's own number, and `gap` how much better any lottery could be by it, certified. `best` has the packages
    that are best by the same criterion when no lottery is allowed (more than one: equally good; none: no single package
    does), `pure` what the first of them gives. `payments` (p,) is what each party is paid where side payments are
    allowed (they sum to 0; negative: it pays).
    """

    method: str
    zone: Zone
    lottery: Lottery | None
    utilities: Vector
    value: float
    gap: float
    best: Indices
    pure: Vector | None
    payments: Vector | None = None
    note: str = ""

    @property
    def agreed(self) -> bool:
        """Whether there is a deal at all."""
        return self.lottery is not None


@dataclass(frozen=True, eq=False)
class Ground:
    """A bargaining problem with a zone: the gains of the parties that have something at stake, in shares of ranges."""

    utilities: Table
    no_deal: Vector
    zone: Zone
    live: Indices
    gains: Table
    start: Lottery
    rational: Indices
    """The packages that leave nobody worse off than no deal."""

    @property
    def best_gains(self) -> Vector:
        """(live,) the most each can gain by a lottery while no other loses."""
        return np.asarray((self.zone.best - self.no_deal)[self.live] / self.zone.width[self.live])


def grounded(utilities: Table, no_deal: Vector, known: Zone | None) -> Ground | Zone:
    """Return the ground of a bargaining problem, or only its zone where there is nothing better for all.

    `known` is the zone of the same problem where it was worked out before. D931 for arrays that do not fit.
    """
    utilities, no_deal = checked(utilities, no_deal)
    found = zone(utilities, no_deal) if known is None else known
    if found.lottery is None:
        return found
    live = np.flatnonzero(~found.idle)
    gains = scaled(utilities[:, live], no_deal[live], found.width[live])
    rational = np.flatnonzero((gains >= -EXACT).all(axis=1))
    return Ground(utilities, no_deal, found, live, gains, found.lottery, rational)


def no_agreement(method: str, no_deal: Vector, found: Zone) -> Solution:
    """Return the solution of a problem without a zone of agreement: no deal."""
    none = np.zeros(0, dtype=np.intp)
    return Solution(method, found, None, np.array(no_deal, dtype=np.float64), np.nan, 0.0, none, None)


def settled(
    method: str, ground: Ground, lottery: Lottery, value: float, gap: float, best: Indices, *, note: str = ""
) -> Solution:
    """Return the record of a lottery and of the packages that are best without one."""
    pure = ground.utilities[best[0]] if len(best) else None
    return Solution(method, ground.zone, lottery, lottery.mean(ground.utilities), value, gap, best, pure, note=note)


def checked(utilities: Table, no_deal: ArrayLike) -> tuple[Table, Vector]:
    """Return both as float64; D931 where the shapes do not fit or a number is not finite."""
    table, point = np.asarray(utilities, dtype=np.float64), np.asarray(no_deal, dtype=np.float64)
    if table.ndim != 2 or point.shape != (table.shape[1],):
        raise InvalidModel(
            Problem("D931", f"utilities of shape {table.shape} do not go with a no-deal point of shape {point.shape}")
        )
    if not (np.isfinite(table).all() and np.isfinite(point).all()):
        raise InvalidModel(Problem("D931", "a utility or a no-deal value is not a finite number"))
    return table, point


def checked_weights(weights: ArrayLike | None, p: int, *, what: str = "weight") -> Vector:
    """Return p positive weights that sum to 1, equal ones if not given; D932 for any other."""
    if weights is None:
        return np.full(p, 1.0 / max(p, 1))
    found = np.asarray(weights, dtype=np.float64)
    if found.shape != (p,):
        raise InvalidModel(Problem("D932", f"{found.size} {what}s for {p} parties"))
    if not (np.isfinite(found).all() and (found > 0).all()):
        raise InvalidModel(Problem("D932", f"a {what} is not above 0", fix="leave out who has no say: `signs: no`"))
    return np.asarray(found / found.sum())


def most(scores: Vector, among: Indices) -> Indices:
    """Return those of the packages `among` whose score is highest, all that are equal but for rounding."""
    if len(among) == 0:
        return among
    top = float(scores.max())
    return np.asarray(among[scores >= top - EXACT * max(1.0, abs(top))])


def most_even(values: Table, among: Indices) -> Indices:
    """Return those packages whose worst-off party is best off, then the second worst, and so on."""
    left, rows = among, np.sort(values[among], axis=1)
    for column in range(rows.shape[1] if len(left) else 0):
        keep = rows[:, column] >= rows[:, column].max() - EXACT
        left, rows = left[keep], rows[keep]
    return np.asarray(left)
