"""The Pareto set and the frontier, against the definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.bargaining import pareto as room
from detente.bargaining.pareto import frontier, pareto
from tests.bargaining import oracle
from tests.bargaining.problems import Problem, problems, unhurried


@unhurried
@given(problems(most=40))
def test_it_is_what_no_other_package_dominates(problem: Problem) -> None:
    assert oracle.undominated(problem[0]) == pareto(problem[0]).tolist()


@pytest.mark.parametrize("parties", [1, 2, 3, 5])
@pytest.mark.parametrize("levels", [2, 9, 10_000])
def test_many_packages_give_the_same_as_comparing_each_with_each(parties: int, levels: int) -> None:
    rng = np.random.default_rng(parties * levels)
    table = rng.integers(0, levels, (900, parties)).astype(np.float64)
    assert oracle.undominated(table) == pareto(table).tolist()


def test_a_set_that_has_everything_in_it_is_found_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "STRONG", 8)
    table = np.random.default_rng(0).random((1_500, 4))
    assert 1_500 == len(pareto(table / np.linalg.norm(table, axis=1)[:, None]))


@unhurried
@given(problems(parties=2, most=30), st.integers(0, 8))
def test_no_lottery_is_above_the_frontier(problem: Problem, tilt: int) -> None:
    table = problem[0]
    corners = frontier(table)
    price = np.array([tilt / 8, 1 - tilt / 8])
    assert pytest.approx((table @ price).max(), abs=1e-12) == (table[corners] @ price).max()
    assert sorted(table[corners, 0]) == table[corners, 0].tolist()
    assert set(corners) <= set(pareto(table))
