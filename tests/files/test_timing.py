"""How a crisis goes on in time, as the model file says it: read, written back, checked with line and caret, hashed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.conflict.change import change
from detente.conflict.edit import Fix, Ignore, SetNumber
from detente.conflict.formula import Atom, Blamed, Not
from detente.conflict.model import Conflict
from detente.conflict.names import names_of, resolve_edit
from detente.conflict.quantity import Quantity
from detente.errors import InvalidModel, InvalidQuery, Problem
from detente.files.hash import model_hash
from detente.files.load import loads
from detente.files.write import dump
from detente.language import parse_edit

DOCS = Path(__file__).parents[2] / "docs" / "dynamics.md"


def documented() -> str:
    """The model of docs/dynamics.md."""
    found = re.search(r"```yaml\n(starts.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return f"detente: 1\ntitle: t\n{found[1]}"


def test_the_model_in_the_docs_loads_and_is_written_back_the_same() -> None:
    loaded = loads(documented())
    assert loaded.warnings == ()
    assert loads(dump(loaded.conflict)).conflict == loaded.conflict


def test_every_word_of_it_arrives() -> None:
    conflict = loads(documented()).conflict
    usa, raid, attack = conflict.actor["usa"], conflict.option["usa.raid"], conflict.option["militia.attack"]
    assert (conflict.starts, conflict.dynamics.rule, conflict.dynamics.rate.value) == (
        "2024-02-05",
        "better-reply",
        0.1,
    )
    assert (usa.rate.value, usa.costs[0].climbed, usa.costs[0].each.value) == (0.2, "usa.force", 0.2)
    assert (raid.takes.value, raid.stages, raid.sunk.value) == (14.0, 6, 0.1)
    assert [(name, chance.value) for name, chance in attack.blamed] == [("iran", 0.7), ("militia", 1.0)]
    assert (usa.wants[0].until, conflict.ties[0].otherwise) == ("2024-11-05", "obeys an order")
    assert conflict.events[0].times[0].when == Atom("iran.arm")
    assert conflict.calendar[0].edits == (Ignore("voters", "usa"),)
    assert conflict.calendar[1].sets == (Not(Atom("protests")),)


def problem_of(text: str) -> Problem:
    with pytest.raises(InvalidModel) as caught:
        loads(text)
    return caught.value.problems[0]


MODEL = """\
detente: 1
title: t
starts: 2024-02-05
actors:
  usa:
    options: {raid: {does: r, takes: 2 weeks}, talk: t}
    wants: [{that: raid, worth: 0.5}, {that: talk, worth: 0.1}]
    one_of: {force: [raid, talk]}
    costs: [{for: voters, climbed: force, each: 0.2}]
  militia: {options: {attack: {does: a, blamed: {usa: 70 %}, may_cause: {dead: 30 %}}}}
  voters:
conditions: {dead: d}
ties: [{from: usa, to: militia, is: patron, autonomy: 0.5}, {from: usa, to: voters, is: ally}]
events: {accident: {sets: militia.attack, rate: 1 per 60 days}}
calendar:
  on 2024-03-01: usa drops voters
  on 2024-04-01: {sets: dead}
