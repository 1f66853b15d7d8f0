"""Closed forms of deterrence, trust and choice, tried again by brute force over what each is the best or least of."""

from __future__ import annotations

from math import exp
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dynamics.calculators.bargaining_range import bargaining_range, best_demand
from detente.dynamics.calculators.quantal import precision_of, quantal
from detente.dynamics.calculators.reassurance import reassuring, trust_after, trust_needed
from detente.dynamics.calculators.signals import committing_cost, separating_cost, signals
from detente.errors import InvalidQuery
from tests.dynamics.chains import TABLES

chances = st.floats(0, 1)
costs = st.floats(0, 1)


def test_the_range_and_the_risky_demand_of_fearon_and_powell_come_out() -> None:
    table = TABLES["crisis_bargaining"]
    found = best_demand(table["win"], table["cost_a"], table["highest_cost_b"])
    assert (found.demand, found.war) == pytest.approx((table["demand"], table["war"]), abs=1e-15)


@given(chances, costs, st.floats(0.01, 1))
def test_no_demand_pays_more_than_the_best(win: float, cost: float, highest: float) -> None:
    def worth(demand: float) -> float:
        war = float(np.clip((demand - win) / highest, 0, 1))
        return war * (win - cost) + (1 - war) * demand

    best = best_demand(win, cost, highest)
    assert best.war == pytest.approx(float(np.clip((best.demand - win) / highest, 0, 1)), abs=1e-9)
    assert max(worth(x) for x in np.linspace(win, 1, 201)) <= worth(best.demand) + 1e-9


@given(chances, costs, costs, chances)
def test_a_share_is_in_the_range_if_neither_would_rather_fight(win: float, a: float, b: float, share: float) -> None:
    found = bargaining_range(win, a, b)
    assert (found.low <= share <= found.high) == (share >= win - a and 1 - share >= 1 - win - b) or (
        min(abs(share - found.low), abs(share - found.high)) < 1e-12
    )


def test_the_trust_it_takes_is_kydds() -> None:
    table = TABLES["trust"]
    assert trust_needed(*(table[key] for key in "RTPS")) == pytest.approx(table["needed"], abs=1e-15)


@given(chances, st.floats(0.01, 1), st.floats(0, 1))
def test_seeing_the_step_lifts_trust_to_just_what_is_needed(trust: float, needed: float, honest: float) -> None:
    limit = reassuring(trust, needed, if_trustworthy=honest)
    if trust < needed and trust * honest > 1e-6:
        assert trust_after(trust, if_trustworthy=honest, if_not=limit) == pytest.approx(needed, abs=1e-9)
    else:
        assert limit == (1.0 if trust >= needed else pytest.approx(limit))


@given(costs, st.floats(0, 2), st.floats(0, 1))
def test_hands_are_tied_where_the_cost_is_above_what_fighting_loses(value: float, fight: float, tied: float) -> None:
    found = signals(value, fight, sunk=0.0, tied=tied, deters=0.5, meets=0.5)
    assert found.fights_tied == (tied > fight - value)
    assert tied <= committing_cost(value, fight) or found.fights_tied


def test_a_sunk_cost_leaves_the_later_choice_alone_and_a_tied_hand_costs_nothing_if_it_works() -> None:
    found = signals(1.0, 1.5, sunk=0.25, tied=1.0, deters=1.0, meets=0.25)
    assert (found.nothing, found.sunk, found.tied, found.best) == (0.25, 0.75, 1.0, "tied")
    assert (found.fights, found.fights_tied) == (False, True)


def test_the_separating_cost_is_what_the_weak_side_would_gain() -> None:
    low, high, cost = 0.4, 1.0, separating_cost(0.4, 1.0)
    assert low - cost <= 0 <= high - cost


@pytest.mark.parametrize(
    "ask",
    [
        lambda: bargaining_range(1.5, 0.1, 0.1),
        lambda: bargaining_range(0.5, -0.1, 0.1),
        lambda: best_demand(0.5, 0.1, 0.0),
        lambda: best_demand(0.5, float("nan"), 0.5),
        lambda: trust_needed(1.0, 1.0, 0.0, -1.0),
        lambda: trust_after(1.0, if_trustworthy=0.0, if_not=1.0),
        lambda: quantal(((1, 0), (0, 1)), ((1, 0), (0, 1)), -1.0),
        lambda: precision_of(((1, 0), (0, 1)), ((1, 0), (0, 1)), ((1, -1), (0, 1))),
        lambda: signals(1.0, 1.0, sunk=-1.0, tied=0.0, deters=0.5, meets=0.5),
    ],
)
def test_numbers_that_make_no_sense_are_refused(ask: object) -> None:
    with pytest.raises(InvalidQuery, match="D812"):
        ask()  # type: ignore[operator]


@pytest.mark.parametrize("name", ["const_sum", "ochs"])
def test_quantal_responses_are_those_of_gambit(name: str) -> None:
    given = TABLES["quantal"][name]
    for precision, expected in given["at"]:
        assert [pytest.approx(expected, abs=given["digits"])] == quantal_pairs(given, precision)


def test_the_precision_of_what_was_counted_is_mckelvey_and_palfreys() -> None:
    given = TABLES["quantal"]["ochs"]
    precision, likely = precision_of(given["mine"], given["theirs"], given["counts"])
    assert (precision, likely) == pytest.approx((given["precision"], given["log_likelihood"]), abs=1e-6)
    assert [pytest.approx(given["profile"], abs=1e-7)] == quantal_pairs(given, precision)


def quantal_pairs(given: dict[str, Any], precision: float) -> list[tuple[float, float]]:
    return list(quantal(given["mine"], given["theirs"], precision))


def test_a_precision_of_nought_is_a_coin_toss_and_a_high_one_comes_to_the_three_equilibria_of_two_who_must_meet() -> (
    None
):
    meet = ((1.0, 0.0), (0.0, 1.0))
    assert ((0.5, 0.5),) == quantal(meet, meet, 0.0)
    expected = [(0, 0), (0.5, 0.5), (1, 1)]
    assert expected == [(round(p, 6), round(q, 6)) for p, q in quantal(meet, meet, 40.0)]


@given(st.lists(st.floats(-3, 3), min_size=8, max_size=8), st.floats(0, 6))
def test_each_side_answers_the_other_by_logit_and_there_is_always_an_answer(
    worths: list[float], precision: float
) -> None:
    a, b, c, d, e, f, g, h = worths
    found = quantal(((a, b), (c, d)), ((e, f), (g, h)), precision)
    assert found
    for p, q in found:
        mine, theirs = q * (a - c) + (1 - q) * (b - d), p * (e - f) + (1 - p) * (g - h)
        assert (p, q) == pytest.approx((1 / (1 + exp(-precision * mine)), 1 / (1 + exp(-precision * theirs))), abs=1e-9)
