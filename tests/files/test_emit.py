"""Emission: whatever is written reads back as the same data, with quotes only where YAML needs them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detente.files.emit import Open, Plain, block, flow, scalar
from detente.files.node import plain_data
from detente.files.yaml import compose

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("no war", "no war"),
        ("usa.strike if not (a or b)", "usa.strike if not (a or b)"),
        ("NO", "NO"),
        ("it's", "it's"),
        ("true", '"true"'),
        ("12", '"12"'),
        ("", '""'),
        ("a: b", "'a: b'"),
        ("- a", "'- a'"),
        ("a #b", "'a #b'"),
        ("# it's", '"# it\'s"'),
        ("tab\there", '"tab\\there"'),
        ("right\u202eleft", '"right\\u202eleft"'),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, written: str) -> None:
    assert scalar(text) == written


@settings(deadline=None)
@given(texts)
@example("\u0085")
@example("\ufeff")
@example("\U000e0001")
@example("...")
@example("--- x")
@example("? x")
@example("ends:")
@example("a: b")
@example("a #b")
@example("a,b]")
@example("=")
@example("<<")
@example("x" * 9000)
@example("word " * 3000)
@example("é\n" * 5000)
def test_any_text_reads_back_in_block_and_in_flow(text: str) -> None:
    assert plain_data(compose(f"k: {scalar(text)}\n").root) == {"k": text}
    assert plain_data(compose(f"[{scalar(text, flow=True)}, {{k: {scalar(text, flow=True)}}}]\n").root) == [
        text,
        {"k": text},
    ]
    assert plain_data(compose(block({"a": {"k": text}, "b": [text, [text]]})).root) == {
        "a": {"k": text},
        "b": [text, [text]],
    }


values: st.SearchStrategy[Any] = st.recursive(
    texts | st.integers(-99, 99) | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(texts.filter(bool), below, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(values)
def test_any_data_reads_back(data: Any) -> None:
    assert plain_data(compose(block({"k": data})).root) == {"k": data}
    assert plain_data(compose(block({"k": Open(data) if isinstance(data, dict | list) else data})).root) == {"k": data}
    assert plain_data(compose(f"k: {flow(data)}\n").root) == {"k": data}


def test_a_quantity_stands_without_quotes() -> None:
    assert block({"autonomy": Plain("0.6"), "rate": Plain("1 per 5 days"), "odd": Plain("#")}) == (
        "autonomy: 0.6\nrate: 1 per 5 days\nodd: '#'\n"
    )


def test_short_things_stand_on_one_line_and_long_ones_do_not() -> None:
    assert block({"a": ["x", "y"], "b": Open(["x"]), "c": {"d": 1}}) == "a: [x, y]\nb:\n  - x\nc: {d: 1}\n"


def test_lines_of_text_stand_as_they_are() -> None:
    assert block(Open({"says": "one\n\n  two\n"})) == "says: |\n  one\n\n    two\n"
