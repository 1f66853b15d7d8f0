"""What is wanted in a list: "recommend that the boats be held; that the papers be shown; and that nobody sign"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.syntax import child, sentence_of, trimmed
from detente.reading.wants.cued import Cue, denied

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.errors import Span


def listed(found: Cue, seen: set[int]) -> Iterator[tuple[Span, int]]:
    """Yield the span of each further "that" after a semicolon, and -1 where it says that nobody should, else 1.

    The verb of each is added to `seen`: who is bidden to do something does not want it.
    """
    if found.bare or child(found.content, "mark") is None:
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


def _whole(opens: Token, end: int) -> Span:
    doc = opens.doc
    while end > opens.i and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return trimmed(doc, opens.i, end)
