"""The zone of agreement: what is better for everyone who must sign than no deal, and by how much it fails to exist."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.bargaining.mixtures import Lottery, highest
from detente.bargaining.packages import Indices, Mask, Table, Vector

NARROW = 1e-9
"""A gain below this share of a party's range is no gain: it is rounding."""


@dataclass(frozen=True, eq=False)
class Zone:
    """Whether something is better for all than no deal.

    `level` is the largest gain that all can have at once, as a share of each party's range over the packages (negative:
    short by so much); `pure` the packages that are better for all, `lottery` a mixture that is; `width` (p,) the range.
    `short` (p,) is, for each party, how far its own no-deal value would have to fall for a deal to be at least as good
    for all while the others' stay: 0 where there is a zone, inf where no fall would do. `best` (p,) is the most each
    can have while no other falls short of its no deal. `idle` marks parties to which everything is the same.
    """

    level: float
    pure: Indices
    lottery: Lottery | None
    width: Vector
    short: Vector
    best: Vector
    idle: Mask

    @property
    def exists(self) -> bool:
        """Whether some lottery over packages is better for every party than no deal."""
        return self.lottery is not None

    @property
    def only_by_lot(self) -> bool:
        """Whether no single package is better for all, though a lottery is."""
        return self.exists and len(self.pure) == 0


def zone(utilities: Table, no_deal: Vector) -> Zone:
    """Return the zone of agreement of `utilities` (n, p) against `no_deal` (p,). No packages: no zone, short by inf.

    >>> found = zone(np.array([[2.0, 0.0], [0.0, 2.0], [1.0, 0.5]]), np.array([0.9, 0.9]))
    >>> found.exists, found.only_by_lot
    (True, True)
    >>> zone(np.array([[1.0, 0.0]]), np.array([0.5, 0.5])).short.tolist()
    [inf, 0.5]
    """
    n, p = utilities.shape
    if n == 0 or p == 0:
        return Zone(-np.inf, _empty(), None, np.zeros(p), np.full(p, np.inf), np.full(p, -np.inf), np.zeros(p, bool))
    low, high = utilities.min(axis=0), utilities.max(axis=0)
    width = np.where(high > low, high - low, np.maximum(np.abs(high - no_deal), 0.0))
    idle = (width <= 0) & (high == no_deal)
    width = np.where(width > 0, width, 1.0)
    gains = scaled(utilities, no_deal, width)
    live = np.flatnonzero(~idle)
    if len(live) == 0:
        return Zone(0.0, _empty(), None, width, np.zeros(p), high, idle)
    found = highest(gains, live.tolist(), np.full(p, -np.inf))
    pure = np.flatnonzero((gains[:, live] > NARROW).all(axis=1))
    reached = found.value > NARROW
    best, short = _ends(gains, live, found.columns if reached else None)
    return Zone(
        found.value,
        pure,
        found.lottery if reached else None,
        width,
        np.zeros(p) if reached else short * width,
        no_deal + best * width,
        idle,
    )


def scaled(utilities: Table, no_deal: Vector, width: Vector) -> Table:
    """Return (n, p): gains over no deal, in shares of each party's range."""
    return np.ascontiguousarray((utilities - no_deal) / width)


def _ends(gains: Table, live: Indices, columns: Indices | None) -> tuple[Vector, Vector]:
    """Return the most each party can gain while no other loses (-inf: never), and how far that falls short of 0."""
    p = gains.shape[1]
    best, short = np.zeros(p), np.full(p, np.inf)
    for i in live:
        floors = np.full(p, -np.inf)
        floors[live] = 0.0
        floors[i] = -np.inf
        start = columns if columns is not None else _within(gains, [j for j in live if j != i])
        found = highest(gains, [int(i)], floors, columns=start) if start is not None else None
        best[i] = found.value if found is not None and found.feasible else -np.inf
    short[live] = np.maximum(-best[live], 0.0)
    return best, short


def _within(gains: Table, others: list[int]) -> Indices | None:
    """Return packages by which the others all reach no deal, or None where they cannot."""
    if not others:
        return _empty()
    found = highest(gains, others, np.full(gains.shape[1], -np.inf))
    return found.columns if found.value >= -NARROW else None


def _empty() -> Indices:
    return np.zeros(0, dtype=np.intp)
