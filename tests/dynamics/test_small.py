"""The few states that can be reached: the same answers as on all states, by another algorithm, and without scipy."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

import detente
from detente.cases import case_path
from detente.conflict.change import accepted
from detente.conflict.formula import Formula
from detente.conflict.model import Conflict
from detente.dynamics import small as few
from detente.dynamics.hitting import before
from detente.dynamics.process import Process, compile_process
from detente.dynamics.rules import rule_of
from detente.dynamics.small import Small, small_of
from detente.dynamics.within import at, within
from detente.language import parse_formula

KEYS = ("better-reply", "best-reply", "logit")
CLOSE = 1e-10


@cache
def race() -> Conflict:
    """Return a race with an option that takes time, an event, a toll, and a date that changes states and wants."""
    return detente.loads("""
detente: 1
title: Two herons and a ford
starts: 2024-02-05
dynamics: {rate: 1 per 9 days, precision: 4}
actors:
  crane:
    options: {cross: {does: Cross, takes: 6 days, stages: 3, may_cause: {flood: 40 %}}, call: {does: Call}}
    wants: [cross if not flood, {that: call, until: 2024-04-01}]
  heron:
    rate: 1 per 4 days
    options: {wall: {does: Wall it up, blamed: {crane: 50 %}}}
    wants: [not wall if crane.cross is being prepared, wall]
conditions: {flood: The ford is flooded}
events: {rain: {sets: flood, rate: 1 per 50 days, when: not flood}}
calendar: {on 2024-03-10: {sets: not flood}}
""").conflict


@cache
def both(rule: str) -> tuple[Process, Small]:
    sure = accepted(race())
    found = small_of(sure, [rule_of(key, sure) for key in KEYS])
    assert found is not None
    return compile_process(sure, rule=rule_of(rule, sure)), found[rule]


FORMULAS = ("crane.cross", "flood and not heron.wall", "crane.call and blamed(crane)", "crane.cross is being prepared")


def masks(rule: str, text: str) -> tuple[np.ndarray, np.ndarray]:
    process, small = both(rule)
    formula: Formula = parse_formula(text)
    return process.mask(formula), small.mask(formula)


@pytest.mark.parametrize("rule", KEYS)
@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("days", [5.0, 34.0, 90.0])
def test_chances_in_time_are_those_on_all_states(rule: str, text: str, days: float) -> None:
    process, small = both(rule)
    whole, part = masks(rule, text)
    told = few.within(small, part, days)
    assert told is not None
    assert within(process.timeline, whole, np.array([days])).values[0, process.start] == pytest.approx(
        told.value, abs=CLOSE
    )
    then = few.at(small, part, days)
    assert then is not None
    assert at(process.timeline, whole, np.array([days])).values[0, process.start] == pytest.approx(
        then.value, abs=CLOSE
    )


@pytest.mark.parametrize("rule", KEYS)
def test_while_something_holds_it_is_the_same_too(rule: str) -> None:
    process, small = both(rule)
    (goal, few_goal), (through, few_through) = masks(rule, "crane.cross"), masks(rule, "not heron.wall")
    told = few.within(small, few_goal, 60.0, allowed=few_through)
    assert told is not None
    full = within(process.timeline, goal, np.array([60.0]), allowed=through).values[0, process.start]
    assert full == pytest.approx(told.value, abs=CLOSE)


@pytest.mark.parametrize("rule", KEYS)
@pytest.mark.parametrize("pair", [("crane.cross", "heron.wall"), ("flood", "crane.call"), ("crane.call", "heron.wall")])
def test_what_comes_first_is_the_same_too(rule: str, pair: tuple[str, str]) -> None:
    process, small = both(rule)
    (one, few_one), (other, few_other) = (masks(rule, text) for text in pair)
    told = few.before(small, few_one, few_other)
    assert told is not None
    full = before(process.timeline, one, other)
    expected = [full.first.values[process.start], full.second.values[process.start], full.neither[process.start]]
    assert expected == pytest.approx([told[0].value, told[1].value, told[2]], abs=1e-8)


def test_fewer_states_are_looked_at_where_a_crisis_much_the_same_is_known() -> None:
    sure = accepted(detente.load(case_path("tower22")).conflict)
    rules = [rule_of(key, sure) for key in KEYS[:2]]
    first = small_of(sure, rules)
    assert first is not None
    again = small_of(sure, rules, like=first.values())
    assert again is not None
    assert [first[key].spans[0].rates.tolist() for key in first] == [
        again[key].spans[0].rates.tolist() for key in again
    ]


def test_where_what_is_known_is_not_enough_all_states_are_looked_at() -> None:
    sure = accepted(race())
    rules = [rule_of("better-reply", sure)]
    found = small_of(sure, rules)
    assert found is not None
    one = found["better-reply"]
    stuck = replace(one, layout=replace(one.layout, states=np.array([0, 1], np.uint64)))
    again = small_of(sure, rules, like=[stuck])
    assert again is not None
    assert found["better-reply"].layout.n == again["better-reply"].layout.n


def test_a_claim_about_few_states_needs_no_scipy() -> None:
    code = (
        "import sys, detente; from detente.cases import case_path; case = detente.load(case_path('tower22'));"
        "print(case.check(claims=['late'], depth=0)['late'].outcome, 'scipy' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "holds False\n" == ran.stdout
