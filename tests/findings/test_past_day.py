"""`as of DATE` among other changes: the model of that day, whatever stands before it, wherever changes can be made."""

from __future__ import annotations

import re
from functools import cache
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.case import Case, loads
from detente.conflict.change import accepted, change
from detente.conflict.edit import AsOf, Edit
from detente.conflict.past import after, as_of
from detente.errors import InvalidModel, InvalidQuery
from detente.files.hash import model_hash
from detente.findings.scenarios import scenarios
from detente.findings.sweep import axis_of, blocks_of, judge_block, plan_of, points_of
from detente.language import day_first, parse_edit
from detente.workbench.live import Live
from detente.workbench.widget.sitting import Sitting
from tests.findings.test_advance import HARBOUR

NEWS = ("2031-03-05 north.block", "2031-03-20 truce", "2031-04-12 not south.fish")
DAYS = ("2031-03-01", "2031-03-05", "2031-03-20", "2031-04-12")
BETWEEN = ("2031-03-04", "2031-04-01", "2040-01-01")


@cache
def harbour() -> Case:
    """Return the harbour after its news: on the way a date of the calendar has taken a want out."""
    text = HARBOUR + "scenarios: {first: as of 2031-03-01, talks: [fix not truce, as of 2031-03-20]}\n"
    for news in NEWS:
        text = loads(text).advance(news).text
    return loads(text)


@cache
def tower() -> Case:
    """Return `tower22`, its history told day after day instead of ahead."""
    path = detente.shipped("tower22")
    text, dropped = re.subn(r"\nwhat_happened:\n(?:[ #].*\n|\n)*", "\n", path.read_text(encoding="utf-8"), count=1)
    assert 1 == dropped
    for news in ("2024-02-02 usa.strike", "2024-02-18 not militia.attack"):
        text = loads(text, folder=path.parent).advance(news).text
    return loads(text, folder=path.parent)


def edits(*texts: str) -> tuple[Edit, ...]:
    return tuple(map(parse_edit, texts))


def outcomes(case: Case) -> dict[str, str]:
    return {one.claim: one.outcome for one in case.check(depth=0).findings.verdicts}


def test_what_dates_have_done_since_is_undone_on_a_past_day() -> None:
    assert "north.block-fish" not in accepted(harbour().conflict).statement
    assert "north.block-fish" in accepted(change(harbour().conflict, AsOf("2031-03-05"))).statement


@pytest.mark.parametrize("date", [*DAYS, *BETWEEN])
def test_a_past_day_that_is_supposed_is_that_of_the_command(date: str) -> None:
    supposed, asked = harbour().suppose(f"as of {date}"), harbour().as_of(date)
    assert asked.conflict == supposed.conflict
    assert model_hash(asked.conflict) == model_hash(supposed.conflict)


@pytest.mark.parametrize(
    ("date", "more"),
    [("2024-01-28", ("fix not gaza_war", "drop usa.no-war")), ("2024-02-05", ()), ("2024-02-18", ())],
    ids=["and more", "alone", "today"],
)
def test_verdicts_while_thinking_aloud_are_those_of_the_past_day(date: str, more: tuple[str, ...]) -> None:
    live, then = Live.of(tower().conflict), tower().as_of(date).suppose(*more)
    texts = (*more, f"as of {date}")
    found = [one for timed in (False, True) for one in live.verdicts(texts, in_time=timed)]
    assert outcomes(then) == {one["claim"]: one["outcome"] for one in found}
    assert model_hash(then.conflict) == live.after(texts).hash


def test_a_verdict_of_a_past_day_says_what_it_is_today() -> None:
    live = Live.of(tower().conflict)
    now = {one["claim"]: one["outcome"] for one in live.verdicts((), in_time=False)}
    then = {one["claim"]: one for one in live.verdicts(("as of 2024-01-28",), in_time=False)}
    turned = {claim: one["was"] for claim, one in then.items() if "was" in one}
    assert {claim: now[claim] for claim in now if now[claim] != then[claim]["outcome"]} == turned
    assert "hand-of-tehran" in turned


def test_a_day_comes_first_wherever_it_is_written() -> None:
    others = ("start from north.block, truce", "fix storm")
    then = harbour().as_of("2031-03-05").suppose(*others)
    assert harbour().suppose(*others).conflict.status_quo != harbour().as_of("2031-03-05").conflict.status_quo
    for texts in permutations(("as of 2031-03-05", *others)):
        in_order = [text for text in texts if text in others]
        assert harbour().as_of("2031-03-05").suppose(*in_order).conflict == harbour().suppose(*texts).conflict
        assert change(harbour().conflict, *edits(*texts)) == harbour().suppose(*texts).conflict
        assert model_hash(harbour().suppose(*texts).conflict) == Live.of(harbour().conflict).after(texts).hash
    assert then.conflict == harbour().suppose(*others, "as of 2031-03-05").conflict


days = st.dates().map(str) | st.sampled_from([*DAYS, *BETWEEN])


@given(days, days)
def test_of_two_days_the_earlier_counts(one: str, other: str) -> None:
    conflict = harbour().conflict
    if min(one, other) < DAYS[0]:
        with pytest.raises(InvalidQuery, match="D689"):
            change(conflict, AsOf(one), AsOf(other))
    else:
        assert as_of(conflict, min(one, other)) == change(conflict, AsOf(one), AsOf(other))


