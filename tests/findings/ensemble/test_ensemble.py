"""An ensemble gives every profile the verdicts it gets alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from models import Size, random_conflict

from detente.cases import case_path
from detente.conflict.change import accepted
from detente.conflict.model import Actor, Claim, Conflict
from detente.conflict.order import Among, AnyOrder, Sureness
from detente.conflict.quantity import Quantity
from detente.files.load import load, loads
from detente.findings import check
from detente.findings.ensemble.ensemble import Ensemble, ensemble
from detente.findings.ensemble.many import OUTCOMES
from detente.findings.rests import about_time
from detente.findings.world import CONCEPT_KEYS
from detente.language import parse_claim

TESTS = (
    "some equilibrium has {0}", "every reachable equilibrium has {0} or {1}", "no equilibrium(seq) has {0} and {1}",
    "{0} is stable(smr) for everyone", "not {0} is stable for {a}", "status_quo reaches {0} by improvements",
    "{0} reaches {1} by best improvements", "{a} prefers {0} to {1}", "{a} always prefers {0} to not {1}",
    "{0} deters {b} from {1}", "no (status_quo reaches {1} by moves)", "not {0} is stable(cgmr) for coalition {a}, {b}",
    "status_quo reaches {0} by joint improvements of {a}, {b}", "some equilibrium(sim) has {1}",
)  # fmt: skip


def one_by_one(conflict: Conflict, found: Ensemble) -> np.ndarray:
    """Return the verdicts of `check` on the conflict of each profile, written out."""
    rows = []
    for choice in found.profiles.choice:
        lists = {one.actor: one.lists[at] for one, at in zip(found.profiles.variants, choice, strict=True)}
        actors = tuple(replace(it, wants=lists[it.key], order=()) if it.key in lists else it for it in conflict.actors)
        alone = check(replace(conflict, actors=actors), depth=0, show=0)
        told = {one.claim: one.outcome for one in alone.verdicts}
        rows.append([OUTCOMES.index(told[one.claim]) for one in found.claims])
    return np.array(rows).T


def unsure(actor: Actor, rng: np.random.Generator) -> Actor:
    """Return the actor with something unsure about its wants, where it has any."""
    if len(actor.wants) < 2:
        return actor
    first = int(rng.integers(0, len(actor.wants) - 1))
    ids = tuple(want.id for want in actor.wants[first : first + 3])
    order: tuple[Sureness, ...] = (AnyOrder(),) if rng.random() < 0.3 and len(actor.wants) < 4 else (Among(ids),)
    doubtful = int(rng.integers(0, len(actor.wants)))
    chance = Quantity(0.7, 0.7, 0.7)
    wants = tuple(replace(it, perhaps=chance) if at == doubtful else it for at, it in enumerate(actor.wants))
    return replace(actor, order=order, wants=wants)


@pytest.mark.parametrize("seed", range(12))
def test_every_profile_of_a_random_crisis_gets_the_verdicts_it_gets_alone(seed: int) -> None:
    rng = np.random.default_rng(seed)
    conflict = accepted(random_conflict(rng, Size(makers=(2, 3), options=5, states=32)))
    makers, options = conflict.decision_makers, [option.key for option in conflict.options]
    named = {"a": makers[0], "b": conflict.option[options[-1]].by}
    tests = [text.format(options[0], options[-1], **named) for text in TESTS]
    claims = tuple(Claim(f"c{at}", "", parse_claim(text)) for at, text in enumerate(tests))
    actors = tuple(unsure(it, rng) for it in conflict.actors)
    conflict = replace(conflict, actors=actors, claims=claims)
    found = ensemble(conflict, number=20, seed=seed, most=40)
    few = replace(found.profiles, choice=found.profiles.choice[:12])
    assert one_by_one(conflict, replace(found, profiles=few)).tolist() == found.verdicts[:, :12].tolist()


def tower(phrases: dict[str, Sureness]) -> Conflict:
    """Return the shipped case with this unsure of its orders, and nothing else."""
    conflict = accepted(load(case_path("tower22")).conflict)
    claims = tuple(it for it in conflict.claims if it.test is None or not about_time(it.test))
    actors = tuple(
        replace(
            it,
            order=(phrases[it.key],) if it.key in phrases else (),
            wants=tuple(replace(want, perhaps=None) for want in it.wants),
        )
        for it in conflict.actors
    )
    return replace(conflict, claims=claims, actors=actors)


def test_views_suppositions_and_causes_of_tower22_are_the_same_over_an_ensemble() -> None:
    conflict = tower(
        {
            "usa": Among(("usa.late-strike", "usa.firm", "usa.deterrence")),
            "militia": AnyOrder(),
            "iran": Among(("iran.pressure", "iran.enemy")),
        }
    )
    found = ensemble(conflict, number=1)
    assert (24, 24, True) == (found.profiles.number, found.profiles.size, found.profiles.exact)
    few = replace(found, profiles=replace(found.profiles, choice=found.profiles.choice[::5]))
    assert one_by_one(conflict, few).tolist() == found.verdicts[:, ::5].tolist()


CHICKEN = """\
detente: 1
title: A game of nerve
actors:
  row: {options: {dare: Drive on}, wants: [not (dare and col.dare), dare], order: any order}
  col: {options: {dare: Drive on}, wants: [not (dare and row.dare), dare], order: any order}
