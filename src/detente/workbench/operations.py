"""What the model pane does to the file: each operation cuts text in and out, and every other byte stays.

All operations of one call are made or none. The result is composed again and compared with what it should say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any, get_args, get_type_hints

from detente.conflict.change import opposite
from detente.conflict.formula import text as formula_text
from detente.conflict.slug import slug_of
from detente.errors import DetenteError, InvalidModel, Path, Problem
from detente.files.node import Document, Leaf, Listing, find, plain_data
from detente.files.node import Mapping as Entries
from detente.files.splice import Append, Change, Put, Remove, splice
from detente.files.yaml import compose
from detente.language import parse_formula
from detente.workbench import messages as say
from detente.workbench.reorder import order_kept

_SHORT = {
    "wants": "that", "options": "does", "conditions": "says", "infeasible": "that", "named": "that", "views": "edits",
    "scenarios": "edits",
}  # fmt: skip
"""The key that a short form stands for, by the list or the mapping it stands in."""

_OPERATIONS = frozenset(get_args(get_type_hints(say.Operation)["op"]))
_AT_ONCE = ("accept", "propose", "remove")

_AROUND = 24
"""How many letters of what stands around a quote are kept with it."""

MOST = 2_000
"""How many operations one call may have."""


def operated(text: str, operations: Sequence[say.Operation], texts: Mapping[str, str], *, name: str = "model") -> str:
    """Return the model file `text` after `operations`, one after the other. `texts` are those quotes are made of.

    Where several of ``accept``, ``propose`` and ``remove`` follow each other, their paths are those of the file before
    the first of them: what is taken out moves nothing that is still to be done. Raises InvalidModel: D944 for an
    operation that is none, D135 where one cannot be made in place, and what is wrong with the file itself where it does
    not compose. Cost: a composition for each operation, or for each such row.
    """
    if len(operations) > MOST:
        raise _refused(f"at most {MOST:,} operations at once")
    for at_once, row in groupby(map(_known, operations), lambda each: each["op"] in _AT_ONCE):
        if at_once:
            text = _row(text, [*row], texts, name)
            continue
        for operation in row:
            text = _operated(compose(text, name), operation, texts)
    return text


def _known(operation: say.Operation) -> say.Operation:
    """Return the operation, or raise where it is none: anything can come over a socket."""
    op, path, to = operation.get("op"), operation.get("path"), operation.get("to", 0)
    if op not in _OPERATIONS:
        raise _refused(f'there is no operation "{op}"')
    if not isinstance(path, list | tuple) or not all(type(step) in (int, str) for step in path):
        raise _refused(f"`{op}` needs a path of names and numbers")
    if type(to) is not int:
        raise _refused(f"`{op}` needs a whole number as its place")
    return operation


def _row(text: str, row: Sequence[say.Operation], texts: Mapping[str, str], name: str) -> str:
    """Make a row of operations on the same file: all in one cut, or where that cannot be, from the last place on."""
    document = compose(text, name)
    gone = {tuple(each["path"]) for each in row if each["op"] == "remove"}
    left = [each for each in row if not any(tuple(each["path"][:depth]) in gone for depth in range(len(each["path"])))]
    once = {
        (each["op"], tuple(each["path"])): each
        for each in left
        if each["op"] == "remove" or tuple(each["path"]) not in gone
    }
    try:
        return splice(document, *(change for each in once.values() for change in _changes(document, each, texts)))
    except InvalidModel:
        if len(once) == 1:
            raise
    for each in sorted(once.values(), key=lambda each: [_step(step) for step in each["path"]], reverse=True):
        text = _operated(compose(text, name), each, texts)
    return text


def _step(step: str | int) -> tuple[int, str]:
    """Return a step of a path as something that compares with any other."""
    return (step, "") if isinstance(step, int) else (-1, step)


def _operated(document: Document, operation: say.Operation, texts: Mapping[str, str]) -> str:
    if operation.get("op") == "move":
        path, to = tuple(operation["path"]), operation.get("to", 0)
        return _ordered(compose(_moved(document, path, to), document.name), path, to)
    text = document.text
    for change in _changes(document, operation, texts):  # not in one cut: two may add at the same place
        text = splice(compose(text, document.name), change)
    return text


def _changes(document: Document, operation: say.Operation, texts: Mapping[str, str]) -> list[Change]:
    """Return what one operation changes."""
    path = tuple(operation.get("path", ()))
    match operation.get("op"):
        case "put":
            return [_put(document, path, operation.get("value"))]
        case "toggle":
            return [_toggled(document, path, operation.get("value"))]
        case "append":
            return [_appended(document, path, operation.get("value"), operation.get("to"))]
        case "remove":
            return [Remove(path)]
        case "negate":
            return [_negated(document, path)]
        case "accept":
            return [Remove((*path, "status"))] if _there(document, (*path, "status")) else []
        case "propose":
            return [_with(document, path, "status", "proposed")]
        case "attach":
            key, quoted = _quoted(document, operation, texts)
            return [*quoted, _because(document, path, key)]
        case "new":
            return _added(document, path, operation, texts)
    raise _refused("this operation cannot be made here")


def _refused(message: str) -> InvalidModel:
    return InvalidModel(Problem("D944", message))


def _there(document: Document, path: Path) -> bool:
    holder, depth = find(document.root, path[:-1])
    return depth == len(path) - 1 and isinstance(holder, Entries) and holder.get(str(path[-1])) is not None


def _put(document: Document, path: Path, value: Any) -> Change:
    """Set a value; a thing in its short form is written out where it gets one more key."""
    holder, depth = find(document.root, path[:-1])
    if path and depth == len(path) - 1 and isinstance(holder, Leaf) and holder.data is not None:
        return _with(document, path[:-1], str(path[-1]), value)
    return Put(path, value)


def _toggled(document: Document, path: Path, value: Any) -> Change:
    """Put a value into a list of values, or take it out where it is there."""
    node, depth = find(document.root, path)
    if depth < len(path) or (isinstance(node, Leaf) and node.data is None):
        return Put(path, [value])
    if isinstance(node, Leaf):
        return Put(path, [] if node.data == value else [node.data, value])
    if not isinstance(node, Listing):
        raise _refused(f"{'.'.join(map(str, path))} is no list")
    items = plain_data(node)
    assert isinstance(items, list)  # noqa: S101 - that of a listing is
    return Remove((*path, items.index(value))) if value in items else Append(path, value)


def _appended(document: Document, path: Path, value: Any, at: int | None) -> Change:
    """Add an item to a list, which is begun where it is not there."""
    node, depth = find(document.root, path)
    if depth == len(path) and isinstance(node, Listing):
        return Append(path, value, at if at is not None and at < len(node.items) else None)
    return Put(path, [value])


def _negated(document: Document, path: Path) -> Change:
    node, _ = find(document.root, path)
    where = path if isinstance(node, Leaf) else (*path, "that")
    leaf, _ = find(document.root, where)
    said = plain_data(leaf)
    if not isinstance(said, str):
        raise _refused("only a want can be negated")
    return Put(where, formula_text(opposite(parse_formula(said))))


def _with(document: Document, path: Path, key: str, value: Any) -> Change:
    """Give a thing one more key; one in its short form is written out."""
    node, depth = find(document.root, path)
    if depth == len(path) and isinstance(node, Entries):
        return Put((*path, key), value)
    short = _SHORT.get(str(path[-2])) if len(path) > 1 else None
    if short is None or depth < len(path):
        raise _refused(f"{'.'.join(map(str, path))} cannot carry `{key}`")
    return Put(path, {short: plain_data(node), key: value})


def _because(document: Document, path: Path, key: str) -> Change:
    """Let a thing rest on one more quote."""
    known, depth = find(document.root, (*path, "because"))
    node, _ = find(document.root, path)
    if depth <= len(path) or isinstance(node, Leaf):
        return _with(document, path, "because", key)
    if isinstance(known, Listing):
        return Append((*path, "because"), key)
    return Put((*path, "because"), [plain_data(known), key])


def _quoted(document: Document, operation: say.Operation, texts: Mapping[str, str]) -> tuple[str, list[Change]]:
    """Return the key of the quote of these words, and what adds it where it is not there yet."""
    span = operation.get("quote")
    text = texts.get(span["source"]) if span else None
    if span is None or text is None or not 0 <= span["start"] < span["end"] <= len(text):
        raise _refused("the words quoted are not in a text of this model")
    start, end = span["start"], span["end"]
    data = plain_data(document.root)
    known = data.get("quotes") if isinstance(data, dict) else None
    known = known if isinstance(known, dict) else {}
    for key, quote in known.items():
        same = isinstance(quote, dict) and (quote.get("source"), quote.get("start")) == (span["source"], start)
        if same and quote.get("exact") == text[start:end]:
            return str(key), []
    number = next(number for number in range(1, len(known) + 2) if f"q{number}" not in known)
    record = {
        "source": span["source"],
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
        "start": start,
    }
    kept = {key: value for key, value in record.items() if value != ""}
    return f"q{number}", [Put(("quotes", f"q{number}"), kept) if known else Put(("quotes",), {f"q{number}": kept})]


def _added(document: Document, path: Path, operation: say.Operation, texts: Mapping[str, str]) -> list[Change]:
    """Return what adds a new thing: an item of a list where the path is that of a list, else a key."""
    value = operation.get("value")
    changes: list[Change] = []
    if operation.get("quote") is not None:
        key, changes = _quoted(document, operation, texts)
        if not isinstance(value, dict):
            raise _refused("what rests on a quote is written out with its keys")
        value = {**value, "because": key}
    if path and path[0] != "scenarios" and path[-1] in ("wants", "ties", "claims", "infeasible", "calendar"):
        return [*changes, _appended(document, path, value, operation.get("to"))]
    if _there(document, path):
        raise _refused(f"{'.'.join(map(str, path))} is there already")
    holder, depth = find(document.root, path[:-1])
    if depth < len(path) - 1 or not isinstance(holder, Entries):
        return [*changes, Put(path[:-1], {str(path[-1]): value})]
    return [*changes, Put(path, value)]


def _moved(document: Document, path: Path, to: int) -> str:
    """Move an item of a list, with the comments above it, to the place `to` it then has."""
    holder, depth = find(document.root, path[:-1])
    at = path[-1] if path else None
    if depth < len(path) - 1 or not isinstance(holder, Listing) or not isinstance(at, int):
        raise _refused("only an item of a list can be moved")
    if not (0 <= at < len(holder.items) and 0 <= to < len(holder.items)):
        raise _refused("there is no such place in the list")
    if holder.flow:
        items = plain_data(holder)
        assert isinstance(items, list)  # noqa: S101 - that of a listing is
        items.insert(to, items.pop(at))
        return splice(document, Put(path[:-1], items))
    text = _blocks_moved(document, holder, at, to)
    expected = plain_data(holder)
    assert isinstance(expected, list)  # noqa: S101 - that of a listing is
    expected.insert(to, expected.pop(at))
    found, _ = find(compose(text, document.name).root, path[:-1])
    if plain_data(found) != expected:
        raise InvalidModel(Problem("D135", "this item cannot be moved in place", path, fix="move it in the editor"))
    return text


def _ordered(document: Document, path: Path, to: int) -> str:
    """Return the text with what is said of the order of an actor's wants put right, after one was put at `to`."""
    if len(path) != 4 or path[0] != "actors" or path[2] != "wants":
        return document.text
    data, depth = find(document.root, path[:2])
    actor = plain_data(data) if depth == 2 else None
    said = actor.get("order") if isinstance(actor, dict) else None
    phrases = [said] if isinstance(said, str) else said
    if (
        not isinstance(actor, dict)
        or not isinstance(phrases, list)
        or not all(isinstance(each, str) for each in phrases)
    ):
        return document.text
    wants = tuple(_id_of(want, str(path[1])) for want in actor["wants"])
    kept = order_kept(wants, wants[to], phrases)
    where = (*path[:2], "order")
    if kept == tuple(phrases):
        return document.text
    return splice(document, Put(where, [*kept]) if kept else Remove(where))


def _id_of(want: object, actor: str) -> str:
    """Return the id of a want as the order of its actor names it: that it is given, or the one its formula makes."""
    given = want.get("id") if isinstance(want, dict) else None
    formula = want.get("that") if isinstance(want, dict) else want
    if given is not None:
        return str(given)
    try:
        return slug_of(parse_formula(str(formula)), owner=actor)
    except DetenteError:
        return ""


def _blocks_moved(document: Document, holder: Listing, at: int, to: int) -> str:
    """Return the text with the lines of one item, from below the item before it to its own end, somewhere else."""
    text = document.text
    dash = text.rfind("-", 0, holder.items[0].start)
    bounds = [text.rfind("\n", 0, dash) + 1, *(_line_end(text, item.end) for item in holder.items)]
    blocks = [text[start:end] for start, end in pairwise(bounds)]
    if not blocks[-1].endswith("\n"):
        blocks[-1] += "\n"
    blocks.insert(to, blocks.pop(at))
    return text[: bounds[0]] + "".join(blocks) + text[bounds[-1] :]


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1
