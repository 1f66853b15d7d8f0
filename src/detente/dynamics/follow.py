"""Follow a chain for given times: exp(Q t) on a column or a row, by uniformisation, with a bound on the error.

exp(Q t) = sum over k of Poisson(k; q t) P^k with P = I + Q / q and q the fastest rate: all terms are at least 0, so
nothing cancels. Error: the Poisson weight left out, plus the early end (see `powers`), plus rounding, where a step
adds at most (entries of the longest row + 4) * 2^-52 times the size of the vector.

Jensen (1953); Grassmann (1977), Transient solutions in Markovian queueing systems, Computers and Operations Research 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from detente.dynamics.answer import Progress, quiet
from detente.dynamics.chain import Chain, Matrix, Vector
from detente.dynamics.poisson import Window, lasting, window
from detente.dynamics.powers import Reading, drift_of_column, drift_of_row, power_sums

ROUNDING = 2.0**-52
Followed: TypeAlias = "tuple[list[Vector], Spent]"


@dataclass(frozen=True, slots=True)
class Spent:
    """Steps made, and the bound on the absolute error of each entry."""

    steps: int = 0
    error: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.steps + other.steps, self.error + other.error)


def follow(
    chain: Chain,
    values: Vector,
    days: Sequence[float] | Vector,
    *,
    error: float,
    read: Reading | None = None,
    progress: Progress = quiet,
) -> Followed:
    """Return exp(Q t) times `values`, (n,) or (n, c), for each t of `days`: one pass for all."""
    windows = [window(chain.fastest * float(t), error=error / 4) for t in days]
    size = float(np.abs(values).max(initial=0.0))
    cut = max((each.left_out for each in windows), default=0.0) * 2 * size
    return _sum(chain, values, windows, size, cut, error, read, progress)


def follow_time(
    chain: Chain, gains: Vector, days: float, *, error: float, read: Reading | None = None, progress: Progress = quiet
) -> tuple[Vector, Spent]:
    """Return the integral of exp(Q t) `gains` over 0 to `days`: what is expected to be gained from each start."""
    size = float(np.abs(gains).max(initial=0.0))
    if chain.fastest == 0.0:
        return (read(gains) if read else gains) * days, Spent()
    spell = lasting(chain.fastest, days, error=error / 4)
    found, spent = _sum(chain, gains, [spell], size * days, spell.left_out * size, error, read, progress)
    return found[0], spent


def follow_law(
    chain: Chain,
    law: Vector,
    days: Sequence[float] | Vector,
    *,
    error: float,
    read: Reading | None = None,
    progress: Progress = quiet,
) -> Followed:
    """Return `law` times exp(Q t) for each t of `days`: the chances of all states, forward from one start."""
    windows = [window(chain.fastest * float(t), error=error / 4) for t in days]
    turned: Matrix = chain.stepped.T.tocsr()
    found, steps, short = power_sums(
        lambda x: turned @ x, law, windows, drift=drift_of_row, slack=error / 4, floor=rounded(turned, 1), read=read,
        every=pace(chain), progress=progress,
    )  # fmt: skip
    cut = max((each.left_out for each in windows), default=0.0) * 2
    return found, Spent(steps, cut + short + rounded(turned, steps))


def pace(chain: Chain) -> int:
    """Return after how many steps progress is told."""
    return 1 if chain.rates.nnz > 2_000_000 else 32


def rounded(matrix: Matrix, steps: int) -> float:
    """Return what rounding can add up to in so many products, where the vector is of size 1."""
    return steps * (int(np.diff(matrix.indptr).max(initial=0)) + 4) * ROUNDING


def _sum(
    chain: Chain,
    values: Vector,
    windows: Sequence[Window],
    size: float,
    cut: float,
    error: float,
    read: Reading | None,
    progress: Progress,
) -> Followed:
    """Sum powers of the step on a column; `size` scales the rounding, `cut` is what the windows leave out."""
    stepped = chain.stepped
    weight = max((float(each.weights.sum()) for each in windows), default=1.0)
    floor = rounded(stepped, 1) * float(np.abs(values).max(initial=0.0))
    found, steps, short = power_sums(
        lambda x: stepped @ x, values, windows, drift=drift_of_column, slack=error / 4 / max(weight, 1.0),
        floor=floor, read=read, every=pace(chain), progress=progress,
    )  # fmt: skip
    return found, Spent(steps, cut + short * weight + rounded(stepped, steps) * size)
