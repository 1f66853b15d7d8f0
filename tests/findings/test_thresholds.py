"""Thresholds of numbers where the closed form is known."""

from __future__ import annotations

from math import log

import pytest

from detente.conflict.change import accepted
from detente.files.load import loads
from detente.findings.judge import Worlds
from detente.findings.numbers import numbers, ranged
from detente.findings.thresholds import thresholds

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
