"""What answers tell of wants: to questions that ask for them, and to what others have asked for."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from detente.reading.syntax import child, sentence_of, text_of, trimmed
from detente.reading.wants.answered import asked_whom, replies_in, yes_or_no
from detente.reading.wants.conditions import MARKS
from detente.reading.wants.contents import says_nothing
from detente.reading.wants.elliptic import echoes
from detente.reading.wants.extents import span_of
from detente.reading.wants.rebuffs import REACH, rebuffs
from detente.reading.wants.wanting import Wanting, feared, first_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from detente.reading.actors.cast import Cast
    from detente.reading.wants.cued import Cue
    from detente.reading.wants.holders import Mouth


def rebuffed(doc: Doc, cast: Cast, told: list[Wanting], mouth: Mouth | None) -> Iterator[Wanting]:
    """As in "The crews asked for a list. The army declined.": what others want, who declines does not."""
    starts = [want.cue[0] for want in told]
    for rebuff in rebuffs(doc):
        at = doc[rebuff.first].idx
        telling = mouth(at) if mouth is not None and rebuff.who is None else None
        holders = cast.all(rebuff.who) if rebuff.who is not None else (telling,) if telling is not None else ()
        before = told[max(0, bisect_left(starts, at) - 3) : bisect_left(starts, at)]
        near = [want for want in before if want.sign > 0 and text_of(doc)[slice(*want.cue)].lower() not in MARKS]
        asked = [want for want in near if want.content[1] <= at and not (want.planned or want.holder in holders)]
        if asked and doc[max(0, rebuff.first - REACH)].idx <= asked[-1].content[1]:
            words = trimmed(doc, rebuff.first, rebuff.last)
            yield from (Wanting(who, -1, words, asked[-1].content, ()) for who in holders)


def replied(doc: Doc, cast: Cast, mouth: Mouth | None) -> Iterator[Wanting]:
    """As in "What would bring you back? A date.": what an answer names is wanted by whom the question means."""
    for reply in replies_in(doc):
        telling = mouth(reply.at.idx) if mouth is not None else None
        holders = cast.all(reply.who) or ((telling,) if telling is not None else ())
        words = trimmed(doc, *reply.cue)
        for holder in holders:
            for piece in reply.pieces:
                yield Wanting(holder, reply.sign, words, trimmed(doc, *piece), ())


def _answers_for(telling: str | None, who: str, cast: Cast) -> bool:
    """Who answers knows what he wants himself, and whom he serves; of others he only thinks so."""
    return telling is not None and who in {telling, cast.parties[telling].serves}


def answers(found: Cue, cast: Cast, mouth: Mouth | None) -> Iterator[Wanting]:
    """As in "Does Norway want a base? It does not.", "Never.": what the answer to a question tells."""
    content, sign = first_of(found)
    for echo in echoes(found, sign, answer=True) if not says_nothing(content) else ():
        words = (echo.at.idx, echo.at.idx + len(echo.at))
        for who in cast.all(echo.who):
            yield Wanting(who, echo.sign, words, span_of(content, None), (), fears=feared(found, sign))
    said = yes_or_no(sentence_of(found.at))
    sign = -sign if child(found.at, "neg") is not None else sign  # "Don't you want it?" asks the same
    if said is None or says_nothing(content) or (said[0] > 0 and found.planned) or (said[0] < 0 and sign < 0):
        return
    telling = mouth(found.at.doc[said[1][0]].idx) if mouth is not None else None
    whom = asked_whom(found)
    mine = whom is None or whom.lower_ in {"you", "your"}
    others = (who for who in cast.all(whom) if who in cast.crowds or _answers_for(telling, who, cast))
    for who in (telling,) if mine and telling is not None else others:
        start, end = span_of(content, None, bare=found.bare)
        end -= text_of(found.at.doc)[end - 1 : end] == "?"
        yield Wanting(who, said[0] * sign, trimmed(found.at.doc, *said[1]), (start, end), ())
