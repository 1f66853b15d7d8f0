"""Claims about time: closed forms, choice rules that disagree, errors, and the words that are never missing."""

from __future__ import annotations

from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.query import Relation
from detente.errors import InvalidModel
from detente.files.load import loads
from detente.findings import check
from detente.findings.chances.bound import compared
from detente.findings.chances.paths import Drawing
from detente.findings.measured import CONDITIONAL, LikelyWay, Measured
from detente.findings.verdict import Answer
from detente.findings.world import World
from tests.findings.crises import claim, outcome, verdict

RACE = """\
detente: 1
title: A race to the ford
starts: 2024-02-05
horizon: 40 days
actors:
  crane: {rate: 1 per 10 days, options: {cross: {does: Cross the ford, undone: never}}, wants: [cross]}
  heron: {rate: 1 per 30 days, options: {wall: {does: Wall it up, undone: never}}, wants: [wall]}
named: {both: crane.cross and heron.wall, none: not crane.cross and not heron.wall}
status_quo: []
"""
"""Two clocks that ring once: crossing at the rate 1/10, walling at 1/30, whatever the choice rule."""

FORK = """\
detente: 1
title: A fork in the road
horizon: 100 days
dynamics: {rate: 1 per 5 days}
actors:
  otter:
    one_of: {way: [left, right]}
    options: {left: {does: Go left, undone: never}, right: {does: Go right, undone: never}}
    wants: [left, right]
status_quo: []
"""
"""Left is best and right is better than to stay, so the choice rules part."""

CLOCKS = """\
detente: 1
title: Clocks
horizon: 40 days
actors:
  owl: {rate: 1 per 10 days, options: {hoot: Hoot}, wants: [hoot]}
events: {storm: {sets: not owl.hoot, rate: 1 per 30 days, when: owl.hoot}}
status_quo: []
"""
"""Two states for ever: from quiet at 1/10, back at 1/30."""


def only(text: str, test: str) -> Answer:
    """Return the first answer to one claim."""
    return verdict(text, test, depth=0).answers[0]


def number(text: str, test: str) -> float:
    """Return the number a claim is answered by under the first rule."""
    found = only(text, test).measured
    assert isinstance(found, Measured)
    assert found.value is not None
    return found.value


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("P(crane.cross within 20 days) < 0.5", 1 - exp(-2)),
        ("P(crane.cross within the horizon) < 0.5", 1 - exp(-4)),
        ("P(crane.cross at 2024-02-15) < 0.5", 1 - exp(-1)),
        ("P(crane.cross before heron.wall) > 0.5", 0.75),
        ("P(crane.cross while not heron.wall within 20 days) > 0.5", 0.75 * (1 - exp(-20 * (0.1 + 1 / 30)))),
        ("P(both within 20 days from heron.wall and not crane.cross) > 0.5", 1 - exp(-2)),
        ("E[time to crane.cross] < 30 days", 10.0),
        ("E[time to crane.cross or heron.wall] < 30 days", 7.5),
        ("E[time to both] < 30 days", 10 + 30 - 7.5),
    ],
)
def test_a_race_of_two_clocks_has_its_closed_forms(test: str, expected: float) -> None:
    assert expected == pytest.approx(number(RACE, test), abs=1e-9)


def test_the_share_of_time_is_that_of_two_states_up_to_the_horizon_or_in_the_long_run() -> None:
    long = CLOCKS.replace("horizon: 40 days\n", "")
    pace = 0.1 + 1 / 30
    assert 0.75 == pytest.approx(number(long, "share of time in owl.hoot > 0.5"), abs=1e-9)
    expected = 0.75 * (1 - (1 - exp(-40 * pace)) / (40 * pace))
    assert expected == pytest.approx(number(CLOCKS, "share of time in owl.hoot > 0.5"), abs=1e-9)


