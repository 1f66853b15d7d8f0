"""Composition: nodes with tight spans, YAML 1.2 scalars, and everything refused that could surprise a reader."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.errors import DetenteError, InvalidModel, Problem
from detente.files.node import Document, Leaf, Listing, Mapping, Node, find, plain_data, resolve
from detente.files.yaml import compose


def data(text: str) -> object:
    return plain_data(compose(text).root)


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidModel) as caught:
        compose(text, "m.yaml")
    return caught.value.problems


def spans(document: Document, node: Node) -> list[str]:
    below: list[Node] = []
    if isinstance(node, Mapping):
        below = [part for entry in node.entries for part in entry]
    if isinstance(node, Listing):
        below = list(node.items)
    return [document.text[node.start : node.end], *(words for part in below for words in spans(document, part))]


def test_norway_is_a_word() -> None:
    assert data("[no, NO, yes, on, off, y, n]") == ["no", "NO", "yes", "on", "off", "y", "n"]


def test_the_core_schema_is_that_of_yaml_1_2() -> None:
    words = "[~, null, , true, False, 1, -2, 0o17, 0x1F, 1.5, 1e3, .5, 12:30:45, 1_000, 0777, 2024-02-05]"
    expected = [None, None, True, False, 1, -2, 15, 31, 1.5, 1000.0, 0.5, "12:30:45", "1_000", 777, "2024-02-05"]
    assert data(words.replace(", ,", ",")) == expected


def test_quoted_scalars_are_always_text() -> None:
    assert data("['1', \"true\", '~']") == ["1", "true", "~"]


def test_special_floats_are_numbers() -> None:
    assert (resolve(".inf"), resolve("-.INF"), str(resolve(".nan"))) == (float("inf"), float("-inf"), "nan")


def test_every_node_knows_where_it_starts_and_tightly_where_it_ends() -> None:
    document = compose("a:\n  - x\n  - 'it''s'\n\n# end of a\nlit: |\n  one\n  two\n\n\nb: 1  # why\n")
    assert spans(document, document.root) == [
        "a:\n  - x\n  - 'it''s'\n\n# end of a\nlit: |\n  one\n  two\n\n\nb: 1",
        "a", "- x\n  - 'it''s'", "x", "'it''s'", "lit", "|\n  one\n  two", "b", "1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: &x 1\n", "D111", 1, 4),
        ("a: 1\nb: *x\n", "D111", 2, 4),
        ("a: !!str 3\n", "D112", 1, 4),
        ("a: !run [x]\n", "D112", 1, 4),
        ("%YAML 1.1\n---\na: 1\n", "D112", 2, 1),
        ("a: 1\n---\nb: 1\n", "D113", 2, 1),
        ("a: 1\nb: 2\na: 3\n", "D114", 3, 1),
        ("x: {a: 1, b: 2, a: 3}\n", "D114", 1, 17),
        ("? [a, b]\n: c\n", "D115", 1, 3),
        ("a: b: c\n", "D110", 1, 5),
        ("\ta: 1\n", "D110", 1, 1),
        ("a: 'x\n", "D110", 2, 1),
        ('a: "\\q"\n', "D110", 1, 6),
        ('a: "\\ud800"\n', "D103", 1, 4),
        ('a: "\\Uffffffff"\n', "D110", 1, 1),
        ("a: @x\n", "D110", 1, 4),
    ],
)
def test_what_could_surprise_a_reader_is_refused_with_its_place(text: str, code: str, line: int, column: int) -> None:
    problem = problems(text)[0]
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)


def test_all_problems_up_to_the_first_that_stops_the_parser_are_told() -> None:
    assert [problem.code for problem in problems("a: 1\na: 2\nb: &x 1\nc: *x\nd: 'x\n")] == ["D111", "D111", "D110"]


def test_a_duplicate_key_says_where_the_first_stands() -> None:
    (problem,) = problems("a: 1\nb: 2\na: 3\n")
    assert problem.message == 'the key "a" is there twice: first in line 1'


def test_an_alias_bomb_is_refused_quickly() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    before = process_time()
    assert {problem.code for problem in problems("\n".join(rows))} == {"D111"}
    assert process_time() - before < 10


def test_a_file_of_comments_is_empty() -> None:
    assert [problem.code for problem in problems("# nothing\n---\n")] == ["D102"]


def test_many_duplicates_cost_no_more_than_their_number() -> None:
    before = process_time()
    assert len(problems("a: 1\n" * 5000)) == 4999
    assert process_time() - before < 30


@given(st.text(alphabet="ab1:- [],{}#'\"|>\n\t&*!%@?\\~=<.é\u0085\u2028", max_size=40))
@example("? ")
@example("a: |\n\n  \n x")
@example("- |2\n  x")
def test_any_text_is_composed_or_refused_with_a_code_and_a_place(text: str) -> None:
    found = composed(text)
    if isinstance(found, Document):
        within(found.root, 0, len(text))
    else:
        assert all(problem.code.startswith("D1") and problem.place for problem in found.problems)


def composed(text: str | bytes) -> Document | DetenteError:
    try:
        return compose(text)
    except DetenteError as error:
        return error


def within(node: Node, start: int, end: int) -> None:
    """Check that nodes nest and do not overlap."""
    assert start <= node.start <= node.end <= end
    at = node.start
    below = [part for entry in node.entries for part in entry] if isinstance(node, Mapping) else []
    for part in [*below, *(node.items if isinstance(node, Listing) else ())]:
        within(part, at, node.end)
        at = part.end


@given(st.binary(max_size=60))
def test_any_bytes_are_composed_or_refused(bytes_: bytes) -> None:
    found = composed(bytes_)
    assert isinstance(found, Document) or found.problems


def test_find_follows_a_path_and_tells_how_far_it_came() -> None:
    root = compose("a: {b: [x, y]}\nshort: [p, q]\n").root
    assert find(root, ("a", "b", 1)) == (Leaf("y", 11, 12), 3)
    assert find(root, ("a", "c", 1))[1] == 1
    assert find(root, ("short", "edits", 1))[0] == Leaf("q", 26, 27)
