"""What is wanted in a list: "recommend that the boats be held; that the papers be shown; and that nobody sign"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.syntax import child, sentence_of, trimmed
from detente.reading.wants.cued import Cue, denied
from detente.reading.wants.spelt import more_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.errors import Span


def listed(found: Cue, seen: set[int]) -> Iterator[tuple[Span, int]]:
    """Yield the span of each further "that" after a semicolon, and -1 where it says that nobody should, else 1.

    The verb of each is added to `seen`: who is bidden to do something does not want it.
    """
    yield from ((trimmed(found.at.doc, *span), sign) for span, sign in more_of(found))
    yield from _again(found)
    if found.bare or found.within is not None or child(found.content, "mark") is None:
        return
    sentence = sentence_of(found.at)
    last = sentence.end
    stops = [one for one in found.at.doc[found.content.i : last] if one.text == ";"]
    for stop, after in zip(stops, [*stops[1:], None], strict=False):
        first = stop.i + 1 + (stop.nbor(1).lower_ == "and")
        opens = stop.doc[first] if first < last else None
        if opens is None or opens.lower_ != "that" or opens.dep_ != "mark":
            return
        end = after.i if after is not None else last
        seen.add(opens.head.i)
        yield _whole(opens, end), -1 if denied(opens.head) else 1


def _again(found: Cue) -> Iterator[tuple[Span, int]]:
    """As in "pleads for a car, and for the two to be kept apart", "calls on A to wait, and on B to pay"."""
    led = found.content.head if found.content.dep_ in {"pobj", "pcomp"} else _asked_by(found)
    if found.bare or found.within is not None or led is None or led.i > found.content.i:
        return
    doc, last = led.doc, sentence_of(led).end
    for one in doc[found.content.i + 1 : last]:
        joined = one.lower_ == led.lower_ and one.nbor(-1).lower_ == "and" and one.i + 1 < last
        near = {found.at.i, led.i, found.content.i, found.content.head.i}
        beyond = one.head.dep_ == "conj" and one.head.head.i == found.at.i and one.head.tag_ in {"VB", "VBN"}
        if not joined or not (one.head.i in near or beyond):
            continue
        whom = child(one, "pobj")
        bid = _bid(one, whom)
        nobody = whom is not None and whom.pos_ in {"PRON", "DET"}
        if (led.lower_ in {"on", "upon"} and bid is None) or (nobody and bid is None):
            continue
        bid = one.head if one.dep_ == "mark" else bid  # "and for the two to be kept apart"
        head = whom or one.head
        first = one.i + 1 if led.lower_ == "for" or bid is None else bid.left_edge.i
        stop = (bid or head).right_edge.i + 1
        stop = min(last, max(stop, head.i + 1))
        yield trimmed(doc, first, stop - doc[stop - 1].is_punct), 1


def _asked_by(found: Cue) -> Token | None:
    """Return the "on" or "upon" of "calls on Norway to leave"."""
    return next((one for one in found.at.children if one.dep_ == "prep" and one.lower_ in {"on", "upon"}), None)


def _bid(led: Token, whom: Token | None) -> Token | None:
    """Return what whom a phrase names is to do."""
    held = (below for top in (whom, led) if top is not None for below in top.children if below.i > led.i)
    clauses = (one for one in held if one.tag_ in {"VB", "VBN"} and one.dep_ in {"acl", "relcl", "xcomp", "conj"})
    above = led.head if led.head.tag_ == "VB" and led.head.i > led.i else None
    return next((one for one in clauses if any(to.lower_ == "to" for to in one.lefts)), above)


def _whole(opens: Token, end: int) -> Span:
    doc = opens.doc
    while end > opens.i and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return trimmed(doc, opens.i, end)