def test_before_tells_the_other_first_and_neither_too() -> None:
    found = only(RACE, "P(both before none) > 0.5").measured
    assert isinstance(found, Measured)
    assert [("none first", 1.0), ("neither", 0.0)] == [(part.says, round(part.value, 9)) for part in found.parts]
    stuck = only(FORK, "P(otter.left before otter.right) > 0.4").measured
    assert isinstance(stuck, Measured)
    assert [("otter.right first", 0.5), ("neither", 0.0)] == [(p.says, round(p.value, 9)) for p in stuck.parts]


def test_a_verdict_holds_only_where_every_choice_rule_agrees() -> None:
    given = verdict(FORK, "P(otter.left within 100 days) > 0.9", depth=0)
    assert {"better-reply": "fails", "best-reply": "holds"} == {one.concept: one.outcome for one in given.answers}
    assert "depends" == given.outcome
    assert "holds under best-reply" in given.reason
    assert "fails under better-reply" in given.reason
    assert "holds" == outcome(FORK, "P(otter.left within 100 days) > 0.4")


def test_logit_answers_where_the_model_says_how_precise_it_is() -> None:
    precise = FORK.replace("{rate:", "{precision: 3, rate:")
    assert ["better-reply", "best-reply", "logit"] == [
        one.concept for one in verdict(precise, "P(otter.left within 9 days) > 0", depth=0).answers
    ]


def test_the_rule_of_the_model_answers_first() -> None:
    best = FORK.replace("{rate:", "{rule: best-reply, rate:")
    assert "best-reply" == only(best, "P(otter.left within 9 days) > 0").concept


@pytest.mark.parametrize(
    ("low", "high", "relation", "bound", "expected"),
    [
        (0.4, 0.4, "<", 0.5, "holds"),
        (0.4, 0.6, "<", 0.5, "depends"),
        (0.5, 0.5, "<", 0.5, "fails"),
        (0.5, 0.5, "<=", 0.5, "holds"),
        (0.4, 0.5, "<=", 0.5, "holds"),
        (0.4, 0.6, ">", 0.5, "depends"),
        (0.5, 0.6, ">=", 0.5, "holds"),
        (0.4, 0.5, ">", 0.5, "fails"),
        (0.5, 0.5, "=", 0.5, "holds"),
        (0.4, 0.6, "=", 0.5, "depends"),
        (0.6, 0.7, "=", 0.5, "fails"),
    ],
)
def test_a_number_within_its_error_of_the_bound_does_not_settle_the_claim(
    low: float, high: float, relation: Relation, bound: float, expected: str
) -> None:
    assert expected == compared(low, high, relation, bound)


def test_a_bound_within_the_error_is_said_to_be() -> None:
    chance = number(RACE, "P(crane.cross before heron.wall) >= 0.75")
    given = only(RACE, f"P(crane.cross within 20 days) < {1 - exp(-2)!r}")
    assert 0.75 == pytest.approx(chance)
    assert "depends" == given.outcome
    assert given.reason.startswith("within its error of 0.865")


@pytest.mark.parametrize(
    ("text", "test", "expected"),
    [
        (RACE, "P(crane.cross and not crane.cross within 20 days) <= 0", "holds"),
        (RACE, "P(none within 20 days) >= 1", "holds"),
        (RACE, "P(crane.cross or heron.wall before crane.cross and heron.wall) >= 1", "holds"),
        (FORK, "P(otter.left and otter.right before otter.left) <= 0", "holds"),
    ],
)
def test_what_cannot_be_and_what_must_be_is_exact(text: str, test: str, expected: str) -> None:
    given = only(text, test)
    assert expected == given.outcome
    assert "exactly" in given.reason


def test_an_infinite_time_is_told_with_the_trap_and_fails_every_bound_from_above() -> None:
    given = only(FORK, "E[time to otter.left] < 1000 days")
    assert isinstance(given.measured, Measured)
    assert ("fails", None, frozenset({"otter.right"})) == (given.outcome, given.measured.value, given.measured.trap)
    assert "infinite: it can end where that never comes, as at {otter.right}" in given.reason
    assert "it comes at all with chance 0.5" in given.reason
    assert "holds" == only(FORK, "E[time to otter.left] > 1000 days").outcome


