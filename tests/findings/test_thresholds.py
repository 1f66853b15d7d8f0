"""Thresholds of numbers where the closed form is known."""

from __future__ import annotations

from math import log

import pytest

from detente.conflict.change import accepted
from detente.files.load import loads
from detente.findings.judge import Worlds, answers, outcome_of
from detente.findings.numbers import numbers, ranged
from detente.findings.thresholds import asked_of, thresholds

LONE = """\
detente: 1
title: One option, taken for good
actors:
  duke:
    options: {{march: {{does: March, undone: never}}}}
    wants: [march]
    rate: {rate}
status_quo: []
claims:
  - {{id: soon, test: "P(duke.march within 10 days) > 0.5"}}
  - {{id: some, test: some equilibrium has duke.march}}
"""


@pytest.mark.parametrize("rate", ["1 per 5 days", "1 per 40 days"])
def test_a_rate_turns_the_verdict_where_the_chance_is_the_bound(rate: str) -> None:
    conflict = accepted(loads(LONE.format(rate=rate)).conflict)
    found = thresholds(Worlds.of(conflict), conflict.claims[0])
    assert [pytest.approx(log(2) / 10, rel=0.02)] == [one.at for one in found]
    assert ["fails" if rate == "1 per 5 days" else "holds"] == [one.becomes for one in found]
    assert ["rate of duke"] == [one.number.name for one in found]


def test_a_claim_of_stability_hangs_on_no_number() -> None:
    conflict = accepted(loads(LONE.format(rate="1 per 5 days")).conflict)
    assert () == thresholds(Worlds.of(conflict), conflict.claims[1])


def test_the_numbers_of_a_model_are_those_an_edit_can_set() -> None:
    conflict = loads(LONE.format(rate="1 per 5 days")).conflict
    assert ["rate of duke"] == [number.name for number in numbers(conflict)]
    assert () == ranged(conflict)
    assert ["rate of duke"] == [number.name for number in ranged(loads(LONE.format(rate="1 to 3 per day")).conflict)]


SHARED = """\
detente: 1
title: Two files
actors:
  north: {options: {sign: Sign}}
  south: {options: {sign: Sign}}
status_quo: []
deal:
  parties:
    north: {signs: yes, no_deal: 0.4}
    south: {signs: yes, no_deal: 0.4}
  issues:
    water:
      scale: {from: 0, to: 1, step: 1}
      stands: {north: {position: 1, salience: 0.5}, south: {position: 0, salience: 0.5}}
    trade:
      scale: {from: 0, to: 1, step: 1}
      stands: {north: {position: 0, salience: 0.5}, south: {position: 1, salience: 0.5}}
claims:
  - {id: zone, test: some package is better for north and south than no deal}
"""


def test_saliences_are_numbers_a_claim_about_deals_hangs_on_and_the_others_of_a_party_follow() -> None:
    conflict = accepted(loads(SHARED).conflict)
    known = asked_of(conflict.claims[0], conflict)
    assert {"salience of water for north", "salience of trade for south"} <= {number.name for number in known}
    moved = known[0].put(conflict, 0.8)
    assert moved.deal is not None
    told = {
        (issue.key, it.actor): it.salience.value for issue in moved.deal.issues for it in issue.stands if it.salience
    }
    assert pytest.approx(0.2) == told["trade", "north"]
    assert (0.8, 0.5) == (told["water", "north"], told["trade", "south"])


def test_a_deal_turns_where_no_package_leaves_a_party_better_off() -> None:
    """A package that settles one file each way gives 0.5 apiece; the north prefers none once its files weigh 0.6."""
    conflict = accepted(loads(SHARED).conflict)
    found = {one.number.name: one for one in thresholds(Worlds.of(conflict), conflict.claims[0])}
    assert all(0 < one.at < 1 for one in found.values())
    for name, one in found.items():
        number = next(it for it in asked_of(conflict.claims[0], conflict) if it.name == name)
        inside = one.at + (0.02 if one.at < number.value.value else -0.02)
        there = Worlds.of(number.put(conflict, inside))
        assert "holds" == outcome_of(answers(there, conflict.claims[0]))
        assert one.becomes == outcome_of(answers(Worlds.of(number.put(conflict, one.at)), conflict.claims[0]))
