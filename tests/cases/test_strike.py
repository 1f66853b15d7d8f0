"""Twenty-nine ports: an order that lapses, a motive that is denied, a contract that can only be had all at once."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from detente.cases import case_path
from detente.conflict.change import change
from detente.conflict.model import Conflict
from detente.conflict.names import names_of, resolve_edit
from detente.files import load
from detente.findings.chances.over_time import over_time
from detente.findings.deals.told import deals
from detente.language import parse_edit, parse_formula
from detente.moves import compile_graph, mask


@cache
def strike(*edits: str) -> Conflict:
    conflict = load(case_path("strike")).conflict
    for text in edits:
        conflict = change(conflict, resolve_edit(parse_edit(text), names_of(conflict))[0])
    return conflict


def by(day: float, of: str, *edits: str) -> float:
    """Return the chance that something has come about by a day, under better reply."""
    found = over_time(strike(*edits), of=[(of, parse_formula(of))], within=day, steps=1)
    return next(one.by[-1] for one in found.curves if one.rule == "better-reply")


def test_the_order_lapses_eighty_days_after_the_judge_gave_it() -> None:
    (given,) = (day.date for day in strike().happened if "judge" in day.says)
    lapses = [entry.date for entry in strike().calendar][-1]
    assert 80 == (date.fromisoformat(lapses) - date.fromisoformat(given)).days


def test_the_president_is_quick_because_the_shops_come_first() -> None:
    assert 0.692 == round(by(14.0, "government.enjoin"), 3)
    assert 0.0 == by(14.0, "government.enjoin", "move government.no-tool first")


def test_an_order_makes_a_contract_likelier_and_is_not_needed_for_one() -> None:
    assert [0.843, 0.628] == [
        round(by(89.0, "union.sign and employers.sign", *edits), 3) for edits in ((), ("forbid government.enjoin",))
    ]


def test_neither_gains_by_signing_first() -> None:
    graph = compile_graph(strike())
    one = mask(graph, parse_formula("union.sign and not employers.sign"))
    none = mask(graph, parse_formula("not union.sign and not employers.sign"))
    rank = graph.rank[graph.actors.index("union")]
    assert rank[one].max() < rank[none].min()


@pytest.mark.parametrize("issue", ["scanners", "jobs", "pensions", "health"])
def test_no_issue_can_be_settled_by_itself(issue: str) -> None:
    (reading,) = deals(strike()).readings
    assert [False] == [one.alone for one in reading.issues if one.key == issue]


def test_together_they_can_and_the_scanners_are_the_hinge() -> None:
    (reading,) = deals(strike()).readings
    assert reading.zone
    assert {"scanners"} == {one.key for one in reading.issues if one.kills and one.hinge}


def test_what_is_denied_stands_as_denied_and_one_of_it_only_perhaps() -> None:
    denied = {want.id: want.perhaps is not None for want in strike().statement.values() if want.stance == "denied"}
    assert {"union.pressure": False, "employers.court": True} == denied