def test_the_likely_path_says_its_meaning_and_has_who_does_what() -> None:
    given = only(RACE, "most likely path to both has crane.cross and not heron.wall")
    assert isinstance(given.measured, LikelyWay)
    assert ("holds", "sequence") == (given.outcome, given.measured.meaning)
    assert ["crane", "heron"] == [step.actor for step in given.measured.steps]
    assert 0.75 == pytest.approx(given.measured.chance)
    assert "however long they take" in given.reason
    assert "fails" == outcome(RACE, "most likely path to both has heron.wall and not crane.cross")


def test_where_nothing_leads_there_is_no_likely_path() -> None:
    given = only(FORK, "most likely path to otter.left and otter.right has otter.left")
    assert ("untestable", True) == (given.outcome, "nothing that can happen leads to" in given.reason)


QUESTIONS = (
    "P(otter.left within 30 days) > 0.1",
    "P(otter.left before otter.right) > 0.1",
    "P(otter.left while not otter.right within 30 days) > 0.1",
    "E[time to otter.left or otter.right] < 30 days",
    "E[time to otter.left] < 30 days",
    "most likely path to otter.left has otter.left",
    "share of time in otter.left > 0.1",
    "no (P(otter.left within 30 days) > 0.1)",
    "P(otter.left within 30 days) > 0.9 only because of otter.want-left",
)


@pytest.mark.parametrize("test", QUESTIONS)
def test_every_sentence_about_time_says_that_it_is_conditional_on_the_rates(test: str) -> None:
    given = verdict(FORK, test, depth=0)
    assert [True] * len(given.answers) == [CONDITIONAL in one.reason for one in given.answers]
    assert 1 == given.reason.count(CONDITIONAL)
    assert "otter 1 per 5 days" in given.reason


@pytest.mark.parametrize("test", QUESTIONS[:6])
def test_every_answer_has_its_rule_method_and_rates(test: str) -> None:
    found = only(FORK, test).measured
    assert found is not None
    assert ("better-reply", [("otter", "rate", 0.2, "usual")]) == (
        found.rule,
        [(rate.of, rate.what, rate.value, rate.source) for rate in found.rates],
    )
    assert found.method


def test_a_model_without_rates_is_untestable_and_says_how_to_give_some() -> None:
    silent = FORK.replace("dynamics: {rate: 1 per 5 days}\n", "")
    given = only(silent, "P(otter.left within 30 days) > 0.1")
    assert ("untestable", "rates") == (given.outcome, given.missing)
    assert "write rate: 1 per 10 days" in given.reason


def test_a_day_before_the_start_is_refused_with_its_place() -> None:
    with pytest.raises(InvalidModel) as caught:
        claim(RACE, "P(both at 2023-11-05) > 0.5")
    problem = caught.value.problems[0]
    assert ("D861", 12) == (problem.code, problem.place and problem.place.line)


@pytest.mark.parametrize(
    ("text", "test", "reason"),
    [
        (FORK, "P(otter.left at 2024-11-05) > 0.5", "no first day"),
        (FORK, "P(otter.left within 9 days from otter.left and otter.right) > 0", "nothing can start there"),
        (FORK.replace("horizon: 100 days\n", ""), "P(otter.left within the horizon) > 0.5", "no horizon"),
    ],
)
def test_what_is_missing_for_an_answer_is_told(text: str, test: str, reason: str) -> None:
    given = only(text, test)
    assert ("untestable", True) == (given.outcome, reason in given.reason)


def test_from_several_states_the_claim_must_hold_from_each() -> None:
    found = only(RACE, "P(crane.cross within 20 days from heron.wall) > 0.5")
    assert isinstance(found.measured, Measured)
    assert (2, 1.0) == (found.measured.starts, found.measured.most)
    assert "depends" == only(RACE, "P(crane.cross within 20 days from heron.wall) > 0.9").outcome


