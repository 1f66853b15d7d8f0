"""The program of `mixtures` where few parties hold the level and few columns are at hand: by its corners, one by one.

    maximise t   where   a mixture of the columns gives free row i at least t rising_i, and every other its floor

A corner is made by as many columns and rows without a shortfall as there are rows. All are worked out at once; the
answer is the one that keeps every row and whose prices no column beats. For two or three parties that takes a
millisecond, and spares a solver that takes longer to load than the rest of a check takes to run.
"""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Answer = tuple[float, Vector, Vector]
"""The level, the probability of each column, and the price of each row."""

MOST_ROWS, MOST_CORNERS = 3, 6_000

_EXACT = 1e-11
_SINGULAR = 1e-13


def few_enough(columns: int, rows: int) -> bool:
    """Tell whether the corners of a program are few enough to be gone through."""
    return rows <= MOST_ROWS and comb(columns + rows, rows) <= MOST_CORNERS


def few_rows(table: NDArray[np.float64], rising: Vector, floors: Vector) -> Answer | None:
    """Return the answer for the columns `table` (k, r); None where none holds the floors (or by rounding).

    `rising` (r,) is above 0 for free rows, of which there is at least one; `floors` counts for the others. Cost: a
    small system of equations for each of ``comb(k + r, r)`` corners.

    >>> level, mix, prices = few_rows(np.array([[1.0, 0.0], [0.0, 1.0]]), np.ones(2), np.zeros(2))
    >>> level, mix.tolist(), prices.tolist()
    (0.5, [0.5, 0.5], [0.5, 0.5])
    """
    size, rows = table.shape
    columns = np.zeros((size + rows, rows + 1))
    columns[:size, :rows], columns[:size, rows] = table, 1.0
    columns[size:, :rows] = -np.eye(rows)
    corners = np.array(list(combinations(range(size + rows), rows)), np.intp)
    systems = np.empty((len(corners), rows + 1, rows + 1))
    systems[:, :, 0] = np.append(-rising, 0.0)
    systems[:, :, 1:] = columns[corners].transpose(0, 2, 1)
    regular = np.abs(np.linalg.det(systems)) > _SINGULAR
    corners, systems = corners[regular], systems[regular]
    wanted = np.append(np.where(rising > 0, 0.0, floors), 1.0)
    found = np.linalg.solve(systems, np.broadcast_to(wanted, (len(systems), rows + 1))[:, :, None])[:, :, 0]
    duals = np.linalg.solve(systems.transpose(0, 2, 1), np.eye(rows + 1)[:, :1][None].repeat(len(systems), 0))[:, :, 0]
    prices, constant = -duals[:, :rows], duals[:, rows]
    slack = _EXACT * max(1.0, float(np.abs(table).max()))
    held = (found[:, 1:] >= -slack).all(axis=1) & (prices >= -slack).all(axis=1)
    beaten = (prices @ table.T).max(axis=1) > constant + slack * (1 + np.abs(constant))
    fitting = np.flatnonzero(held & ~beaten)
    if not len(fitting):
        return None
    at = int(fitting[0])
    mix = np.zeros(size + rows)
    mix[corners[at]] = np.maximum(found[at, 1:], 0.0)
    return float(found[at, 0]), mix[:size], np.maximum(prices[at], 0.0)
