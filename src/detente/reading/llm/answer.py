"""From the bytes a server sent to plain values of the right types. What is wrong is left out and counted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final

from detente.errors import NoAnswer, Problem
from detente.reading.llm.shape import FAMILIES, Shape, shape_of

MOST: Final = 300
"""Entries of one list of an answer that are looked at; a window has some fifty sentences."""

_INNER: Final = 40
"""Entries of a list within an entry that are looked at."""

_LARGEST: Final = 10**9
_ABSENT: Final = object()


@dataclass
class Answer:
    """An answer: plain records by family, and how many values were not what was asked for."""

    found: dict[str, list[dict[str, Any] | None]] = field(default_factory=dict)
    malformed: int = 0


def answer(body: bytes, host: str) -> Answer:
    """Return what a chat completion says. Raises NoAnswer (D527) where it is no JSON object, or half of one.

    A record that lacks what it needs stands as None, so that places in its list stay what the model counted.
    """
    told = _object(_content(_json(body.decode("utf-8", "replace"), host), host), host)
    checked = Answer()
    for family, record in FAMILIES:
        listed = told.get(family, [])
        checked.malformed += not isinstance(listed, list)
        entries = listed[:MOST] if isinstance(listed, list) else []
        values = [_checked(one, shape_of(record), checked) for one in entries]
        checked.found[family] = [None if value is _ABSENT else value for value in values]
    return checked


def _json(text: str, host: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise _unusable(host, "is no JSON, or only half of one") from None


def _content(reply: Any, host: str) -> str:
    """Return the words of the first choice. Tools were not offered, so a call of one is no answer."""
    try:
        content = reply["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        raise _unusable(host, "is no chat completion") from None
    if not isinstance(content, str) or not content.strip():
        raise _unusable(host, "has no words")
    return content


def _object(content: str, host: str) -> dict[str, Any]:
    """Return the JSON object in what a model wrote: all of it, or what stands in a fence or after its thoughts."""
    words = content.rpartition("</think>")[2]
    at = words.find("{")
    try:
        told, _ = json.JSONDecoder().raw_decode(words, at) if at >= 0 else (None, 0)
    except (ValueError, RecursionError):
        raise _unusable(host, "is no JSON, or only half of one") from None
    if not isinstance(told, dict) or not any(family in told for family, _ in FAMILIES):
        raise _unusable(host, "is not in the form that was asked for")
    return told


def _unusable(host: str, how: str) -> NoAnswer:
    return NoAnswer(Problem("D527", f"the answer of {host} {how}", fix="try another model"))


def _checked(value: Any, shape: Shape, into: Answer) -> Any:
    """Return `value` where it is what `shape` says, else `_ABSENT`, counted."""
    if shape.tag == "record":
        return _record(value, shape, into)
    if shape.of is not None:
        return _many(value, shape.of, into)
    if _fits(value, shape):
        return value
    into.malformed += 1
    return _ABSENT


def _fits(value: Any, shape: Shape) -> bool:
    if shape.tag == "flag":
        return isinstance(value, bool)
    if shape.tag in {"number", "index"}:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST
    if shape.tag == "choice":
        return not isinstance(value, bool) and isinstance(value, str | int) and value in shape.choices
    return isinstance(value, str) and bool(value.strip())


def _many(value: Any, of: Shape, into: Answer) -> Any:
    if not isinstance(value, list):
        into.malformed += 1
        return _ABSENT
    kept = [_checked(one, of, into) for one in value[:_INNER]]
    return [one for one in kept if one is not _ABSENT]


def _record(value: Any, shape: Shape, into: Answer) -> Any:
    if not isinstance(value, dict):
        into.malformed += 1
        return _ABSENT
    kept: dict[str, Any] = {}
    for name, part in shape.parts:
        told = value.get(name)
        if told is not None:
            told = _checked(told, part, into)
            if told is not _ABSENT:
                kept[name] = told
        if name not in kept and not part.fallback:
            into.malformed += told is None
            return _ABSENT
    return kept
