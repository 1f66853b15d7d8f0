"""The zone of agreement, and by how much it fails to exist."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given

from detente.bargaining.zone import zone
from tests.bargaining import oracle
from tests.bargaining.problems import Problem, problems, unhurried


@unhurried
@given(problems())
def test_the_zone_has_the_packages_that_are_better_for_all(problem: Problem) -> None:
    utilities, no_deal = problem
    found = zone(utilities, no_deal)
    live = ~found.idle
    expected = (utilities[:, live] > no_deal[live] + 1e-10).all(axis=1) & bool(live.any())
    assert np.flatnonzero(expected).tolist() == found.pure.tolist()
    assert found.exists or not expected.any()


@unhurried
@given(problems())
def test_the_most_each_can_have_is_what_a_program_over_all_packages_finds(problem: Problem) -> None:
    utilities, no_deal = problem
    found = zone(utilities, no_deal)
    assume(found.exists and not found.idle.any())
    expected = [oracle.most(utilities - no_deal, i) for i in range(len(no_deal))]
    assert np.allclose(expected, found.best - no_deal, atol=1e-8)


@unhurried
@given(problems())
def test_a_party_that_gives_way_by_what_is_short_brings_about_a_weak_zone(problem: Problem) -> None:
    utilities, no_deal = problem
    no_deal = no_deal + 0.5
    found = zone(utilities, no_deal)
    assume(not found.exists)
    for i, short in enumerate(found.short):
        if np.isfinite(short):
            lower = no_deal.copy()
            lower[i] -= short
            assert oracle.top(utilities - lower, np.ones(len(lower)), np.full(len(lower), -1e-8)) > -np.inf
            if short > 1e-6:
                lower[i] += 1e-4 * short
                assert oracle.top(utilities - lower, np.ones(len(lower)), np.full(len(lower), 1e-9)) == -np.inf


def test_a_party_to_which_everything_is_the_same_does_not_stand_in_the_way() -> None:
    found = zone(np.array([[1.0, 3.0, 0.2], [2.0, 2.0, 0.2]]), np.array([0.0, 0.0, 0.2]))
    assert (True, [False, False, True]) == (found.exists, found.idle.tolist())


def test_no_packages_are_no_zone() -> None:
    found = zone(np.zeros((0, 2)), np.zeros(2))
    assert (False, -np.inf, [np.inf, np.inf]) == (found.exists, found.level, found.short.tolist())


def test_a_no_deal_nobody_can_beat_is_short_by_what_it_says() -> None:
    found = zone(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0.6, 0.6]))
    assert pytest.approx([0.2, 0.2]) == found.short.tolist()
    assert pytest.approx(-0.1) == found.level
