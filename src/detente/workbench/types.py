"""The records of `messages` as TypeScript, so that the page and the server cannot disagree on a name.

``python -m detente.workbench.types > web/src/types.ts`` writes them; a test says whether the file is up to date.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Iterable
from typing import Any, Literal, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

from detente.workbench.messages import PARTS

_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", Any: "unknown", type(None): "null"}
_NAMED = {value: name for part in PARTS for name, value in vars(part).items() if get_origin(value) is Literal}
_HEAD = """\
// Made from src/detente/workbench/messages by `python -m detente.workbench.types > web/src/types.ts`; not by hand.
"""


def typescript(*, parts: Iterable[types.ModuleType] = PARTS) -> str:
    """Return the whole of `web/src/types.ts`, with the records of `parts`.

    >>> "export interface Saved {" in typescript()
    True
    """
    unions = [f"export type {name} = {' | '.join(map(_literal, get_args(hint)))};" for hint, name in _NAMED.items()]
    return "\n".join([_HEAD, *unions, "", *(_record(record) for part in parts for record in records(part))])


def records(part: types.ModuleType) -> list[Any]:
    """Return the records a module defines, in order; not those it takes from others.

    >>> from detente.workbench.messages import account
    >>> [record.__name__ for record in records(account)]
    ['Mark', 'Said', 'SourceText']
    """
    return [value for value in vars(part).values() if is_typeddict(value) and value.__module__ == part.__name__]


def spelled(hint: Any) -> str:
    """Return a Python type as a TypeScript type; TypeError for one that has no JSON.

    >>> spelled(list[str]), spelled(dict[str, Any]), spelled(Literal["a", "b"])
    ('string[]', 'Record<string, unknown>', '"a" | "b"')
    """
    origin, inner = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if is_typeddict(hint):
        return str(hint.__name__)
    if origin is list:
        return _bracketed(spelled(inner[0])) + "[]"
    if origin is dict:
        return f"Record<string, {spelled(inner[1])}>"
    if hint in _NAMED:
        return _NAMED[hint]
    if origin is Literal:
        return " | ".join(map(_literal, inner))
    if origin is types.UnionType:
        return " | ".join(map(spelled, inner))
    raise TypeError(f"no TypeScript for {hint!r}")


def _bracketed(spelling: str) -> str:
    return f"({spelling})" if " | " in spelling else spelling


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def _record(record: Any) -> str:
    lines = [_line(key, hint) for key, hint in get_type_hints(record, include_extras=True).items()]
    return "\n".join([_comment(record.__doc__), f"export interface {record.__name__} {{", *lines, "}", ""])


def _line(key: str, hint: Any) -> str:
    if get_origin(hint) is NotRequired:
        return f"  {key}?: {spelled(get_args(hint)[0])};"
    return f"  {key}: {spelled(hint)};"


def _comment(text: str | None) -> str:
    lines = [line.strip() for line in (text or "").strip().splitlines()]
    if len(lines) < 2:
        return f"/** {''.join(lines)} */"
    return "\n".join(["/**", *(f" * {line}".rstrip() for line in lines), " */"])


if __name__ == "__main__":
    sys.stdout.write(typescript())
