"""Numbers of which only a range is known are drawn anew in every case, and shares are those of the cases."""

from __future__ import annotations

import re
from math import log

import numpy as np
import pytest

from detente.conflict.model import Conflict
from detente.errors import InvalidModel
from detente.files.load import loads
from detente.findings.ensemble.effort import something_unsure
from detente.findings.ensemble.ensemble import ensemble
from detente.findings.ensemble.ranges import with_numbers

MODEL = """\
detente: 1
title: A raid and a border
starts: 2031-01-01
dynamics: {rate: 1 per 10 days}
actors:
  a:
    options: {raid: {does: Raid, undone: never}}
    wants: [raid]
    rate: {value: 0.1 per day, range: [0.025 per day, 0.2 per day]}
  b: {options: {sit: Sit}, wants: [sit]}
deal:
  scale: points
  parties: {a: {no_deal: 0.45}, b: {no_deal: 0.45}}
  issues:
    line:
      scale: {from: 0, to: 10, step: 1}
      stands: {a: {position: 10, salience: {value: 0.5, range: [0.2, 0.8]}}, b: {position: 0, salience: 0.5}}
    mine:
      scale: {from: 0, to: 10, step: 1}
      stands: {a: {position: 10, salience: {value: 0.5, range: [0.2, 0.8]}}, b: {position: 0, salience: 0.5}}
claims:
  - {id: soon, test: P(a.raid within 10 days) > 0.5}
  - {id: zone, test: some package is better for a and b than no deal}
  - {id: linked, test: linking adds at least 10 % of a's no-deal-to-best range}
  - {id: ever, test: every equilibrium has a.raid}
"""


@pytest.fixture(scope="module")
def conflict() -> Conflict:
    return loads(MODEL).conflict


def test_the_share_over_a_rate_is_the_part_of_its_range_where_the_claim_holds(conflict: Conflict) -> None:
    """1 - exp(-10 r) > 1/2 where r > ln 2 / 10, and r is drawn evenly from 0.025 to 0.2."""
    found = ensemble(conflict, claims=["soon"], timed=120, states=False)
    (soon,) = found.claims
    exact = (0.2 - log(2) / 10) / 0.175
    assert 120 == soon.asked
    assert soon.orders["holds"].low <= exact <= soon.orders["holds"].high
    assert "depends" == soon.outcome


def test_a_claim_about_a_deal_hangs_on_saliences_drawn_and_one_about_wants_does_not(conflict: Conflict) -> None:
    found = {one.claim: one for one in ensemble(conflict, timed=30, states=False).claims}
    assert (30, 30, 1) == (found["zone"].asked, found["linked"].asked, found["ever"].asked)
    assert 0 < found["linked"].orders["holds"].share < 1
    assert 1 == found["ever"].orders["holds"].low


def test_saliences_in_points_sum_to_one_again(conflict: Conflict) -> None:
    rng = np.random.default_rng(1)
    for _ in range(20):
        deal = with_numbers(conflict, rng).deal
        assert deal is not None
        drawn = [it.salience.value for each in deal.issues for it in each.stands if it.actor == "a" and it.salience]
        assert 1 == pytest.approx(sum(drawn))
        assert drawn != [0.5, 0.5]


def refused(conflict: Conflict) -> list[str]:
    """Return the codes with which a model is refused as having nothing unsure."""
    try:
        something_unsure(conflict)
    except InvalidModel as error:
        return [problem.code for problem in error.problems]
    return []


def test_a_range_alone_is_something_unsure(conflict: Conflict) -> None:
    known = loads(re.sub(r", range: \[[^]]*\]", "", MODEL)).conflict
    assert ([], ["D412"]) == (refused(conflict), refused(known))


def test_the_same_seed_draws_the_same_numbers(conflict: Conflict) -> None:
    one, same = (ensemble(conflict, claims=["soon"], timed=9, seed=4, states=False).claims for _ in range(2))
    assert one == same
