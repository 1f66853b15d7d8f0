"""Where the words a model gives as a quotation stand in the text; one that does not stand there is none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal
from unicodedata import category

from detente.errors import Span

MOST = 1_000
"""Places of one quotation that are looked at."""

FAR = 1_200
"""Characters beyond which one quotation of an item no longer tells which place of another one is meant."""

_TELLING = 8
"""Quotations of an item in a single place that are measured from."""

_ALIKE: Final = {
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‘’‚‛`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
"""Marks that a model may write in another way than the text has them."""

Lost = Literal["missing", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Page:
    """A window of a text, its place in the whole, and itself in plain spelling with the place of each character."""

    text: str
    start: int
    spelled: str
    places: tuple[int, ...]


def page(text: str, span: Span) -> Page:
    """Return the window `span` of `text` to look for quotations in. Cost is linear in the window."""
    window = text[span[0] : span[1]]
    spelled, places = _spelled(window)
    return Page(window, span[0], spelled, tuple(places))


def _spelled(words: str) -> tuple[str, list[int]]:
    """Return `words` with one sort of quotation mark, dash and space, what nobody sees left out, and the places."""
    chars: list[str] = []
    places: list[int] = []
    for at, char in enumerate(words):
        if char.isspace():
            new = "" if not chars or chars[-1] == " " else " "
        else:
            new = "" if category(char)[0] == "C" else _ALIKE.get(char, char)
        chars.extend(new)
        places.extend([at] * len(new))
    return "".join(chars), places


def occurrences(words: str, on: Page) -> tuple[Span, ...]:
    """Return the spans of the whole text at which `words` stand: exactly, or else spelled alike.

    Alike: with other marks of quotation, other dashes, other space, or without what nobody sees. Whole words only, so
    that "war" is not found in "warning". At most `MOST`.
    """
    exact = tuple((on.start + at, on.start + at + len(words)) for at in _starts(words, on.text))
    if exact:
        return exact
    spelled = _spelled(words)[0].strip()
    found = _starts(spelled, on.spelled)
    last = len(spelled) - 1
    return tuple((on.start + on.places[at], on.start + on.places[at + last] + 1) for at in found)


def _starts(words: str, text: str) -> list[int]:
    starts: list[int] = []
    if not words.strip():
        return starts
    at = text.find(words)
    while at >= 0 and len(starts) < MOST:
        if _whole(words, text, at):
            starts.append(at)
        at = text.find(words, at + len(words))
    return starts


def _whole(words: str, text: str, at: int) -> bool:
    end = at + len(words)
    cut_before = at > 0 and words[0].isalnum() and text[at - 1].isalnum()
    cut_after = end < len(text) and words[-1].isalnum() and text[end].isalnum()
    return not cut_before and not cut_after


def anchored(quotes: Sequence[str], on: Page) -> tuple[Span | Lost, ...]:
    """Return where each of the quotations of one item stands.

    One that stands in a single place tells which place is meant of those that stand in several: the nearest. Where
    nothing tells, or two places are equally near outside each other's sentence, it is "ambiguous".
    """
    places = [occurrences(words, on) for words in quotes]
    sure = sorted({spans[0] for spans in places if len(spans) == 1})
    return tuple(_settled(spans, sure) for spans in places)


def _settled(spans: tuple[Span, ...], sure: Sequence[Span]) -> Span | Lost:
    if not spans:
        return "missing"
    if len(spans) == 1:
        return spans[0]
    if not sure:
        return "ambiguous"
    sure = sure[:_TELLING]
    off = {span: sum(_gap(span, other) for other in sure) for span in spans}
    best = min(spans, key=lambda span: (off[span], span))
    near = min(_gap(best, other) for other in sure)
    twins = [span for span in spans if off[span] == off[best]]
    return "ambiguous" if near > FAR or (near > 0 and len(twins) > 1) else best


def _gap(one: Span, other: Span) -> int:
    """Return how many characters stand between two spans; 0 where they meet."""
    return max(0, one[0] - other[1], other[0] - one[1])


def around(spans: Sequence[Span], cuts: Sequence[Span], text: str) -> Span:
    """Return the sentence, or the run of sentences, that holds `spans`, without the space around it."""
    first = max(0, bisect_left(cuts, (min(span[0] for span in spans) + 1,)) - 1)
    last = max(0, bisect_left(cuts, (max(span[1] for span in spans),)) - 1)
    start, end = cuts[first][0], cuts[last][1]
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
