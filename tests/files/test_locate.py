"""From a path and a span to a line and a caret, in every way YAML can write a text."""

from __future__ import annotations

import pytest

from detente.errors import Problem
from detente.files.locate import locate
from detente.files.yaml import compose


def marked(text: str, *path: str | int, word: str | None = None, on_key: bool = False) -> tuple[int, str]:
    """Return the line, and the text above the carets, of a problem about `word` in the value at `path`."""
    document = compose(text)
    value = "x"
    for match in [compose(text).root]:
        node = match
        for step in path:
            node = node.get(str(step)) if hasattr(node, "get") else node.items[step]  # type: ignore[assignment,union-attr,index]
        value = getattr(node, "value", "")
    span = (value.index(word), value.index(word) + len(word)) if word else None
    place = locate(document, Problem("D000", "test", path, span, on_key=on_key)).place
    assert place is not None
    return place.line, place.text[place.column - 1 :][: place.width]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: not (x or iram.attack)\n", 1),
        ("a: 'not (x or iram.attack)'\n", 1),
        ("a: 'it''s or iram.attack'\n", 1),
        ('a: "not (x or iram.attack)"\n', 1),
        ('a: "\\u00e9\\t\\"x or iram.attack"\n', 1),
        ("a: not (x or\n  iram.attack)\n", 2),
        ('a: "not (x or\n  iram.attack)"\n', 2),
        ("a: >-\n  not (x\n  or iram.attack)\n", 3),
        ("a: |\n  not (x or\n\n  iram.attack)\n", 4),
        ("a:\n    # why\n    not x or iram.attack\n", 3),
    ],
)
def test_the_caret_stands_under_the_word_however_the_text_is_quoted(text: str, line: int) -> None:
    assert marked(text, "a", word="iram.attack") == (line, "iram.attack")


def test_a_problem_with_a_key_marks_the_key() -> None:
    assert marked("a: {bb: 1}\n", "a", "bb", on_key=True) == (1, "bb")


def test_a_path_that_leads_on_from_a_short_form_stays_there() -> None:
    document = compose("wants:\n  - not war\n")
    place = locate(document, Problem("D000", "test", ("wants", 0, "that"), (4, 7))).place
    assert place is not None
    assert (place.line, place.column, place.width) == (2, 9, 3)


def test_a_span_in_a_mapping_is_in_the_text_its_short_form_would_be() -> None:
    document = compose("wants:\n  - {id: war, that: not war}\n")
    place = locate(document, Problem("D000", "test", ("wants", 0), (4, 7))).place
    assert place is not None
    assert (place.column, place.width) == (25, 3)


def test_a_path_that_leads_nowhere_is_placed_as_near_as_it_goes() -> None:
    document = compose("a: 1\nties:\n  - {from: x}\n")
    place = locate(document, Problem("D000", "test", ("ties", 0, "to"))).place
    assert place is not None
    assert (place.line, place.column) == (3, 5)


def test_a_value_that_is_not_there_is_marked_at_its_key() -> None:
    assert marked("a:\nb: 1\n", "a") == (1, "a")
