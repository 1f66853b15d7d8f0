"""Read nodes as the format says: unknown keys, missing keys and wrong kinds of values become problems.

The result is plain data: a record becomes a dictionary of the keys that are there (its short form written out), a
table a dictionary, a list a list. What could not be read is None, so that positions in lists stay what they are.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from detente.errors import Path, Problem, nearest
from detente.files.format import MOVED, VERSION
from detente.files.node import Leaf, Listing, Mapping, Node
from detente.files.shapes import Choice, Kind, Many, Record, Scalar, Shape, Table
from detente.language import RESERVED

Data = Any
"""What `read` returns: dictionaries, lists, text, numbers, True and False, and None for what could not be read."""

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
OPTION = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?\Z")
ID = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z0-9_][A-Za-z0-9_-]*)*\Z")
WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\Z")
MOMENT = re.compile(r"on [0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
TAKEN = ("infeasible", "tie", "view", "one_of", "status_quo", "nothing", "everyone")
"""Names with a meaning of their own, besides the words of the language."""


def read(node: Node, shape: Shape, path: Path, problems: list[Problem]) -> Data:
    """Return what `node` says, read as `shape`; what is wrong is added to `problems`."""
    match shape:
        case Scalar():
            return _scalar(node, shape, path, problems)
        case Choice():
            return _choice(node, shape, path, problems)
        case Many():
            return _many(node, shape, path, problems)
        case Table():
            return _table(node, shape, path, problems)
        case Record():
            return _record(node, shape, path, problems)


def _absent(node: Node) -> bool:
    return isinstance(node, Leaf) and node.data is None


def _record(node: Node, record: Record, path: Path, problems: list[Problem]) -> Data:
    if _absent(node):
        return _complete({}, record, path, problems)
    if isinstance(node, Mapping):
        return _complete(_entries(node, record, path, problems), record, path, problems)
    key = record.key(record.short) if record.short else None
    if key:
        return {key.name: read(node, key.shape, path, problems)}
    names = ", ".join(key.name for key in record.keys)
    problems.append(_wrong(node, path, f"{record.an} is a mapping with keys", f"keys: {names}"))
    return None


def _entries(node: Mapping, record: Record, path: Path, problems: list[Problem]) -> dict[str, Data]:
    """Read the entries of a record. A misspelt key is read as the one it is nearest to, lest one slip look like ten."""
    found: dict[str, Data] = {}
    for leaf, value in node.entries:
        key = record.key(leaf.value)
        if key is None:
            problem = _unknown(leaf.value, record, path)
            problems.append(problem)
            key = record.key(problem.nearest or "")
        if key and (key.name == leaf.value or not node.get(key.name)):
            found[key.name] = read(value, key.shape, (*path, leaf.value), problems)
    return found


def _unknown(word: str, record: Record, path: Path) -> Problem:
    """Report a key the format does not have (D120)."""
    names = [key.name for key in record.keys]
    moved = next((fix for name, key, fix in MOVED if (name, key) == (record.name, word)), None)
    message = f'{record.an} has no key "{word}"'
    close = None if moved else nearest(word, names)
    return Problem("D120", message, (*path, word), nearest=close, fix=moved or f"keys: {', '.join(names)}", on_key=True)


def _complete(found: dict[str, Data], record: Record, path: Path, problems: list[Problem]) -> dict[str, Data]:
    """Report required keys that are missing (D121)."""
    for key in record.keys:
        if key.required and key.name not in found:
            message = f'{record.an} needs the key "{key.name}"'
            problems.append(Problem("D121", message, path, fix=f"for example {key.name}: {key.example}", on_key=True))
    return found


def _table(node: Node, table: Table, path: Path, problems: list[Problem]) -> Data:
    if _absent(node):
        return {}
    if not isinstance(node, Mapping):
        problems.append(_wrong(node, path, "this needs a mapping: names, each with a value", "write key: value"))
        return None
    found = {}
    for leaf, value in node.entries:
        bad = _bad_key(leaf.value, table, (*path, leaf.value))
        problems.extend(bad)
        below = read(value, table.of, (*path, leaf.value), problems)
        if not bad:
            found[leaf.value] = below
    return found


def _bad_key(word: str, table: Table, path: Path) -> list[Problem]:
    """Report a key that cannot be a name (D124)."""
    pattern = {"name": NAME, "option": OPTION, "id": ID, "word": WORD, "moment": MOMENT}[table.keys]
    if not pattern.match(word):
        fix = _KEY_FIX.get(table.keys, "use letters, digits, _ and -")
        message = f'"{word}" is not a date' if table.keys == "moment" else f'"{word}" cannot be a name'
        return [Problem("D124", message, path, fix=fix, on_key=True)]
    if table.keys in ("name", "option") and word in (*RESERVED, *TAKEN):
        return [Problem("D124", f'"{word}" is a word of the language', path, fix=f"{word}_ would do", on_key=True)]
    return []


_KEY_FIX = {
    "name": "use letters, digits and _, and start with a letter",
    "option": "use letters, digits and _, and start with a letter",
    "moment": "write on 2024-11-05: and what changes",
}


def _many(node: Node, many: Many, path: Path, problems: list[Problem]) -> Data:
    if isinstance(node, Listing):
        if many.size not in (None, len(node.items)):
            problems.append(Problem("D125", f"this list needs {many.size} items, not {len(node.items)}", path))
            return None
        return [read(item, many.of, (*path, at), problems) for at, item in enumerate(node.items)]
    if _absent(node):
        return []
    if many.alone:
        return [read(node, many.of, path, problems)]
    problems.append(_wrong(node, path, "this needs a list", "write [one, two], or each item after a dash"))
    return None


def _choice(node: Node, choice: Choice, path: Path, problems: list[Problem]) -> Data:
    word = node.value if isinstance(node, Leaf) else None
    if word in choice.words:
        return word
    said = f'"{word}" is none of the words that can stand here' if word is not None else "this needs one word"
    fix = f"one of: {', '.join(choice.words)}"
    problems.append(Problem("D123", said, path, nearest=nearest(word or "", choice.words), fix=fix))
    return None


def _wrong(node: Node, path: Path, needs: str, fix: str | None = None) -> Problem:
    """Report a value of the wrong kind (D122)."""
    is_a = {Mapping: "a mapping", Listing: "a list"}.get(type(node), "")
    if isinstance(node, Leaf):
        is_a = "nothing" if node.data is None else f'"{_short(node.value)}"'
    return Problem("D122", f"{needs}; this is {is_a}", path, fix=fix)


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"


def _scalar(node: Node, scalar: Scalar, path: Path, problems: list[Problem]) -> Data:
    if not isinstance(node, Leaf) or node.data is None:
        problems.append(_wrong(node, path, f"this needs {_CALLED[scalar.kind]}"))
        return None
    if scalar.kind in ("yes or no", "count", "version"):
        return _plain(node, scalar.kind, path, problems)
    if scalar.kind == "text" and isinstance(node.data, bool):
        problems.append(_wrong(node, path, "this needs text", f'put it in quotes: "{node.value}"'))
        return None
    return _text(node, scalar.kind, path, problems)


_CALLED: dict[Kind, str] = {
    "text": "text",
    "name": "a name",
    "reference": "a name",
    "id": "an id",
    "formula": "a formula",
    "claim": "a claim",
    "edit": "an edit",
    "order": "a word on an order, as in any order",
    "quantity": "a quantity, as in 0.6, 60 % or 1 per 5 days",
    "date": "a date, as in 2024-02-05",
    "language": "a language tag, as in en or pt-BR",
    "hash": "a hash of 64 hexadecimal digits",
    "count": "a whole number, 0 or more",
    "yes or no": "yes or no",
    "version": "the version of the format",
    "when": "never, or only if and a formula",
    "number": "a number, as in 3.75",
}

_PATTERNS: dict[Kind, re.Pattern[str]] = {
    "name": NAME,
    "reference": OPTION,
    "id": ID,
    "date": re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z"),
    "language": re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z"),
    "hash": re.compile(r"[0-9a-f]{64}\Z"),
    "when": re.compile(r"(never|only if\s.*)\Z", re.DOTALL),
    "number": re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?\Z"),
}


def _text(node: Leaf, kind: Kind, path: Path, problems: list[Problem]) -> str | None:
    """Read a value that is text, of a form its kind may ask for (D127)."""
    pattern = _PATTERNS.get(kind)
    if pattern and not (pattern.match(node.value) and (kind != "date" or _in_calendar(node.value))):
        problems.append(Problem("D127", f'"{_short(node.value)}" is not {_CALLED[kind]}', path))
        return None
    return node.value


def _in_calendar(words: str) -> bool:
    year, month, day = (*(int(part) for part in words.split("-")), 1, 1)[:3]
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def _plain(node: Leaf, kind: Kind, path: Path, problems: list[Problem]) -> int | bool | None:
    """Read a truth value, a count or the version of the format (D126)."""
    value = node.data
    if kind == "yes or no" and (isinstance(value, bool) or value in ("yes", "no")):
        return value in (True, "yes")
    if kind == "count" and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if kind == "version":
        if value == VERSION and not isinstance(value, bool):
            return VERSION
        message = f"the version of the format is a number, {VERSION} is the newest; this is {_short(node.value)}"
        problems.append(Problem("D126", message, path, fix=f"write detente: {VERSION}"))
        return None
    problems.append(_wrong(node, path, f"this needs {_CALLED[kind]}"))
    return None
