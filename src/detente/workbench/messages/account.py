"""What the account pane shows: a source, its text and sentences, and what rests on them."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from detente.workbench.messages.words import Kind


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
