"""The solutions against their definitions, closed forms and the reference tables."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.bargaining import Packages, solution_concept, solved, solved_by, utilities
from detente.bargaining.egalitarian import solve_egalitarian
from detente.bargaining.kalai_smorodinsky import solve_kalai_smorodinsky
from detente.bargaining.nash import solve_nash
from detente.bargaining.packages import open_mask
from detente.bargaining.rubinstein import offers_in_turn, solve_rubinstein
from detente.bargaining.transfers import divided
from detente.bargaining.utilitarian import solve_utilitarian
from detente.errors import InvalidModel, InvalidQuery
from tests.bargaining import oracle
from tests.bargaining.problems import Problem, packages, problems, unhurried

PIE = np.array([[1.0, 0.0], [0.0, 1.0]])
NOTHING = np.zeros(2)


def table(entry: str) -> dict[str, object]:
    path = Path(__file__).parents[2].parent / "shared" / "reference" / "tables" / "dynamics-and-deals.json"
    if not path.exists():
        pytest.skip("the reference tables are not here")
    entries = json.loads(path.read_text(encoding="utf-8"))["entries"]
    found: dict[str, object] = next(one for one in entries if one["id"] == entry)
    return found


# --- definitions ------------------------------------------------------------------------------------------------------


@unhurried
@given(problem=problems(parties=2), weights=st.tuples(st.integers(1, 4), st.integers(1, 4)))
def test_nash_of_two_is_the_best_point_of_all_segments(problem: Problem, weights: tuple[int, int]) -> None:
    found = solve_nash(*problem, weights=weights)
    assume(found.agreed and not found.zone.idle.any())
    shares = np.array(weights) / sum(weights)
    value, gains = oracle.best_product_of_two(problem[0] - problem[1], shares)
    assert np.allclose(gains, found.utilities - problem[1], atol=oracle.Close)
    assert pytest.approx(value, abs=oracle.Close) == found.value


@unhurried
@given(problem=problems())
def test_no_package_is_above_the_plane_that_touches_nashs_point(problem: Problem) -> None:
    found = solve_nash(*problem)
    assume(found.agreed)
    gains, point = problem[0] - problem[1], found.utilities - problem[1]
    live = point > 0
    assert ((gains[:, live] / point[live]).sum(axis=1) <= live.sum() + oracle.Close).all()


@unhurried
@given(problem=problems())
def test_kalai_smorodinsky_is_the_lexicographic_maximum_of_the_shares(problem: Problem) -> None:
    found = solve_kalai_smorodinsky(*problem)
    gains = problem[0] - problem[1]
    assume(found.agreed and not found.zone.idle.any())
    ideal = np.array([oracle.most(gains, i) for i in range(gains.shape[1])])
    assert np.allclose(oracle.leximin(gains / ideal), (found.utilities - problem[1]) / ideal, atol=1e-7)


@unhurried
@given(problem=problems())
def test_the_egalitarian_solution_is_the_lexicographic_maximum_of_the_gains(problem: Problem) -> None:
    found = solve_egalitarian(*problem)
    assume(found.agreed and not found.zone.idle.any())
    gains = problem[0] - problem[1]
    assert np.allclose(oracle.leximin(gains), found.utilities - problem[1], atol=1e-7)


@unhurried
@given(problem=problems())
def test_the_utilitarian_solution_has_the_highest_sum_that_leaves_nobody_worse_off(problem: Problem) -> None:
    found = solve_utilitarian(*problem)
    assume(found.agreed)
    gains = problem[0] - problem[1]
    highest = oracle.top(gains, np.ones(gains.shape[1]), np.zeros(gains.shape[1]))
    assert pytest.approx(highest + problem[1].sum(), abs=1e-8) == found.value


@unhurried
@given(problem=problems())
def test_the_best_packages_are_those_a_search_through_all_finds(problem: Problem) -> None:
    table_, no_deal = problem
    gains = table_ - no_deal
    found = {key: solution_concept(key).solve(*problem) for key in ("nash", "egalitarian", "utilitarian")}
    assume(found["nash"].agreed and not found["nash"].zone.idle.any())
    rational = [k for k in range(len(gains)) if (gains[k] >= -1e-12).all()]
    strict = [k for k in rational if (gains[k] > 1e-9).all()]
    product = {k: round(float(gains[k].prod()), 9) for k in strict}
    least = {k: sorted(gains[k].round(9)) for k in rational}
    total = {k: (round(float(gains[k].sum()), 9)) for k in rational}
    assert [k for k in strict if product[k] == max(product.values())] == found["nash"].best.tolist()
    assert [k for k in rational if least[k] == max(least.values())] == found["egalitarian"].best.tolist()
    assert set(found["utilitarian"].best) <= {k for k in rational if total[k] == max(total.values())}
    assert bool(rational) == bool(len(found["utilitarian"].best))


# --- closed forms and tables ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("second", [1.0, 0.5, 0.25])
def test_a_pie_is_shared_as_the_curvature_of_the_parties_says(second: float) -> None:
    shares = np.linspace(0.0, 1.0, 20_001)
    found = solve_nash(np.column_stack([shares, (1 - shares) ** second]), NOTHING)
    assert pytest.approx(1 / (1 + second), abs=1e-4) == found.utilities[0]


def test_offers_in_turn_give_the_printed_shares() -> None:
    expected = table("deal.rubinstein")["expected"]
    assert isinstance(expected, dict)
    for discounts in ((0.9, 0.9), (0.95, 0.9), (0.8, 0.9)):
        printed = expected[f"({str(discounts[0])[1:]},{str(discounts[1])[1:]})"]
        assert pytest.approx(printed, abs=1e-12) == offers_in_turn(PIE, NOTHING, discounts=discounts).first[0]


@pytest.mark.parametrize(("first", "second"), [(1.0, 1.0), (1.0, 3.0), (0.2, 0.05)])
def test_the_more_patient_party_gets_more_in_the_limit(first: float, second: float) -> None:
    found = solve_rubinstein(PIE, NOTHING, rates=(first, second)).utilities[0]
    assert pytest.approx(second / (first + second), abs=1e-12) == found
    wait = 1e-4
    near = offers_in_turn(PIE, NOTHING, discounts=(float(np.exp(-first * wait)), float(np.exp(-second * wait))))
    assert pytest.approx(found, abs=1e-3) == near.first[0]


@unhurried
@given(problem=problems(parties=2))
def test_the_limit_is_where_offers_in_turn_go(problem: Problem) -> None:
    found = solve_rubinstein(*problem, rates=(1.0, 2.0))
    assume(found.agreed)
    near = offers_in_turn(*problem, discounts=(float(np.exp(-1e-6)), float(np.exp(-2e-6))))
    assert np.allclose(near.first, found.utilities, atol=1e-3)


@pytest.mark.parametrize(("outside", "expected"), [(0.2, 0.25), (0.25, 0.25), (0.4, 0.4), (0.9, 0.9)])
def test_an_outside_option_is_a_floor_and_changes_nothing_below(outside: float, expected: float) -> None:
    found = solve_rubinstein(PIE, NOTHING, rates=(1.0, 3.0), outside=(0.0, outside))
    assert pytest.approx(expected, abs=1e-10) == found.utilities[1]
    turns = offers_in_turn(PIE, NOTHING, discounts=(0.9999, 0.9997), outside=(0.0, outside))
    assert pytest.approx(expected, abs=1e-3) == turns.first[1]


def test_outside_options_worth_more_than_any_deal_end_the_talks() -> None:
    found = solve_rubinstein(PIE, NOTHING, outside=(0.6, 0.5))
    assert not found.agreed
    assert [0.6, 0.5] == found.utilities.tolist()


@unhurried
@given(problem=problems(), data=st.data())
def test_with_outside_options_no_deal_above_them_has_a_better_product(problem: Problem, data: st.DataObject) -> None:
    p = len(problem[1])
    outside = np.array([data.draw(st.integers(-1, 5)) for _ in range(p)]) / 6.0
    found = solve_rubinstein(*problem, outside=outside)
    assume(found.agreed and not found.zone.idle.any())
    assert (found.utilities >= np.maximum(outside, problem[1]) - 1e-9).all()
    gains, point = problem[0] - problem[1], found.utilities - problem[1]
    floors = np.maximum(outside - problem[1], 0.0)
    assert pytest.approx(p, abs=1e-6) == oracle.top(gains, 1 / point, floors)


@pytest.mark.parametrize(
    "offers",
    [
        [[0, 0, 0, 0], [0, 2, 6, 5], [1, 5, 6, 0], [0, 4, 1, 4]],
        [[0, 0, 0, 0], [0, 5, 6, 0], [1, 2, 6, 5], [0, 4, 1, 4]],
        [[0, 0, 0, 0], [0, 5, 0, 0], [1, 5, 6, 0], [0, 2, 6, 5], [0, 4, 1, 4]],
    ],
)
def test_floors_that_leave_next_to_no_room_are_kept_exactly(offers: list[list[int]]) -> None:
    floors = np.array([0.0, 4.0, 3.0, 3.0]) / 6
    found = solve_rubinstein(
        np.array(offers) / 6, np.array([0, 4, 0, 3]) / 6, outside=np.array([0.0, 0.0, 3.0, 0.0]) / 6
    )
    assert (found.utilities >= floors - 1e-12).all()
    assert found.gap < 1e-10


def test_a_lottery_reaches_what_no_package_does() -> None:
    found = solve_nash(PIE, np.full(2, 0.4))
    assert ([0.5, 0.5], 0) == (found.utilities.round(12).tolist(), len(found.best))


# --- side payments, signers, red lines --------------------------------------------------------------------------------


def test_with_side_payments_the_best_sum_is_taken_and_shared() -> None:
    offers = np.array([[10.0, 0.0], [3.0, 3.0]])
    found = divided("nash", offers, np.ones(2))
    assert ([5.0, 5.0], [-5.0, 5.0], [0]) == (
        found.utilities.tolist(),
        (found.payments if found.payments is not None else found.utilities).tolist(),
        found.best.tolist(),
    )


@unhurried
@given(packages())
def test_side_payments_sum_to_nothing_and_never_shrink_the_zone(offered: Packages) -> None:
    paid = Packages(offered.worth, offered.no_deal, offered.allowed, base=offered.base, transfers=True)
    with_, without_ = solved_by(paid), solved_by(offered)
    assert all(with_[key].agreed for key in with_ if without_[key].agreed)
    for found in with_.values():
        if found.payments is not None:
            assert pytest.approx(0.0, abs=1e-9) == found.payments.sum()
            assert (found.utilities >= offered.no_deal - 1e-9).all()


@unhurried
@given(packages(parties=3))
def test_only_signers_bargain_and_everybody_is_reported(offered: Packages) -> None:
    signs = np.array([True, False, True])
    some = Packages(offered.worth, offered.no_deal, offered.allowed, base=offered.base, signs=signs)
    found, whole = solved(some, "nash"), utilities(offered)[open_mask(offered)]
    alone = solve_nash(whole[:, signs], offered.no_deal[signs])
    assert np.allclose(alone.utilities, found.utilities[signs], atol=1e-9)
    if found.lottery is not None:
        assert open_mask(offered)[found.lottery.indices].all()
        assert np.allclose(found.lottery.mean(utilities(offered)), found.utilities)


# --- what does not fit ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "ask"),
    [
        ("D931", lambda: solve_nash(PIE, np.zeros(3))),
        ("D931", lambda: solve_nash(PIE * np.nan, NOTHING)),
        ("D932", lambda: solve_nash(PIE, NOTHING, weights=[1, 0])),
        ("D932", lambda: solve_nash(PIE, NOTHING, weights=[1, 1, 1])),
        ("D932", lambda: solve_rubinstein(PIE, NOTHING, rates=[-1, 1])),
        ("D933", lambda: offers_in_turn(np.eye(3), np.zeros(3), discounts=(0.9, 0.9))),
        ("D934", lambda: offers_in_turn(PIE, NOTHING, discounts=(0.9, 1.0))),
        ("D935", lambda: solution_concept("nahs")),
    ],
)
def test_what_does_not_fit_is_refused(code: str, ask: object) -> None:
    with pytest.raises((InvalidModel, InvalidQuery)) as caught:
        ask()  # type: ignore[operator]
    assert [code] == [problem.code for problem in caught.value.problems]
