"""Random numbers by counter: draw j of path k under a seed is a function of (seed, k, j) and of nothing else.

So a path is the same whoever draws it, in whatever order, on however many threads or machines. The generator is
splitmix64; the logarithm is a series of additions, multiplications and one division, which every machine rounds alike
(the logarithms of numpy and of the C library differ in the last bit).

Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, OOPSLA.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.dynamics.chain import Vector

Bits = NDArray[np.uint64]

GOLDEN = 0x9E3779B97F4A7C15
FIRST, SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
PATH = 0xD1342543DE82EF95
"""Odd, so that no two paths have the same key."""
WORD = 2**64 - 1
UNIT = 2.0**-53
LN2 = 0.6931471805599453
ROOT = 0.7071067811865476
SERIES = tuple(1.0 / (2 * k + 1) for k in range(12))


def mixed(word: int) -> int:
    """Return the finaliser of splitmix64.

    >>> hex(mixed(GOLDEN))  # the generator's first output from 0
    '0xe220a8397b1dcdaf'
    """
    word = ((word ^ (word >> 30)) * FIRST) & WORD
    word = ((word ^ (word >> 27)) * SECOND) & WORD
    return word ^ (word >> 31)


def keys(seed: int, numbers: Bits) -> Bits:
    """Return the key of each path under a seed."""
    return _mixed(np.uint64(mixed((seed + GOLDEN) & WORD)) ^ (numbers * np.uint64(PATH)))


def uniform(key: Bits, count: Bits) -> Vector:
    """Return draw `count` of each key: between 0 and 1, neither of them."""
    word = _mixed(key + (count + np.uint64(1)) * np.uint64(GOLDEN))
    return ((word >> np.uint64(11)).astype(np.float64) + 0.5) * UNIT


def waiting(u: Vector) -> Vector:
    """Return -log(u): exponential with mean 1. Exact to about 2 units in the last place."""
    m, e = np.frexp(u)
    low = m < ROOT
    m, e = np.where(low, 2.0 * m, m), e - low
    f = (m - 1.0) / (m + 1.0)
    s, p = f * f, np.full_like(f, SERIES[-1])
    for term in SERIES[-2::-1]:
        p = p * s + term
    return np.asarray(-(e * LN2 + 2.0 * f * p), dtype=np.float64)


def _mixed(word: Bits) -> Bits:
    word = (word ^ (word >> np.uint64(30))) * np.uint64(FIRST)
    word = (word ^ (word >> np.uint64(27))) * np.uint64(SECOND)
    return word ^ (word >> np.uint64(31))
