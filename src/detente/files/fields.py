"""Take values out of the plain data of a model file: tables, lists, words, quantities, names of options."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from detente.conflict.basis import Basis
from detente.conflict.quantity import Quantity
from detente.errors import InvalidQuery, Path, Problem, nearest
from detente.language import parse_quantity

Data = dict[str, Any]
"""A record as `files.shape` reads it."""
Problems = list[Problem]
"""Where what is wrong is added."""
Keys = tuple[str, ...]
Tree = TypeVar("Tree")


def table(data: Data, key: str) -> dict[str, Data]:
    """Return the table at `key`; an entry that could not be read is an empty record."""
    return {name: below or {} for name, below in (data.get(key) or {}).items()}


def listed(data: Data, key: str) -> list[Data]:
    """Return the list of records at `key`; an item that could not be read is an empty record."""
    return [below or {} for below in data.get(key) or []]


def words(data: Data, key: str) -> tuple[str, ...]:
    """Return the list of words at `key`, without those that could not be read."""
    return tuple(word for word in data.get(key) or [] if word is not None)


def basis(data: Data) -> Basis:
    """Return what a record rests on. Quotes in place have their keys by now (`files.quotes`)."""
    because = tuple(item["quote"] for item in data.get("because") or [] if item and item.get("quote"))
    return Basis(because, words(data, "said_by"), data.get("status") or "accepted", data.get("note"))


def parsed(parse: Callable[[str], Tree], text: str | None, path: Path, problems: Problems) -> Tree | None:
    """Return what `text` says, or None; problems get `path` before theirs."""
    if text is None:
        return None
    try:
        return parse(text)
    except InvalidQuery as error:
        problems.extend(problem.under(*path) for problem in error.problems)
        return None


def quantity(data: Data | None, path: Path, problems: Problems) -> Quantity | None:
    """Return a quantity: its value, in its range if it has one."""
    if not data:
        return None
    value = parsed(parse_quantity, data.get("value"), (*path, "value"), problems)
    ends = [
        parsed(parse_quantity, end, (*path, "range", at), problems) for at, end in enumerate(data.get("range") or [])
    ]
    if len(ends) == 2 and ends[0] and ends[1]:
        value = _ranged(value, ends[0], ends[1], path, problems)
    elif value is None and not data.get("value"):
        problems.append(Problem("D121", "a quantity needs a value or a range", path, fix="for example value: 0.6"))
    return value and replace(value, spread=data.get("spread") or value.spread, basis=basis(data))


def _ranged(value: Quantity | None, low: Quantity, high: Quantity, path: Path, problems: Problems) -> Quantity | None:
    """Return `value` (the middle, where there is none) between `low` and `high`."""
    middle = value or replace(low, value=(low.low + high.high) / 2, text=f"{low.text} to {high.text}")
    if not low.low <= middle.value <= high.high:
        fix = "write range: [lowest, highest] with the value between them"
        problems.append(Problem("D131", "the value of a quantity must lie in its range", (*path, "range"), fix=fix))
    if len({low.unit, middle.unit, high.unit}) > 1:
        fix = f"all in {middle.unit or 'plain numbers'}"
        problems.append(Problem("D131", "a quantity and its range must have one unit", (*path, "range"), fix=fix))
    return replace(middle, low=low.low, high=high.high)


def options_named(
    names: list[str | None], owner: str | None, options: Keys, path: Path, problems: Problems
) -> list[str]:
    """Return the keys of the options called `names`; a bare name is the owner's own."""
    found = []
    for at, name in enumerate(names):
        own = f"{owner}.{name}"
        if name in options or own in options:
            found.append(own if own in options else str(name))
        elif name is not None:
            short = tuple(key.removeprefix(f"{owner}.") for key in options)
            problems.append(unknown("option", name, short, (*path, at)))
    return found


def unknown(what: str, name: str, known: Iterable[str], path: Path) -> Problem:
    """Say that nothing of the kind `what` is called `name`: D210 an actor, D211 an option or a condition."""
    listed = list(known)
    near = nearest(name, listed) or next((key for key in listed if key.endswith(f".{name}")), None)
    shown = ", ".join(listed[:8]) + (", ..." if len(listed) > 8 else "")
    kinds = " and ".join(f"{word}s" for word in what.split(" or "))
    fix = f"{kinds}: {shown}" if listed else f"there are no {kinds}"
    code = "D210" if what == "actor" else "D211"
    return Problem(code, f'no {what} is called "{name}"', path, nearest=near, fix=fix)


def prefixed(owner: str, name: str) -> str:
    """Return the whole id: "no-war" of usa is "usa.no-war"."""
    return name if name.startswith(f"{owner}.") else f"{owner}.{name}"
