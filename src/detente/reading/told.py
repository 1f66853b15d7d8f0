"""One attribution as the rules find it, in offsets and token indices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.items import Kind
from detente.reading.syntax import extent, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution in offsets. `head` is the token index of the source's head, None where nobody is named."""

    cue: Span
    content: tuple[Span, ...]
    source: Span | None
    head: int | None
    kind: Kind
    negated: bool = False


def source_of(who: Token | None) -> Span | None:
    """Return the span of a source with its titles and appositions, None where nobody is named."""
    return None if who is None else _without_relative(who)


def _without_relative(who: Token) -> Span:
    """Return a source with its titles and appositions, cut before a clause that begins the content."""
    if who.dep_ in {"nsubj", "nsubjpass", "pobj", "poss"}:
        return extent(who)
    return noun_phrase(who)
