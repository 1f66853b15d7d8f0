"""What the page, the server, the workers and the jobs say to each other: every record that crosses a process.

All of it is JSON. Places in a text are code points, [start, end): the page turns them into UTF-16 in one place. A name
in a record is one the model file has; `label` and `says` are for people. The page's types are made from this file
(`python -m detente.workbench.types`), so that nothing is written down twice.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

Outcome = Literal["holds", "fails", "depends", "untestable"]
Kind = Literal["said", "wanted", "done", "tie", "claim", "other"]
Role = Literal["model", "text"]

# -- over HTTP --------------------------------------------------------------------------------------------------------


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


# -- the account ------------------------------------------------------------------------------------------------------


class Mark(TypedDict):
    """A highlighted span of a source: what kind of thing rests on it, and which assumptions (ids) quote it."""

    start: int
    end: int
    kind: Kind
    quote: str
    of: list[str]
    by: list[str]


class Said(TypedDict):
    """One attribution the reader found: source, cue and content, and the attribution it stands in (`inside`)."""

    id: str
    source: NotRequired[list[int]]
    cue: NotRequired[list[int]]
    content: list[int]
    inside: NotRequired[str]
    speaker: str


class SourceText(TypedDict):
    """A source with its text, what is marked in it, and its sentences; `unused` are those nothing quotes."""

    id: str
    title: str
    outlet: str
    author: str
    date: str
    via: list[str]
    language: str
    text: str
    marks: list[Mark]
    sentences: list[list[int]]
    unused: list[int]


# -- the model --------------------------------------------------------------------------------------------------------


class Option(TypedDict):
    """An option (`actor.name`), with its line of the option table; `now` whether it is taken in the status quo.

    `path` is where a thing stands in the file: keys and places in lists, as operations of the model pane name it.
    """

    id: str
    path: list[str | int]
    name: str
    says: str
    actor: str
    now: bool
    undone: str
    quotes: list[str]
    proposed: bool
    start: int
    end: int


class Want(TypedDict):
    """A want in its place in the actor's list, first the most important."""

    id: str
    path: list[str | int]
    index: int
    that: str
    says: str
    stance: str
    audience: str
    much: bool
    said_by: list[str]
    quotes: list[str]
    note: str
    proposed: bool
    start: int
    end: int


class Actor(TypedDict):
    """An actor: its options and its wants. `start`, `end`: where it stands in the file."""

    id: str
    path: list[str | int]
    name: str
    kind: str
    options: list[Option]
    wants: list[Want]
    proposed: bool
    quotes: list[str]
    start: int
    end: int


class TieView(TypedDict):
    """A tie between two actors."""

    id: str
    path: list[str | int]
    index: int
    source: str
    target: str
    kind: str
    autonomy: NotRequired[float]
    quotes: list[str]
    note: str
    proposed: bool
    start: int
    end: int


class RuleView(TypedDict):
    """A formula of the model: what cannot be (`infeasible`), or what a name stands for (`named`; `id` is the name)."""

    id: str
    path: list[str | int]
    that: str
    says: str
    quotes: list[str]
    note: str
    proposed: bool
    start: int
    end: int


class ClaimView(TypedDict):
    """A claim as the file has it. `in_time` where its answer takes chances, and comes after the others."""

    id: str
    path: list[str | int]
    index: int
    says: str
    test: str
    expect: str
    quotes: list[str]
    in_time: bool
    proposed: bool
    start: int
    end: int


class Assumption(TypedDict):
    """Anything that can be taken out: `edit` is the change that does so, in the language of `suppose`."""

    id: str
    kind: str
    label: str
    edit: str
    quotes: list[str]
    said_by: list[str]
    bare: bool
    actor: str
    path: list[str | int]
    proposed: bool


class Number(TypedDict):
    """A number on a slider: `edit` with its {value} put in is the change. `unit` is days or nothing."""

    id: str
    label: str
    value: float
    low: float
    high: float
    unit: str
    edit: str
    note: str


