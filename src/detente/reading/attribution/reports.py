"""Who says what according to whom: source, cue and content, from reporting words and quotation marks.

Six shapes are read: a verb with a clause ("said that"), with quoted words, in the middle or at the end of what is said,
with a plain object ("denied the charges"); "according to X"; a noun or an adjective with a clause ("the claim that",
"is afraid that"). Turns of a dialogue and signed quotations are read from the layout (`turns`). Quoted sentences that
follow without a cue belong to the speaker before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.attribution.chains import nested
from detente.reading.attribution.narrated import narrated
from detente.reading.attribution.quotations import Quoted
from detente.reading.attribution.retold import retold
from detente.reading.attribution.said import VIEWS, according_to, by_adjective, by_noun, by_view
from detente.reading.attribution.saying import Quotes, by_verb
from detente.reading.attribution.spoken import spoken
from detente.reading.attribution.told import Report
from detente.reading.attribution.turns import turns
from detente.reading.syntax import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def reports(doc: Doc, quoted: tuple[Span, ...]) -> tuple[Report, ...]:
    """Return every attribution in `doc`, in the order of their cues; `quoted` are the quotations of the text."""
    text = text_of(doc)
    marks, every = Quoted(text, quoted), Quoted(text, quoted, scare=True)
    quotes = spoken(doc, marks)
    told = (_clipped(report, marks) for token in doc for report in _at(token, marks, quotes))
    found = [report for report in told if report.content]
    found = [replace(report, content=tuple(balanced(text, span, every) for span in report.content)) for report in found]
    found = [kept for report in found if (kept := _without_cue(report)).content]
    found += turns(doc, quoted)
    return retold(doc, narrated(doc, _surely_within(tuple(sorted(found, key=lambda report: report.cue)))))


def _surely_within(found: tuple[Report, ...]) -> tuple[Report, ...]:
    """Leave out what is hardly told by somebody within what another tells: "she said that he wants", "was asked to"."""
    places = nested(found, [None] * len(found), ())
    return tuple(report for report, (parent, _) in zip(found, places, strict=True) if parent is None or _sure(report))


def _sure(report: Report) -> bool:
    if report.frame in {"want", "e", "u", "xo", "r"}:
        return False
    clausal = report.frame in {"c", "b", "i", "q", "a", ""} or report.frame.startswith("n:")
    return clausal or report.kind not in {"statement", "question", "attitude"}


def _clipped(report: Report, marks: Quoted) -> Report:
    """Who is quoted as reporting something reports nothing outside the quotation."""
    around = marks.touching(report.cue[0], report.cue[0] + 1)
    if not around:
        return report
    first, last = around[0]
    inside = ((max(start, first), min(end, last)) for start, end in report.content)
    return replace(report, content=tuple((start, end) for start, end in inside if end - start > 1))


def _without_cue(report: Report) -> Report:
    """Leave out pieces of the content that hold the cue, as marks that do not match may make them."""
    at = report.cue[0]
    return replace(report, content=tuple(span for span in report.content if not span[0] <= at < span[1]))


def balanced(text: str, span: Span, every: Quoted) -> Span:
    """Take in the marks of a quotation that `span` begins or ends with, leave out one that it only closes."""
    start, end = span
    touching = every.touching(max(0, start - 1), end + 2)
    for left, right in touching:
        if left < start <= left + 2 and right <= end + 3:
            start = left
        if (left >= start and right - 4 < end <= right) or start <= left < end < right:
            end = right
        elif left < start and end == right:
            end = _unclosed(text, start, end)
    return start, end


def _unclosed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1] in "\"'”».,":
        end -= 1
    return end


def _at(token: Token, marks: Quoted, quotes: Quotes) -> Iterator[Report]:
    """Yield the attributions whose cue is `token`."""
    if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        yield from by_verb(token, marks, quotes)
    if token.pos_ in {"ADJ", "VERB"}:
        yield from by_adjective(token)
    if token.pos_ == "NOUN":
        yield from by_noun(token)
        if token.lemma_ in VIEWS:
            yield from by_view(token)
    if token.lower_ == "according":
        yield from according_to(token)
