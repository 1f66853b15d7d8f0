"""All files at once or one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given

from detente.bargaining import Packages, solved
from detente.bargaining.linkage import apportioned, linkage, pair_values, smallest_sets
from tests.bargaining.problems import packages, unhurried
from tests.bargaining.test_solutions import table


def pies(weights: np.ndarray) -> Packages:
    """Return issues that each go to one of two parties, worth what the weights say."""
    worth = tuple(np.array([[a, 0.0], [0.0, b]]) for a, b in weights.T)
    return Packages(worth, np.zeros(2))


def test_the_printed_packages_come_out() -> None:
    entry = table("deal.linkage")
    data, expected = entry["data"], entry["expected"]
    assert isinstance(data, dict)
    assert isinstance(expected, dict)
    for weights, printed in zip(data["weights"], expected["package NBS utilities"], strict=True):
        found = linkage(pies(np.array(weights)), np.zeros((len(weights[0]), 2)))
        assert pytest.approx(printed, abs=1e-9) == found.joint.utilities.tolist()
        assert pytest.approx(expected["separate equal split"], abs=1e-9) == found.separate.tolist()
        assert pytest.approx(np.array(printed) - 0.5, abs=1e-9) == found.value.tolist()


def barter() -> Packages:
    """Two issues: on each, the one settlement other than how things are hurts one party and helps the other more."""
    return Packages((np.array([[0.0, -1.0], [0.0, 3.0]]), np.array([[0.0, 3.0], [0.0, -1.0]])), np.zeros(2))


def test_a_barter_has_a_zone_only_as_a_whole() -> None:
    found = linkage(barter(), np.zeros((2, 2)))
    assert [False, False] == [issue.zone_alone for issue in found.issues]
    assert [True, True] == [issue.kills for issue in found.issues]
    assert (0, 1) == found.hinges
    assert [2.0, 2.0] == found.joint.utilities.round(9).tolist()
    assert [2.0, 2.0] == found.value.round(9).tolist()
    assert ((0, 1),) == smallest_sets(barter(), np.zeros((2, 2)))
    assert pytest.approx([2.0, 2.0]) == pair_values(barter(), np.zeros((2, 2)))[0, 1].tolist()


def test_what_each_pays_whom_is_what_it_gives_up_on_an_issue() -> None:
    found = linkage(barter(), np.zeros((2, 2)))
    assert [[[0, 1], [0, 0]], [[0, 0], [1, 0]]] == found.pays.round(9).tolist()
    worth = (np.array([[0.0, -4.0], [0.0, 1.0], [0.0, 3.0]]), np.array([[0.0, 9.0], [0.0, 0.0], [0.0, 0.0]]))
    three = Packages(worth, np.zeros(3))
    assert [0.0, 1.0, 3.0] == linkage(three, np.zeros((2, 3))).pays[0, 0].round(9).tolist()


@unhurried
@given(packages())
def test_what_is_shared_out_over_the_issues_sums_to_no_deal(offered: Packages) -> None:
    assert offered.base is not None
    assert np.allclose(offered.no_deal, offered.base + apportioned(offered).sum(axis=0))


@unhurried
@given(packages())
def test_where_things_may_stay_as_they_are_the_package_has_the_better_product(drawn: Packages) -> None:
    left = np.array([table_[:, 0] for table_ in drawn.worth])
    offered = Packages(drawn.worth, np.asarray(drawn.base + left.sum(axis=0)), base=drawn.base)
    found = linkage(offered, left)
    assume(found.joint.agreed and not found.joint.zone.idle.any())
    gains, apart = found.joint.utilities - offered.no_deal, found.separate - offered.no_deal
    assert (apart >= -1e-8).all()
    assert gains.prod() >= apart.prod() - 1e-8
    assert np.allclose(found.gains.sum(axis=0), gains, atol=1e-8)
    for issue in found.issues:
        assert np.allclose(found.joint.utilities - issue.without.utilities, issue.lost)


@unhurried
@given(packages())
def test_the_smallest_sets_have_a_zone_and_none_of_their_parts_has(offered: Packages) -> None:
    left = apportioned(offered)
    everything = tuple(range(len(offered.worth)))
    sets = smallest_sets(offered, left)
    assert solved(offered, "nash").agreed <= any(set(some) <= set(everything) for some in sets)
    assert all(not set(a) < set(b) for a in sets for b in sets)