status_quo: []
claims:
  - {id: crash, test: some equilibrium(nash) has row.dare and col.dare}
  - {id: one, test: every equilibrium(nash) has row.dare or col.dare}
"""
"""Who puts daring first always dares: of the four profiles one ends in a crash, and in all of them somebody dares."""


def test_shares_of_a_game_worked_out_by_hand() -> None:
    found = ensemble(loads(CHICKEN).conflict)
    crash, one = found.claims
    assert (0.25, 0.75, "depends") == (crash.orders["holds"].share, crash.orders["fails"].share, crash.outcome)
    assert (1.0, "holds") == (one.orders["holds"].share, one.outcome)
    shares = {tuple(sorted(state.state)): state.shares["nash"] for state in found.states}
    assert {("row.dare",): 0.5, ("col.dare",): 0.5, ("col.dare", "row.dare"): 0.25} == {
        state: share for state, share in shares.items() if share
    }
    assert 0.25 == found.together[0, 1]


def test_a_want_that_may_not_hold_counts_by_its_chance() -> None:
    text = CHICKEN.replace("[not (dare and col.dare), dare], order: any order", "[{that: dare, holds: 30 %}]")
    sure = ensemble(loads(text.replace("row.dare or col.dare", "row.dare")).conflict).claims[1]
    assert 0.3 == pytest.approx(sure.orders["holds"].share)
    assert 0.7 == pytest.approx(sure.orders["fails"].share)


def test_many_orders_may_be_one_ranking() -> None:
    text = CHICKEN.replace("[not (dare and col.dare), dare]", "[not (dare and col.dare), dare, dare or col.dare]", 1)
    found = ensemble(loads(text).conflict)
    assert (12, 12) == (found.profiles.number, found.profiles.size)
    assert found.rankings < 12
    shares = found.claims[0].orders["holds"].share, found.claims[0].rankings["holds"]
    assert shares[0] != shares[1]


def test_shares_drawn_cover_the_exact_ones() -> None:
    conflict = loads(CHICKEN).conflict
    inside = 0
    for seed in range(60):
        crash = ensemble(conflict, number=80, seed=seed, most=1, states=False).claims[0].orders["holds"]
        inside += crash.low <= 0.25 <= crash.high
    assert 52 <= inside


def test_the_same_seed_gives_the_same_ensemble_and_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    conflict = tower({"usa": AnyOrder(), "iran": Among(("iran.pressure", "iran.enemy"))})
    conflict = replace(conflict, claims=conflict.claims[:12])
    whole = ensemble(conflict, number=30, seed=4, most=1)
    monkeypatch.setattr("detente.findings.ensemble.ensemble._ENTRIES", 20_000)
    parts = ensemble(conflict, number=30, seed=4, most=1)
    assert whole.verdicts.tolist() == parts.verdicts.tolist()
    shares = [{it.state: [it.shares[key] for key in CONCEPT_KEYS] for it in found.states} for found in (whole, parts)]
    assert shares[0].keys() == shares[1].keys()
    assert all(shares[0][state] == pytest.approx(shares[1][state]) for state in shares[0])
