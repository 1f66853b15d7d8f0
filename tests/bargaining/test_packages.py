"""Packages are numbered with the first issue slowest; what is ruled out stays ruled out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.bargaining.packages import (
    Packages,
    alone,
    chunks,
    number,
    open_mask,
    settlements,
    utilities,
    without,
)
from detente.errors import TooLarge
from tests.bargaining.problems import packages, unhurried


@unhurried
@given(packages(parties=3))
def test_each_package_is_worth_the_sum_of_its_settlements(offered: Packages) -> None:
    table = utilities(offered)
    for k in range(offered.n):
        chosen = settlements(offered, k)
        assert k == number(offered, chosen)
        expected = sum((w[:, s] for w, s in zip(offered.worth, chosen, strict=True)), offered.base)
        assert np.array_equal(expected, table[k])
        assert open_mask(offered)[k] == all(a[s] for a, s in zip(offered.allowed or (), chosen, strict=True))


@unhurried
@given(packages(), st.integers(1, 9))
def test_chunks_have_all_packages_in_order(offered: Packages, size: int) -> None:
    parts = list(chunks(offered, size=size))
    assert np.array_equal(utilities(offered), np.concatenate([part for _, part in parts]))
    assert np.cumsum([0, *(len(part) for _, part in parts[:-1])]).tolist() == [first for first, _ in parts]


def test_an_issue_taken_off_the_table_leaves_what_could_stand_with_some_settlement_of_it() -> None:
    worth = (np.array([[0.0, 1.0]]), np.array([[0.0, 2.0]]))
    joint = np.array([True, False, False, False])
    offered = Packages(worth, np.zeros(1), joint=joint)
    rest = without(offered, 0, np.array([5.0]))
    assert ([[5.0], [7.0]], [True, False]) == (utilities(rest).tolist(), open_mask(rest).tolist())
    assert [[0.0], [2.0]] == utilities(alone(offered, 1, np.zeros(1))).tolist()


def test_a_table_that_would_not_fit_is_refused_before_it_is_made() -> None:
    with pytest.raises(TooLarge) as caught:
        utilities(Packages(tuple(np.zeros((6, 100)) for _ in range(4)), np.zeros(6)))
    assert ["D930"] == [problem.code for problem in caught.value.problems]
