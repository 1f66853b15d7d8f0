"""From a dotted path, as a person types it, to one change of a model file: `usa.rate`, `militia.autonomy`, `horizon`.

The words are the keys of the file, and the names of what stands in it. What an actor has may follow its name at once:
`usa.rate` is `actors.usa.rate`, `usa.strike.takes` is `actors.usa.options.strike.takes`, `usa.no-war.holds` the want
of that id; the autonomy of a proxy is told at its tie. Items of a list go by their id or their number, from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.conflict.model import Conflict
from detente.conflict.timing import patron_and_proxy
from detente.errors import InvalidModel, InvalidQuery, Path, Problem, nearest
from detente.files.format import ACTOR, MODEL
from detente.files.node import Document, Leaf, Listing, Mapping, Node, child, plain_data
from detente.files.shapes import Many, Record, Shape, Table
from detente.files.splice import Put, splice
from detente.files.yaml import compose


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a path leads: what can stand there, and what does (None: nothing yet)."""

    path: Path
    shape: Shape
    node: Node | None


def assigned(document: Document, conflict: Conflict, text: str) -> str:
    """Return the model's text after `text`, as in ``usa.rate=1 per 5 days``; the value is YAML, as in the file.

    Raises InvalidQuery: D660 it is no PATH=VALUE, D661 the path leads nowhere, D662 the value cannot stand there.
    """
    dotted, equals, value = text.partition("=")
    if not equals or not dotted.strip() or not value.strip():
        fix = 'for example usa.rate="1 per 5 days"'
        raise InvalidQuery(Problem("D660", f'"{text}" is no PATH=VALUE', span=(0, len(text)), fix=fix))
    words = dotted.split(".")
    spot = _spot(document.root, ())
    for at, word in enumerate(words):
        start = sum(len(before) + 1 for before in words[:at])
        spot = _below(document.root, spot, word.strip(), conflict, (start, start + max(1, len(word))))
    span = len(dotted) + 1, len(text)
    try:
        return splice(document, _put(document.root, spot.path, _value(value.strip(), span)))
    except InvalidModel as error:
        message = f"the value cannot be put there: {error.problems[0].message}"
        raise InvalidQuery(Problem("D662", message, span=span, fix="change it in the file")) from None


def _value(text: str, span: tuple[int, int]) -> Any:
    """Read a value as YAML. Raises InvalidQuery (D662)."""
    try:
        return plain_data(compose(text, "--set").root)
    except InvalidModel as error:
        message = f"the value does not read: {error.problems[0].message}"
        fix = "put text with brackets, colons or commas in quotes of its own"
        raise InvalidQuery(Problem("D662", message, span=span, fix=fix)) from None


def _spot(root: Node, path: Path) -> _Spot:
    """Return what is at a path of keys and numbers that the format knows."""
    shape: Shape = MODEL
    node: Node | None = root
    for step in path:
        shape = _inner(shape, step)
        node = None if node is None else child(node, step)
    return _Spot(path, shape, node)


def _inner(shape: Shape, step: str | int) -> Shape:
    """Return what stands below a step: the shape of a key, or of each entry."""
    if isinstance(shape, Record):
        key = shape.key(str(step))
        return key.shape if key else shape
    return shape.of if isinstance(shape, Many | Table) else shape


def _below(root: Node, spot: _Spot, word: str, conflict: Conflict, span: tuple[int, int]) -> _Spot:
    """Take one word on. Raises InvalidQuery (D661) with the nearest of the words that lead on."""
    known = _ways(spot, conflict)
    if word in known:
        return _spot(root, known[word])
    where = f"at {'.'.join(map(str, spot.path))}" if spot.path else "in this model"
    shown = ", ".join(list(known)[:12]) + (", ..." if len(known) > 12 else "")
    fix = f"there: {shown}" if known else "it has no parts"
    message = f'there is nothing called "{word}" {where}'
    raise InvalidQuery(Problem("D661", message, span=span, nearest=nearest(word, known), fix=fix))


def _ways(spot: _Spot, conflict: Conflict) -> dict[str, Path]:
    """Return the words that lead on from a spot, each with the path it stands for. Keys of the file come first."""
    short = _from_root(spot, conflict) if spot.shape is MODEL else _from_actor(spot, conflict)
    return {**short, **_listed(spot, conflict), **_keys(spot)}


def _keys(spot: _Spot) -> dict[str, Path]:
    """Return the keys of a record, or of the entries a table has."""
    match spot.shape:
        case Record(keys=keys):
            return {key.name: (*spot.path, key.name) for key in keys}
        case Table() if isinstance(spot.node, Mapping):
            return {leaf.value: (*spot.path, leaf.value) for leaf, _ in spot.node.entries}
    return {}


def _listed(spot: _Spot, conflict: Conflict) -> dict[str, Path]:
    """Return the items of a list, by number and by id."""
    if not isinstance(spot.shape, Many) or not isinstance(spot.node, Listing):
        return {}
    found: dict[str, Path] = {str(at): (*spot.path, at) for at in range(len(spot.node.items))}
    for at, item in enumerate(spot.node.items):
        given = item.get("id") if isinstance(item, Mapping) else None
        if isinstance(given, Leaf):
            found[given.value] = (*spot.path, at)
    if spot.path == ("ties",):
        found |= {tie.id.removeprefix("tie."): ("ties", at) for at, tie in enumerate(conflict.ties)}
    return found


def _from_root(spot: _Spot, conflict: Conflict) -> dict[str, Path]:
    """Return what may be named first: `tie`, and each actor the file has."""
    named: dict[str, Path] = {actor.key: ("actors", actor.key) for actor in conflict.actors}
    return {"tie": ("ties",), **{key: path for key, path in named.items() if _there(spot.node, path)}}


def _from_actor(spot: _Spot, conflict: Conflict) -> dict[str, Path]:
    """Return what may follow an actor's name at once: its options, its wants by id, the autonomy at its one tie."""
    if spot.shape is not ACTOR:
        return {}
    actor = str(spot.path[-1])
    found: dict[str, Path] = {}
    wants = [want.id for one in conflict.actors if one.key == actor for want in one.wants]
    found |= {id_.removeprefix(f"{actor}."): (*spot.path, "wants", at) for at, id_ in enumerate(wants)}
    table = child(spot.node, "options") if spot.node else None
    if isinstance(table, Mapping):
        found |= {leaf.value: (*spot.path, "options", leaf.value) for leaf, _ in table.entries}
    pairs = [patron_and_proxy(tie) for tie in conflict.ties]
    proxies = [pair[1] if pair else None for pair in pairs]
    if proxies.count(actor) == 1:
        found["autonomy"] = ("ties", proxies.index(actor), "autonomy")
    return found


def _there(node: Node | None, path: Path) -> bool:
    for step in path:
        node = None if node is None else child(node, step)
    return node is not None


def _put(root: Node, path: Path, value: Any) -> Put:
    """Return the change that puts a value at a path: what is missing is made, a short form becomes the long one."""
    shape: Shape = MODEL
    node = root
    for depth, step in enumerate(path):
        below = child(node, step)
        if below is None and isinstance(node, Mapping):
            return Put(path[: depth + 1], _nested(path[depth + 1 :], value))
        if below is None:
            short = shape.short if isinstance(shape, Record) else None
            said = {short: plain_data(node)} if short and plain_data(node) is not None else {}
            return Put(path[:depth], said | _nested(path[depth:], value))
        shape, node = _inner(shape, step), below
    return Put(path, value)


def _nested(path: Path, value: Any) -> Any:
    return value if not path else {str(path[0]): _nested(path[1:], value)}
