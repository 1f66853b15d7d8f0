"""The byte scan: what is refused before any parser sees it, where, and at what cost."""

from __future__ import annotations

from time import process_time

import pytest

from detente.errors import InvalidModel, Problem
from detente.files.scan import DEEPEST, LARGEST, LONGEST_LINE, scan
from detente.files.yaml import compose


def problems(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InvalidModel) as caught:
        scan(data, "m.yaml")
    return caught.value.problems


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in problems(data)]


def test_a_plain_file_comes_back_as_it_is() -> None:
    assert scan("title: Über\r\n".encode(), "m") == "title: Über\r\n"


def test_a_byte_order_mark_is_tolerated() -> None:
    assert scan(b"\xef\xbb\xbfa: 1\n", "m") == "\ufeffa: 1\n"


def test_a_file_over_the_limit_is_refused_with_its_size() -> None:
    (problem,) = problems(b"a" * (LARGEST + 1))
    assert problem.code == "D101"
    assert "4.0 MB" in problem.message


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert codes(data) == ["D102"]


def test_a_binary_file_is_refused() -> None:
    assert codes(b"\x7fELF\0\0\0") == ["D103"]


def test_a_control_character_is_placed() -> None:
    (problem,) = problems(b"a: 1\nb: x\x07y\n")
    assert problem.code == "D103"
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (2, 5)


def test_the_first_byte_that_is_not_utf8_is_placed() -> None:
    (problem,) = problems("a: é\nb: ".encode() + b"\xe9 clair\n")
    assert problem.code == "D104"
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (2, 4)


def test_utf16_is_named() -> None:
    (problem,) = problems("a: 1\n".encode("utf-16"))
    assert (problem.code, "UTF-16" in problem.message) == ("D104", True)


def test_a_line_at_the_limit_passes_and_one_above_does_not() -> None:
    assert scan(b"a" * LONGEST_LINE + b"\n", "m")
    (problem,) = problems(b"x: 1\n" + b"a" * (LONGEST_LINE + 3) + b"\n")
    assert (problem.code, problem.place and problem.place.line) == ("D105", 2)


@pytest.mark.parametrize("opening", ["[", "{", "[\n", "{a: \n", "- "])
def test_ten_thousand_nested_brackets_are_refused_quickly(opening: str) -> None:
    before = process_time()
    assert "D106" in codes((opening * 10_000 + "x").encode())
    assert process_time() - before < 5


def test_deep_indentation_is_refused() -> None:
    text = "\n".join(" " * depth + "a:" for depth in range(DEEPEST + 5))
    assert codes(text.encode()) == ["D106"]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + '"' + "[" * 100 + '"\n',
        "a: '" + "[" * 100 + "'\n",
        "# " + "[" * 100 + "\na: 1\n",
        "a: it's fine [b, don't]\n" * 100,
    ],
)
def test_brackets_in_quotes_and_comments_do_not_count(text: str) -> None:
    assert scan(text.encode(), "m") == text


@pytest.mark.parametrize(
    "piece", ['"', "'", '" ', '"\\" ', "[ ", "- ", "#", "{[", "a: ", "\\", ": ", "? ", "!", "&a ", "|\n"]
)
def test_nothing_short_repeated_costs_more_than_a_second(piece: str) -> None:
    lines = [piece * (8000 // len(piece))] * 50
    before = process_time()
    with pytest.raises(InvalidModel):
        compose("\n".join([*lines, "\x01"]))
    with pytest.raises(InvalidModel):
        compose("\n".join(["a: [", *lines, "]", "a: 1"]))
    assert process_time() - before < 20
