"""One attribution as the rules find it, in offsets and token indices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from detente.errors import Span
from detente.reading.items import Kind
from detente.reading.syntax import extent, noun_phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution in offsets. `head` is the token index of the source's head, None where nobody is named.

    `frame` says how the cue holds the content: a code of `reading.frames`, ``q`` for quotation marks, "" for the rest.
    `within` is the cue of the attribution this one is told in, where no content shows it (`retold`).
    """

    cue: Span
    content: tuple[Span, ...]
    source: Span | None
    head: int | None
    kind: Kind
    negated: bool = False
    frame: str = ""
    within: Span | None = None


class Telling(Protocol):
    """What finds the attributions of a parsed text, in the order of their cues; `quoted` are its quotations."""

    def __call__(self, doc: Doc, quoted: tuple[Span, ...], /) -> tuple[Report, ...]:
        """Return the attributions."""
        ...


def source_of(who: Token | None, cue: Token | None = None) -> Span | None:
    """Return the span of a source with its titles and appositions, None where nobody is named.

    It never holds the cue: a parse that puts the cue below the source leaves only the noun phrase.
    """
    if who is None:
        return None
    whole = extent(who) if who.dep_ in {"nsubj", "nsubjpass", "pobj", "poss"} else noun_phrase(who)
    if cue is None or not whole[0] <= cue.idx < whole[1]:
        return whole
    short = noun_phrase(who)
    return short if not short[0] <= cue.idx < short[1] else (who.idx, who.idx + len(who))
