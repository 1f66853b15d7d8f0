"""What the findings pane shows: verdicts and why, equilibria, what news does, pictures."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from detente.workbench.messages.words import Outcome


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
    """A verdict that news turned, and because of which of it, in a few words."""

    claim: str
    was: Outcome
    now: Outcome
    because: str


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
