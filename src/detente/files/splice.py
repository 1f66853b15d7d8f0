"""Change a document by cutting text in and out at node spans: every other byte, comments and all, stays.

    splice(document, Put(("title",), "Calm"))                      set a value, or add a key
    splice(document, Append(("actors", "usa", "wants"), "not war"))  add an item to a list
    splice(document, Remove(("claims", 2)))                        take out a key or an item

All changes of one call are to the document as it stands, and the result is composed again and compared with what it
should say, so that a splice can refuse but cannot go wrong.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Any

from detente.errors import InvalidModel, Path, Problem
from detente.files.emit import Open, Plain, flow, scalar
from detente.files.node import Document, Leaf, Listing, Mapping, Node, child, plain_data
from detente.files.yaml import compose


@dataclass(frozen=True, slots=True)
class Put:
    """Set the value at `path`; where the last step is a key that is not there, add it at the end of its mapping.

    `first`: at the beginning of its mapping, rather.
    """

    path: Path
    value: Any
    first: bool = False


@dataclass(frozen=True, slots=True)
class Append:
    """Add an item to the list at `path`: at the end, or before the item `at`."""

    path: Path
    value: Any
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out the key or the item at `path`."""

    path: Path


Change = Put | Append | Remove
Cut = tuple[int, int, str]
"""Where to cut, from and to, and what to put there."""


def splice(document: Document, *changes: Change) -> str:
    """Return the text of `document` with `changes` made. Cost: one composition.

    Raises InvalidModel (D135) where a change cannot be made in place: the path leads nowhere, changes overlap, or the
    text there is too unusual to be cut safely.
    """
    try:
        cuts = [_cut(document, change) for change in changes]
        text = _applied(document.text, cuts)
        composed = compose(text, document.name)
    except (InvalidModel, LookupError):
        raise _refused(document, changes) from None
    if plain_data(composed.root) != _expected(plain_data(document.root), changes):
        raise _refused(document, changes)
    return text


def _refused(document: Document, changes: tuple[Change, ...]) -> InvalidModel:
    paths = ", ".join(".".join(str(step) for step in change.path) for change in changes[:3])
    message = f"{document.name}: {paths} cannot be changed in place"
    return InvalidModel(Problem("D135", message, changes[0].path, fix="change it in an editor"))


def _applied(text: str, cuts: list[Cut]) -> str:
    """Make the cuts, last first. Raises LookupError where two overlap."""
    at = len(text)
    for start, end, new in sorted(cuts, key=lambda cut: (cut[0], cut[1]))[::-1]:
        if end > at:
            raise LookupError("overlapping changes")
        text, at = text[:start] + new + text[end:], start
    return text


def _expected(data: Any, changes: tuple[Change, ...]) -> Any:
    """Return what the changed document should say: values are put first, items removed from the last on, then added."""
    data = copy.deepcopy(data)
    removals = sorted((it for it in changes if isinstance(it, Remove)), key=lambda it: _steps(it.path), reverse=True)
    puts = [it for it in changes if isinstance(it, Put)]
    appends = [it for it in changes if isinstance(it, Append)]
    ordered: list[Change] = [*puts, *removals, *appends]
    for change in ordered:
        data = _changed(data, change, change.path)
    return data


