"""Programs with few rows are solved as a solver solves them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linprog

from detente.bargaining.few_rows import few_rows

tables = st.integers(1, 9).flatmap(
    lambda k: arrays(np.float64, (k, 2), elements=st.floats(-4, 4).map(lambda x: round(x, 2)))
)
paces = st.floats(0.1, 1).map(lambda x: round(x, 2))


def program(table: np.ndarray, rising: np.ndarray, floors: np.ndarray) -> float | None:
    """Return the level by scipy's solver."""
    free = rising > 0
    upper = np.column_stack([-table.T, rising])
    limits = np.where(free, 0.0, -floors)
    cost = np.append(np.zeros(len(table)), -1.0)
    total = np.append(np.ones(len(table)), 0.0)[None, :]
    got = linprog(cost, upper, limits, total, [1.0], [(0, None)] * len(table) + [(None, None)])
    return float(-got.fun) if got.status == 0 else None


def wrong(table: np.ndarray, rising: np.ndarray, floors: np.ndarray) -> list[str]:
    """Return what is wrong with the answer: its level, its mixture, or the prices that prove it."""
    wanted, found = program(table, rising, floors), few_rows(table, rising, floors)
    if wanted is None or found is None:
        at_the_edge = (program(table, rising, floors - 1e-6) is None) != (program(table, rising, floors + 1e-6) is None)
        return [] if (found is None) == (wanted is None) or at_the_edge else ["an answer where there is none, or none"]
    level, mix, prices = found
    free, given_ = rising > 0, mix @ table
    constant = level + float(prices[~free] @ floors[~free])
    right = {
        "the level": wanted == pytest.approx(level, abs=1e-8),
        "a mixture": (mix >= 0).all() and mix.sum() == pytest.approx(1.0),
        "free rows": (given_[free] >= level * rising[free] - 1e-9).all(),
        "floors": (given_[~free] >= floors[~free] - 1e-9).all(),
        "prices": (prices >= -1e-12).all() and float(prices @ rising) == pytest.approx(1.0),
        "no column beats the prices": (table @ prices <= constant + 1e-7).all(),
    }
    return [name for name, holds in right.items() if not holds]


@given(tables, paces, paces)
def test_two_free_rows_have_the_level_of_the_program_and_prices_that_prove_it(
    table: np.ndarray, one: float, other: float
) -> None:
    assert [] == wrong(table, np.array([one, other]), np.zeros(2))


@given(tables, paces, st.floats(-4, 4).map(lambda x: round(x, 2)))
def test_a_free_row_and_a_floor_have_the_level_of_the_program_and_prices_that_prove_it(
    table: np.ndarray, pace: float, floor: float
) -> None:
    assert [] == wrong(table, np.array([pace, 0.0]), np.array([0.0, floor]))


threes = st.integers(1, 8).flatmap(
    lambda k: arrays(np.float64, (k, 3), elements=st.floats(-4, 4).map(lambda x: round(x, 2)))
)


@given(threes, st.integers(1, 3), arrays(np.float64, 3, elements=st.floats(-3, 3).map(lambda x: round(x, 2))))
def test_three_rows_free_or_with_floors_are_solved_alike(table: np.ndarray, free: int, floors: np.ndarray) -> None:
    assert [] == wrong(table, np.array([1.0] * free + [0.0] * (3 - free)), np.where(np.arange(3) < free, 0.0, floors))
