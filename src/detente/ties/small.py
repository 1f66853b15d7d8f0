"""All splits of a small block, by trying each: 2^(n-1) costs in one array.

Camp 0 has the first actor. Split number s puts actor k + 1 in the camp that bit k of s says. Cost is n 2^(n-1) steps in
blocks of numpy, no solver and no import of one: 16 actors take some milliseconds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.ties.part import Part

SMALL = 14
"""Up to so many actors trying each split is faster than starting a solver."""


def costs(part: Part) -> NDArray[np.float64]:
    """Return (2^(n-1),) the weight each split frustrates."""
    splits = np.arange(1 << max(0, part.size - 1), dtype=np.uint32) << np.uint32(1)
    total = np.zeros(len(splits))
    for one, other, pull in part.edges:
        apart = ((splits >> np.uint32(one)) ^ (splits >> np.uint32(other))) & np.uint32(1)
        total += abs(pull) * (apart if pull > 0 else 1 - apart)
    return total


def camps(number: int, size: int) -> list[int]:
    """Return split number `number` as a list of camps.

    >>> camps(2, 3)
    [0, 0, 1]
    """
    return [0, *((number >> k) & 1 for k in range(size - 1))]


def least(total: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the numbers of the splits that cost least (within rounding of weights that are no whole numbers)."""
    return np.flatnonzero(total <= total.min() + 1e-9 * max(1.0, float(total.max())))
