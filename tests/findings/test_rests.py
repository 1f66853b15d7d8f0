"""What a verdict rests on, against trying every set of assumptions from scratch."""

from __future__ import annotations

import os
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from models import conflicts

import detente
from detente.conflict.change import accepted, change
from detente.conflict.formula import Atom
from detente.conflict.model import Claim, Conflict
from detente.conflict.query import Equilibrium, Prefers, Query
from detente.errors import DetenteError
from detente.findings import Worlds, answers, assumptions, judge
from detente.findings.judge import outcome_of
from detente.findings.rests import relevant
from detente.findings.verdict import Rest
from tests.findings.crises import CHICKEN, STANDOFF, verdict
from tests.stability import test_notes as sketch


def smallest_sets(conflict: Conflict, claim: Claim, deepest: int) -> set[frozenset[str]]:
    """Try every set of up to `deepest` assumptions on a crisis made afresh each time."""
    now = outcome_of(answers(Worlds.of(conflict), claim))
    for size in range(1, deepest + 1):
        found = set()
        for taken in combinations(assumptions(conflict), size):
            try:
                after = Worlds.of(change(conflict, *(one.edit for one in taken)))
            except DetenteError:
                continue
            if outcome_of(answers(after, claim)) != now:
                found.add(frozenset(one.id for one in taken))
        if found:
            return found
    return set()


@st.composite
def asked(draw: st.DrawFn) -> tuple[Conflict, Query]:
    conflict = accepted(draw(conflicts()))
    atom = Atom(draw(st.sampled_from([option.key for option in conflict.options])))
    other = Atom(draw(st.sampled_from([option.key for option in conflict.options])))
    if draw(st.booleans()):
        return conflict, Equilibrium(draw(st.sampled_from(["some", "no", "every"])), atom, concept="seq")
    return conflict, Prefers(draw(st.sampled_from(conflict.decision_makers)), atom, other)


@settings(max_examples=40, deadline=None)
@given(asked())
def test_the_smallest_sets_are_those_found_by_trying_all(case: tuple[Conflict, Query]) -> None:
    conflict, query = case
    if any(actor.ranking is not None for actor in conflict.actors):
        return
    claim = Claim("it", test=query)
    found = judge(Worlds.of(conflict), claim, depth=2)
    assert smallest_sets(conflict, claim, 2) == {frozenset(rest.assumptions) for rest in found.rests_on}


def test_a_claim_one_want_says_is_assumed() -> None:
    given_verdict = verdict(STANDOFF, "usa prefers not militia.attack to militia.attack")
    assert (("usa.not-militia-attack",), "holds") == (given_verdict.assumed, given_verdict.outcome)


def test_a_claim_that_follows_from_several_wants_is_not_assumed() -> None:
    given_verdict = verdict(STANDOFF, "usa.strike deters militia from militia.attack (gmr)")
    assert ("holds", ()) == (given_verdict.outcome, given_verdict.assumed)
    assert given_verdict.rests_on


def test_depth_zero_tries_nothing() -> None:
    found = verdict(CHICKEN, "some equilibrium(nash) has row.dare", depth=0)
    assert ((), 0) == (found.rests_on, found.tried)


def test_no_war_in_the_first_sketch_rests_on_four_wants_and_on_no_pair() -> None:
    no_war = Claim("no-war", test=Equilibrium("no", sketch.WAR, concept="seq"))
    found = judge(Worlds.of(sketch.sketch()), no_war, depth=2, thorough=True)
    wants = ("usa.w0", "usa.w4", "iran.w0", "iran.w4")
    assert ("holds", 2, (Rest(wants, "fails", smallest=False),)) == (found.outcome, found.tried, found.rests_on)


@pytest.mark.skipif("DETENTE_SOAK" not in os.environ, reason="tries all sets of three wants: make soak")
def test_no_triple_carries_no_war_in_the_first_sketch() -> None:
    no_war = Claim("no-war", test=Equilibrium("no", sketch.WAR, concept="seq"))
    assert () == judge(Worlds.of(sketch.sketch()), no_war, depth=3).rests_on


def test_a_set_that_leaves_a_ranking_without_its_states_is_passed_over() -> None:
    text = CHICKEN.replace(
        "[[row.dare], [], [col.dare], [row.dare, col.dare]]", "[[row.dare], [], [col.dare]]"
    ).replace("[[col.dare], [], [row.dare], [row.dare, col.dare]]", "[[col.dare], [], [row.dare]]")
    found = verdict(f"{text}infeasible: [row.dare and col.dare]\n", "some equilibrium(nash) has row.dare")
    assert ("holds", ()) == (found.outcome, found.rests_on)


RACE = """
detente: 1
title: A race to the ford
dynamics: {rate: 1 per 30 days}
actors:
  crane: {rate: 1 per 10 days, options: {cross: {does: Cross the ford, undone: never}}, wants: [cross]}
  heron: {options: {wall: {does: Wall it up, undone: never}}, wants: [wall]}
conditions: {flood: The ford is flooded}
events: {rain: {sets: flood, rate: 1 per 20 days}}
claims:
  - {id: first, says: The crane is first, test: P(crane.cross before heron.wall) > 0.6}
  - {id: wet, says: There is a flood, test: P(flood within 40 days) > 0.5}
  - {id: end, says: It ends well, test: some equilibrium has crane.cross}
"""


@pytest.mark.parametrize(("claim", "carried"), [("first", "crane.rate"), ("wet", "rain")])
def test_a_claim_about_time_can_rest_on_a_rate_or_an_event(claim: str, carried: str) -> None:
    race = detente.loads(RACE).conflict
    verdict = judge(Worlds.of(race), next(one for one in race.claims if one.id == claim), depth=1)
    assert (carried,) in [rest.assumptions for rest in verdict.rests_on]


def test_no_other_claim_is_tried_without_them() -> None:
    race = detente.loads(RACE).conflict
    tried = {claim.id: {one.id for one in relevant(claim.test, Worlds.of(race))} for claim in race.claims if claim.test}
    assert {"rain", "crane.rate"} <= tried["first"]
    assert set() == {"rain", "crane.rate"} & tried["end"]
