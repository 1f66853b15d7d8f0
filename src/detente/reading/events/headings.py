"""Entries of a log: "3. Sunday 12 October, 06.40, Lipa bridge. Two rounds fell": day and place of all told in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.events.dates import iso

if TYPE_CHECKING:
    from datetime import date

_ENTRY = re.compile(
    r"^[ \t]{0,8}(?:[-•*–][ ]|\(?\d{1,3}[.)][ ])?"
    r"((?:[A-Z][a-z]{2,8},? )?"  # Sunday
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?)(?:,? \d{4})?)"  # 12 October
    r"(?:,? (?:at |about |around |circa |approximately )?"
    r"\d{1,2}(?:[.:h]\d{2}| ?[ap]\.?m\.?)?(?: ?(?:hours|hrs|local time))?)?"  # 06.40
    r"(?:, (?:at |near |in )?([^.,:;\n]{2,40}))?[.:]\s",
    re.MULTILINE,
)
_BREAK = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph that opens with a day, and maybe a place, instead of a sentence."""

    span: Span
    when: str
    place: Span | None


@dataclass(frozen=True, slots=True)
class Log:
    """The entries of a text, looked up by place in logarithmic time."""

    entries: tuple[Entry, ...]

    def at(self, offset: int) -> Entry | None:
        """Return the entry the code point `offset` stands in, after its heading."""
        last = bisect_right(self.entries, offset, key=lambda entry: entry.span[0]) - 1
        entry = self.entries[last] if last >= 0 else None
        return entry if entry is not None and offset < entry.span[1] else None


def log(text: str, told: date | None) -> Log:
    r"""Return the entries of a log in `text`, which was told on the day `told`. Cost is linear.

    >>> found = log("1. 12 May 2031, 06.40, Lipa bridge. Two rounds fell.\n", None).entries[0]
    >>> found.when, found.place
    ('2031-05-12', (23, 34))
    """
    ends = [blank.start() for blank in _BREAK.finditer(text)] + [len(text)]
    matches = list(_ENTRY.finditer(text))
    found = []
    for n, match in enumerate(matches):
        end = ends[min(bisect_left(ends, match.end()), len(ends) - 1)]
        following = matches[n + 1].start() if n + 1 < len(matches) else len(text)
        when = iso(match[1], told)
        if when is not None:
            place = match.span(2) if match[2] and match[2][0].isalnum() else None
            found.append(Entry((match.end(), min(end, following)), when, place))
    return Log(tuple(found))
