"""What goes over HTTP: what is served, the files of the folder and their saves, refusals, long work."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from detente.workbench.messages.words import Role


class Trouble(TypedDict):
    """One thing that is wrong: `errors.Problem`, placed. Lines and columns count from 1; `start`, `end` in the file."""

    code: str
    message: str
    line: NotRequired[int]
    column: NotRequired[int]
    start: NotRequired[int]
    end: NotRequired[int]
    nearest: NotRequired[str]
    fix: NotRequired[str]


class Refusal(TypedDict):
    """The one shape of every answer that is not 2xx. `theirs` comes with 409: what is on disk, and its revision."""

    ok: Literal[False]
    problems: list[Trouble]
    theirs: NotRequired[Content]


class About(TypedDict):
    """What is served: detente's version, the folder's name, what can be done here, the file named at the start."""

    version: str
    folder: str
    features: dict[str, bool]
    open: NotRequired[str]


class Entry(TypedDict):
    """A file of the folder. `id` stands for it in every request; no path ever crosses the wire."""

    id: str
    name: str
    role: Role
    size: int
    revision: str


class Content(TypedDict):
    """A file's text and the revision (sha256 of its bytes) a save of it has to name."""

    id: str
    name: str
    role: Role
    text: str
    revision: str


class Saved(TypedDict):
    """A save that reached the disk."""

    ok: Literal[True]
    id: str
    revision: str


class Unsaved(TypedDict):
    """A model that is on no disk yet, and the texts it quotes: a save stores them beside it, under these names."""

    model: Content
    texts: list[Content]


class Job(TypedDict):
    """Long work: where it is. `result` names what can be fetched once it is done."""

    job: str
    kind: str
    state: Literal["waiting", "running", "done", "failed", "cancelled", "interrupted"]
    done: int
    of: int
    step: str
    result: NotRequired[str]
    problems: NotRequired[list[Trouble]]