@given(st.lists(st.sampled_from(["as of 2031-03-05", " as  of 2031-03-20", "drop a.b", "fix as"]), max_size=6))
def test_days_come_first_and_all_else_keeps_its_order(texts: list[str]) -> None:
    first = day_first(texts)
    assert sorted(texts) == sorted(first)
    kinds = [isinstance(edit, AsOf) for edit in edits(*first)]
    assert sorted(kinds, reverse=True) == kinds
    assert [text for text in texts if "of" not in text] == [text for text in first if "of" not in text]


def test_a_scenario_of_a_past_day_has_its_verdicts() -> None:
    found = {column.key: dict(column.verdicts) for column in scenarios(harbour().conflict).columns}
    assert outcomes(harbour()) == found[""] != found["first"]
    assert outcomes(harbour().as_of("2031-03-01")) == found["first"]
    assert outcomes(harbour().as_of("2031-03-20").suppose("fix not truce")) == found["talks"]


def test_a_sweep_over_scenarios_and_days_has_the_verdicts_of_each() -> None:
    conflict = harbour().conflict
    claims = [claim.id for claim in conflict.claims]
    plan = plan_of([axis_of(conflict, text) for text in ("fix storm", "scenario", "as of 2031-03-05")])
    points = [dict(row) for block in blocks_of(conflict, plan, claims) for row in points_of(block, judge_block(block))]
    given_ = {"first": ["as of 2031-03-01"], "talks": ["fix not truce", "as of 2031-03-20"], "": []}
    assert 12 == len(points)
    for point in points:
        texts = ["fix storm"] * point["fix storm"] + given_[point["scenario"]]
        texts += ["as of 2031-03-05"] * point["as of 2031-03-05"]
        assert outcomes(harbour().suppose(*texts)) == {claim: point[claim] for claim in claims}, texts


def test_the_page_offers_past_days_the_latest_first_and_none_can_be_removed() -> None:
    listed = Sitting.of(harbour()).view["scenarios"]
    assert [["scenarios", "first"], ["scenarios", "talks"], [], [], []] == [one["path"] for one in listed]
    assert ["As on 20 March 2031", "As on 5 March 2031", "As on 1 March 2031"] == [one["says"] for one in listed[2:]]
    assert [[f"as of {date}"] for date in DAYS[-2::-1]] == [one["edits"] for one in listed[2:]]
    assert len(listed) == len({one["id"] for one in listed})


def test_days_that_are_still_ahead_are_no_past() -> None:
    case = detente.load(detente.shipped("tower22"))
    assert after(case.conflict)
    assert all(one["path"] for one in Sitting.of(case).view["scenarios"])


@pytest.mark.parametrize(
    ("date", "code", "fix"),
    [("2031-02-28", "D689", "ask from 2031-03-01 on"), ("2031-02-30", "D206", "write 2024-11-05")],
)
def test_a_day_that_is_not_told_or_is_none_is_refused_with_its_place(date: str, code: str, fix: str) -> None:
    with pytest.raises(InvalidQuery) as refused:
        harbour().suppose("fix storm", f"as of {date}")
    (problem,) = refused.value.problems
    assert (code, fix) == (problem.code, problem.fix)
    assert f"as of {date}"[slice(*problem.span or ())].endswith(date)


def test_a_model_without_a_day_has_no_past() -> None:
    with pytest.raises(InvalidQuery, match="D689"):
        loads("{detente: 1, title: One, actors: {a: {options: {x: X}}}}").suppose("as of 1962-10-20")


@pytest.mark.parametrize(
    ("more", "code", "place"),
    [
        ("scenarios: {early: [fix storm, as of 2031-02-01]}", "D689", "as of 2031-02-01"),
        ("scenarios: {odd: as of 2031-02-30}", "D206", "2031-02-30"),
        ("scenarios: {odd: as of yesterday}", "D201", "yesterday"),
        ("views: {north: [as of 2031-03-01]}", "D177", "as of 2031-03-01"),
        ("alternatives: {when: {sides: {then: [as of 2031-03-01], now: []}}}", "D177", "as of 2031-03-01"),
    ],
)
def test_a_day_in_the_file_is_refused_where_it_stands(more: str, code: str, place: str) -> None:
    text = f"{HARBOUR}{more}\n"
    with pytest.raises(InvalidModel) as refused:
        loads(text)
    (problem,) = refused.value.problems
    assert problem.place is not None
    at = problem.place.column - 1
    assert (code, place) == (problem.code, problem.place.text[at : at + problem.place.width])


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("{id: fishing,", "{id: fishing, suppose: as of 2031-03-01,"),
        ("edits: [drop north.block-fish]", "edits: [drop north.block-fish, as of 2031-03-01]"),
    ],
)
def test_a_claim_and_a_date_go_back_to_no_day(was: str, becomes: str) -> None:
    with pytest.raises(InvalidModel) as refused:
        loads(HARBOUR.replace(was, becomes))
    assert ["D177"] == [problem.code for problem in refused.value.problems]


def test_a_claim_hangs_on_no_day() -> None:
    with pytest.raises(InvalidModel) as refused:
        loads(HARBOUR.replace("by improvements}", "by improvements only because of (as of 2031-03-01)}"))
    (problem,) = refused.value.problems
    assert ("D201", 'no edit starts with "as"') == (problem.code, problem.message)
    assert "as of" not in (problem.fix or "")
