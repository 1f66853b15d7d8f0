"""The kinds of jobs: long work on a model or an account, one file each. Nothing is imported before it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Progress = Callable[[int, int, str], None]
"""Told how many steps are done, of how many, and what the next is called."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a job is to do. `name` is the file's, `folder` where it lies, `out` where the result goes.

    `text` is the model's or the account's, `data` the bytes of an upload where there is one. `options` come from the
    page: nothing in them is taken on trust. `endpoint` and `model` come from the command line.
    """

    name: str
    folder: Path
    out: Path
    text: str = ""
    data: bytes = b""
    options: Mapping[str, Any] = field(default_factory=dict)
    progress: Progress = lambda done, of, step: None
    endpoint: str | None = None
    model: str | None = None

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return Path(self.name).stem or "model"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job. `make` writes the result into the task's `out` and returns its name; raises DetenteError."""

    key: str
    says: str
    make: Callable[[Task], str]


def _read(task: Task) -> str:
    from detente.workbench.kinds.read import read

    return read(task)


def _report(task: Task) -> str:
    from detente.workbench.kinds.report import report

    return report(task)


def _export(task: Task) -> str:
    from detente.workbench.kinds.export import export

    return export(task)


def _robust(task: Task) -> str:
    from detente.workbench.kinds.doubts import robust

    return robust(task)


def _sway(task: Task) -> str:
    from detente.workbench.kinds.doubts import sway

    return sway(task)


def _sources(task: Task) -> str:
    from detente.workbench.kinds.doubts import sources

    return sources(task)


def _sweep(task: Task) -> str:
    from detente.workbench.kinds.sweep import sweep

    return sweep(task)


KINDS = (
    Kind("read", "Read an account and draft a model of it", _read),
    Kind("report", "Write the report as one offline page", _report),
    Kind("export", "Write a picture, a table, the chain or the annotations as a file", _export),
    Kind("robust", "Ask how often each claim holds over all that is unsure", _robust),
    Kind("sway", "Look for the smallest change that turns each verdict", _sway),
    Kind("sources", "Ask which verdicts stand without a source or a speaker", _sources),
    Kind("sweep", "Judge the claims at every point of a grid", _sweep),
)

__all__ = ["KINDS", "Kind", "Progress", "Task"]
