"""Intervals for a share estimated from yes and no, and for a mean.

Clopper and Pearson (1934), Biometrika 26: never covers less often than it says. Wilson (1927), JASA 22: shorter, and
right on average. Nothing seen in N paths: the chance is below 1 - (1 - level)^(1/N), about 3/N at 95 %
(Hanley and Lippman-Hand 1983, If nothing goes wrong, is everything all right?, JAMA 249). scipy is imported only where
an interval is asked for.
"""

from __future__ import annotations

import numpy as np

from detente.dynamics.chain import Vector


def clopper_pearson(hits: int, paths: int, *, level: float = 0.95) -> tuple[float, float]:
    """Return the exact interval of a share; where none or all are hits, the one-sided bound of the rule of three.

    >>> clopper_pearson(0, 1000)[1] < 3 / 1000
    True
    """
    if hits == 0:
        return 0.0, float(-np.expm1(np.log1p(-level) / paths))
    if hits == paths:
        return float(np.exp(np.log1p(-level) / paths)), 1.0
    from scipy.special import betaincinv

    tail = (1.0 - level) / 2
    low = betaincinv(hits, paths - hits + 1, tail)
    return float(low), float(betaincinv(hits + 1, paths - hits, 1.0 - tail))


def wilson(hits: int, paths: int, *, level: float = 0.95) -> tuple[float, float]:
    """Return the score interval of a share."""
    from scipy.special import ndtri

    z, p = float(ndtri(0.5 + level / 2)), hits / paths
    middle, scale = p + z * z / (2 * paths), 1 + z * z / paths
    half = z * np.sqrt(p * (1 - p) / paths + z * z / (4 * paths * paths))
    return float(max(0.0, (middle - half) / scale)), float(min(1.0, (middle + half) / scale))


def mean_interval(values: Vector, *, level: float = 0.95) -> tuple[float, float]:
    """Return the interval of a mean by the central limit theorem; at least 30 values."""
    from scipy.special import ndtri

    half = float(ndtri(0.5 + level / 2)) * float(values.std(ddof=1)) / np.sqrt(len(values))
    return float(values.mean() - half), float(values.mean() + half)