"""

WRONG = (
    ("rate: 1 per 60 days", "rate: -1 per 60 days", "D205", "-1 per 60 days"),
    ("rate: 1 per 60 days", "rate: 60 days", "D147", "60 days"),
    (", rate: 1 per 60 days", "", "D121", "accident"),
    ("takes: 2 weeks", "takes: 1 per week", "D147", "1 per week"),
    ("takes: 2 weeks", "stages: 3", "D165", "stages"),
    ("takes: 2 weeks", "takes: 2 weeks, stages: 0", "D165", "0"),
    ("{usa: 70 %}", "{usa: 170 %}", "D147", "170 %"),
    ("{usa: 70 %}", "{uas: 70 %}", "D210", "uas"),
    ("{dead: 30 %}", "{ded: 30 %}", "D211", "ded"),
    ("autonomy: 0.5", "autonomy: 1.5", "D147", "1.5"),
    ("autonomy: 0.5", "otherwise: obeys an order", "D163", "obeys an order"),
    ("autonomy: 0.5", "otherwise: obeys an order, order: militia.attack", "D163", "militia.attack"),
    ("is: ally", "is: ally, otherwise: patron controls", "D163", "otherwise"),
    ("is: patron,", "is: patron, autonomy_for: {raid: 0.2},", "D163", "raid"),
    (", worth: 0.1", "", "D160", "{that: talk}"),
    ("climbed: force", "climbed: farce", "D164", "farce"),
    ("each: 0.2", "each: 2 weeks", "D147", "2 weeks"),
    ("on 2024-03-01", "on 2024-05-01", "D159", "on 2024-04-01"),
    ("on 2024-03-01", "on 2024-02-05", "D159", "on 2024-02-05"),
    ("on 2024-03-01", "on 2024-02-30", "D159", "on 2024-02-30"),
    ("on 2024-03-01", "2024-03-01", "D124", "2024-03-01"),
    ("starts: 2024-02-05\n", "", "D159", "on 2024-03-01"),
    ("starts: 2024-02-05", "starts: 2024-02", "D159", "2024-02"),
    ("worth: 0.5}", "worth: 0.5, until: 2024-01-01}", "D159", "2024-01-01"),
    ("worth: 0.5}", "worth: 0.5, from: 2024-05-01, until: 2024-04-01}", "D159", "2024-04-01"),
    ("usa drops voters", "forbid usa.talk", "D162", "forbid usa.talk"),
    ("sets: militia.attack", "sets: militia.attack or dead", "D161", "militia.attack or dead"),
    ("sets: militia.attack", "sets: militia.atack", "D211", "militia.atack"),
    ("{that: talk,", "{that: talk is being prepared,", "D148", "{that: talk is being prepared"),
    ("{that: talk,", "{that: blamed(voters),", "D148", "{that: blamed(voters)"),
    ("title: t", "title: t\ndynamics: {rule: better}", "D123", "better"),
    ("title: t", "title: t\ndynamics: {precision: -1}", "D205", "-1"),
)


@pytest.mark.parametrize(("right", "wrong", "code", "marked"), WRONG, ids=[f"{it[2]}-{it[1][:30]}" for it in WRONG])
def test_what_is_wrong_is_told_where_it_stands(right: str, wrong: str, code: str, marked: str) -> None:
    text = MODEL.replace(right, wrong, 1)
    problem = problem_of(text)
    assert (problem.code, problem.place is not None) == (code, True)
    line = text.splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 :].lstrip("'\"").startswith(marked)


def test_the_model_these_mistakes_are_made_in_has_none() -> None:
    assert () == loads(MODEL).warnings


def test_what_came_to_the_format_later_changes_no_hash_where_it_says_nothing() -> None:
    plain = "actors: {a: {options: {x: {does: y}}, wants: [x]}, b: }, ties: [{from: a, to: b, is: ally}]"
    assert (
        model_hash(loads(f"{{detente: 1, title: t, {plain}}}").conflict)
        == "e302423e94d519f064f9d478cecc987972111eef6a36d4983156fa53288da4e6"
    )
    assert model_hash(loads(MODEL).conflict) != model_hash(loads(MODEL.replace("60 days", "61 days")).conflict)
    assert model_hash(loads(MODEL).conflict) != model_hash(loads(MODEL.replace("2024-04-01", "2024-04-02")).conflict)


# --- edits ------------------------------------------------------------------------------------------------------------


def test_to_ignore_an_audience_is_to_back_down_for_free() -> None:
    assert change(loads(MODEL).conflict, Ignore("voters")).actor["usa"].costs == ()
    assert change(loads(MODEL).conflict, Ignore("voters", "militia")).actor["usa"].costs != ()


def test_what_is_fixed_is_changed_by_no_event_toll_or_date() -> None:
    conflict = change(loads(MODEL).conflict, Fix("dead", value=False), Fix("militia.attack"))
    assert (conflict.events[0].sets, conflict.calendar[1].sets) == ((), ())
    assert all(option.may_cause == () for option in conflict.options)


def test_a_rate_can_be_set_for_an_option_an_actor_and_an_event() -> None:
    daily = Quantity(1.0, 1.0, 1.0, "per day", "1 per day")
    for of in ("usa.talk", "usa", "accident"):
        changed = change(loads(MODEL).conflict, SetNumber("rate", of, daily))
        rates = [changed.option["usa.talk"].rate, changed.actor["usa"].rate, changed.events[0].rate]
        assert [rate == daily for rate in rates] == [of == "usa.talk", of == "usa", of == "accident"]


def edited(*texts: str, model: str = MODEL) -> Conflict:
    conflict = loads(model).conflict
    for text in texts:
        edit, wrong = resolve_edit(parse_edit(text), names_of(conflict))
        if wrong:
            raise InvalidQuery(*wrong)
        conflict = change(conflict, edit)
    return conflict


def test_the_worth_of_a_want_and_the_precision_of_the_choice_can_be_set() -> None:
    changed = edited("set worth of usa.want-raid to 0.9", "set precision to 3")
    assert changed.dynamics is not None
    assert changed.dynamics.precision is not None
    assert (0.9, 3.0) == (changed.statement["usa.want-raid"].worth.value, changed.dynamics.precision.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("set worth of usa.want-raif to 0.9", "D212"),
        ("set worth of usa.want-raid to 3 days", "D147"),
        ("set precision to 3 days", "D147"),
        ("drop acident", "D212"),
    ],
)
def test_a_number_or_an_event_that_cannot_be_is_refused(text: str, code: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        edited(text)
    assert code == caught.value.problems[0].code


def test_a_worth_beside_wants_without_one_is_refused_rather_than_passed_over() -> None:
    bare = MODEL.replace(", worth: 0.5", "").replace(", worth: 0.1", "")
    with pytest.raises(InvalidQuery) as caught:
        edited("set worth of usa.want-raid to 0.9", model=bare)
    assert "D160" == caught.value.problems[0].code


def test_an_event_is_dropped_by_its_id() -> None:
    assert () == edited("drop accident").events


def test_a_rate_is_dropped_by_its_id_where_the_model_says_what_is_usual() -> None:
    usual = MODEL.replace("  usa:\n", "  usa:\n    rate: 1 per day\n").replace(
        "title: t\n", "title: t\ndynamics: {rate: 1 per 9 days}\n"
    )
    assert edited(model=usual).actor["usa"].rate is not None
    assert edited("drop usa.rate", model=usual).actor["usa"].rate is None
    for text, model in (
        ("drop militia.rate", usual),
        ("drop usa.rate", usual.replace("dynamics: {rate: 1 per 9 days}\n", "")),
    ):
        with pytest.raises(InvalidQuery) as caught:
            edited(text, model=model)
        assert "D212" == caught.value.problems[0].code


def test_an_event_can_end_blame() -> None:
    text = MODEL.replace("sets: militia.attack", "sets: [not blamed(usa), not militia.attack]")
    conflict = loads(text).conflict
    assert conflict.events[0].sets == (Not(Blamed("usa")), Not(Atom("militia.attack")))
    assert loads(dump(conflict)).conflict == conflict
