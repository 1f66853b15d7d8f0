"""Titles before and beside a name: "Foreign Minister Holt", "Holt, the envoy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.actors.described import kind_of
from detente.reading.lexicon.bodies import BRANCH
from detente.reading.lexicon.parties import LEADERS, OUTLETS, PORTFOLIOS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ABBREVIATED = frozenset(
    """Mr. Mrs. Ms. Dr. Mr Mrs Ms Dr Gen. Col. Sen. Rep. Gov. Lt. Maj. Capt. Sgt. Spc. Brig. Cpl. Adm. Prof. Rev.
    MR MRS MS DR Staff Sir Lady Lord Professor Doctor Councillor Corporal Constable Inspector Reverend Madame Monsieur
    Comrade Herr Frau Señor Señora Senhor Senhora Lt Col Gen Capt Sgt Maj Prof""".split()
)
"""Forms of address and short titles, as they are written before a name."""


def past_titles(doc: Doc, first: int, last: int) -> int:
    """Step over titles; "Foreign Minister of State Barlow" keeps only "Barlow"."""
    titles = [
        i
        for i in range(first, last)
        if doc[i].lower_ in LEADERS or doc[i].text in ABBREVIATED or doc[i].lower_ in OUTLETS
    ]
    return titles[-1] + 1 if titles else first


def titles(doc: Doc, first: int) -> range:
    """Return the tokens of the titles right before a name."""
    start = first
    while start > 0 and (
        doc[start - 1].lower_ in LEADERS
        or doc[start - 1].text in ABBREVIATED
        or (start < first and doc[start - 1].lower_ in BRANCH)
    ):
        start -= 1
    return range(start, first)


def _office(noun: Token) -> bool:
    return noun.lower_ in LEADERS or (noun.pos_ == "NOUN" and kind_of(noun) == "person")


def all_titles(doc: Doc, first: int, head: Token) -> set[str]:
    """Return the words of the titles before a name and in the apposition on either side of it."""
    beside = [token for token in head.children if token.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    beside += [doc[first - 1]] if first and doc[first - 1].pos_ == "NOUN" and doc[first - 1].tag_ == "NN" else []
    said = [word for noun in beside if _office(noun) for word in (noun, *noun.lefts)]
    before = titles(doc, first)
    over = {doc[before.start - 1].lower_} & PORTFOLIOS if len(before) and before.start else set()
    over |= {word for noun in beside if _office(noun) for word in portfolio(noun)}
    return {doc[i].lower_ for i in before} | {word.lower_ for word in said} | over


def portfolio(office: Token) -> frozenset[str]:
    """Return what an office is over: "energy" of "the energy minister" and of "the minister of energy"."""
    before = (one.lower_ for one in office.lefts)
    of = (one for one in office.rights if one.lower_ in {"of", "for"})
    after = (word.lower_ for one in of for below in one.children for word in (below, *below.lefts, *below.conjuncts))
    return frozenset({*before, *after} & PORTFOLIOS)
