"""What the model pane shows: the model as its file has it, and where each part stands there."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from detente.workbench.messages.account import SourceText


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
    """A named set of changes kept in the file, or (without a path) a past day the file tells of."""

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
