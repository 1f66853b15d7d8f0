"""What any spatial forecast must beat: the weighted mean and the median voter."""

from __future__ import annotations

import numpy as np

from detente.bargaining.packages import Table, Vector


def weighted_mean(weight: Vector, positions: Vector) -> float:
    """Return the mean position, by weight (power times salience).

    >>> weighted_mean(np.array([1.0, 3.0]), np.array([0.0, 4.0]))
    3.0
    """
    return float(weight @ positions / weight.sum())


def median_voter(weight: Vector, positions: Vector) -> float:
    """Return the position that no other beats when everybody votes by weight and distance: the weighted median.

    Where two are as good, the lower one.

    >>> median_voter(np.array([2.0, 2.0, 3.0]), np.array([0.0, 5.0, 9.0]))
    5.0
    """
    places = np.unique(positions)
    cost = np.abs(places[:, None] - positions[None, :]) @ weight
    return float(places[int(np.argmax(cost <= cost.min() * (1 + 1e-12)))])


def pairwise_votes(weight: Vector, positions: Vector) -> tuple[Vector, Table]:
    """Return the different positions (m,) and the votes (m, m) for the row over the column, by shares of the range.

    The sum over actors of weight times how much nearer the row is, in shares of the range of positions.
    """
    places = np.unique(positions)
    width = float(np.ptp(places)) or 1.0
    away = np.abs(positions[:, None] - places[None, :]) / width
    return places, np.asarray(np.einsum("n,nij->ij", weight, away[:, None, :] - away[:, :, None]))
