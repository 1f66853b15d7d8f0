"""Lotteries over packages: the highest common level that a mixture of packages reaches, exactly, at any number of them.

    maximise t   where   the mixture gives every free party i at least t pace_i, and every other at least its floor

A linear program with n columns and p rows. Only a few columns are ever looked at: the program is solved over those
at hand (HiGHS), its prices say which package would improve it most (one pass over the table), and when none would,
the answer is the answer over all n. The `gap` is what the best of them could still add.

Gilmore and Gomory (1961), A linear programming approach to the cutting stock problem, Operations Research 9(6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.bargaining.few_rows import few_enough, few_rows
from detente.bargaining.packages import Indices, Table, Vector

EXACT = 1e-12
"""A package that would add less than this to a level (of order 1) adds nothing."""
CHANCE = 1e-13
"""A smaller probability than this is rounding."""
PRICED = 1e-9
"""A price above this is one: the party is among those that hold the level down."""
SWEEPS = 2_000


@dataclass(frozen=True, eq=False)
class Lottery:
    """Packages and their probabilities, which sum to 1."""

    indices: Indices
    probabilities: Vector

    def mean(self, values: Table) -> Vector:
        """Return (p,): the expectation of the rows of `values` (n, p)."""
        return np.asarray(self.probabilities @ values[self.indices], dtype=np.float64)


@dataclass(frozen=True, eq=False)
class Level:
    """The level reached, the lottery that reaches it, the price of each party's row, and what could still be added."""

    value: float
    lottery: Lottery
    prices: Vector
    gap: float
    columns: Indices
    feasible: bool = True


def highest(
    values: Table,
    free: Sequence[int],
    floors: Vector,
    *,
    pace: Vector | None = None,
    columns: Indices | None = None,
) -> Level:
    """Return the highest level t of the `free` parties under the `floors` (p,) of the others.

    `values` (n, p), of order 1, and `pace` (p,), at most 1 (all 1, if not given), so that parties on scales of very
    different size can be compared without losing the small ones. `columns` are packages to begin with: they must hold
    the floors by some mixture, or the level is marked as not feasible. O(n p) for each column added, a few dozen.
    """
    rising = np.zeros(values.shape[1])
    rising[list(free)] = 1.0 if pace is None else pace[list(free)]
    held = np.unique(np.concatenate([np.argmax(values, axis=0), _none(columns)]))
    best = Level(-np.inf, Lottery(held[:0], np.zeros(0)), np.zeros(len(rising)), 0.0, held, feasible=False)
    for _ in range(SWEEPS):
        found = _program(values, held, rising, floors)
        if found is None:
            return best
        level, lottery, prices, constant = found
        worth = values @ prices
        entering = int(np.argmax(worth))
        gap = float(worth[entering]) - constant
        best = Level(level, lottery, prices, max(gap, 0.0), held)
        if gap <= EXACT * max(1.0, float(prices.max())) or entering in held:
            break
        held = np.append(held, entering)
    return best


def lexicographic(
    values: Table,
    *,
    free: Sequence[int] | None = None,
    floors: Vector | None = None,
    pace: Vector | None = None,
    columns: Indices | None = None,
) -> Level:
    """Return the lottery whose worst-off party is best off, then the second worst, and so on (leximin).

    A party whose row has a price cannot be given more without taking it from one no better off: its level is fixed
    there and the others go on. `free` (all, if not given) are the parties compared, `floors` hold for the others.
    """
    p = values.shape[1]
    left = list(range(p)) if free is None else list(free)
    held = np.full(p, -np.inf) if floors is None else floors.copy()
    rate = np.ones(p) if pace is None else pace
    found = highest(values, left, held, pace=rate, columns=columns)
    first, gap = found.value, found.gap
    while True:
        blocked = [i for i in left if found.prices[i] * rate[i] > PRICED] or left
        held[blocked] = found.value * rate[blocked]
        left = [i for i in left if i not in blocked]
        following = highest(values, left, held, pace=rate, columns=found.columns) if left else None
        if following is None or not following.feasible:
            return Level(first, found.lottery, found.prices, gap, found.columns, found.feasible)
        found, gap = following, max(gap, following.gap)


def tidy(indices: Indices, probabilities: Vector) -> Lottery:
    """Return the lottery without what is rounding, in the order of the packages, its probabilities summing to 1."""
    keep = probabilities > CHANCE
    order = np.argsort(indices[keep])
    chosen, chances = indices[keep][order], probabilities[keep][order]
    return Lottery(chosen.astype(np.intp), chances / chances.sum())


def _program(
    values: Table, held: Indices, rising: Vector, floors: Vector
) -> tuple[float, Lottery, Vector, float] | None:
    """Solve the program over the columns `held`: the level, the lottery, the prices, and the price of the sum of 1."""
    free = rising > 0
    bound = free | np.isfinite(floors)
    rows = np.flatnonzero(bound)
    table = values[np.ix_(held, rows)]
    prices = np.zeros(values.shape[1])
    if few_enough(len(held), len(rows)):
        few = few_rows(table, rising[rows], floors[rows])
        if few is not None:
            level, mix, prices[rows] = few
            return level, tidy(held, mix), prices, level + _floored(prices, floors, free)
    from scipy.optimize import linprog

    upper = np.column_stack([-table.T, rising[rows]])
    limits = np.where(free[rows], 0.0, -floors[rows])
    cost = np.zeros(len(held) + 1)
    cost[-1] = -1.0
    total = np.append(np.ones(len(held)), 0.0)[None, :]
    bounds = [(0.0, None)] * len(held) + [(None, None)]
    slack = 1e-11 * np.maximum(1.0, np.abs(limits)) * ~free[rows]
    options = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}
    got = linprog(cost, upper, limits + slack, total, [1.0], bounds, "highs-ds", options=options)
    if got.status != 0:
        return None
    prices[rows] = np.maximum(-got.ineqlin.marginals, 0.0)
    return float(-got.fun), tidy(held, np.asarray(got.x[:-1])), prices, float(got.eqlin.marginals[0]) * -1.0


def _floored(prices: Vector, floors: Vector, free: np.ndarray) -> float:
    """Return what the priced floors are worth: a column that adds nothing costs the level and them."""
    held = ~free & (prices > 0)
    return float(prices[held] @ floors[held])


def _none(columns: Indices | None) -> Indices:
    return np.zeros(0, dtype=np.intp) if columns is None else columns
