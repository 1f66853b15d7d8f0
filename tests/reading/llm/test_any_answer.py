"""Whatever a server answers: a draft of exact quotations that is a model, or a coded error."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import NoAnswer
from detente.files.load import loads
from detente.files.write import dump
from detente.reading import Draft, draft, notes
from detente.reading.llm import client, read
from detente.reading.llm.shape import FAMILIES, Shape, shape_of
from detente.reading.llm.wire import Reply
from tests.reading.llm.accounts import HARBOUR
from tests.reading.test_reading import assert_exact

WORDS = st.one_of(
    st.sampled_from(
        ["Norway", "Iceland", "Ada Quill", "the crew", "a", "said", "wants", "denied", "rammed", "two sailors", "", " "]
        + [part + "." for part in HARBOUR.split(".")]
        + ["The Lantern reported", "\ud800", "\u202eNorway", "“her country wants no quarrel with Norway”"]
    ),
    st.builds(lambda start, size: HARBOUR[start : start + size], st.integers(0, 300), st.integers(1, 60)),
    st.text(max_size=6),
)
JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=4,
)


def values(shape: Shape) -> st.SearchStrategy[Any]:
    """Answers to one part of the schema, most of them of the right type."""
    if shape.tag == "record":
        return st.fixed_dictionaries({name: st.one_of(values(part), values(part), JUNK) for name, part in shape.parts})
    if shape.of is not None:
        return st.lists(values(shape.of), max_size=3)
    if shape.tag == "choice":
        return st.sampled_from(shape.choices)
    if shape.tag in {"number", "index"}:
        return st.integers(-1, 5)
    return st.booleans() if shape.tag == "flag" else WORDS


ANSWERS = st.fixed_dictionaries(
    {}, optional={family: st.lists(values(shape_of(record)), max_size=4) for family, record in FAMILIES}
)
CONTENTS = st.one_of(ANSWERS.map(json.dumps), JUNK.map(json.dumps), st.text())
BODIES = st.one_of(
    CONTENTS.map(lambda content: json.dumps({"choices": [{"message": {"content": content}}]}).encode()),
    JUNK.map(lambda junk: json.dumps({"choices": junk}).encode()),
    st.binary(max_size=40),
)


def answered(body: bytes, monkeypatch: pytest.MonkeyPatch, text: str = HARBOUR) -> Draft:
    monkeypatch.setattr(client, "post", lambda *_: Reply(200, {"content-type": "application/json"}, body))
    return read(text, endpoint="http://localhost/v1", model="m")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BODIES)
def test_any_answer_makes_a_draft_of_exact_quotations_or_a_coded_error(
    monkeypatch: pytest.MonkeyPatch, body: bytes
) -> None:
    try:
        found = answered(body, monkeypatch)
    except NoAnswer as error:
        codes = [problem.code for problem in error.problems]
    else:
        codes = ["D527"]
        assert_a_model(found)
    assert ["D527"] == codes


def assert_a_model(found: Draft) -> None:
    assert_exact(found)
    names = {party.key for party in found.parties}
    assert names >= {key for one in (*found.attributions, *found.wants, *found.events) for key in one.chain}
    model = draft(found)
    assert model == loads(dump(model, notes=notes(found))).conflict
    assert all(line.isprintable() for line in notes(found))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS, st.sampled_from(["\n\n", "x" * 9_000, "\u202e", "“”…—", "\r\n", "🚢 "]))
def test_quotations_are_exact_in_texts_of_any_make(
    monkeypatch: pytest.MonkeyPatch, told: dict[str, Any], odd: str
) -> None:
    content = json.dumps({"parties": [], **told})
    body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    assert_exact(answered(body, monkeypatch, text=odd.join(HARBOUR.split(" "))[:20_000]))
