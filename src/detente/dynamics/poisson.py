"""Poisson weights: how many steps of the uniformised chain are taken in a given time.

The weights are built outward from the mode by their ratios, so nothing underflows however large the mean is, and
sums are formed from the small end.

Fox and Glynn (1988), Computing Poisson probabilities, Communications of the ACM 31(4); the bound on the tails is
Chernoff's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.dynamics.chain import Vector


@dataclass(frozen=True, eq=False)
class Window:
    """Weights of step `first`, `first` + 1, ...; `left_out` bounds the weight of all steps that are not in it."""

    first: int
    weights: Vector
    left_out: float

    @property
    def last(self) -> int:
        """The last step that has a weight."""
        return self.first + len(self.weights) - 1


def window(mean: float, *, error: float = 1e-12) -> Window:
    """Return the chances of k events where `mean` are expected, without tails of at most `error` together.

    The weights are scaled to sum to 1. Cost O(sqrt(mean)).

    >>> window(2.0).weights[:2].round(6).tolist()
    [0.135335, 0.270671]
    """
    first, weights = _wide(mean)
    below, above = np.cumsum(weights), np.cumsum(weights[::-1])[::-1]
    low = int(np.searchsorted(below, error / 2, side="right"))
    high = len(weights) - int(np.searchsorted(above[::-1], error / 2, side="right"))
    kept = weights[low:high]
    left_out = float((below[low - 1] if low else 0.0) + (above[high] if high < len(weights) else 0.0)) + TAIL
    return Window(first + low, kept / kept.sum(), left_out)


def lasting(pace: float, days: float, *, error: float = 1e-12) -> Window:
    """Return the weights of the integral over `days`: (chance of more than k events) / pace for step k.

    They sum to `days`. `left_out` is in days. Cost O(pace * days).
    """
    mean = pace * days
    first, weights = _wide(mean)
    above = np.append(np.cumsum(weights[::-1])[::-1][1:], 0.0)  # chance of more than first + k
    more = np.concatenate([np.ones(first), above]) / pace
    rest = np.cumsum(more[::-1])[::-1]
    high = max(1, len(more) - int(np.searchsorted(rest[::-1], error, side="right")))
    left_out = float(rest[high] if high < len(more) else 0.0) + TAIL * len(more) / pace
    return Window(0, more[:high], left_out)


TAIL = 1e-20
"""More than the chance beyond the window of `_wide`: Chernoff's bound there is exp(-50) twice."""


def _wide(mean: float) -> tuple[int, Vector]:
    """Return the first count and the chances of all counts within 10 standard deviations and 60 of the mean."""
    if mean == 0:
        return 0, np.ones(1)
    mode = int(mean)
    reach = int(10 * np.sqrt(mean)) + 60
    first = max(0, mode - reach)
    up = np.cumprod(mean / np.arange(mode + 1, mode + reach + 1, dtype=np.float64))
    down = np.cumprod(np.arange(mode, first, -1, dtype=np.float64) / mean)
    weights = np.concatenate([down[::-1], [1.0], up])
    return first, weights / (np.sort(weights).sum())
