"""A quote is a span of a source: the exact words, what stands around them, and where they start.

The pair of selectors is that of the W3C Web Annotation Data Model (2017): TextQuoteSelector (exact, prefix, suffix)
and TextPositionSelector (start, in Unicode code points).
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words of a source. `start` is in code points; None means the words have not been anchored yet."""

    key: str
    source: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None

    @property
    def end(self) -> int | None:
        """The code point after the last, or None where the quote is not anchored."""
        return None if self.start is None else self.start + len(self.exact)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote was found: `exact` (at its start), `moved` (elsewhere), `drifted` (only something like it), `lost`.

    `start`, `end` span the place found and `words` are the words there; `likeness` is 1 for the same words.
    """

    quote: str
    status: Literal["exact", "moved", "drifted", "lost"]
    start: int | None = None
    end: int | None = None
    words: str = ""
    likeness: float = 0.0


def anchor(quote: Quote, text: str) -> Anchor:
    """Find `quote` in `text`: at its start, else the same words nearest to it, else the likest passage.

    Ties between equal words are settled by prefix and suffix first and by distance from `start` second. A passage
    less than 0.6 alike counts as lost. Cost is linear in the text for exact words and, for drifted ones, linear in
    the text times the length of the quote.

    >>> anchor(Quote("q1", "column", "no war", start=3), "so, no war today").status
    'moved'
    """
    size = len(quote.exact)
    if quote.start is not None and text[quote.start : quote.start + size] == quote.exact:
        return Anchor(quote.key, "exact", quote.start, quote.start + size, quote.exact, 1.0)
    starts = _occurrences(quote.exact, text)
    if starts:
        start = max(starts, key=lambda at: (_context(quote, text, at), -abs(at - (quote.start or 0))))
        return Anchor(quote.key, "moved", start, start + size, quote.exact, 1.0)
    return _likest(quote, text)


def _occurrences(words: str, text: str) -> list[int]:
    starts, at = [], text.find(words)
    while at >= 0 and words:
        starts.append(at)
        at = text.find(words, at + 1)
    return starts


def _context(quote: Quote, text: str, start: int) -> int:
    """Count how many of prefix and suffix stand around `start`."""
    end = start + len(quote.exact)
    before = bool(quote.prefix) and text[:start].endswith(quote.prefix)
    after = bool(quote.suffix) and text.startswith(quote.suffix, end)
    return before + after


def _likest(quote: Quote, text: str) -> Anchor:
    """Slide a window of the quote's size, in steps of words, over the text and keep the likest."""
    size, best = len(quote.exact), Anchor(quote.key, "lost")
    matcher = SequenceMatcher(a="", b=quote.exact, autojunk=False)
    for start in _word_starts(text):
        end = _word_end(text, start + size)
        matcher.set_seq1(text[start:end])
        if matcher.real_quick_ratio() > best.likeness and matcher.quick_ratio() > max(best.likeness, 0.6):
            likeness = matcher.ratio()
            if likeness > max(best.likeness, 0.6):
                best = Anchor(quote.key, "drifted", start, end, text[start:end], likeness)
    return best


def _word_starts(text: str) -> list[int]:
    return [at for at in range(len(text)) if not text[at].isspace() and (at == 0 or text[at - 1].isspace())]


def _word_end(text: str, at: int) -> int:
    """Move `at` on to the end of the word it falls in."""
    while at < len(text) and not text[at].isspace():
        at += 1
    return min(at, len(text))
