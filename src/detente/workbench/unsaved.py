"""Models that are on no disk yet: one to start from, a copy of a shipped case, the draft a job has made of a text."""

from __future__ import annotations

import json
import re
from pathlib import Path

from detente.cases import CASES, case_path
from detente.errors import nearest
from detente.files.template import template
from detente.workbench.folder import content
from detente.workbench.held import Held
from detente.workbench.messages import Content, Unsaved
from detente.workbench.refusal import Refused, refused

NEW = "new"
"""The key of the small commented model of `detente new`."""


def shipped(held: Held, key: str) -> Unsaved:
    """Hold a copy of a shipped case, or the model to start from (`NEW`). Raises Refused (404, D986) for another key."""
    if key == NEW:
        return Unsaved(model=held.add("model.yaml", template().encode()), texts=[])
    known = [case.key for case in CASES]
    if key not in known:
        near = nearest(key, known)
        raise refused(404, "D986", "there is no such case", fix=f"there is {near}" if near else None)
    path = case_path(key)
    model = held.add(f"{key}.yaml", path.read_bytes(), beside=path.parent)
    return Unsaved(model=model, texts=[_text(path.parent / "account.md")])


def drafted(held: Held, made: Path) -> Unsaved:
    """Hold the draft that a job `read` has made. Raises Refused (422, D985) for the result of another kind of job."""
    try:
        told = json.loads(made.read_bytes())
        name, text, account = re.sub(r"[^\w .-]|\.(?=\.)", "-", told["name"]), told["text"], told["account"]["name"]
        texts = [_text(made.parent / Path(account).name)]
    except (ValueError, KeyError, TypeError, OSError, Refused):
        raise refused(422, "D985", "this job has drafted no model") from None
    return Unsaved(model=held.add(name, text.encode(), beside=made.parent), texts=texts)


def _text(path: Path) -> Content:
    return content("", path.name, path.read_bytes())