def _steps(path: Path) -> list[tuple[int, str]]:
    """Return a path as something that can be compared with other paths."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]


def _bare(value: Any) -> Any:
    """Return a value as it is read again: what is written plain is text."""
    if isinstance(value, dict):
        return {key: _bare(below) for key, below in value.items()}
    if isinstance(value, Open):
        return _bare(value.data)
    return value.text if isinstance(value, Plain) else value


def _changed(data: Any, change: Change, path: Path) -> Any:
    if isinstance(change, Append) and not path:
        items = [] if data is None else data
        items.insert(len(items) if change.at is None else change.at, change.value)
        return items
    if len(path) == 1 and isinstance(change, Remove):
        del data[path[0]]
        return data
    if not path:
        return _bare(change.value) if isinstance(change, Put) else data
    data = {} if data is None else data
    below = data.get(path[0]) if isinstance(data, dict) else data[path[0]]
    data[path[0]] = _changed(below, change, path[1:])
    return data


# -- where to cut -----------------------------------------------------------------------------------------------------


def _cut(document: Document, change: Change) -> Cut:
    nodes = _walk(document.root, change.path)
    in_flow = any(isinstance(node, Listing | Mapping) and node.flow for node in nodes)
    match change:
        case Put(path, value) if len(nodes) > len(path):
            return _replaced(document, nodes, value, in_flow=in_flow)
        case Put(path, value, first=True) if isinstance(nodes[-1], Mapping) and nodes[-1].entries:
            return _put_first(document, nodes[-1], str(path[-1]), value)
        case Put(path, value):
            return _inserted(document, nodes, path, str(path[-1]), value)
        case Append(path, value, at) if len(nodes) > len(path):
            return _appended(document, nodes, value, at, path)
        case Remove(path) if len(nodes) > len(path) and path:
            return _removed(document, nodes, path)
    raise LookupError(change.path)


def _walk(root: Node, path: Path) -> list[Node]:
    """Return the nodes along `path`, root first; one fewer than asked for where only the last step is missing."""
    nodes = [root]
    for depth, step in enumerate(path):
        below = child(nodes[-1], step)
        if below is None:
            if depth < len(path) - 1:
                raise LookupError(path)
            break
        nodes.append(below)
    return nodes


def _column(document: Document, offset: int) -> int:
    """Return how many characters stand before `offset` in its line."""
    return document.position(offset)[1] - 1


def _line_end(document: Document, offset: int) -> int:
    """Return where the line that `offset` is in ends, before its line break."""
    number, column = document.position(offset)
    return offset - column + 1 + len(document.line(number))


def _newline(document: Document) -> str:
    found = re.search(r"\r\n|\r|\n", document.text)
    return found[0] if found else "\n"


def _replaced(document: Document, nodes: list[Node], value: Any, *, in_flow: bool) -> Cut:
    node = nodes[-1]
    text = scalar(value, flow=in_flow) if not isinstance(value, dict | list | tuple) else flow(value)
    if node.start == node.end and document.text[node.start - 1 : node.start] not in ("", " ", "\n"):
        text = f" {text}"
    indent = _column(document, nodes[-2].start) if len(nodes) > 1 else 0
    is_block = isinstance(node, Listing | Mapping) and not node.flow
    short = len(nodes) > 1 and is_block and _column(document, node.start) <= indent
    return node.start, node.end, " " * (indent + 2 - _column(document, node.start)) * short + text


def _inserted(document: Document, nodes: list[Node], path: Path, key: str, value: Any) -> Cut:
    """Add an entry at the end of the mapping `nodes[-1]`."""
    holder = nodes[-1]
    if isinstance(holder, Leaf) and holder.data is None:
        return _started(document, nodes, path[:-1], {key: value}, f"{scalar(key)}: {_lone(value)}")
    if not isinstance(holder, Mapping):
        raise LookupError(path)
    entry = f"{scalar(key, flow=True)}: {flow(value)}"
    if holder.flow:
        return _into_flow(holder.start, [below for _, below in holder.entries], None, entry, holder, document)
    last_key, last = holder.entries[-1]
    at = _line_end(document, max(last.end, last_key.end))
    start = f"{_newline(document)}{' ' * _column(document, holder.entries[0][0].start)}"
    if isinstance(value, Open) and isinstance(value.data, dict):
        below = "".join(f"{start}  {scalar(name)}: {_lone(each)}" for name, each in value.data.items())
        return at, at, f"{start}{scalar(key)}:{below}"
    return at, at, f"{start}{scalar(key)}: {_lone(value)}"


def _put_first(document: Document, holder: Mapping, key: str, value: Any) -> Cut:
    """Add an entry at the beginning of a mapping that has some."""
    at = holder.entries[0][0].start
    if holder.flow:
        return at, at, f"{scalar(key, flow=True)}: {flow(value)}, "
    return at, at, f"{scalar(key)}: {_lone(value)}{_newline(document)}{' ' * _column(document, at)}"


def _lone(value: Any) -> str:
    return flow(value) if isinstance(value, dict | list | tuple) else scalar(value)


def _started(document: Document, nodes: list[Node], path: Path, value: Any, line: str) -> Cut:
    """Put the first entry or item where nothing was."""
    node = nodes[-1]
    in_flow = any(isinstance(above, Listing | Mapping) and above.flow for above in nodes)
    if in_flow or not path or isinstance(path[-1], int) or node.end > node.start:
        return _replaced(document, nodes, value, in_flow=True)
    holder = nodes[-2]
    column = _column(document, holder.entries[0][0].start) if isinstance(holder, Mapping) else 0
    at = _line_end(document, node.end)
    return at, at, f"{_newline(document)}{' ' * (column + 2)}{line}"


def _appended(document: Document, nodes: list[Node], value: Any, at: int | None, path: Path) -> Cut:
    holder = nodes[-1]
    if isinstance(holder, Leaf) and holder.data is None:
        return _started(document, nodes, path, [value], f"- {_lone(value)}")
    if not isinstance(holder, Listing) or (at is not None and not 0 <= at <= len(holder.items)):
        raise LookupError(path)
    if holder.flow:
        return _into_flow(holder.start, list(holder.items), at, flow(value), holder, document)
    column = _column(document, holder.start)
    if at is None or at == len(holder.items):
        end = _line_end(document, holder.end)
        return end, end, f"{_newline(document)}{' ' * column}- {_lone(value)}"
    dash = _dash(document, holder, at)
    return dash, dash, f"- {_lone(value)}{_newline(document)}{' ' * column}"


def _into_flow(
    start: int, below: list[Node], at: int | None, new: str, holder: Listing | Mapping, document: Document
) -> Cut:
    """Add an entry or an item between brackets."""
    if document.text[start] not in "[{":
        raise LookupError("a mapping without braces")
    if not below:
        return start + 1, start + 1, new
    if at is not None and at < len(below):
        return below[at].start, below[at].start, f"{new}, "
    keys = [key.end for key, _ in holder.entries] if isinstance(holder, Mapping) else [0]
    end = max(below[-1].end, keys[-1])
    return end, end, f", {new}"


def _dash(document: Document, holder: Listing, index: int) -> int:
    """Return where the dash of an item of a block list stands."""
    if index == 0:
        return holder.start
    column = _column(document, holder.start)
    found = re.compile(rf"^ {{{column}}}-(?=\s|\Z)", re.MULTILINE).search(document.text, holder.items[index - 1].end)
    if not found:
        raise LookupError(index)
    return found.end() - 1


def _removed(document: Document, nodes: list[Node], path: Path) -> Cut:
    holder, node = nodes[-2], nodes[-1]
    spans = _spans(document, holder)
    index = _index(holder, path[-1])
    if len(spans) == 1:
        return _replaced(document, nodes[:-1], {} if isinstance(holder, Mapping) else [], in_flow=True)
    start, end = spans[index]
    if isinstance(holder, Listing | Mapping) and holder.flow:
        return (spans[index - 1][1], end, "") if index else (start, spans[1][0], "")
    if document.text[start - _column(document, start) : start].strip():  # the first of its line, after a dash
        return start, spans[index + 1][0], ""
    after = _line_end(document, max(node.end, start))
    line_break = re.compile(r"\r\n|\r|\n").match(document.text, after)
    return start - _column(document, start), line_break.end() if line_break else after, ""


def _spans(document: Document, holder: Node) -> list[tuple[int, int]]:
    """Return where each entry or item of a collection starts and ends, its dash or its key included."""
    match holder:
        case Mapping(entries):
            return [(key.start, max(key.end, value.end)) for key, value in entries]
        case Listing(items, flow=True):
            return [(item.start, item.end) for item in items]
        case Listing(items):
            return [(_dash(document, holder, at), item.end) for at, item in enumerate(items)]
    raise LookupError("not a collection")


def _index(holder: Node, step: str | int) -> int:
    if isinstance(holder, Mapping):
        return next(at for at, (key, _) in enumerate(holder.entries) if key.value == str(step))
    return int(step)
