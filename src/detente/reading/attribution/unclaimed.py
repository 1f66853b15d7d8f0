"""Quotations that no saying word claims, and whose they are: in a told interview mostly of the person met."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.actors.cast import PERSONAL, Cast
from detente.reading.syntax import sentence_of, subject, text_of

if TYPE_CHECKING:
    from detente.reading.attribution.told import Report

Voice = tuple[int, int, str]
"""A stretch of a text in code points, and who speaks there."""
_SHORTEST = 24
"""Characters of a quotation that is a sentence or more."""
_TWICE = 2


def unclaimed(found: Cast, told: Sequence[Report], quoted: Sequence[Span], author: str | None) -> tuple[Voice, ...]:
    """Return each quoted sentence that is in no attribution, with who says it.

    That is who the sentence before it in its paragraph is about, else the person most of what is quoted is of.
    """
    contents = sorted(span for report in told for span in report.content)
    most = _most_quoted(found, told, quoted, author)
    voices = []
    for start, end in quoted:
        if end - start >= _SHORTEST and not _claimed(contents, start, end) and _begins(found, start):
            key = _beat(found, start, author) or most
            voices += [(start, end, key)] if key is not None else []
    return tuple(voices)


def _claimed(contents: list[Span], start: int, end: int) -> bool:
    """Tell whether a content begins with the quotation, or holds its beginning."""
    at = bisect_left(contents, (start + 2, 0))
    return any(first <= start + 1 < last for first, last in contents[max(0, at - 12) : at])


def _begins(found: Cast, start: int) -> bool:
    """Tell whether a quotation begins a sentence: after a stop, a colon or a line end."""
    before = text_of(found.doc)[max(0, start - 4) : start].rstrip(" ")
    return not before or before[-1] in '\n.?!:"”'


def _most_quoted(found: Cast, told: Sequence[Report], quoted: Sequence[Span], author: str | None) -> str | None:
    """Return the person with two quotations or more, and more than all others together."""
    starts = {start for start, _ in quoted}
    count = Counter(
        key
        for report in told
        if report.head is not None and any({first, first - 1} & starts for first, _ in report.content)
        if (key := found.party(found.doc[report.head])) is not None and key != author
    )
    key, times = next(iter(count.most_common(1)), ("", 0))
    personal = times >= _TWICE and 2 * times > count.total() and found.parties[key].kind in PERSONAL
    return key if personal else None


def _beat(found: Cast, start: int, author: str | None) -> str | None:
    """As in `She smiles at that. "He dislikes noise."`: the person the sentence before is about."""
    text = text_of(found.doc)
    lead = text[text.rfind("\n", 0, start) + 1 : start].rstrip()
    if not lead or lead[-1] in '"”':
        return None
    last = found.doc.char_span(start - 2, start - 1, alignment_mode="expand")
    who = subject(sentence_of(last[0]).root) if last is not None else None
    key = found.party(who)
    return key if key is not None and key != author and found.parties[key].kind in PERSONAL else None
