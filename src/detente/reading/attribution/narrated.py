"""Free indirect speech: sentences that go on in the voice of the report before them, without a cue of their own.

"She said that the port was mined. No ship would enter it before June." The second sentence is hers: it follows a
reported clause in the same paragraph, tells of what is to come as seen from then ("would", "was to"), quotes nobody and
attributes nothing itself. So do the sentences after it, while that holds.

In the minutes of a meeting all that follows is the speaker's, until somebody speaks anew: "The Minister said that the
sale was lawful. None had been shipped. The army had given its word. Mr Holt asked whether ..."
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.attribution.chains import nested
from detente.reading.attribution.told import Report
from detente.reading.syntax import bare, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PAST = frozenset({"VBD", "VBN"})
_HEAD = 300
_MINUTES = re.compile(
    r"\b(?:minutes|hansard|summary record|parliamentary record|record of proceedings)\b", re.IGNORECASE
)
"""What the head of the minutes of a meeting calls itself."""
_LONGEST = 4
"""Sentences that may go on in a voice: more are the text's own more often than not."""
_BACK = frozenset({"would", "had"})
"""What is to come and what was before, as seen from then; the second is only sure where the first follows."""
_SCARE = 3
"""Words in quotation marks that are hardly a quotation of a sentence."""


def narrated(doc: Doc, found: tuple[Report, ...]) -> tuple[Report, ...]:
    """Return the reports with the sentences that go on in their voice as further pieces of their contents."""
    if _MINUTES.search(text_of(doc)[:_HEAD]):
        return _minuted(doc, found)
    cues = [report.cue for report in found]
    starts = [token.i for token in doc if token.is_sent_start] + [len(doc)]
    place = {doc[first].idx: n for n, first in enumerate(starts[:-1])}
    parents = nested(found, [None] * len(found), ())
    more = {n: _more(doc, report, cues, starts, place) for n, report in enumerate(found) if parents[n][0] is None}
    return tuple(replace(report, content=(*report.content, *more.get(n, ()))) for n, report in enumerate(found))


def _minuted(doc: Doc, found: tuple[Report, ...]) -> tuple[Report, ...]:
    """Return the reports of minutes: each one told in a main clause holds the sentences up to the next such one."""
    cues = {report.cue[1]: n for n, report in enumerate(found)}
    spans: dict[int, list[Span]] = {}
    last: int | None = None
    for sentence in doc.sents:
        root = sentence.root
        own = cues.get(root.idx + len(root))
        speaks = own is not None and root.tag_ == "VBD" and not any(one.lower_ == "had" for one in root.children)
        if speaks or _quotes(list(sentence)) or sentence.text.rstrip().endswith("?"):
            last = own if speaks and own is not None and found[own].frame in {"c", "b"} else None
        elif last is not None and root.pos_ in {"VERB", "AUX"}:
            spans.setdefault(last, []).append(bare(doc, sentence.start, sentence.end))
    return tuple(replace(report, content=(*report.content, *spans.get(n, ()))) for n, report in enumerate(found))


def _more(doc: Doc, report: Report, cues: list[Span], starts: list[int], place: dict[int, int]) -> tuple[Span, ...]:
    """Return the spans of the sentences right after a report in a clause that go on with it."""
    cue = doc.char_span(*report.cue, alignment_mode="expand")
    if report.frame not in {"c", "b"} or report.source is None or cue is None or cue.root.tag_ not in _PAST:
        return ()
    end = max(stop for _, stop in report.content)
    spans: list[Span] = []
    sure = 0
    for at in range(*_following(doc, end, place)):
        first, last = starts[at], starts[at + 1]
        back = _goes_on(doc[first:last], cues, text_of(doc)[end : doc[first].idx])
        if not back:
            break
        spans.append(bare(doc, first, last))
        end = spans[-1][1]
        sure = len(spans) if back == "would" else sure
    return tuple(spans[:sure])


def _following(doc: Doc, end: int, place: dict[int, int]) -> tuple[int, int]:
    """Return the numbers of the sentences that may go on after the code point `end`."""
    ahead = doc.char_span(end, min(end + 3, len(text_of(doc))), alignment_mode="expand")
    at = next((token.i for token in doc[ahead.end - 1 : ahead.end + 2] if token.is_sent_start), -1) if ahead else -1
    n = place.get(doc[at].idx, -1) if at >= 0 else -1
    return (n, min(n + _LONGEST, len(place))) if n >= 0 else (0, 0)


def _goes_on(sentence: Iterable[Token], cues: list[Span], gap: str) -> str:
    """Return the auxiliary that tells that a sentence may go on with a report: "would" or "had"; "" for none."""
    from bisect import bisect_left

    words = list(sentence)
    if "\n" in gap or not words or _quotes(words):
        return ""
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    if bisect_left(cues, (end, end)) > bisect_left(cues, (start, start)):
        return ""
    root = next((word for word in words if word.dep_ == "ROOT"), None)
    return "" if root is None else next((below.lower_ for below in root.children if below.lower_ in _BACK), "")


def _quotes(words: list[Token]) -> bool:
    """Tell whether a sentence quotes more than a word or two of somebody."""
    marks = [n for n, word in enumerate(words) if word.is_quote or word.text in {"''", "``"}]
    scare = len(marks) == 2 and marks[0] > 0 and marks[1] - marks[0] <= _SCARE + 1
    return bool(marks) and not scare
