"""Weighted sums of the powers of one matrix on one vector: sum over k of w[k] P^k x, for many weights in one pass.

All of uniformisation is this: the powers are shared, only the weights differ from time to time. The pass ends early
where it provably may. The change from one power to the next can only shrink, so what is to come differs from the
present power by at most (change) * (steps left); and every later power of a column is an average of the entries of the
present one, so it differs by at most their span. (To stop on a small change alone is not safe: Katoen and Zapreev
2006.) A change no larger than rounding also ends it: to go on would add as much error as it removes.

Jensen (1953), Markoff chains as an aid in the study of Markoff processes, Skand. Aktuarietidskr. 36.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from detente.dynamics.answer import Progress, quiet
from detente.dynamics.chain import Vector
from detente.dynamics.poisson import Window

CHECK = 32
"""Steps between looks at the change."""

Reading = Callable[[Vector], Vector]


def power_sums(
    step: Callable[[Vector], Vector],
    x: Vector,
    windows: Sequence[Window],
    *,
    drift: Callable[[Vector, Vector, int], tuple[float, float]],
    slack: float = 1e-13,
    floor: float = 0.0,
    read: Reading | None = None,
    every: int = CHECK,
    progress: Progress = quiet,
) -> tuple[list[Vector], int, float]:
    """Return each window's sum of its weights times the powers, the steps made, and a bound on what was cut short.

    `read` picks what is summed out of each power (a few entries, say); all of it unless given. `drift` tells, of two
    powers in a row and the steps left, the change and a bound on how far any later power is from the second. `slack`
    is how much the early end may add to the error, `floor` the change that is mere rounding. Memory: one result per
    window and two vectors.
    """
    look = read or (lambda vector: vector)
    sums = [np.zeros_like(look(x)) for _ in windows]
    first = min((each.first for each in windows), default=0)
    last = max((each.last for each in windows), default=0)
    for k in range(last + 1):
        if k % every == 0:
            progress(k, last, "steps")
        if k >= first:
            _add(sums, windows, k, look(x))
        if k == last:
            break
        after = step(x)
        if k % CHECK == CHECK - 1:
            change, ahead = drift(x, after, last - k)
            if ahead <= slack or change <= floor:
                _add_rest(sums, windows, k + 1, look(after))
                return sums, k + 1, ahead
        x = after
    return sums, last, 0.0


def _add(sums: list[Vector], windows: Sequence[Window], k: int, x: Vector) -> None:
    """Add the weight of step k times x to each sum whose window has it."""
    for total, each in zip(sums, windows, strict=True):
        if each.first <= k <= each.last:
            total += each.weights[k - each.first] * x


def _add_rest(sums: list[Vector], windows: Sequence[Window], k: int, x: Vector) -> None:
    """Add the weights of step k and all later ones, times x."""
    for total, each in zip(sums, windows, strict=True):
        total += each.weights[max(0, k - each.first) :].sum() * x


def drift_of_column(x: Vector, after: Vector, left: int) -> tuple[float, float]:
    """Return the change, and the lesser of (change) * (steps left) and the widest span of a column."""
    change = float(np.abs(after - x).max(initial=0.0))
    span = float((after.max(axis=0) - after.min(axis=0)).max(initial=0.0)) if len(after) else 0.0
    return change, min(change * left, span)


def drift_of_row(x: Vector, after: Vector, left: int) -> tuple[float, float]:
    """Return the change of a row of chances, summed over the states, and (change) * (steps left)."""
    change = float(np.abs(after - x).sum())
    return change, change * left