def test_a_fixed_time_is_answered_by_sample_paths_with_their_interval_and_seed() -> None:
    fixed = RACE.replace(
        "undone: never}}, wants: [cross]", "takes: 7 days, fixed: yes, undone: never}}, wants: [cross]"
    )
    given = only(fixed, "P(crane.cross within 20 days) > 0.5")
    assert isinstance(given.measured, Measured)
    assert (10_000, 0, 0.95) == (given.measured.paths, given.measured.seed, given.measured.level)
    assert given.measured.low <= 1 - exp(-1.3) <= (given.measured.high or 0)
    assert "10,000 paths, seed 0" in given.reason


def test_what_a_chance_rests_on_is_found_by_single_drops() -> None:
    given = verdict(FORK, "P(otter.left within 100 days) > 0.4")
    assert [(("otter.want-left",), "fails")] == [(rest.assumptions, rest.becomes) for rest in given.rests_on]
    assert 1 == given.tried


def test_sample_paths_agree_with_the_exact_chance() -> None:
    from detente.findings.chances.over_time import over_time

    found = over_time(loads(RACE).conflict, drawing=Drawing(4_000, 5))
    for one in found.curves:
        assert one.by_paths is not None
        assert one.by_paths.low - 0.01 <= one.by[-1] <= one.by_paths.high + 0.01


@settings(max_examples=15, deadline=None)
@given(st.floats(0.01, 3), st.floats(0.01, 3), st.floats(0.1, 30))
def test_a_race_at_any_pace_has_its_closed_form(one: float, other: float, days: float) -> None:
    text = RACE.replace("1 per 10 days", f"{one!r} per day").replace("1 per 30 days", f"{other!r} per day")
    test = f"P(crane.cross while not heron.wall within {days!r} days) > 0.5"
    expected = one / (one + other) * (1 - exp(-(one + other) * days))
    assert expected == pytest.approx(number(text, test), abs=1e-9)


def test_worlds_that_are_alike_in_ranks_do_not_share_a_chain() -> None:
    base = World.of(loads(RACE).conflict)
    from detente.language import parse_edit

    faster = base.after((parse_edit("set rate of crane to 1 per day"),))
    from detente.findings.chances.measure import measure
    from detente.language import parse_claim

    asked = parse_claim("P(crane.cross within 10 days) > 0.5")
    values = [measure(world, asked, "better-reply").value for world in (base, faster)]  # type: ignore[arg-type]
    assert [pytest.approx(1 - exp(-1)), pytest.approx(1 - exp(-10))] == values


def test_check_of_a_model_with_claims_about_time_is_whole() -> None:
    found = check(claim(RACE, "P(both within 30 days) > 0.5"))
    assert "depends" != found.verdicts[0].outcome


def test_a_claim_that_would_take_minutes_is_told_with_its_cost_before_it_starts() -> None:
    fast = RACE.replace("1 per 10 days", "90000 per day")
    given = only(fast, "P(both within 3000 days) > 0.5")
    assert ("untestable", True) == (given.outcome, "this would take about" in given.reason)


def test_where_each_rate_comes_from_is_told() -> None:
    from detente.findings.chances.rates import rates_used

    text = RACE.replace("crane: {rate: 1 per 10 days,", "crane: {rate: {value: 1 per 10 days, said_by: [heron]},")
    text = text.replace("heron: {rate: 1 per 30 days,", "heron: {")
    text += "dynamics: {rate: 1 per 9 days}\nevents: {flood: {sets: not heron.wall, rate: 1 per 50 days}}\n"
    found = [(rate.of, rate.text, rate.source) for rate in rates_used(loads(text).conflict)]
    assert [
        ("crane", "1 per 10 days", "said"),
        ("heron", "1 per 9 days", "usual"),
        ("flood", "1 per 50 days", "guess"),
    ] == found
