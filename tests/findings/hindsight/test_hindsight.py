"""Hindsight: what a course of events says of claims, moves, wants and chances."""

from __future__ import annotations

from dataclasses import replace
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InvalidModel
from detente.findings.hindsight import hindsight
from detente.findings.hindsight.record import ClaimSeen, Hindsight
from detente.findings.hindsight.scored import brier, logarithmic
from detente.findings.world import World
from detente.plain import json_text
from tests.findings.crises import crisis

HARBOUR = """\
detente: 1
title: The harbour
starts: 2031-03-01
horizon: 60 days
actors:
  north:
    options: {block: Block the harbour, talk: Send an envoy, burn: {does: Burn the boats, undone: never}}
    wants: [not south.mine, block if south.fish, {that: talk, id: envoy}, not burn]
    rate: 1 per 10 days
  south:
    options: {fish: Fish in the bay, mine: Mine the channel}
    wants: [fish if not north.block, not fish, mine]
    rate: 1 per 10 days
conditions: {storm: There is a storm}
named: {worst: north.burn and south.mine}
status_quo: [south.fish]
"""


def history(*days: str) -> str:
    """Return what happened: "2031-03-05: north.block, south.fish"."""
    said = [day.split(": ") for day in days]
    return "what_happened:\n" + "".join(f"  on {date}: [{state}]\n" for date, state in said)


COURSE = history(
    "2031-03-05: north.block, south.fish",
    "2031-03-10: north.block",
    "2031-03-20: north.block, north.talk, storm",
    "2031-05-20: north.block, north.talk, storm",
)


def seen(test: str, *extra: str, course: str = COURSE) -> ClaimSeen:
    """Hold one claim against a course of events."""
    more = "".join(f"    {line}\n" for line in extra)
    return hindsight(crisis(f"{HARBOUR}{course}claims:\n  - id: it\n    test: '{test}'\n{more}")).claims[0]


def looked(course: str = COURSE) -> Hindsight:
    """Hold the harbour against a course of events."""
    return hindsight(crisis(HARBOUR + course))


@pytest.mark.parametrize(
    ("test", "told"),
    [
        ("every reachable equilibrium has north.talk", "borne out"),
        ("every reachable equilibrium has south.fish", "contradicted"),
        ("no reachable equilibrium has worst", "borne out"),
        ("no reachable equilibrium has north.block", "contradicted"),
        ("no equilibrium has worst", "not told"),
        ("no equilibrium has north.block", "contradicted"),
        ("some equilibrium has north.block", "borne out"),
        ("some equilibrium has worst", "not told"),
        ("no (some equilibrium has north.block)", "contradicted"),
        ("north.block and south.fish is stable for south", "contradicted"),
        ("north.block and south.fish is stable for north", "borne out"),
        ("worst is stable for everyone", "not told"),
        ("status_quo reaches north.block and not south.fish by moves", "borne out"),
        ("status_quo reaches north.block by moves of north", "borne out"),
        ("status_quo reaches north.block and not south.fish by moves of north", "not told"),
        ("status_quo reaches worst by moves", "not told"),
        ("no (status_quo reaches worst by improvements)", "borne out"),
        ("no (status_quo reaches north.block by improvements)", "contradicted"),
        ("no (worst reaches north.block by moves)", "not told"),
        ("north prefers north.talk to not north.talk", "borne out"),
        ("south prefers south.fish to not south.fish", "contradicted"),
        ("south prefers south.mine to not south.mine", "not told"),
        ("north.burn deters south from south.mine", "borne out"),
        ("north.block deters south from south.fish", "not told"),
        ("most likely path to north.talk has north.block", "borne out"),
        ("most likely path to north.talk has south.mine", "contradicted"),
        ("most likely path to worst has north.block", "not told"),
        ("every equilibrium has north.talk only because of north.envoy", "not told"),
        ("P(north.block within 10 days) > 0.5", "scored"),
        ("E[time to north.block] < 10 days", "not told"),
        ("share of time in north.block > 0.5", "not told"),
        ("frustration <= 0", "not told"),
    ],
)
def test_each_form_of_claim_is_told_as_it_is_defined(test: str, told: str) -> None:
    found = seen(test)
    assert told == found.told, found.why


def test_a_way_by_improvements_is_not_shown_by_a_step_that_was_none() -> None:
    course = history("2031-03-05: north.burn, south.fish")
    assert "borne out" == seen("status_quo reaches north.burn by moves", course=course).told
    assert "not told" == seen("status_quo reaches north.burn by improvements", course=course).told


def test_a_threat_that_did_not_keep_somebody_back_is_contradicted() -> None:
    course = history("2031-03-05: south.fish, south.mine")
    assert "contradicted" == seen("north.block deters south from south.mine", course=course).told


