"""Names of places, ships and occasions, which are no parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.actors.cast import Cast
from detente.reading.actors.titles import titles
from detente.reading.lexicon.bodies import CRAFT, LOCATIVE, SETTLED, TAKEN, THINGS, VESSELS
from detente.reading.lexicon.parties import OUTLET_ENDINGS
from detente.reading.lexicon.speech import KIND_OF_VERB

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def a_thing(doc: Doc, first: int, last: int) -> bool:
    """The name of a place, a ship, a treaty: no party."""
    if doc[last - 1].text in OUTLET_ENDINGS and last - first > 1:
        return False
    return doc[first].text in VESSELS or doc[first].lower_ in THINGS or doc[last - 1].lower_ in THINGS


def places(found: Cast, runs: list[tuple[int, int]]) -> frozenset[str]:
    """Return the last words of names that stand after "in" or "near", and never do or say anything."""
    where: set[str] = set()
    who: set[str] = set()
    for first, last in runs:
        before = found.doc[first - 1] if first else None
        if before is not None and before.lower_ == "the" and first > 1:
            before = found.doc[first - 2]
        name, head = found.doc[last - 1].text, found.doc[first:last].root
        if _placed(before, head) or (before is not None and before.lower_ in CRAFT):
            where.add(name)
        elif titles(found.doc, first) or (head.dep_ == "nsubj" and head.head.lemma_ in KIND_OF_VERB):
            who.add(name)
    return frozenset(where - who)


def _placed(before: Token | None, head: Token) -> bool:
    """After "in", "near", "the city of", or what is captured and entered."""
    if before is None:
        return False
    of = before.lower_ == "of" and before.i > 0 and before.nbor(-1).lower_ in SETTLED
    return of or before.lower_ in LOCATIVE or (head.dep_ == "dobj" and head.head.lemma_ in TAKEN)
