"""What is wrong with numbers, dates and questions about time is told with its code, its line and a caret under it."""

from __future__ import annotations

from pathlib import Path

import pytest

import detente
from detente.errors import DetenteError, Problem
from detente.files.load import loads
from detente.findings import check

MODEL = """\
detente: 1
title: A race to the ford
starts: 2024-02-05
horizon: 20 days
dynamics: {rate: 1 per day}
actors:
  crane: {rate: 1 per day, options: {cross: {does: Cross the ford, undone: never, takes: 2 days}}, wants: [cross]}
  heron: {options: {wall: {does: Wall it up, undone: never, may_cause: {mud: 30 %}}}, wants: [wall]}
conditions: {mud: Mud}
events: {rain: {sets: mud, rate: 1 per month}}
calendar:
  on 2024-02-20: set rate of crane to 1 per 2 days
  on 2024-03-01: set rate of crane to 1 per 3 days
claims:
  - {id: soon, says: The crane is soon across, test: P(crane.cross within 5 days) > 0.5}
status_quo: []
"""


@pytest.mark.parametrize(
    ("before", "after", "code", "marked"),
    [
        ("{rate: 1 per day, options", "{rate: -1 per day, options", "D205", "-1 per day"),
        ("rate: 1 per month", "rate: -1 per month", "D205", "-1 per month"),
        ("{rate: 1 per day, options", "{rate: 2 weeks, options", "D147", "2 weeks"),
        ("takes: 2 days", "takes: 1 per day", "D147", "1 per day"),
        ("horizon: 20 days", "horizon: 1 per day", "D147", "1 per day"),
        ("mud: 30 %", "mud: 130 %", "D147", "130 %"),
        ("on 2024-02-20", "on 2024-01-20", "D159", "on 2024-01-20"),
        ("on 2024-02-20", "on 2024-03-20", "D159", "on 2024-03-01"),
        ("> 0.5}", "> 1.5}", "D207", "1.5"),
        ("within 5 days", "within 5", "D201", "5"),
        ("P(crane.cross within 5 days) > 0.5", "share of time in mud > 3", "D207", "3"),
        ("P(crane.cross within 5 days) > 0.5", "E[time to mud] < 0.5", "D201", "0.5"),
        ("within 5 days", "at 2024-02-01", "D861", "P(crane.cross at 2024-02-01) > 0.5"),
        ("dynamics: {rate: 1 per day}", "dynamics: {rule: logits, rate: 1 per day}", "D123", "logits"),
    ],
)
def test_a_number_date_or_time_that_makes_no_sense_has_its_line_and_a_caret(
    before: str, after: str, code: str, marked: str
) -> None:
    text = MODEL.replace(before, after, 1).replace("test: E[time to mud] < 0.5", 'test: "E[time to mud] < 0.5"')
    with pytest.raises(DetenteError) as caught:
        loads(text)
    problem = next(it for it in caught.value.problems if it.code == code)
    place = problem.place
    assert place is not None
    assert marked in place.text[place.column - 1 : place.column - 1 + max(place.width, len(marked))]
    assert place.text in text


def test_a_rate_that_is_missing_is_asked_for_at_the_actor_that_lacks_it(tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL.replace("dynamics: {rate: 1 per day}\n", ""))
    with pytest.raises(DetenteError) as caught:
        detente.load(path).chances(of=["mud"])
    problem = caught.value.problems[0]
    assert ("D820", True) == (problem.code, "nothing says how often heron" in problem.message)
    assert problem.place is not None
    assert problem.place.text.startswith("  heron:")
    assert "heron" == problem.place.text[problem.place.column - 1 :][:5]


def test_a_claim_from_where_nothing_can_start_is_untestable_and_says_so() -> None:
    text = MODEL.replace("within 5 days)", "within 5 days from mud and not mud)")
    (verdict,) = check(loads(text).conflict).verdicts
    assert "untestable" == verdict.outcome
    assert "nothing can start there" in verdict.reason


def test_an_infinite_time_says_why_and_which_class_traps_it() -> None:
    text = MODEL.replace("P(crane.cross within 5 days) > 0.5", '"E[time to heron.wall and not crane.cross] < 5 days"')
    text = text.replace("takes: 2 days", "rate: 1 per day")
    (verdict,) = check(loads(text).conflict).verdicts
    assert "fails" == verdict.outcome
    assert "infinite: it can end where that never comes, as at" in verdict.reason
    assert "it comes at all with chance 0.5" in verdict.reason


def test_stiffness_is_told_with_its_cost_before_it_starts() -> None:
    told: list[Problem] = []
    fast = MODEL.replace("{rate: 1 per day, options", "{rate: 1500 per day, options")
    fast = fast[: fast.index("calendar:")] + fast[fast.index("claims:") :]
    detente.loads(fast).chances(of=["mud"], within=20.0, warn=told.append)
    assert ["D808"] == [problem.code for problem in told]
    assert "steps" in told[0].message