@pytest.mark.parametrize(
    ("test", "came"),
    [
        ("P(north.block within 3 days) > 0.5", False),
        ("P(north.block within 4 days) > 0.5", True),
        ("P(worst within 60 days) > 0.5", False),
        ("P(worst within 80 days) > 0.5", False),
        ("P(worst within 90 days) > 0.5", None),
        ("P(north.talk before storm) > 0.5", None),
        ("P(north.block at 2031-05-20) > 0.5", True),
        ("P(north.block before north.talk) > 0.5", True),
        ("P(north.talk before not south.fish) > 0.5", False),
        ("P(worst before south.mine) > 0.5", None),
        ("P(north.talk while south.fish within 60 days) > 0.5", False),
        ("P(north.block while south.fish within 60 days) > 0.5", True),
        ("P(south.fish at 2031-03-09) > 0.5", True),
        ("P(south.fish at 2031-03-10) > 0.5", False),
        ("P(south.fish at 2031-06-01) > 0.5", None),
    ],
)
def test_whether_an_event_came_about_is_read_off_the_days(test: str, came: bool | None) -> None:
    found = seen(test)
    assert {came} - {None} == {one.came for one in found.scores}
    assert ("not told" if came is None else "scored") == found.told


def test_every_rule_is_scored_by_both_proper_rules() -> None:
    found = seen("P(north.block within 10 days) > 0.5")
    assert {"better-reply", "best-reply"} <= {one.rule for one in found.scores}
    for one in found.scores:
        assert (1 - one.chance) ** 2 == pytest.approx(one.brier)
        assert -log(one.chance) == pytest.approx(one.log)


@given(st.floats(0.01, 0.99), st.floats(0.0, 1.0))
def test_whoever_says_what_it_believes_expects_the_least_score(belief: float, said: float) -> None:
    def expected(score: object, chance: float) -> float:
        values = [score(chance, came) for came in (True, False)]  # type: ignore[operator]
        return sum(w * (float("inf") if v is None else v) for w, v in zip((belief, 1 - belief), values, strict=True))

    for score in (brier, logarithmic):
        assert expected(score, belief) <= expected(score, said) + 1e-12


def test_what_had_no_chance_and_came_scores_infinitely_and_is_still_json() -> None:
    course = history("2031-03-05: north.burn, south.fish", "2031-06-01: north.burn, south.fish")
    model = f"{HARBOUR}{course}claims: [{{id: it, test: P(north.burn within 10 days) < 0.5}}]\n"
    found = hindsight(crisis(model))
    assert {(0.0, 1.0, None)} == {
        (one.chance, one.brier, one.log) for one in found.claims[0].scores if one.rule == "best-reply"
    }
    assert [(1.0, None, 1)] == [(one.brier, one.log, one.wrong) for one in found.scores if one.rule == "best-reply"]
    assert '"log": null' in json_text(found)


def test_who_moved_on_each_step_and_whether_it_gained_is_told() -> None:
    steps = looked().steps
    told = [[(one.actor, one.taken, one.undone, one.better) for one in step.readings[0].moved] for step in steps]
    assert [
        [("north", ("north.block",), (), "better")],
        [("south", (), ("south.fish",), "better")],
        [("north", ("north.talk",), (), "better")],
        [],
    ] == told
    assert ("storm",) == steps[2].came
    assert {"improvements"} == {step.readings[0].by for step in steps}


def test_a_step_against_what_is_wanted_is_no_improvement_and_names_the_want() -> None:
    (step,) = looked(history("2031-03-05: north.burn, south.fish")).steps
    (moved,) = step.readings[0].moved
    assert ("moves", "not better", "north.not-burn") == (step.readings[0].by, moved.better, moved.want)


def test_of_two_who_moved_each_order_is_tried() -> None:
    """South stops fishing for the blockade: it gains if the blockade came first, and not the other way round."""
    (step,) = looked(history("2031-03-05: north.block")).steps
    told = {one.actor: one.better for one in step.readings[0].moved}
    assert "by order" == told["south"]
    assert "improvements" == step.readings[0].by


def test_what_cannot_be_undone_and_was_is_no_move_and_contradicts_the_model() -> None:
    found = looked(history("2031-03-05: north.burn, south.fish", "2031-03-09: south.fish"))
    assert "no move" == found.steps[1].readings[0].moved[0].better
    assert "not at all" == found.steps[1].readings[0].by
    assert {"north.burn": "contradicted", "storm": "borne out"} == {one.name: one.told for one in found.facts}


def test_a_condition_that_turned_contradicts_what_was_taken_for_granted() -> None:
    assert {"storm": "contradicted"} == {one.name: one.told for one in looked().facts}


