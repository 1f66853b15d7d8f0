"""Results as plain data and as JSON: records become objects, states become lists of options, never integers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any


def plain(value: object) -> Any:
    """Return `value` as lists, dictionaries, strings and numbers.

    A record becomes an object that says in `kind` which record it is; a set (a state) becomes a sorted list; spans,
    which only say where in a text something stood, are left out.

    >>> from detente.conflict.formula import Atom
    >>> plain(Atom("usa.strike"))
    {'kind': 'Atom', 'name': 'usa.strike'}
    >>> plain(frozenset({"usa.strike", "iran.attack"}))
    ['iran.attack', 'usa.strike']
    """
    if is_dataclass(value) and not isinstance(value, type):
        shown = [field.name for field in fields(value) if field.name != "span"]
        return {"kind": type(value).__name__} | {name: plain(getattr(value, name)) for name in shown}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def json_text(value: object) -> str:
    """Return `value` as JSON, indented, one line feed at most in a row; not-a-number is refused.

    >>> print(json_text({"states": 4}))
    {
      "states": 4
    }
    """
    return json.dumps(plain(value), indent=2, ensure_ascii=False, allow_nan=False)
