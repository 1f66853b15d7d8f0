"""Numbers about time checked by another route, and against the definitions alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oracle_dynamics import Crisis
from scipy.linalg import expm

from detente.conflict.model import Conflict
from detente.conflict.quantity import Quantity
from detente.errors import TooLarge
from detente.files.load import loads
from detente.findings.chances.measure import measure
from detente.findings.chances.unfolding import process_of
from detente.findings.measured import Measured
from detente.findings.recheck_number import Number, recheck_number
from detente.findings.world import World
from detente.language import parse_claim
from tests.dynamics.timed import timed

CALENDAR = """\
detente: 1
title: Two ports and a vote
starts: 2024-02-05
horizon: 40 days
dynamics: {rate: 1 per 8 days}
actors:
  north:
    options: {close: Close the strait, arm: {does: Arm, takes: 6 days, stages: 2}}
    wants: [south.pay, close if not protests, arm]
  south: {rate: 1 per 3 days, options: {pay: Pay}, wants: [not north.close, not pay if protests]}
conditions: {protests: Crowds}
events: {crowds: {sets: protests, rate: 1 per 20 days, when: not protests}}
calendar:
  on 2024-02-15: {edits: [set rate of north to 1 per day], sets: protests}
  on 2024-03-01: {sets: not protests}
status_quo: []
"""

TESTS = [
    "P({one} within 20 days) < 0.5",
    "P({one} within 26 days) < 0.5",
    "P({one} while not {two} within 20 days) < 0.5",
    "P({one} before {two}) < 0.5",
    "P({one} at 2024-03-01) < 0.5",
    "P({one} at 2024-02-20) < 0.5",
    "E[time to {one}] < 5 days",
    "share of time in {one} < 0.5",
]


def measured_of(conflict: Conflict, test: str, rule: str) -> tuple[Measured, Number, World]:
    world, query = World.of(conflict), parse_claim(test)
    return measure(world, query, rule), query, world


@pytest.mark.parametrize("test", TESTS)
@pytest.mark.parametrize("rule", ["better-reply", "best-reply", "logit"])
@pytest.mark.parametrize(("one", "two"), [("north.arm", "south.pay"), ("protests and south.pay", "north.close")])
@pytest.mark.parametrize("horizon", [True, False])
def test_numbers_on_a_calendar_stand_when_they_are_checked_by_full_matrices(
    test: str, rule: str, one: str, two: str, horizon: bool
) -> None:
    text = CALENDAR if horizon else CALENDAR.replace("horizon: 40 days\n", "")
    conflict = loads(text.replace("{rate: 1 per 8 days}", "{rate: 1 per 8 days, precision: 2}")).conflict
    found, query, world = measured_of(conflict, test.format(one=f"({one})", two=f"({two})"), rule)
    assert () == recheck_number(found, query, world)


@pytest.mark.parametrize("seed", range(12))
def test_numbers_of_random_crises_stand_when_they_are_checked(seed: int) -> None:
    conflict = replace(timed(seed), horizon=Quantity(9.0, 9.0, 9.0, "days", "9 days"))
    keys = [option.key for option in conflict.options]
    if process_of(World.of(conflict), "better-reply").n > 128:
        pytest.skip("slow by full matrices")
    for test in TESTS[:4] + TESTS[6:]:
        found, query, world = measured_of(conflict, test.format(one=keys[0], two=keys[-1]), "better-reply")
        assert () == recheck_number(found, query, world)


def test_a_wrong_number_is_noticed() -> None:
    conflict = loads(CALENDAR).conflict
    found, query, world = measured_of(conflict, "P(south.pay within 20 days) < 0.5", "best-reply")
    wrong = replace(found, value=(found.value or 0.0) + 1e-6)
    assert ["lowest", "highest"] == [each.split()[1] for each in recheck_number(wrong, query, world)]
    days, asked, other = measured_of(conflict, "E[time to north.arm] < 5 days", "best-reply")
    assert [] != list(recheck_number(replace(days, value=None), asked, other)) or days.value is None


def test_too_many_states_are_not_checked_by_full_matrices() -> None:
    lines = [f"  a{k}: {{options: {{x: X}}, wants: [x]}}" for k in range(10)]
    text = "\n".join(["detente: 1", "title: t", "horizon: 9 days", "dynamics: {rate: 1 per day}", "actors:", *lines])
    found, query, world = measured_of(loads(text).conflict, "P(a0.x within 2 days) < 0.5", "best-reply")
    with pytest.raises(TooLarge) as caught:
        recheck_number(found, query, world)
    assert "D878" == caught.value.problems[0].code


@pytest.mark.parametrize("seed", range(40))
def test_a_chance_is_the_one_the_definitions_alone_give(seed: int) -> None:
    """The oracle of definitions and a full exponential: nothing of the engine takes part in the expected number."""
    conflict = timed(seed)
    rule = ("better-reply", "best-reply")[seed % 2]
    crisis = Crisis(conflict, rule)
    at = {state: number for number, state in enumerate(crisis.states)}
    if len(at) > 400:
        pytest.skip("too many states for a full matrix")
    goal = conflict.options[-1].key
    generator = np.zeros((len(at), len(at)))
    for (source, target), rate in crisis.rates().items():
        if goal not in source:
            generator[at[source], at[target]] += rate
    generator -= np.diag(generator.sum(axis=1))
    start = at[frozenset(conflict.status_quo & (set(crisis.options) | crisis.changing))]
    expected = (expm(generator * 6.0) @ np.array([goal in state for state in crisis.states], float))[start]
    found, _, _ = measured_of(conflict, f"P({goal} within 6 days) < 0.5", rule)
    assert found.value == pytest.approx(expected, abs=1e-9)