def test_wants_are_borne_out_by_the_moves_of_their_holders() -> None:
    found = {one.want: one for one in looked().wants}
    assert ("borne out", (("2031-03-05", "towards"),)) == (
        found["north.block-if-south-fish"].told, found["north.block-if-south-fish"].moves)  # fmt: skip
    assert "borne out" == found["north.envoy"].told
    assert "not told" == found["north.not-burn"].told
    against = {one.want: one for one in looked(history("2031-03-05: north.burn, south.fish")).wants}
    assert "contradicted" == against["north.not-burn"].told


def test_a_move_against_a_want_for_something_wanted_more_is_excused() -> None:
    course = history("2031-03-05: north.block, south.fish, north.burn")
    model = HARBOUR + course
    found = {one.want: one for one in hindsight(crisis(model)).wants}
    assert ("not told", ("2031-03-05",)) == (found["north.not-burn"].told, found["north.not-burn"].excused)


@pytest.mark.parametrize("course", [COURSE, history("2031-03-05: north.burn, south.fish")])
def test_who_would_leave_the_last_day_is_who_does_not_stay_there(course: str) -> None:
    conflict = crisis(HARBOUR + course)
    last = World.of(replace(conflict, status_quo=conflict.happened[-1].state))
    (ending,) = hindsight(conflict).endings
    assert 5 == len(ending.leaves)
    for concept, leaving in ending.leaves:
        stays = last.stable(concept)[:, last.graph.start].tolist()
        assert tuple(actor for actor, stay in zip(last.graph.actors, stays, strict=True) if not stay) == leaving


def test_an_explicit_model_names_who_has_the_arrow_and_the_days_count_as_a_way() -> None:
    """Nobody moves twice in a row in such a model; that one did between two days is no hindrance."""
    listed = """
detente: 1
title: Up
actors:
  a: {ranking: [[war], [crisis], [peace]]}
  b: {ranking: [[peace], [crisis], [war]]}
states: {peace: Peace, crisis: Crisis, war: War}
moves:
  - {by: a, from: peace, to: crisis}
  - {by: a, from: crisis, to: war}
  - {by: b, from: crisis, to: peace}
status_quo: [peace]
what_happened: {on 2031-01-02: [crisis], on 2031-01-09: [war]}
"""
    found = hindsight(crisis(listed))
    assert ["a", "a"] == [step.readings[0].moved[0].actor for step in found.steps]
    assert ("improvements",) == tuple(one.reached for one in found.endings)


def test_a_move_that_bears_on_a_want_in_one_order_only_is_told_so() -> None:
    found = {one.want: one for one in looked(history("2031-03-05: north.block")).wants}["north.block-if-south-fish"]
    assert ("not told", (("2031-03-05", "by order"),)) == (found.told, found.moves)


def test_something_wanted_less_is_no_excuse() -> None:
    course = history("2031-03-05: north.block, south.fish", "2031-03-09: north.talk, south.fish")
    found = {one.want: one for one in looked(course).wants}
    assert ("both ways", ()) == (found["north.block-if-south-fish"].told, found["north.block-if-south-fish"].excused)


def test_a_way_that_was_not_the_likeliest_says_nothing_against_the_model() -> None:
    course = history("2031-03-05: storm", "2031-03-09: north.block, storm")
    found = seen("most likely path to north.block and not south.fish has north.block and south.fish", course=course)
    assert ("holds", "contradicted", None) == (found.verdict, found.told, found.right)


def test_the_last_day_is_reached_by_improvements_or_only_by_moves() -> None:
    assert ("improvements",) == tuple(one.reached for one in looked().endings)
    assert ("moves",) == tuple(one.reached for one in looked(history("2031-03-05: north.burn")).endings)


@pytest.mark.parametrize(
    ("test", "verdict", "told", "right"),
    [
        ("every reachable equilibrium(nash) has north.talk", "holds", "borne out", True),
        ("no reachable equilibrium(nash) has north.block", "fails", "contradicted", True),
        ("every reachable equilibrium(nash) has not north.block", "fails", "contradicted", True),
        ("every reachable equilibrium(nash) has storm", "fails", "borne out", None),
        ("some reachable equilibrium(nash) has storm", "fails", "borne out", False),
        ("no reachable equilibrium(nash) has storm", "holds", "contradicted", False),
        ("frustration <= 0", "untestable", "not told", None),
    ],
)
def test_the_model_is_right_where_it_said_what_came(test: str, verdict: str, told: str, right: bool | None) -> None:
    found = seen(test)
    assert (verdict, told, right) == (found.verdict, found.told, found.right)


def test_a_claim_about_what_was_not_so_is_not_told() -> None:
    assert "not told" == seen("every reachable equilibrium has north.talk", "suppose: [fix north.burn]").told


def test_a_model_that_tells_of_nothing_is_refused() -> None:
    with pytest.raises(InvalidModel, match="D427"):
        hindsight(crisis(HARBOUR))
