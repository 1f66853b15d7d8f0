"""Whether the audiences at home accept."""

from __future__ import annotations

import numpy as np
import pytest

from detente.bargaining.ratification import acceptance, foreseen, ratified, sunk, win_sets
from detente.errors import InvalidModel

WORTH = np.array([[0.1, 0.9], [0.3, 0.9], [0.5, 0.9], [0.3, 0.0]])
LOW, HIGH = [0.2, 0.5], [0.4, 0.5]


def test_the_chance_grows_evenly_between_the_two_thresholds() -> None:
    assert pytest.approx(np.array([[0, 1], [0.5, 1], [1, 1], [0.5, 0]])) == acceptance(WORTH, LOW, HIGH)


def test_the_chance_is_the_share_of_thresholds_below_what_it_is_worth() -> None:
    drawn = np.random.default_rng(0).uniform(0.2, 0.4, 100_000)
    for worth in (0.21, 0.3, 0.39):
        assert pytest.approx((drawn <= worth).mean(), abs=0.01) == acceptance(np.array([[worth]]), [0.2], [0.4])[0, 0]


def test_all_audiences_must_accept() -> None:
    assert [0.0, 0.5, 1.0, 0.0] == ratified(acceptance(WORTH, LOW, HIGH)).round(12).tolist()


def test_a_win_set_is_what_is_accepted_for_sure_or_possibly() -> None:
    found = win_sets(WORTH, LOW, HIGH)
    assert [False, False, True, False] == found.sure[:, 0].tolist()
    assert [False, True, True, True] == found.possible[:, 0].tolist()


def test_a_package_both_leaders_prefer_is_sunk_by_one_audience() -> None:
    utilities = np.array([[2.0, 2.0], [1.0, 1.0], [1.0, 1.0], [3.0, 0.0]])
    first, second = sunk(utilities, np.array([0.5, 0.5]), acceptance(WORTH, LOW, HIGH))
    assert ([0], []) == (first.packages.tolist(), second.packages.tolist())
    both = sunk(utilities, np.array([-1.0, -1.0]), np.zeros((4, 2)))
    assert ([], [0, 1, 2, 3]) == (both[0].packages.tolist(), both[0].others_too.tolist())


def test_leaders_who_foresee_a_refusal_discount_a_package_by_its_chance() -> None:
    utilities, no_deal = np.array([[2.0, 4.0]]), np.array([1.0, 0.0])
    assert [[1.5, 2.0]] == foreseen(utilities, no_deal, np.array([0.5])).tolist()
    assert [[1.0, 1.5]] == foreseen(utilities, no_deal, np.array([0.5]), refused=[0.0, -1.0]).tolist()


def test_a_threshold_from_high_to_low_is_refused() -> None:
    with pytest.raises(InvalidModel) as caught:
        acceptance(WORTH, [0.4, 0.5], [0.2, 0.5])
    assert ["D936"] == [problem.code for problem in caught.value.problems]
