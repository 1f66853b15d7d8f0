"""The job `read`: an account, as text or as the bytes of a file, becomes a draft model and the text it quotes."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from detente.case import Draft, drafted
from detente.errors import DetenteError, Problem
from detente.reading import Draft as Reading
from detente.reading import llm, merge, rules
from detente.reading.inputs import Stored, stored
from detente.reading.pipeline import Progress
from detente.workbench.kinds import Task
from detente.workbench.kinds.case import one_of, strings, written
from detente.workbench.kinds.said import said

READERS = ("rules", "llm")


def read(task: Task) -> str:
    """Read an account. Options: readers (rules, llm, or both), force (whatever its language).

    The result has the draft's `text` under a `name`, the `account` it quotes (its text as stored, and whether a file
    of its own has to be made of it), what was `found`, counted, and `notes` for a person. The file is read in a limited
    process of its own; a reader that asks an endpoint sends it the text, and it is the one of the command line.
    """
    task.progress(0, 100, "taking in the text")
    account = stored(task.data or task.text.encode(), name=task.name, force=task.options.get("force") is True)
    keys = tuple(dict.fromkeys(one_of("reader", key, READERS) for key in strings(task, "readers"))) or ("rules",)
    drafts = [_read(key, account, task) for key in keys]
    found = drafts[0]
    for other in drafts[1:]:
        found = merge(found, other)
    lacks = "; ".join(part for part in (account.partial, found.partial) if part)
    task.progress(95, 100, "drafting the model")
    return _told(task, account, drafted(replace(found, partial=lacks or None, language=account.language)))


def _read(key: str, account: Stored, task: Task) -> Reading:
    if key == "rules":
        task.progress(2, 100, "loading the reader")
        return rules.read(account.text, name=task.stem, skip=account.skip, progress=_reading(task))
    if not (task.endpoint and task.model):
        fix = "start it with: detente serve --endpoint https://host/v1 --model NAME; the key in DETENTE_LLM_KEY"
        raise DetenteError(Problem("D996", "the workbench was started without an endpoint for the reader llm", fix=fix))
    secret = os.environ.get(llm.KEY) or None
    return llm.read(
        account.text, name=task.stem, endpoint=task.endpoint, model=task.model, key=secret, progress=_reading(task)
    )


def _reading(task: Task) -> Progress:
    """Return what is told of characters or windows read, as nine tenths of the work."""
    return lambda done, of: task.progress(5 + 85 * done // max(1, of), 100, "reading")


def _there(task: Task) -> bool:
    """Tell whether the account lies in the folder as it was given, so that it need not be kept again."""
    try:
        return (task.folder / task.name).read_bytes() == (task.data or task.text.encode())
    except (OSError, ValueError):
        return False


def _told(task: Task, account: Stored, draft: Draft) -> str:
    kept = account.kept and _there(task)
    file = task.name if kept else f"{task.stem}.account.txt"
    sources = tuple(replace(source, file=Path(file).name) for source in draft.conflict.sources)
    draft = replace(draft, conflict=replace(draft.conflict, sources=sources))
    told = {
        "name": f"{task.stem}.draft.yaml",
        "text": draft.to_yaml(),
        "account": {"name": Path(file).name, "text": account.text, "kept": kept},
        "said": said(draft.reading.attributions),
        "found": {row[0]: row[1] for row in draft.table().rows},
        "notes": draft.notes,
        "format": account.format,
        "language": account.language,
    }
    (task.out / Path(file).name).write_text(account.text, encoding="utf-8", newline="")
    return written(task, f"{task.stem}.read.json", told)
