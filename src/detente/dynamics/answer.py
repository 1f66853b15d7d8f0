"""What the engine hands back: values with a bound on their error, the method and what it was run with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from detente.dynamics.chain import Indices, Mask, Vector
from detente.errors import InvalidQuery, Problem

Progress: TypeAlias = Callable[[int, int, str], None]
"""Told: steps done, steps in all, what is being done. What it raises ends the work (so a user can cancel)."""

Start: TypeAlias = "int | tuple[Indices, Vector]"
"""A state, or states with weights that sum to 1."""


@dataclass(frozen=True, eq=False)
class Answer:
    """Values, and how far from the truth each can be at most, given the rates.

    `values` has one entry per start (n,), or one row per time (m, n). `error` is absolute and holds for every finite
    entry: what was cut off plus what rounding can have done. `relative`, where given, bounds the error of each entry
    as a share of it. `steps` counts the products of a matrix and a vector that were made.
    """

    values: Vector
    error: float
    method: str
    steps: int = 0
    relative: float | None = None
    parameters: dict[str, float | int | str] = field(default_factory=dict)

    def at(self, start: Start) -> Vector | float:
        """Return the value from one start (a number), or one per time (m,) where there are times."""
        pair = start if isinstance(start, tuple) else (np.array([start]), np.ones(1))
        found = _weighted(self.values, *checked_start(pair))
        return float(found) if np.ndim(found) == 0 else found


def quiet(_done: int, _total: int, _doing: str) -> None:
    """Tell nobody."""


def checked_mask(mask: Mask, n: int) -> Mask:
    """Return `mask` if it is (n,) bool."""
    if mask.shape != (n,) or mask.dtype != np.bool_:
        raise InvalidQuery(Problem("D805", f"a set of states is ({n},) bool, not {mask.shape} {mask.dtype}"))
    return mask


def checked_times(times: Vector) -> Vector:
    """Return the times if each is a number of days of at least 0."""
    times = np.atleast_1d(np.asarray(times, dtype=np.float64))
    if not times.size or not np.all(np.isfinite(times)) or times.min() < 0:
        raise InvalidQuery(Problem("D806", f"a time is {times.tolist()}; it must be a number of days, 0 or more"))
    return times


def checked_start(start: tuple[Indices, Vector]) -> tuple[Indices, Vector]:
    """Return states and weights, the weights divided by their sum; none may be negative, one must be positive."""
    indices, weights = np.asarray(start[0], dtype=np.intp), np.asarray(start[1], dtype=np.float64)
    if indices.shape != weights.shape or not np.all(np.isfinite(weights)) or np.any(weights < 0):
        raise InvalidQuery(Problem("D807", "each start needs a weight that is a number of at least 0"))
    if not weights.sum() > 0:
        raise InvalidQuery(Problem("D807", "no start has a positive chance", fix="give at least one start a weight"))
    return indices, weights / weights.sum()


def spread(start: Start, n: int) -> Vector:
    """Return (n,): the chance of each state at the start."""
    law = np.zeros(n)
    indices, weights = checked_start(start if isinstance(start, tuple) else (np.array([start]), np.ones(1)))
    np.add.at(law, indices, weights)
    return law


def _weighted(values: Vector, indices: Indices, weights: Vector) -> Vector:
    """Weigh the values of the starts that can be; what has no weight may be infinite."""
    used = weights > 0
    return np.asarray(values[..., indices[used]] @ weights[used], dtype=np.float64)
