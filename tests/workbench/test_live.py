"""Verdicts while somebody thinks aloud are those of `detente check --suppose`, however they were come by."""

from __future__ import annotations

from functools import cache

import pytest

import detente
from detente.conflict.change import change
from detente.conflict.names import names_of, resolve_edit
from detente.errors import InvalidQuery
from detente.files.hash import model_hash
from detente.findings import check
from detente.findings.judge import Worlds, answers, reason_of
from detente.findings.rests import about_time
from detente.language import parse_edit
from detente.workbench.live import Live

CHANGES = (
    ("drop usa.no-war",),
    ("drop usa.no-war", "drop iran.no-war"),
    ("move usa.late-strike last",),
    ("ignore voters",),
    ("fix not gaza_war",),
    ("hand militia.attack to iran",),
    ("free usa.strike",),
    ("drop view.usa",),
    ("drop deal.sanctions",),
    ("set autonomy of tie.iran-patron-militia to 0.2",),
    ("set rate of usa to 1 per 9 days",),
    ("start from nothing",),
)


@cache
def tower() -> Live:
    return Live.of(detente.load(detente.shipped("tower22")).conflict)


def standing(changes: tuple[str, ...]) -> dict[str, str]:
    found = tower().verdicts(changes, in_time=False)
    return {one["claim"]: one["outcome"] for one in found}


@pytest.mark.parametrize("changes", CHANGES, ids=" and ".join)
def test_verdicts_after_changes_are_those_of_the_changed_model_alone(changes: tuple[str, ...]) -> None:
    standing(())  # what is known of the model as it stands must not leak into the model as it is changed
    conflict = tower().conflict
    for text in changes:
        edit, wrong = resolve_edit(parse_edit(text), names_of(conflict))
        assert () == tuple(wrong)
        conflict = change(conflict, edit)
    asked = [one.id for one in conflict.claims if one.test is None or not about_time(one.test)]
    alone = check(conflict, claims=asked, depth=0)
    assert {one.claim: one.outcome for one in alone.verdicts} == standing(changes)


@pytest.mark.parametrize("changes", [(), *CHANGES[:4]], ids=" and ".join)
def test_reasons_are_those_of_all_the_answers(changes: tuple[str, ...]) -> None:
    fresh = Live.of(tower().whole)  # of which nothing was asked before
    told = {one["claim"]: one["reason"] for one in fresh.verdicts(changes, in_time=False)}
    worlds = Worlds.of(tower().after(changes).conflict)
    asked = [claim for claim in worlds.base.conflict.claims if claim.id in told]
    assert told == {claim.id: reason_of(answers(worlds, claim)) for claim in asked}
    assert len(set(told.values())) > 30


@pytest.mark.parametrize("changes", [(), *CHANGES], ids=" and ".join)
def test_the_hash_is_that_of_the_file_with_the_same_changes_proposals_and_all(changes: tuple[str, ...]) -> None:
    conflict = tower().whole
    assert conflict != tower().conflict
    for text in changes:
        conflict = change(conflict, resolve_edit(parse_edit(text), names_of(conflict))[0])
    assert model_hash(conflict) == tower().after(changes).hash


def test_a_verdict_says_what_it_was_where_a_change_turned_it() -> None:
    list(tower().verdicts((), in_time=False))
    turned = {one["claim"]: one for one in tower().verdicts(("drop usa.no-war",), in_time=False) if "was" in one}
    assert "no-direct-war" in turned
    assert ("holds", "fails") == (turned["no-direct-war"]["was"], turned["no-direct-war"]["outcome"])


def test_taking_changes_back_gives_the_first_verdicts_again() -> None:
    first = standing(())
    standing(("fix not gaza_war",))
    assert first == standing(())


def test_a_change_that_names_nothing_is_told_with_the_nearest_name() -> None:
    with pytest.raises(InvalidQuery, match="D2") as told:
        list(tower().verdicts(("drop usa.no-wor",), in_time=False))
    assert told.value.problems[0].nearest == "usa.no-war"


def test_what_was_worked_out_elsewhere_is_not_worked_out_again() -> None:
    live = Live.of(tower().conflict)
    claim = next(one.id for one in live.conflict.claims if one.test is not None and about_time(one.test))
    view = {"claim": claim, "outcome": "untestable", "as_expected": False, "reason": "told", "milliseconds": 0.0}
    live.learn((), view)  # type: ignore[arg-type]
    found = {one["claim"]: one["reason"] for one in live.verdicts((), in_time=True)}
    assert "told" == found[claim]
