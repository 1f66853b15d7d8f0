"""Where the text quotes: spans between quotation marks, found by characters, not by the parse."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from detente.errors import Span

_MARK = re.compile(r"[“”„«»\"]|''|``")
_OPENS, _CLOSES = frozenset("“„«") | {"``"}, frozenset("”»")
_SINGLE = re.compile(r"(?:[:,.?!] |^[ \t]{0,4}|\n[ \t]{0,4})(['‘])(?=[A-Z])")
_CLOSED = re.compile(r"[.,?!]['’](?!\w)")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


def quotations(text: str) -> tuple[Span, ...]:
    """Return the spans between quotation marks, the marks included, left to right; they do not overlap.

    A quotation that its paragraph does not close ends with the paragraph. Cost is linear in the text.

    >>> quotations('He said "no" and “never”.')
    ((8, 12), (17, 24))
    """
    spans, start = [], 0
    for blank in _PARAGRAPH.finditer(text):
        spans += _within(text, start, blank.start())
        start = blank.end()
    return (*spans, *_within(text, start, len(text)))


def _within(text: str, start: int, end: int) -> list[Span]:
    """Return the quotations of one paragraph."""
    spans: list[Span] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None and mark[0] not in _CLOSES:
            opened = mark.start()
        elif opened is not None and mark[0] not in _OPENS:
            spans.append((opened, mark.end()))
            opened = None
    if opened is not None:
        spans.append((opened, start + len(text[start:end].rstrip())))
    return spans or _single(text, start, end)


def _single(text: str, start: int, end: int) -> list[Span]:
    """Return the quotations in single marks of a paragraph without double ones: after a mark or at a line's start."""
    spans: list[Span] = []
    at = start
    for opening in _SINGLE.finditer(text, start, end):
        if opening.start() >= at:
            closing = _CLOSED.search(text, opening.end(), end)
            if closing is None:
                break
            at = closing.end()
            spans.append((opening.start(1), at))
    return spans


class Quoted:
    """The quotations of a text, looked up by place in logarithmic time."""

    def __init__(self, text: str, spans: tuple[Span, ...], *, scare: bool = False) -> None:
        self.spans = tuple(span for span in spans if scare or _long_enough(text[slice(*span)]))
        self._starts = [start for start, _ in self.spans]
        self._ends = [end for _, end in self.spans]

    def touching(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the quotations that overlap start..end."""
        return self.spans[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def holds(self, at: int) -> bool:
        """Tell whether the code point `at` is inside a quotation."""
        return bool(self.touching(at, at + 1))


def _long_enough(words: str) -> bool:
    """Scare quotes of one or two words are no quotation of a sentence."""
    return words.count(" ") > 1 or words.rstrip("\"'”").endswith((",", ".", "!", "?"))
