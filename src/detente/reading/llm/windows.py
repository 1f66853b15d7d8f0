"""A long text in windows that overlap, cut where sentences end, and what of a window the model is shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from unicodedata import category

from detente.errors import Span

SIZE = 8_000
"""The most characters of a window: some 1,300 words of English."""

OVERLAP = 800
"""How many characters at the end of a window the next one has again, so that nothing is lost on a cut."""

_ENDS = frozenset(".!?")
_CLOSING = frozenset("\"'”’»)]")
_LONGEST = SIZE // 2
"""A sentence longer than this is cut at a space, or anywhere where there is none."""


def sentences(text: str) -> tuple[Span, ...]:
    """Return spans that join to the whole of `text`, each a sentence or so with the space after it.

    A sentence ends at a full stop, a question or an exclamation mark before a space, or with its paragraph. Cost is
    linear; no span is empty.

    >>> sentences("No war. Not now!")
    ((0, 8), (8, 16))
    """
    spans: list[Span] = []
    start = 0
    for at in _ends(text):
        while at - start > _LONGEST:
            space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
            cut = space + 1 if space > 0 else start + _LONGEST
            spans.append((start, cut))
            start = cut
        if at > start:
            spans.append((start, at))
            start = at
    return tuple(spans)


def _ends(text: str) -> list[int]:
    """Return where sentences end, the end of the text last."""
    ends, at, size = [], 0, len(text)
    while at < size:
        here = text[at]
        at += 1
        if here not in _ENDS and not text.startswith("\n", at):
            continue
        while at < size and text[at] in _CLOSING:
            at += 1
        before = at
        while at < size and text[at].isspace():
            at += 1
        if (at > before and here in _ENDS) or text.count("\n", before, at) > 1:
            ends.append(at)
    return [*ends, size]


def windows(text: str, *, size: int = SIZE, overlap: int = OVERLAP) -> tuple[Span, ...]:
    """Return windows of at most `size` characters that cover `text`; each begins and ends where a sentence does.

    >>> windows("One. Two. Three.", size=11, overlap=5)
    ((0, 10), (5, 16))
    """
    cuts = [start for start, _ in sentences(text)] + [len(text)]
    found: list[Span] = []
    start = 0
    while True:
        end = _last(cuts, start + size, after=start)
        found.append((start, end))
        if end == len(text):
            return tuple(found)
        back = cuts[min(bisect_right(cuts, end - overlap - 1), len(cuts) - 1)]
        start = back if start < back and _last(cuts, back + size, after=back) > end else end


def _last(cuts: Sequence[int], limit: int, *, after: int) -> int:
    """Return the last cut up to `limit`; the first one after `after` where none is."""
    at = bisect_right(cuts, limit) - 1
    return cuts[at] if cuts[at] > after else cuts[bisect_right(cuts, after)]


def plain(window: str) -> str:
    r"""Return a window as the model is shown it: without characters nobody sees (bidi marks, tags, control characters).

    >>> plain("no\u202e war\U000e0041")
    'no war'
    """
    return "".join(char for char in window if char in "\n\t" or category(char)[0] != "C")
