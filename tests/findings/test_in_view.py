"""`in the view of A: T`: asked of the crisis as A sees it, and untestable where that cannot be told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.change import change
from detente.conflict.formula import Atom
from detente.conflict.model import Claim, Conflict
from detente.conflict.query import Equilibrium, InView
from detente.conflict.view import as_seen
from detente.findings import World, Worlds, assumptions, judge, recheck
from detente.findings.forms import answer
from detente.findings.world import CONCEPT_KEYS
from tests.findings.crises import outcome, verdict
from tests.findings.views import BLAMED, PUPPET, sighted

CALM = "some equilibrium(nash) has not militia.attack"


def test_a_claim_is_asked_of_what_the_actor_sees() -> None:
    assert ("fails", "holds", "fails") == (
        outcome(BLAMED, CALM),
        outcome(BLAMED, f"in the view of usa: {CALM}"),
        outcome(BLAMED, f"in the view of iran: {CALM}"),
    )


def test_an_actor_without_a_view_is_not_taken_to_see_everything() -> None:
    given_verdict = verdict(BLAMED, f"in the view of militia: {CALM}")
    assert ("untestable", "militia has no view in this model") == (
        given_verdict.outcome,
        given_verdict.answers[0].missing,
    )


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (f"in the view of usa: no ({CALM})", "fails"),
        (f"no (in the view of usa: {CALM})", "fails"),
        ("in the view of usa: status_quo reaches not militia.attack by improvements", "holds"),
        ("in the view of usa: iran prefers not militia.attack to militia.attack", "fails"),
        ("in the view of usa: usa.strike deters militia from militia.attack", "untestable"),
        ("in the view of usa: usa.strike deters iran from militia.attack (seq)", "fails"),
        (f"(in the view of usa: {CALM}) only because of (hand militia.attack to militia)", "fails"),
        (f"(in the view of usa: {CALM}) only because of view.usa", "holds"),
        (f"in the view of usa: ({CALM} only because of iran.not-usa-strike)", "fails"),
        ("in the view of usa: militia.attack is stable(nash) for militia", "untestable"),
    ],
)
def test_every_form_can_be_asked_in_a_view(test: str, expected: str) -> None:
    assert expected == outcome(BLAMED, test)


def test_a_view_of_a_view_is_refused() -> None:
    given_verdict = verdict(BLAMED, f"in the view of usa: (in the view of iran: {CALM})")
    assert "untestable" == given_verdict.outcome
    assert "second level" in (given_verdict.answers[0].missing or "")


def test_a_view_of_what_has_been_fixed_is_untestable_and_says_so() -> None:
    given_verdict = verdict(BLAMED, f"in the view of usa: {CALM}", "suppose: [fix militia.attack]")
    assert ("untestable", "usa cannot see it so: militia.attack is fixed: nobody controls it") == (
        given_verdict.outcome,
        given_verdict.answers[0].missing,
    )


def test_a_view_passes_over_a_want_that_was_taken_out() -> None:
    text = PUPPET + "views: {usa: [drop militia.want-attack]}\n"
    claim = f"in the view of usa: {CALM}"
    assert ("holds", "holds") == (outcome(text, claim), outcome(text, claim, "suppose: [drop militia.want-attack]"))


def test_a_claim_in_a_view_rests_on_the_view() -> None:
    found = verdict(BLAMED, f"in the view of usa: {CALM}", depth=1)
    assert ("view.usa",) in [rest.assumptions for rest in found.rests_on]
    assert () == found.assumed


def test_other_views_and_other_claims_are_not_tried() -> None:
    found = verdict(BLAMED, CALM, depth=1)
    assert not [rest for rest in found.rests_on if "view.usa" in rest.assumptions]


def test_a_view_without_edits_is_no_assumption_to_take_out() -> None:
    conflict = as_seen(replace(Worlds.of(_blamed()).base.conflict), "iran")
    assert ["view.usa"] == [one.id for one in assumptions(conflict) if one.id.startswith("view.")]


def _blamed() -> Conflict:
    from tests.findings.crises import crisis

    return crisis(BLAMED)


@settings(max_examples=120, deadline=None)
@given(sighted(), st.sampled_from(CONCEPT_KEYS), st.sampled_from(["some", "every", "no"]))
def test_in_a_view_a_claim_is_what_it_is_in_the_edited_model(conflict: Conflict, concept: str, quantifier) -> None:
    query = Equilibrium(quantifier, Atom(conflict.options[0].key), concept=concept)
    world = World.of(conflict)
    for view in conflict.views:
        seen = answer(World.of(change(conflict, *view.edits)), query, concept)
        given_answer = answer(world, InView(view.actor, query), concept)
        assert seen.outcome == given_answer.outcome
        if given_answer.witness is not None:
            assert () == recheck(given_answer.witness, conflict)


@settings(max_examples=40, deadline=None)
@given(sighted())
def test_the_smallest_sets_hold_in_views_too(conflict: Conflict) -> None:
    for view in conflict.views:
        claim = Claim("it", test=InView(view.actor, Equilibrium("some", Atom(conflict.options[0].key), concept="seq")))
        found = judge(Worlds.of(conflict), claim, depth=1)
        for rest in found.rests_on:
            (out,) = (one for one in assumptions(conflict) if one.id == rest.assumptions[0])
            after = judge(Worlds.of(change(conflict, out.edit)), claim, depth=0)
            assert rest.becomes == after.outcome != found.outcome
