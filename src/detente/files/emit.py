"""Plain data to YAML that a person would have written: quotes only where needed, short things on one line.

Whatever is emitted here reads back as the same data (a property test says so); text in any script, with line breaks,
control or direction characters, is kept exactly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from detente.files.node import resolve

WIDTH = 110
"""How long a line with a short mapping or list may become."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Text that may stand without quotes even if YAML would take it for a number (a quantity)."""

    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """A mapping or list that is always written with one entry a line."""

    data: Any


_UNSAFE_START = "-?:,[]{}#&*!|>'\"%@`=<~"
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
    "|[\U000e0000-\U000e0fff]"
)


def scalar(value: Any, *, flow: bool = False) -> str:
    """Write one value.

    >>> [scalar(value) for value in ("no war", "true", "say: no", 3, True)]
    ['no war', '"true"', "'say: no'", '3', 'true']
    """
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case Plain(text):
            return text if _is_plain(text, flow=flow) else scalar(text, flow=flow)
        case _:
            return _text(str(value), flow=flow)


def _is_plain(text: str, *, flow: bool) -> bool:
    """Tell whether `text` can stand without quotes."""
    if not text or text != text.strip() or text[0] in _UNSAFE_START or text.startswith("..."):
        return False
    if ": " in text or " #" in text or text.endswith(":") or _HIDDEN.search(text) or len(text) > 1000:
        return False
    return not (flow and any(char in ",[]{}?" or text.find(":") >= 0 for char in text))


def _text(text: str, *, flow: bool) -> str:
    if isinstance(resolve(text), str) and _is_plain(text, flow=flow):
        return text
    if "'" not in text and isinstance(resolve(text), str) and not _HIDDEN.search(text) and len(text) <= 1000:
        return f"'{text}'"
    return _double(text)


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _escape(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if not _HIDDEN.match(char):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 2**8 else f"\\u{code:04x}" if code < 2**16 else f"\\U{code:08x}"


_DEEP = " " * 12
"""Lines of a quoted text go on further in than anything in a model file."""


def _double(text: str) -> str:
    """Write `text` in double quotes, over several lines where it is very long (lines end in a backslash)."""
    pieces = ["".join(_escape(char) for char in text[at : at + 1000]) for at in range(0, len(text), 1000)] or [""]
    joined = pieces[0] + "".join(f"\\\n{_DEEP}{_guard(piece)}" for piece in pieces[1:])
    return f'"{joined}"'


def _guard(piece: str) -> str:
    """Keep a space at the start of a continued line."""
    return f"\\{piece}" if piece.startswith(" ") else piece


def flow(value: Any) -> str:
    """Write a value on one line, lists in [] and mappings in {}."""
    match value:
        case Open(data):
            return flow(data)
        case dict():
            return "{" + ", ".join(f"{scalar(key, flow=True)}: {flow(below)}" for key, below in value.items()) + "}"
        case list() | tuple():
            return f"[{', '.join(flow(item) for item in value)}]"
        case _:
            return scalar(value, flow=True)


def block(value: Any, indent: int = 0) -> str:
    """Write a mapping or a list over as many lines as it takes, each `indent` in; the result ends in a line break."""
    data = value.data if isinstance(value, Open) else value
    pad = " " * indent
    if isinstance(data, dict):
        return "".join(f"{pad}{scalar(key)}:{_below(below, indent, len(str(key)) + 2)}" for key, below in data.items())
    return "".join(f"{pad}-{_item(item, indent)}" for item in data)


def _below(value: Any, indent: int, used: int) -> str:
    """Write the value of a key: after it on its line where it fits, else below it, further in."""
    if not isinstance(value, dict | list | tuple | Open):
        return f" {_lone(value, indent)}\n"
    if _fits(value, indent + used):
        return f" {flow(value)}\n"
    return f"\n{block(value, indent + 2)}"


def _item(value: Any, indent: int) -> str:
    """Write an item of a list after its dash."""
    if not isinstance(value, dict | list | tuple | Open):
        return f" {_lone(value, indent)}\n"
    if _fits(value, indent + 2):
        return f" {flow(value)}\n"
    return " " + block(value, indent + 2)[indent + 2 :]


def _fits(value: Any, used: int) -> bool:
    """Tell whether a value goes on one line: it is short and not deep."""
    data = value.data if isinstance(value, Open) else value
    if not data:
        return True
    line = flow(value)
    return not isinstance(value, Open) and _depth(value) <= 3 and used + len(line) <= WIDTH and "\n" not in line


def _depth(value: Any) -> int:
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    if isinstance(value, Open):
        return 99
    return 1 + max((_depth(item) for item in below), default=0)


def _lone(value: Any, indent: int) -> str:
    """Write a scalar in block style; text of several lines stands as it is after a `|`."""
    if not isinstance(value, str) or "\n" not in value or not _is_literal(value):
        return scalar(value)
    mark = "|" if value.endswith("\n") else "|-"
    pad = " " * (indent + 2)
    return mark + "\n" + "\n".join(pad + line if line else "" for line in value.removesuffix("\n").split("\n"))


def _is_literal(text: str) -> bool:
    """Tell whether text of several lines reads back exactly from a `|` block."""
    lines = text.removesuffix("\n").split("\n")
    blank = any(line != line.rstrip() or len(line) > 1000 for line in lines)
    hidden = _HIDDEN.search(text.replace("\n", ""))
    return bool(lines[0]) and lines[0][0] not in " \t" and bool(lines[-1]) and not blank and not hidden


def modelines(schema: str = "detente.schema.json") -> str:
    """Return the comment lines by which editors find the schema: yaml-language-server's, and JetBrains'."""
    return f"# yaml-language-server: $schema={schema}\n# $schema: {schema}"


def comment(words: str) -> str:
    """Write `words` as comment lines, none too long; characters that do not show are written as escapes."""
    lines = [line for part in words.splitlines() or [""] for line in (wrap(part, WIDTH) or [""])]
    return "\n".join(f"# {_HIDDEN.sub(lambda found: _escape(found[0]), line)}".rstrip() for line in lines)
