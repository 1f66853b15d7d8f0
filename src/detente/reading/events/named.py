"""When a noun of action tells of an event whose doer is not named: "fears a deal", "a second mutiny is unlikely"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon.doings import TALKS
from detente.reading.lexicon.tellings import ASKED_FOR, BROKEN, FORETOLD
from detente.reading.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_TALKED = frozenset(TALKS.split())
_POINTS = frozenset("the this that these those".split())


def foretold(noun: Token) -> bool:
    """Tell whether a noun of action is said to be likely or not: "an attack is rumoured", "if fighting breaks out"."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass", "attr"} or definite(noun):
        return False
    states = [verb, *(below for below in verb.children if below.dep_ in {"acomp", "oprd", "prep", "attr"})]
    supposed = any(below.tag_ == "MD" or below.lower_ in {"if", "unless"} for below in verb.children)
    return supposed or any(one.lemma_.lower() in FORETOLD or one.lower_ in FORETOLD for one in states)


def definite(noun: Token) -> bool:
    """Tell whether a noun points to what is known: by its article, its owner, or the day before it."""
    return any(below.lower_ in _POINTS or below.dep_ == "poss" for below in noun.lefts)


def asked_for(noun: Token) -> bool:
    """Tell whether a noun is of what is done on purpose, and stands where something is wanted, feared or supposed."""
    of = any(below.lower_ == "of" for below in noun.rights)
    known = (any(below.lower_ in _POINTS for below in noun.lefts) and not of) or (
        noun.lower_ == "return" and noun.nbor(-1).lower_ == "in"
    )
    return (noun.lemma_.lower() in ASKED_FOR or noun.lower_ in ASKED_FOR) and not known


def attended(noun: Token) -> bool:
    """Tell whether talks are some that took place: "walked out of the talks", "the talks in Oran failed"."""
    if noun.lemma_ not in _TALKED and noun.lower_ not in _TALKED:
        return False
    above = noun.head
    while above.pos_ == "ADP" and above.head.i != above.i:
        above = above.head
    placed = any(
        below.dep_ == "prep" and below.lower_ in {"in", "at"} and (where := child(below, "pobj")) is not None
        and where.pos_ == "PROPN"
        for below in noun.children
    )  # fmt: skip
    return definite(noun) and (placed or above.lemma_ in BROKEN)
