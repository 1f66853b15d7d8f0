"""Ratification: whether the audiences at home accept what their leaders bring back.

An audience accepts a package that is worth at least its threshold to it. Where the threshold is only known to lie
between two values, it is uniform between them; audiences decide independently. The win-set of an audience is what it
accepts: surely (whatever the threshold) or possibly.

Putnam (1988), Diplomacy and domestic politics: the logic of two-level games, International Organization 42(3).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from detente.bargaining.mixtures import EXACT
from detente.bargaining.packages import Indices, Mask, Table, Vector
from detente.bargaining.zone import NARROW
from detente.errors import InvalidModel, Problem


@dataclass(frozen=True, eq=False)
class WinSets:
    """For n packages and a audiences (n, a): what each accepts whatever its threshold is, and what it may accept."""

    sure: Mask
    possible: Mask


@dataclass(frozen=True, eq=False)
class Sunk:
    """Packages that all signers prefer to no deal and this audience is likely to sink: alone, or others too."""

    audience: int
    packages: Indices
    others_too: Indices


def acceptance(worth: Table, low: ArrayLike, high: ArrayLike) -> Table:
    """Return (n, a): the chance that each audience accepts each package, `worth` (n, a) being what it is worth to it.

    >>> acceptance(np.array([[0.25], [0.5], [0.1]]), [0.2], [0.4]).round(9).ravel().tolist()
    [0.25, 1.0, 0.0]
    """
    least, most = _thresholds(worth, low, high)
    width = most - least
    inside = (worth - least) / np.where(width > 0, width, 1.0)
    return np.where(worth >= most, 1.0, np.where(worth < least, 0.0, np.clip(inside, 0.0, 1.0)))


def win_sets(worth: Table, low: ArrayLike, high: ArrayLike) -> WinSets:
    """Return what each audience accepts surely and possibly."""
    least, most = _thresholds(worth, low, high)
    return WinSets(worth >= most, worth >= least)


def ratified(accepted: Table) -> Vector:
    """Return (n,): the chance that every audience accepts, from their separate chances (n, a)."""
    return np.asarray(accepted.prod(axis=1), dtype=np.float64)


def foreseen(utilities: Table, no_deal: Vector, chance: Vector, *, refused: ArrayLike | None = None) -> Table:
    """Return (n, p): what each package is worth to leaders who foresee that it may be refused at home.

    With `chance` (n,) it stands; else they have `refused` (p,), no deal if not given.
    """
    back = no_deal if refused is None else np.asarray(refused, dtype=np.float64)
    return np.asarray(back + chance[:, None] * (utilities - back))


def sunk(utilities: Table, no_deal: Vector, accepted: Table, *, at: float = 0.5) -> tuple[Sunk, ...]:
    """Return, per audience, the packages all signers prefer to no deal that it accepts with a chance below `at`."""
    preferred = (utilities > no_deal + NARROW * np.maximum(np.ptp(utilities, axis=0), 1e-300)).all(axis=1)
    against = accepted < at - EXACT
    count = against.sum(axis=1)
    return tuple(
        Sunk(
            audience,
            np.flatnonzero(preferred & against[:, audience] & (count == 1)),
            np.flatnonzero(preferred & against[:, audience] & (count > 1)),
        )
        for audience in range(accepted.shape[1])
    )


def _thresholds(worth: Table, low: ArrayLike, high: ArrayLike) -> tuple[Vector, Vector]:
    """Return both as (a,); D936 where they do not fit the audiences or low is above high."""
    least, most = np.asarray(low, dtype=np.float64), np.asarray(high, dtype=np.float64)
    if least.shape != (worth.shape[1],) or most.shape != least.shape or not (least <= most).all():
        message = "an audience's threshold must be a number, or a range from low to high, for each audience"
        raise InvalidModel(Problem("D936", message, fix="write, say, at_least: 0.2 to 0.4"))
    return least, most
