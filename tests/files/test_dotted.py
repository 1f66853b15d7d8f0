"""Where a dotted path leads, and what the file then says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InvalidQuery, Problem
from detente.files.dotted import assigned
from detente.files.load import loads
from detente.files.node import plain_data
from detente.files.yaml import compose

MODEL = """\
detente: 1
title: A base is bombed   # as told
actors:
  usa:
    options: {strike: Strike, offer: {does: Offer talks}}
    wants: [not militia.attack, {that: offer, id: talks}]
    rate: 1 per 5 days
  iran: {options: {accept: Accept}}
  militia:
    options: {attack: Attack}
    wants: [attack]
  voters:
ties:
  - {from: usa, to: iran, is: adversary}
  - {from: iran, to: militia, is: patron, autonomy: 0.6}
claims: [{id: calm, test: no equilibrium has usa.strike}]
"""


def after(text: str, model: str = MODEL) -> Any:
    """Return the plain data of the model after one assignment."""
    loaded = loads(model)
    changed = assigned(loaded.document, loaded.conflict, text)
    assert model.count("#") == changed.count("#")
    return plain_data(compose(changed).root)


def refused(text: str) -> Problem:
    """Return why an assignment is refused."""
    with pytest.raises(InvalidQuery) as error:
        after(text)
    return error.value.problems[0]


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("title=Calm", ("title",), "Calm"),
        ("usa.rate=1 per day", ("actors", "usa", "rate"), "1 per day"),
        ("actors.usa.rate=1 per day", ("actors", "usa", "rate"), "1 per day"),
        ("usa.rate.range=[1 per 9 days, 1 per 2 days]", ("actors", "usa", "rate"),
         {"value": "1 per 5 days", "range": ["1 per 9 days", "1 per 2 days"]}),
        ("usa.strike.undone=never", ("actors", "usa", "options", "strike"), {"does": "Strike", "undone": "never"}),
        ("usa.offer.undone=never", ("actors", "usa", "options", "offer"), {"does": "Offer talks", "undone": "never"}),
        ("usa.talks.holds=70 %", ("actors", "usa", "wants", 1), {"that": "offer", "id": "talks", "holds": "70 %"}),
        ("usa.not-militia-attack.for=voters", ("actors", "usa", "wants", 0),
         {"that": "not militia.attack", "for": "voters"}),
        ("usa.wants.0=offer", ("actors", "usa", "wants", 0), "offer"),
        ("usa.wants=[strike]", ("actors", "usa", "wants"), ["strike"]),
        ("militia.autonomy=0.2", ("ties", 1, "autonomy"), 0.2),
        ("tie.iran-patron-militia.autonomy=0.2", ("ties", 1, "autonomy"), 0.2),
        ("ties.1.autonomy=0.2", ("ties", 1, "autonomy"), 0.2),
        ("voters.kind=public", ("actors", "voters"), {"kind": "public"}),
        ("horizon=90 days", ("horizon",), "90 days"),
        ("dynamics.rule=logit", ("dynamics",), {"rule": "logit"}),
        ("status_quo=[militia.attack]", ("status_quo",), ["militia.attack"]),
        ("claims.calm.expect=fails", ("claims", 0, "expect"), "fails"),
        (" usa . rate = 1 per day ", ("actors", "usa", "rate"), "1 per day"),
    ],
)  # fmt: skip
def test_a_path_leads_to_its_value_and_nothing_else_changes(text: str, path: tuple[Any, ...], value: Any) -> None:
    expected: Any = plain_data(compose(MODEL).root)
    holder = expected
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert expected == after(text)


@pytest.mark.parametrize(
    ("text", "code", "nearest", "span"),
    [
        ("usa.rate", "D660", None, (0, 8)),
        ("=3", "D660", None, (0, 2)),
        ("usa.rate= ", "D660", None, (0, 10)),
        ("uas.rate=3", "D661", "usa", (0, 3)),
        ("usa.rats=3", "D661", "rate", (4, 8)),
        ("usa.strike.rat=3", "D661", "rate", (11, 14)),
        ("usa.wants.7=strike", "D661", None, (10, 11)),
        ("title.x=3", "D661", None, (6, 7)),
        ("usa.autonomy=0.2", "D661", None, (4, 12)),
        ("claims.clam.expect=fails", "D661", "calm", (7, 11)),
        ("horizn=90 days", "D661", "horizon", (0, 6)),
        ("usa.wants=[strike", "D662", None, (10, 17)),
        ("usa.wants=&a [strike]", "D662", None, (10, 21)),
    ],
)
def test_what_leads_nowhere_is_refused_with_the_nearest_name(
    text: str, code: str, nearest: str | None, span: tuple[int, int]
) -> None:
    problem = refused(text)
    assert (code, nearest, span) == (problem.code, problem.nearest, problem.span)
    assert problem.fix


def tried(path: str, value: str) -> str | tuple[str, ...]:
    """Return the text after an assignment, or the codes of what was wrong with it."""
    loaded = loads(MODEL)
    try:
        return assigned(loaded.document, loaded.conflict, f"{path}={value}")
    except InvalidQuery as error:
        return tuple(problem.code for problem in error.problems)


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=20))
def test_whatever_is_typed_is_a_value_in_place_or_a_problem(path: str, value: str) -> None:
    found = tried(path, value)
    assert found in (("D660",), ("D661",), ("D662",)) or compose(str(found)).root


@settings(deadline=None)
@given(st.sampled_from(("title", "usa.name", "usa.strike.does", "claims.calm.says")), st.text(min_size=1, max_size=40))
def test_a_value_in_quotes_is_kept_to_the_letter(path: str, value: str) -> None:
    found = tried(path, json.dumps(value))
    assert found == ("D662",) or value in _strings(compose(str(found)).root)


def test_text_that_has_marks_of_yaml_is_kept_to_the_letter() -> None:
    assert "a: [b] # c" in _strings(compose(str(tried("title", '"a: [b] # c"'))).root)


def _strings(node: Any) -> list[str]:
    """Return every text in a document."""
    data = plain_data(node)
    found: list[str] = []

    def walk(below: Any) -> None:
        if isinstance(below, dict):
            for item in below.values():
                walk(item)
        elif isinstance(below, list):
            for item in below:
                walk(item)
        else:
            found.append(below)

    walk(data)
    return found
