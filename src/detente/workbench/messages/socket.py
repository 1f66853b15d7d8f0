"""What the page and its worker say over the socket, and what the server says unasked."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from detente.workbench.messages.follows import Equilibrium, News, Rest, Scene, VerdictView, WhyView
from detente.workbench.messages.http import Job, Trouble
from detente.workbench.messages.model import ModelView
from detente.workbench.messages.operation import Operation


class Ask(TypedDict):
    """A request of the page. A newer one of the same `lane` supersedes an older one that is not answered yet.

    `do`, and what else it takes: ``model`` (text): set the text of the model; answers model, then verdicts, solved.
    ``whatif`` (changes): verdicts of the model after these edits. ``why`` (claim, changes): a WhyView.
    ``change`` (text, operations): the text after these operations of the model pane. ``scene`` (name, changes, and the
    options of that picture): a Scene. ``compare`` (changes, against): two VerdictView lists side by side.
    ``complete`` (text, at): names that fit there; with options {"as": formula, claim or edit, "actor"} the text is that
    alone, and what is wrong with it comes along. ``explain`` (state, concept): sentences. ``ahead`` (changes): nothing;
    somebody is about to ask ``whatif`` with these changes. ``advance`` (text: an event or an account; name of
    the file an account would be kept in, options {"on": day}): what that News does to the model as it stands.
    """

    id: int
    lane: str
    do: Literal["model", "whatif", "why", "change", "scene", "compare", "complete", "explain", "ahead", "advance"]
    file: str
    text: NotRequired[str]
    changes: NotRequired[list[str]]
    against: NotRequired[list[str]]
    claim: NotRequired[str]
    name: NotRequired[str]
    operations: NotRequired[list[Operation]]
    at: NotRequired[int]
    state: NotRequired[list[str]]
    concept: NotRequired[str]
    options: NotRequired[dict[str, Any]]


class Told(TypedDict):
    """A part of an answer; `last` ends it. `hash` is that of the model, with its changes, that the part is about."""

    id: int
    last: bool
    hash: NotRequired[str]
    changes: NotRequired[list[str]]
    model: NotRequired[ModelView]
    problems: NotRequired[list[Trouble]]
    verdicts: NotRequired[list[VerdictView]]
    rests: NotRequired[dict[str, list[Rest]]]
    against: NotRequired[list[VerdictView]]
    equilibria: NotRequired[list[Equilibrium]]
    equilibria_in_all: NotRequired[int]
    why: NotRequired[WhyView]
    news: NotRequired[News]
    scene: NotRequired[Scene]
    text: NotRequired[str]
    completions: NotRequired[list[Completion]]
    sentences: NotRequired[list[str]]
    superseded: NotRequired[bool]


class Completion(TypedDict):
    """A name that fits at a place: `insert` replaces [start, end) of the text."""

    label: str
    detail: str
    insert: str
    start: int
    end: int


class Push(TypedDict):
    """What the server says unasked, over the same socket: a job moved on, a file changed on disk, a worker is gone."""

    push: Literal["job", "disk", "worker"]
    job: NotRequired[Job]
    file: NotRequired[str]
    revision: NotRequired[str]
    gone: NotRequired[bool]
    problems: NotRequired[list[Trouble]]
