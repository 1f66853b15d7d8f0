"""What a request says, taken apart: fields of the right kind, or a refusal that names the field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from detente.errors import DetenteError, Problem
from detente.workbench.messages import Ask
from detente.workbench.refusal import refused

_KINDS: Mapping[str, type] = {
    "text": str, "changes": list, "against": list, "claim": str, "name": str, "operations": list, "at": int,
    "state": list, "concept": str, "options": dict,
}  # fmt: skip
_WORDS = ("changes", "against", "state")

FORBIDDEN = ("endpoint", "key", "api_key", "token", "url", "model", "model_dir", "folder", "path")
"""Options of a job nobody may set over HTTP: where a language model is, and its key, the command line says."""


def fields(data: bytes) -> dict[str, Any]:
    """Return the JSON object a request brings. Raises Refused (400, D985)."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise refused(400, "D985", "the request is no JSON object")
    return found


def words(found: Mapping[str, Any], *names: str) -> list[str]:
    """Return fields that are text. Raises Refused (422, D985) for one that is missing or something else."""
    for name in names:
        if not isinstance(found.get(name), str):
            raise refused(422, "D985", f"the request lacks {name}, as text")
    return [found[name] for name in names]


def options(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of a job. Raises Refused (422, D985) for one only the command line can give."""
    given = found.get("options", {})
    if not isinstance(given, dict):
        raise refused(422, "D985", "options are an object")
    for name in given:
        if name.lower() in FORBIDDEN:
            fix = "give it to detente serve, on the command line or in the environment"
            raise refused(422, "D985", "a page cannot say where a language model is, nor its key", fix=fix)
    return given


def asked(text: str) -> Ask:
    """Return what a page asks over its socket. Raises DetenteError (D985) where it is not understood."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not _is_ask(found):
        raise DetenteError(Problem("D985", "a question of the page is not understood", fix="load the page again"))
    known = {"id", "lane", "do", "file", *_KINDS}
    return cast("Ask", {name: value for name, value in found.items() if name in known})


def _is_ask(found: Mapping[str, Any]) -> bool:
    """Tell whether every field is of its kind."""
    plain = isinstance(found.get("id"), int) and all(
        isinstance(found.get(name), str) for name in ("lane", "do", "file")
    )
    kinds = all(isinstance(found[name], kind) for name, kind in _KINDS.items() if name in found)
    lists = all(isinstance(word, str) for name in _WORDS for word in found.get(name, ()) if kinds)
    return plain and kinds and lists and len(found["lane"]) <= 100
