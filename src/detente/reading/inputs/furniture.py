"""What stands around the words of an account: datelines, page numbers, repeated lines, navigation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from detente.errors import Span

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]{2,20}(?:[ ,]{1,2}[A-Z][A-Za-z.'’-]{0,20}){0,5}"  # GENEVA, Switzerland
    r"(?:,? \d{1,2})?(?:,? [A-Z][a-z]{2,8}\.?)?(?:,? \d{1,2})?(?:,? \d{4})?,?[ ]?)?"  # , 12 March 2024
    r"(?:\([A-Z][\w .&/-]{0,30}\))?"  # (Newswire)
    r"[ ]?(?:[-–—]{1,2})[ ]"
)
_PAGE = re.compile(
    r"(?:page |p\. ?)?[-–— ]{0,4}(?:\d{1,4}|[ivxlc]{1,7})(?: ?(?:of|/) ?\d{1,4})?[-–— .]{0,4}", re.IGNORECASE
)
_SHARED = re.compile(
    r"(?:share|follow|subscribe|sign up|log ?in|read more|see also|related|advertisement|listen to|click here|skip to|"
    r"cookie|newsletter|all rights reserved|copyright|©|tweet|print this|e-?mail this|image|photo|getty)\b",
    re.IGNORECASE,
)
_LONGEST = 80
_REPEATED = 3


def furnished(text: str) -> tuple[Span, ...]:
    r"""Return the spans of `text` that are no words of the account, in order. Cost is linear in the length.

    A dateline is skipped up to its dash; page numbers, short lines that stand three times, and lines of navigation
    are skipped whole.

    >>> text = "GENEVA, 12 March (Newswire) - The port is open.\n\nPage 3 of 9\n"
    >>> [text[start:end] for start, end in furnished(text)]
    ['GENEVA, 12 March (Newswire) - ', 'Page 3 of 9']
    """
    lines = list(_lines(text))
    counts = Counter(line for _, line in lines if 0 < len(line) <= _LONGEST)
    return tuple(span for at, line in lines if (span := _span(at, line, counts[line])) is not None)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with each span blank, line ends kept: the length, and so every offset, stays.

    >>> blanked("GENEVA - The port", [(0, 9)])
    '         The port'
    """
    out, at = [], 0
    for start, end in sorted((start, min(end, len(text))) for start, end in spans):
        if end > max(start, at):
            first = max(start, at)
            out += [text[at:first], "".join(char if char in "\r\n" else " " for char in text[first:end])]
            at = end
    return "".join([*out, text[at:]])


def numbered(line: str) -> bool:
    """Tell whether a line is a page number and nothing else.

    >>> numbered("Page 3 of 9"), numbered("- 4 -"), numbered("3 dead")
    (True, True, False)
    """
    return len(line) <= 24 and any(char.isdigit() for char in line) and _PAGE.fullmatch(line.strip()) is not None


def _span(at: int, line: str, times: int) -> Span | None:
    whole = (at, at + len(line))
    if not line:
        return None
    if numbered(line) or (times >= _REPEATED and line[-1] not in ".!?\"”'’"):
        return whole
    if len(line) <= _LONGEST and line[-1] not in '.!?"”' and _SHARED.match(line):
        return whole
    dateline = _DATELINE.match(line, 0, 120)
    return (at, at + dateline.end()) if dateline and _told(dateline[0]) else None


def _told(start: str) -> bool:
    """Tell whether what stands before the dash names a place in capitals or an agency in brackets."""
    words = start.rstrip(" -–—")
    return bool(words) and (words.endswith(")") or any(len(word) > 2 and word.isupper() for word in words.split()[:1]))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line without the white space around it, and where it starts."""
    at = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        yield at + len(line) - len(line.lstrip()) if body else at, body
        at += len(line)