class ScenarioView(TypedDict):
    """A named set of changes kept in the file."""

    id: str
    path: list[str | int]
    says: str
    edits: list[str]


class ModelView(TypedDict):
    """The model the page shows, made from the text of its file. `hash` is what results are about."""

    title: str
    says: str
    hash: str
    states: int
    actors: list[Actor]
    conditions: list[Option]
    ties: list[TieView]
    infeasible: list[RuleView]
    named: list[RuleView]
    claims: list[ClaimView]
    assumptions: list[Assumption]
    numbers: list[Number]
    audiences: list[str]
    scenarios: list[ScenarioView]
    sources: list[SourceText]
    pictures: list[str]


# -- what follows -----------------------------------------------------------------------------------------------------


class VerdictView(TypedDict):
    """A verdict: `was` is the one without the changes, where it is another."""

    claim: str
    outcome: Outcome
    expected: NotRequired[str]
    as_expected: bool
    reason: str
    was: NotRequired[Outcome]
    milliseconds: float


class Equilibrium(TypedDict):
    """A state that is an equilibrium under `concepts`; `state` lists the options taken."""

    state: list[str]
    says: str
    concepts: list[str]
    status_quo: bool


class Rest(TypedDict):
    """A smallest set of assumptions without which a verdict is another."""

    assumptions: list[str]
    labels: list[str]
    outcome: Outcome


class WhyView(TypedDict):
    """A verdict in full: the answers it is made of in sentences, what it rests on, and the sentences of the account."""

    claim: str
    sentences: list[str]
    rests: list[Rest]
    tried: str
    quotes: list[str]
    formal: str


class Turned(TypedDict):
    """A verdict that news turned."""

    claim: str
    was: Outcome
    now: Outcome


class Kept(TypedDict):
    """A text to be stored under a name."""

    name: str
    text: str


class News(TypedDict):
    """What news does to the model, in sentences and verdicts; `text` is the file with it taken in.

    `keep` is an account that is to be stored beside the model where the news is accepted; `unmatched` what it reports
    that was not taken in, and why.
    """

    date: str
    sentences: list[str]
    verdicts: list[Turned]
    unmatched: list[str]
    text: str
    keep: NotRequired[Kept]


class Scene(TypedDict):
    """A picture as data: `paint` names its painter, `data` is that painter's."""

    paint: Literal["graph", "drawing"]
    name: str
    title: str
    note: str
    data: dict[str, Any]
    table: list[list[str]]


# -- page to worker (over the socket) ----------------------------------------------------------------------------------


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


# -- a widget in a notebook and its kernel ----------------------------------------------------------------------------


class WidgetAsked(TypedDict):
    """What a widget is to show: the model after `changes`, its state graph through a lens where `picture`.

    With `chances` claims about time are answered as well.
    """

    changes: list[str]
    lens: dict[str, Any]
    chances: bool
    picture: bool


class WidgetTold(TypedDict):
    """The verdicts after `changes`. `waiting` are the claims whose verdict is not worked out (yet)."""

    changes: list[str]
    hash: str
    verdicts: list[VerdictView]
    waiting: list[str]
    problems: list[Trouble]


# -- places and operations --------------------------------------------------------------------------------------------


class Span(TypedDict):
    """Words of a source, by their place."""

    source: str
    start: int
    end: int


class Operation(TypedDict):
    """One change the model pane makes to the file; everything else in it stays as it is, to the letter.

    ``put`` (path, value), ``append`` (path of a list, value, to), ``remove`` (path), ``move`` (path of an item, to),
    ``toggle`` (path of a list, value: in it or not), ``negate`` (path of a want), ``accept`` and ``propose`` (path),
    ``attach`` (path, quote: the sentence it rests on), ``new`` (path of a list or of a key that is
    not there, value, quote where there is one).
    """

    op: Literal["put", "append", "remove", "move", "toggle", "negate", "accept", "propose", "attach", "new"]
    path: list[str | int]
    value: NotRequired[Any]
    to: NotRequired[int]
    quote: NotRequired[Span]
