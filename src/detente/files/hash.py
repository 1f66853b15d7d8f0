"""Two hashes: of the conflict (what results are about) and of the file's bytes (who wrote last)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from detente.conflict.model import Actor, Conflict

_ASIDE = {"span", "prefix", "suffix", "start", "sha256"}
"""Fields that say where words stand, not what the conflict is."""


_LATER = {
    "stages", "fixed", "may_cause", "blamed", "sunk", "hands_tied", "worth", "since", "until", "costs", "otherwise",
    "order", "denied_in", "perhaps", "autonomy_for", "starts", "dynamics", "events", "calendar", "deal",
    "scenarios", "happened",
}  # fmt: skip
"""Fields that came to the format later; where they say nothing, a model keeps the hash it had."""


def model_hash(conflict: Conflict) -> str:
    """Return the SHA-256 of the canonical conflict, as hex.

    It does not depend on comments, on how the file is laid out, or on where quotes are anchored.
    """
    parts = {it.name: _text(getattr(conflict, it.name)) for it in fields(conflict) if _counts(it.name, conflict)}
    parts["is"] = '"Conflict"'
    text = ",".join(f'"{name}":{parts[name]}' for name in sorted(parts))
    return sha256(f"{{{text}}}".encode()).hexdigest()


_MOST_KEPT = 20_000
_kept: dict[int, tuple[object, str]] = {}
"""The JSON of records, by identity: a changed conflict shares most of its records with the one it was made from."""


def _text(value: Any) -> str:
    """Return the canonical JSON of a value; of the records of a list each is written once."""
    return f"[{','.join(map(_record, value))}]" if isinstance(value, tuple) else _json(value)


def _record(value: Any) -> str:
    if not is_dataclass(value):
        return _json(value)
    known = _kept.get(id(value))  # once: another thread may clear what is kept
    if known is None:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        known = _kept[id(value)] = value, _json(value)  # the record is kept too, so that no identity is used again
    return known[1]


def _json(value: Any) -> str:
    return json.dumps(canonical(value), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def part_hashes(conflict: Conflict) -> dict[str, str]:
    """Return a short hash of each field of the conflict that says something, by its name.

    >>> sorted(part_hashes(Conflict("Calm", (), ())))
    ['title']
    """
    said = {
        name: value for name, value in canonical(conflict).items() if name != "is" and value not in (None, "", [], {})
    }
    texts = {name: json.dumps(value, ensure_ascii=True, sort_keys=True) for name, value in said.items()}
    return {name: sha256(text.encode()).hexdigest()[:16] for name, text in sorted(texts.items())}


def file_hash(data: bytes) -> str:
    """Return the SHA-256 of the bytes of a file, as hex."""
    return sha256(data).hexdigest()


def _counts(name: str, value: Any) -> bool:
    """Tell whether a field counts: it is about the conflict, and says something if it came later."""
    if name in _ASIDE:
        return False
    later = name in _LATER or (name == "rate" and isinstance(value, Actor))
    return not later or getattr(value, name) not in (None, False, ())


def canonical(value: Any) -> Any:
    """Return a value of a conflict as JSON data: records by name and field, sets in order."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {it.name: canonical(getattr(value, it.name)) for it in fields(value) if _counts(it.name, value)}
        return {"is": type(value).__name__} | named
    if isinstance(value, Mapping):
        return {str(key): canonical(below) for key, below in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(canonical(item) for item in value)
    if isinstance(value, list | tuple):
        return [canonical(item) for item in value]
    return value
