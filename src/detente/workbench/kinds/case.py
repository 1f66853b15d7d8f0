"""The case a job is about: the text of its model, and the changes it is asked with."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from detente.case import Case, loads
from detente.errors import DetenteError, Problem
from detente.plain import plain
from detente.report.tables import Table
from detente.workbench.kinds import Task


def case_of(task: Task) -> Case:
    """Return the case of a task, after the `changes` of its options. Raises DetenteError for what is wrong in it."""
    case = loads(task.text, name=task.name, folder=task.folder, confined=True)
    return case.suppose(*strings(task, "changes"))


def claims_of(task: Task, case: Case) -> tuple[str, ...] | None:
    """Return the claims a task names, None where it names none. Raises DetenteError (D996) for one there is not."""
    named = strings(task, "claims")
    for id_ in named:
        one_of("claim", id_, [claim.id for claim in case.conflict.claims])
    return named or None


def strings(task: Task, name: str) -> tuple[str, ...]:
    """Return an option that is a list of strings. Raises DetenteError (D996) where it is none."""
    value = task.options.get(name, [])
    if not isinstance(value, list) or len(value) > 1_000 or not all(isinstance(each, str) for each in value):
        raise DetenteError(Problem("D996", f'"{name}" of a job is a list of strings'))
    return tuple(value)


def one_of(what: str, value: object, known: Iterable[str]) -> str:
    """Return `value` if it is among `known`. Raises DetenteError (D996)."""
    from detente.errors import nearest

    listed = list(known)
    if not isinstance(value, str) or value not in listed:
        near = nearest(value, listed) if isinstance(value, str) else None
        message = f"there is no such {what}" + (f': "{value[:80]}"' if isinstance(value, str) else "")
        raise DetenteError(Problem("D996", message, nearest=near, fix=f"there are: {', '.join(listed[:12])}"))
    return value


def whole(task: Task, name: str, usual: int, least: int, most: int) -> int:
    """Return an option that is a whole number within bounds. Raises DetenteError (D996) for another."""
    value = task.options.get(name, usual)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise DetenteError(Problem("D996", f'"{name}" of a job is a whole number from {least:,} to {most:,}'))
    return value


def written(task: Task, name: str, value: object) -> str:
    """Write what was found as JSON, and return the name of the file."""
    text = json.dumps(plain(value), ensure_ascii=False, allow_nan=False)
    (task.out / name).write_text(text, encoding="utf-8")
    return name


def shown(tables: Iterable[Table]) -> list[dict[str, Any]]:
    """Return the tables that have rows as plain data: title, head, rows, note."""
    return [
        {"title": it.title, "head": list(it.head), "rows": [list(row) for row in it.rows], "note": it.note}
        for it in tables
        if it.rows
    ]
