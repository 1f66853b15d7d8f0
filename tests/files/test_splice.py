"""Splicing: the document says what it should, and every byte outside the change is the same."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.errors import InvalidModel
from detente.files.node import Document, Listing, Mapping, Node, plain_data
from detente.files.splice import Append, Change, Put, Remove, splice
from detente.files.yaml import compose

MODEL = """\
# a model
title: A base   # its name
actors:
  usa: {name: United States, options: {strike: , offer: Talk}}   # flow
  # about iran
  iran:
    name: 'Iran'

    wants:      # in order
      - not war   # first
      # then
      - {that: deal, for: voters}
      - >-
        restrain if
        deal
    aliases:
    - Tehran
    codes: {}
empty:
list: [a, b, c]   # three
nested:
- - x
  - y
- k: 1
  l: 2
"""


def changed(*changes: Change, text: str = MODEL) -> str:
    return splice(compose(text), *changes)


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Put(("title",), "Calm"), "title: A base ", "title: Calm "),
        (Put(("title",), "a: b"), "title: A base ", "title: 'a: b' "),
        (Put(("actors", "usa", "name"), "a, b"), "name: United States,", "name: 'a, b',"),
        (Put(("actors", "usa", "options", "strike"), "Hit"), "strike: ,", "strike: Hit ,"),
        (Put(("actors", "iran", "wants", 2), "deal"), ">-\n        restrain if\n        deal\n", "deal\n"),
        (Put(("actors", "iran", "aliases"), ["Persia"]), "    - Tehran\n", "      [Persia]\n"),
        (Put(("empty",), 3), "empty:\n", "empty: 3\n"),
        (Put(("new",), "x"), "  l: 2\n", "  l: 2\nnew: x\n"),
        (Put(("actors", "usa", "kind"), "state"), "offer: Talk}}", "offer: Talk}, kind: state}"),
        (Put(("actors", "iran", "codes", "cow"), 630), "codes: {}", "codes: {cow: 630}"),
        (Put(("actors", "iran", "kind"), "state"), "codes: {}\n", "codes: {}\n    kind: state\n"),
        (Put(("empty", "x"), 1), "empty:\n", "empty:\n  x: 1\n"),
        (Put(("nested", 1, "m"), 3), "  l: 2\n", "  l: 2\n  m: 3\n"),
        (Append(("list",), "d"), "[a, b, c]", "[a, b, c, d]"),
        (Append(("list",), "d", at=0), "[a, b, c]", "[d, a, b, c]"),
        (Append(("actors", "iran", "wants"), "x"), "        deal\n", "        deal\n      - x\n"),
        (Append(("actors", "iran", "wants"), "x", at=1), "      - {that", "      - x\n      - {that"),
        (Append(("empty",), "x"), "empty:\n", "empty:\n  - x\n"),
        (Append(("nested", 0), "z"), "  - y\n", "  - y\n  - z\n"),
        (Append(("nested", 0), "z", at=0), "- - x\n", "- - z\n  - x\n"),
        (Remove(("list", 0)), "[a, b, c]", "[b, c]"),
        (Remove(("list", 1)), "[a, b, c]", "[a, c]"),
        (Remove(("list", 2)), "[a, b, c]", "[a, b]"),
        (Remove(("title",)), "title: A base   # its name\n", ""),
        (Remove(("actors", "usa", "name")), "name: United States, ", ""),
        (Remove(("actors", "usa", "options")), ", options: {strike: , offer: Talk}", ""),
        (Remove(("actors", "iran", "wants", 1)), "      - {that: deal, for: voters}\n", ""),
        (Remove(("actors", "iran", "aliases", 0)), "    - Tehran\n", "      []\n"),
        (Remove(("nested", 1, "k")), "- k: 1\n  l", "- l"),
        (Remove(("nested", 0, 0)), "- - x\n  - y", "- - y"),
        (Remove(("empty",)), "empty:\n", ""),
    ],
)
def test_only_the_change_is_changed(change: Change, old: str, new: str) -> None:
    assert MODEL.count(old) == 1
    assert changed(change) == MODEL.replace(old, new)


def test_several_changes_at_once_are_all_to_the_document_as_it_stands() -> None:
    text = changed(
        Put(("title",), "Calm"), Remove(("list", 0)), Append(("list",), "d"), Put(("new",), 1), Put(("more",), 2)
    )
    assert plain_data(compose(text).root)["list"] == ["b", "c", "d"]  # type: ignore[index]
    assert text.endswith("  l: 2\nnew: 1\nmore: 2\n")


def test_line_breaks_stay_those_of_the_file() -> None:
    assert changed(Put(("b",), 1), text="a: 1\r\n") == "a: 1\r\nb: 1\r\n"


def test_a_file_without_a_last_line_break_can_be_changed() -> None:
    assert changed(Put(("b",), 1), text="a: 1") == "a: 1\nb: 1"
    assert changed(Remove(("b",)), text="a: 1\nb: 2") == "a: 1\n"


@pytest.mark.parametrize(
    "change",
    [Put(("x", "y"), 1), Remove(("x",)), Append(("title",), 1), Append(("list",), 1, at=9), Put(("list", 9), 1)],
)
def test_a_path_that_leads_nowhere_is_refused(change: Change) -> None:
    with pytest.raises(InvalidModel) as caught:
        changed(change)
    assert caught.value.problems[0].code == "D135"


def test_changes_that_overlap_are_refused() -> None:
    with pytest.raises(InvalidModel):
        changed(Put(("actors", "usa"), 1), Put(("actors", "usa", "name"), "x"))


# -- any document, any change -----------------------------------------------------------------------------------------

words = st.sampled_from(
    ["a", "it's", "no", "1", "x: y", "- z", "#", "a, b", "", "two\nlines", " lead", "[", "é “q”", "true", "?"]
)
keys = st.sampled_from(["k", "l", "m", "n o", "p"])
values = st.recursive(
    words | st.integers(0, 99) | st.booleans(),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(keys, below, max_size=3),
    max_leaves=12,
)
documents = st.dictionaries(keys, values, min_size=1, max_size=4)


@st.composite
def layouts(draw: st.DrawFn, data: Any, indent: int = 0) -> str:
    """Write `data` some way YAML allows, with comments and blank lines strewn in."""
    from detente.files.emit import flow, scalar

    comment = draw(st.sampled_from(["", "", "  # why", " #"]))
    if not data or not isinstance(data, dict | list):
        written = scalar(data) if not isinstance(data, dict | list) else flow(data)
        return f" {written}{comment}\n"
    if draw(st.integers(0, 2)) == 0:
        return f" {flow(data)}{comment}\n"
    pad, lines = " " * indent, [comment + "\n"]
    step = draw(st.integers(1, 4)) if isinstance(data, dict) else draw(st.integers(0, 3)) if indent else 1
    entries = (
        [(f"{scalar(key)}:", below) for key, below in data.items()]
        if isinstance(data, dict)
        else [("-", it) for it in data]
    )
    inner = indent + step
    for head, below in entries:
        strewn = draw(st.sampled_from(["", "", "\n", f"{pad}# note\n", "# far left\n"]))
        lines.append(f"{strewn}{' ' * inner}{head}{draw(layouts(below, inner + (2 if head == '-' else 0)))}")
    return "".join(lines)


def paths(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """List every path into `data`."""
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(deeper for key, value in below for deeper in paths(value, (*path, key)))]


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


@st.composite
def changes(draw: st.DrawFn, data: Any) -> Change:
    path = draw(st.sampled_from(paths(data)))
    value = draw(values)
    there = at(data, path)
    if isinstance(there, dict) and draw(st.booleans()):
        return Put((*path, "new"), value)
    if isinstance(there, list) and draw(st.booleans()):
        return Append(path, value, draw(st.none() | st.integers(0, len(there))))
    return Remove(path) if path and draw(st.booleans()) else Put(path, value) if path else Put(("new",), value)


def expected(data: Any, change: Change) -> Any:
    data = copy.deepcopy(data)
    match change:
        case Append(path, value, index):
            listed = at(data, path)
            listed.insert(len(listed) if index is None else index, value)
        case Put(path, value):
            at(data, path[:-1])[path[-1]] = value
        case Remove(path):
            del at(data, path[:-1])[path[-1]]
    return data


@given(st.data())
def test_any_change_to_any_document_gives_the_data_expected_and_touches_one_span(draws: st.DataObject) -> None:
    data = draws.draw(documents)
    text = draws.draw(layouts(data)).lstrip(" ")
    text = text if not text.startswith("\n") else text[1:]
    try:
        document = compose(text)
    except InvalidModel:
        assume(False)
    assume(plain_data(document.root) == data)
    change = draws.draw(changes(data))
    after = splice(document, change)
    assert plain_data(compose(after).root) == expected(data, change)
    start, end = _span(document, change)
    kept = len(text) - end
    assert after[:start] == text[:start]
    assert kept == 0 or after[-kept:] == text[-kept:]


def _span(document: Document, change: Change) -> tuple[int, int]:
    """Return a span the change must stay within: the lines of the collection that the path ends in."""
    node: Node = document.root
    for step in change.path[:-1] if not isinstance(change, Append) else change.path:
        node = node.get(str(step)) if isinstance(node, Mapping) else node.items[int(step)]  # type: ignore[assignment,union-attr]
    assert isinstance(node, Mapping | Listing)
    line, _ = document.position(node.start)
    last, _ = document.position(node.end)
    starts = (*document.line_starts, len(document.text))
    return starts[line - 1], starts[last] if last < len(starts) else len(document.text)
