"""Who says what according to whom: source, cue and content, from reporting words and quotation marks.

Six shapes are read: a verb with a clause ("said that"), with quoted words, in the middle or at the end of what is said,
with a plain object ("denied the charges"); "according to X"; a noun or an adjective with a clause ("the claim that",
"is afraid that"). Turns of a dialogue and signed quotations are read from the layout (`turns`). Quoted sentences that
follow without a cue belong to the speaker before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.lexicon.speech import KIND_OF_ADJECTIVE, KIND_OF_NOUN
from detente.reading.quotations import Quoted
from detente.reading.said import according_to, by_adjective, by_noun
from detente.reading.saying import by_verb
from detente.reading.syntax import text_of
from detente.reading.told import Report
from detente.reading.turns import turns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def reports(doc: Doc, quoted: tuple[Span, ...]) -> tuple[Report, ...]:
    """Return every attribution in `doc`, in the order of their cues; `quoted` are the quotations of the text."""
    marks = Quoted(text_of(doc), quoted)
    found = [clipped for token in doc for report in _at(token, marks) if (clipped := _clipped(report, marks)).content]
    found += turns(doc, quoted)
    return tuple(sorted(_continued(doc, marks, found), key=lambda report: report.cue))


def _clipped(report: Report, marks: Quoted) -> Report:
    """Who is quoted as reporting something reports nothing outside the quotation."""
    around = marks.touching(report.cue[0], report.cue[0] + 1)
    if not around:
        return report
    first, last = around[0]
    inside = ((max(start, first), min(end, last)) for start, end in report.content)
    return replace(report, content=tuple((start, end) for start, end in inside if end - start > 1))


def _at(token: Token, marks: Quoted) -> Iterator[Report]:
    """Yield the attributions whose cue is `token`."""
    if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        yield from by_verb(token, marks)
    if token.pos_ in {"ADJ", "VERB"} and token.lower_ in KIND_OF_ADJECTIVE:
        yield from by_adjective(token)
    if token.pos_ == "NOUN" and token.lemma_ in KIND_OF_NOUN:
        yield from by_noun(token)
    if token.lower_ == "according":
        yield from according_to(token)


def _continued(doc: Doc, marks: Quoted, found: list[Report]) -> list[Report]:
    """Give quotations that no cue claims to the speaker of the quotation before them in the same paragraph."""
    outer = [n for n, report in enumerate(found) if not marks.holds(report.cue[0])]
    claimed = sorted(span for n in outer for span in found[n].content)
    last = {_last(found[n]): n for n in outer if _quotes(text_of(doc), found[n])}
    ends = sorted(last)
    for span in marks.spans:
        at = bisect_right(ends, span[0]) - 1
        if at >= 0 and not _overlaps(claimed, span) and _near(text_of(doc), ends[at], span[0]):
            n = last[ends[at]]
            found[n] = replace(found[n], content=(*found[n].content, span))
    return found


def _last(report: Report) -> int:
    """Return where the sentence part that holds source, cue and first content ends."""
    return max(report.cue[1], report.source[1] if report.source else 0, *(end for _, end in report.content))


def _quotes(text: str, report: Report) -> bool:
    return text[report.content[0][0]] in "\"“«'"


def _overlaps(spans: list[Span], span: Span) -> bool:
    at = bisect_left(spans, (span[1], 0))
    return any(spans[n][1] > span[0] for n in range(max(0, at - 4), at))


def _near(text: str, end: int, start: int) -> bool:
    """Only the rest of the sentence may stand between a quotation and the one that goes on."""
    return start - end <= 90 and text[end:start].count(".") <= 1 and "\n" not in text[end:start]
