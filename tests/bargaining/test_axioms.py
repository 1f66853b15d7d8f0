"""Each solution has the axioms that characterise it, and those it is known to have."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.bargaining import KEYS, SOLUTIONS, solution_concept
from detente.bargaining.egalitarian import solve_egalitarian
from detente.bargaining.kalai_smorodinsky import solve_kalai_smorodinsky
from detente.bargaining.nash import solve_nash
from detente.bargaining.solution import Solution
from detente.bargaining.utilitarian import solve_utilitarian
from detente.bargaining.zone import zone
from tests.bargaining import oracle
from tests.bargaining.problems import Problem, problems, unhurried

every = pytest.mark.parametrize("key", KEYS)


def solve(key: str, problem: Problem) -> Solution:
    return solution_concept(key).solve(*problem)


@every
@unhurried
@given(problem=problems())
def test_nobody_is_worse_off_and_nothing_is_wasted(key: str, problem: Problem) -> None:
    found = solve(key, problem)
    assume(found.agreed)
    utilities, no_deal = problem
    assert (found.utilities >= no_deal - oracle.Close).all()
    ceiling = oracle.top(utilities, np.ones(len(no_deal)), found.utilities - 1e-10)
    assert pytest.approx(found.utilities.sum(), abs=2e-7) == ceiling


@every
@unhurried
@given(problem=problems())
def test_the_lottery_is_one_and_gives_what_is_said(key: str, problem: Problem) -> None:
    found = solve(key, problem)
    assume(found.agreed)
    assert found.lottery is not None
    assert pytest.approx(1.0, abs=1e-12) == found.lottery.probabilities.sum()
    assert (found.lottery.probabilities > 0).all()
    assert np.allclose(found.lottery.probabilities @ problem[0][found.lottery.indices], found.utilities, atol=1e-12)
    assert 0.0 <= found.gap <= oracle.Close


@every
@unhurried
@given(problem=problems(), order=st.randoms(use_true_random=False))
def test_the_parties_and_the_packages_may_be_listed_in_any_order(key: str, problem: Problem, order: Random) -> None:
    utilities, no_deal = problem
    rows, columns = list(range(len(utilities))), list(range(len(no_deal)))
    order.shuffle(rows)
    order.shuffle(columns)
    here, there = solve(key, problem), solve(key, (utilities[rows][:, columns], no_deal[columns]))
    assert here.agreed == there.agreed
    assert np.allclose(here.utilities[columns], there.utilities, atol=1e-8)


@every
@unhurried
@given(problem=problems(parties=2))
def test_parties_in_the_same_place_get_the_same(key: str, problem: Problem) -> None:
    utilities = np.concatenate([problem[0], problem[0][:, ::-1]])
    no_deal = np.full(2, problem[1][0])
    found = solve(key, (utilities, no_deal))
    assume(found.agreed)
    assert pytest.approx(found.utilities[0], abs=1e-8) == found.utilities[1]


@pytest.mark.parametrize("key", [concept.key for concept in SOLUTIONS if concept.any_scale])
@unhurried
@given(problem=problems(), data=st.data())
def test_the_scale_of_a_party_does_not_matter(key: str, problem: Problem, data: st.DataObject) -> None:
    p = len(problem[1])
    by = np.array([data.draw(st.sampled_from([0.5, 1.0, 3.0, 16.0])) for _ in range(p)])
    plus = np.array([data.draw(st.sampled_from([-4.0, 0.0, 2.0])) for _ in range(p)])
    here, there = solve(key, problem), solve(key, (problem[0] * by + plus, problem[1] * by + plus))
    assert np.allclose(here.utilities * by + plus, there.utilities, atol=1e-7)


def test_the_others_depend_on_the_scale() -> None:
    pie, none = np.array([[1.0, 0.0], [0.0, 1.0]]), np.zeros(2)
    for solution in (solve_egalitarian, solve_utilitarian):
        assert not np.allclose(solution(pie, none).utilities * [1, 2], solution(pie * [1, 2], none).utilities)


@unhurried
@given(problem=problems(), data=st.data())
def test_nash_is_unmoved_when_packages_it_does_not_use_are_struck_off(problem: Problem, data: st.DataObject) -> None:
    found = solve_nash(*problem)
    assume(found.agreed)
    assert found.lottery is not None
    kept = [k for k in range(len(problem[0])) if k in found.lottery.indices or data.draw(st.booleans())]
    assert np.allclose(found.utilities, solve_nash(problem[0][kept], problem[1]).utilities, atol=1e-8)


def test_kalai_smorodinsky_is_moved_by_them() -> None:
    both = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.9]])
    assert not np.allclose(
        solve_kalai_smorodinsky(both, np.zeros(2)).utilities,
        solve_kalai_smorodinsky(both[[1, 2]], np.zeros(2)).utilities,
    )


@unhurried
@given(problem=problems(parties=2), more=problems(parties=2))
def test_kalai_smorodinsky_hurts_nobody_whose_chances_alone_grow(problem: Problem, more: Problem) -> None:
    utilities, no_deal = problem
    wider = np.concatenate([utilities, more[0]])
    assume(zone(utilities, no_deal).exists and not zone(utilities, no_deal).idle.any())
    small, large = zone(utilities, no_deal).best, zone(wider, no_deal).best
    assume(abs(small[0] - large[0]) < 1e-12)
    here, there = solve_kalai_smorodinsky(utilities, no_deal), solve_kalai_smorodinsky(wider, no_deal)
    assert here.utilities[1] <= there.utilities[1] + oracle.Close


@unhurried
@given(problem=problems(), data=st.data())
def test_more_packages_never_lower_the_least_egalitarian_gain(problem: Problem, data: st.DataObject) -> None:
    more = data.draw(problems(parties=len(problem[1])))[0]
    here = solve_egalitarian(*problem)
    assume(here.agreed and not here.zone.idle.any())
    assert here.value <= solve_egalitarian(np.concatenate([problem[0], more]), problem[1]).value + oracle.Close


@unhurried
@given(problem=problems())
def test_there_is_a_deal_exactly_where_the_zone_says_so(problem: Problem) -> None:
    exists = zone(*problem).exists
    assert {exists} == {solve(key, problem).agreed for key in KEYS}
