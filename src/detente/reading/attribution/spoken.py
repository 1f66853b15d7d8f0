"""Direct speech: for each quotation, the verb beside it that says whose it is, and the quotations that go on.

Within a paragraph a quotation belongs to the first saying verb between its end and the next quotation or full stop
("...," said X), else to the last one between the full stop before it and its start (X said: "..."). One without either
goes on with the speaker before it in the paragraph; a paragraph that is all quotation goes on with the one above.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.attribution.quotations import Quoted
from detente.reading.lexicon.frames import QUOTING
from detente.reading.syntax import participle, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDS = frozenset(",.!?-—–…")
_BLANKS = 16
_REACH = 300
"""Characters between a quotation and its saying verb: "said X, the ... of the ... , who ..."."""


def spoken(doc: Doc, marks: Quoted) -> dict[int, tuple[Span, ...]]:
    """Return for each saying verb, by token index, the quotations it introduces or follows, in order."""
    text, verbs = text_of(doc), _verbs(doc, marks)
    starts = [token.idx for token in verbs]
    found: dict[int, list[Span]] = {}
    last: int | None = None
    before: Span | None = None
    for n, quote in enumerate(marks.spans):
        following = marks.spans[n + 1][0] if n + 1 < len(marks.spans) else len(text)
        verb = _after(text, quote, following, verbs, starts) or _before(text, quote, before, verbs, starts)
        if verb is None and _sentence_start(text, quote):
            verb = _going_on(text, before, quote, last, _above(text, before, quote, verbs, starts))
        if verb is not None:
            found.setdefault(verb, []).append(quote)
        last, before = verb, quote
    return {verb: tuple(quotes) for verb, quotes in found.items()}


def _going_on(text: str, before: Span | None, quote: Span, last: int | None, above: Token | None) -> int | None:
    """Return whose speech a quotation without a saying verb goes on with, if any."""
    if above is not None:
        return above.i
    if last is None or before is None:
        return None
    gap = text[before[1] : quote[0]]
    if "\n" in gap:
        return last if "\n" not in gap.strip() and len(gap) <= _REACH and _whole(text, quote) else None
    return last if len(gap) <= 160 else None


def _above(text: str, before: Span | None, quote: Span, verbs: list[Token], starts: list[int]) -> Token | None:
    """Return the verb of an indirect report between the last quotation, or the start of the paragraph, and this one."""
    start = max(0, quote[0] - _REACH, before[1] if before else 0)
    start = max(start, text.rfind("\n", start, quote[0]) + 1)
    near = [verb for verb in _between(verbs, starts, start, quote[0]) if _reports(verb)]
    return near[-1] if near else None


def _reports(verb: Token) -> bool:
    return any(below.dep_ == "ccomp" and below.i > verb.i for below in verb.children)


def _sentence_start(text: str, quote: Span) -> bool:
    """Tell whether a quotation starts a sentence: nothing, a line break or a stop stands before it."""
    lead = text[max(0, quote[0] - 6) : quote[0]].rstrip(" ")
    return not lead or lead[-1] in "\n.?!\"”':;—-,"


def _verbs(doc: Doc, marks: Quoted) -> list[Token]:
    return [
        token
        for token in doc
        if token.lemma_.lower() in QUOTING
        and token.tag_.startswith("VB")
        and not marks.holds(token.idx)
        and not (token.lower_ == "asked" and participle(token))
    ]


def _between(verbs: list[Token], starts: list[int], start: int, end: int) -> list[Token]:
    return verbs[bisect_left(starts, start) : bisect_left(starts, end)]


def _after(text: str, quote: Span, following: int, verbs: list[Token], starts: list[int]) -> int | None:
    """Return the saying verb that follows the quotation in its sentence: only a quotation that stops has one."""
    words = text[slice(*quote)].rstrip("\"'”")
    if not words or (words[-1] == "." and not words.endswith("...")):
        return None
    end = min(following, quote[1] + (_REACH if words[-1] in _ENDS or text[quote[1] : quote[1] + 1] == "," else 40))
    stop = _stop(text, quote[1], end)
    near = [verb for verb in _between(verbs, starts, quote[1], stop) if verb.tag_ not in {"VBG", "VB"}]
    begun = text[max(0, quote[0] - 3) : quote[0]].rstrip(" ")[-1:]
    lead = bool(begun) and (begun.isalnum() or begun == ",")
    return near[0].i if near and not _elsewhere(near[0], quote, lead=lead) else None


def _elsewhere(verb: Token, quote: Span, *, lead: bool) -> bool:
    """Tell whether a verb after a quotation reports something of its own: `to chants of "Go," he said that`.

    After a quotation that ends a sentence begun before it (`lead`) an object is enough.
    """
    kinds = {"ccomp", "dobj", "xcomp"} if lead else {"ccomp"}
    own = next((below for below in verb.children if below.dep_ in kinds and below.i > verb.i), None)
    return own is not None and verb.idx - quote[1] > 3 and (lead or own.left_edge.i <= verb.i + 2)


def _before(text: str, quote: Span, before: Span | None, verbs: list[Token], starts: list[int]) -> int | None:
    """Return the saying verb that introduces the quotation with a comma, a colon or nothing between."""
    lead = text[max(0, quote[0] - 3) : quote[0]].rstrip(" ")
    start = max(0, quote[0] - _REACH, before[1] if before else 0)
    if not lead or lead[-1] not in ",:\n":
        return None
    if lead[-1] == "\n":
        above = text[start : quote[0]].rstrip()
        if not above.endswith(":"):
            return None
        lead = ":"
    words = text[start : quote[0]].rstrip()
    start += max(words.rfind("\n"), _full_stop(words)) + 1
    near = _between(verbs, starts, start, quote[0])
    return near[-1].i if near else None


def _full_stop(words: str) -> int:
    """Return where the last sentence before ends: a stop, a blank and a capital."""
    at = len(words)
    for _ in range(8):
        at = max(words.rfind(stop, 0, at) for stop in (". ", "? ", "! ", ".” ", '." '))
        if at < 0:
            return -1
        word = words[:at].rsplit(None, 1)[-1:] or [""]
        if len(word[0]) > 3 or word[0].islower():
            return at
    return at


def _stop(text: str, start: int, end: int) -> int:
    """Return where the sentence from `start` stops: at a line break or a full stop after a word longer than a title."""
    line = text.find("\n", start, end)
    end = line if line >= 0 else end
    at = start
    for _ in range(12):
        at = text.find(". ", at, end)
        if at < 0:
            return end
        word = text[start:at].rsplit(None, 1)[-1:] or [""]
        if at == start or len(word[0]) > 4 or word[0].islower():
            return at
        at += 1
    return end


def _whole(text: str, quote: Span) -> bool:
    """Tell whether a quotation is a paragraph of its own: only blanks stand between it and the ends of its lines."""
    before, after = text[max(0, quote[0] - _BLANKS) : quote[0]], text[quote[1] : quote[1] + _BLANKS]
    opens = quote[0] == 0 or before.rstrip(" \t").endswith("\n")
    return opens and (quote[1] == len(text) or after.lstrip(" \t").startswith("\n"))
