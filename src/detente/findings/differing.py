"""What differs between two versions of one part, field by field, as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args

from detente.conflict.edit import Edit
from detente.conflict.formula import Formula
from detente.conflict.formula import text as formula_text
from detente.conflict.order import Sureness
from detente.conflict.quantity import Quantity
from detente.conflict.query import Query
from detente.conflict.versions import Change
from detente.language import edit_text, order_text, write

_OWN = ("id", "key", "actor", "by")
"""Fields that only say which part it is."""

_USUAL = ("", "no", "accepted", "status accepted")
"""What goes without saying."""

_TELLING = ("formula", "test", "does", "edits", "sets", "exact", "options", "says", "name", "value")
"""What is told of a part that is new or gone: the first of these it has."""

Field = tuple[str, str, str]
"""A field, how it was, how it is."""


def differing(change: Change) -> tuple[Field, ...]:
    """Return the fields that differ; of a part that is new or gone, what it says.

    >>> differing(Change("want", "usa.calm", "moved", 3, 1))
    (('place', '3', '1'),)
    """
    if change.sort == "moved":
        return (("place", str(change.before), str(change.after)),)
    if change.sort == "changed":
        return tuple(_fields(change.before, change.after, change.part))
    told = _telling(change.after if change.sort == "added" else change.before)
    return ((change.part, "", told) if change.sort == "added" else (change.part, told, ""),)


def _telling(part: Any) -> str:
    if not is_dataclass(part) or isinstance(part, (type, Quantity)):
        return said(part)
    given = (getattr(part, name, None) for name in _TELLING)
    return next((text for value in given if value not in (None, (), "") and (text := said(value))), said(part))


def _fields(before: Any, after: Any, name: str) -> Iterator[Field]:
    """Yield the fields in which two records differ; those of records within them by their own names."""
    if isinstance(before, tuple) and isinstance(after, tuple) and (one := _keyed(before)) and (other := _keyed(after)):
        for key in {**one, **other}:
            if one.get(key) != other.get(key):
                yield from _fields(one.get(key), other.get(key), f"{name} {key}")
        return
    if type(before) is not type(after) or not is_dataclass(before) or (_whole(before) and said(before) != said(after)):
        yield name, said(before), said(after)
        return
    for field in fields(before):
        one, other = getattr(before, field.name), getattr(after, field.name)
        if field.compare and one != other:
            yield from _fields(one, other, f"{name} {field.name}" if " " in name else field.name)


def _keyed(records: tuple[Any, ...]) -> dict[str, Any]:
    """Return records by their keys; nothing where they have none."""
    keys = [getattr(one, "key", None) or getattr(one, "actor", None) for one in records]
    named = [key for key in keys if isinstance(key, str)]
    return dict(zip(named, records, strict=True)) if keys and len(named) == len(keys) else {}


def _whole(value: Any) -> bool:
    """Tell whether a record is written as one."""
    return isinstance(value, (*get_args(Formula), *get_args(Edit), *get_args(Query), *get_args(Sureness), Quantity))


def said(value: Any) -> str:
    """Return a value as it is written in a model file, or near it; a record is told by what is set in it.

    >>> said(frozenset({"usa.strike", "iran.attack"}))
    'iran.attack, usa.strike'
    """
    match value:
        case None | "":
            return ""
        case bool():
            return "yes" if value else "no"
        case Quantity(text=text) if text:
            return text
        case _ if isinstance(value, get_args(Formula)):
            return formula_text(value)
        case _ if isinstance(value, get_args(Edit)):
            return edit_text(value)
        case _ if isinstance(value, get_args(Query)):
            return write.text(value)
        case _ if isinstance(value, get_args(Sureness)):
            return order_text(value)
        case frozenset() | set():
            return ", ".join(sorted(map(said, value)))
        case tuple() | list():
            return ", ".join(text for each in value if (text := said(each)))
        case Mapping():
            return ", ".join(f"{key} {said(each)}" for key, each in value.items())
    if not is_dataclass(value):
        return str(value)
    parts = ((field.name, said(getattr(value, field.name))) for field in fields(value) if field.compare)
    return ", ".join(f"{name} {text}" if name not in _OWN else text for name, text in parts if text not in _USUAL)
