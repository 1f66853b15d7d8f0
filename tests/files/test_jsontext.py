from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InvalidModel, Problem
from detente.files.jsontext import compose_json
from detente.files.node import plain_data
from detente.files.scan import DEEPEST, LARGEST

plain = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text()
values = st.recursive(plain, lambda each: st.lists(each) | st.dictionaries(st.text(), each), max_leaves=20)


def refused(text: str | bytes) -> Problem:
    with pytest.raises(InvalidModel) as error:
        compose_json(text if isinstance(text, bytes) else text.encode(), "a.gmcr")
    (problem,) = error.value.problems
    return problem


@given(values, st.sampled_from([None, 1]), st.booleans())
def test_json_reads_as_the_standard_library_reads_it(value: Any, indent: int | None, ascii: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii).encode("utf-8", "surrogatepass")
    assert value == plain_data(compose_json(text).root)


@pytest.mark.parametrize(
    "text",
    ["NaN", "[Infinity]", "{a: 1}", "{'a': 1}", "[1,]", "[1 2]", "01", "[", '{"a"}', '"\n"', "[1] 2", "+1", ".5", "nul",
     '["\\x"]', "1" * 40, '"\\ud800"', "]", '{"a": 1,}', "[,]"],
)  # fmt: skip
def test_what_is_not_json_is_refused_with_its_place(text: str) -> None:
    problem = refused(text)
    assert "D150" == problem.code
    assert problem.place is not None


def test_a_key_that_stands_twice_is_refused_where_it_stands_again() -> None:
    problem = refused('{"a": 1,\n "b": 2, "a": 3}')
    assert problem.place is not None
    assert ("D114", 2, 10) == (problem.code, problem.place.line, problem.place.column)


def test_nesting_is_refused_long_before_the_stack_ends() -> None:
    assert "D106" == refused("[" * 1_000_000).code
    assert "D106" == refused('{"a":' * (DEEPEST + 1)).code
    assert plain_data(compose_json(b"[" * DEEPEST + b"]" * DEEPEST).root)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "D102"), (b" \n", "D102"), (b"\xff\xfe[", "D104"), (b'"\xe9"', "D104"), (b'"\0"', "D103"),
     (b" " * (LARGEST + 1), "D101")],
)  # fmt: skip
def test_bytes_that_are_no_text_are_refused_before_reading(data: bytes, code: str) -> None:
    assert code == refused(data).code


@given(st.binary(max_size=60) | st.text(alphabet='[]{}",:0-1eE.truefalsn\\ \n', max_size=60).map(str.encode))
def test_any_bytes_give_nodes_or_a_problem(data: bytes) -> None:
    assert all(problem.place is not None for problem in problems_of(data))


def problems_of(data: bytes) -> tuple[Problem, ...]:
    """Return the problems, none where the text is read."""
    try:
        compose_json(data)
    except InvalidModel as error:
        return error.problems
    return ()
