"""Where an event happened: the named place attached to its trigger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.events.dated import TAKING_PLACE
from detente.reading.syntax import child, noun_phrase, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT = frozenset("in at near off east west north south outside inside around along across within from".split())
_SITES = frozenset(
    """town city village port province district region island harbour harbor suburb
    strait post base camp airport checkpoint market hospital school bridge dam valley
    gate station plant refinery terminal border crossing quay dock embassy prison barracks square ford canal mine
    anchorage ridge pass lock lake river road highway tunnel beach yard works reservoir pier jetty depot""".split()
)
_SURE = frozenset("in near off outside at".split())
"""Prepositions after which a name that the parser does not know is a place."""

_NAMED = frozenset({"GPE", "LOC", "FAC"})


def place(trigger: Token) -> Span | None:
    """Return the place told next to `trigger` or in its clause ("in Bergen", "near the Solund strait")."""
    return (
        _beside(trigger)
        or _struck(trigger)
        or next((found for below in _things(trigger) if (found := _beside(below)) is not None), None)
        or next((found for above in _sites(trigger) if (found := _beside(above)) is not None), None)
        or next((found for below in _things(trigger) if (found := _site(below)) is not None), None)
    )


def _site(noun: Token) -> Span | None:
    """A named site that something is done to: "closed the Molsk canal"; without its article."""
    name = next((below for below in noun.lefts if below.dep_ == "compound" and below.pos_ == "PROPN"), None)
    if noun.lemma_ not in _SITES or name is None:
        return None
    return trimmed(noun.doc, name.left_edge.i, noun.i + 1)


def _beside(above: Token) -> Span | None:
    """The place after a preposition that hangs on `above`."""
    for prep in above.children:
        if prep.dep_ in {"prep", "advmod"} and prep.lower_ in _AT:
            of = child(prep, "prep")
            noun = child(prep, "pobj") or (child(of, "pobj") if of is not None and of.lower_ == "of" else None)
            found = _named(noun, sure=prep.lower_ in _SURE) if noun is not None else None
            if found is not None:
                return found
    return None


def _struck(trigger: Token) -> Span | None:
    """The name of the site a blow fell on ("a raid on Solund post"), or the place before it ("the Bergen raid")."""
    on = [child(b, "pobj") for b in trigger.children if b.dep_ == "prep" and b.lower_ in {"on", "against"}]
    site = next((noun for noun in on if noun is not None and noun.lemma_ in _SITES), None)
    lefts = site.lefts if site is not None else ()
    named = next((b for b in lefts if b.pos_ == "PROPN" and b.dep_ == "compound"), None)
    if named is not None:
        return trimmed(named.doc, named.left_edge.i, named.i + 1)
    before = next((b for b in trigger.lefts if b.dep_ == "compound" and b.ent_type_ in {"GPE", "LOC"}), None)
    return _whole(before) if before is not None else None


def _things(trigger: Token) -> Iterator[Token]:
    """What the deed is done to, on whose words its place may hang ("fired at a ferry off Solund")."""
    done = [below for below in trigger.children if below.dep_ in {"dobj", "nsubjpass"}]
    yield from (one for below in done for one in (below, *below.conjuncts))
    for prep in trigger.children:
        thing = child(prep, "pobj") if prep.dep_ == "prep" and prep.lower_ in {"on", "at", "against", "of"} else None
        if thing is not None:
            yield thing


def place_token(trigger: Token, cast_at: dict[int, str], key: str) -> bool:
    """Tell whether the only words for the party `key` next to a trigger are a place: "an attack in Jordan"."""
    ins = [below for below in trigger.children if below.dep_ == "prep" and below.lower_ in {"in", "at", "near", "off"}]
    return any(noun is not None and cast_at.get(noun.i) == key for noun in (child(prep, "pobj") for prep in ins))


def _sites(trigger: Token) -> Iterator[Token]:
    yield trigger
    yield from (below for below in trigger.rights if below.dep_ in {"relcl", "acl"} and below.lemma_ in TAKING_PLACE)
    if trigger.pos_ == "NOUN" and trigger.dep_ in {"dobj", "nsubjpass", "nsubj", "compound", "pobj"}:
        yield trigger.head
        if trigger.dep_ == "pobj":
            yield trigger.head.head
    elif trigger.dep_ in {"xcomp", "conj", "relcl", "acl"}:
        yield trigger.head


def _named(noun: Token, *, sure: bool = False) -> Span | None:
    """The phrase, without its clauses, where it or a name in it is a place; a date ("in May") is none."""
    if noun.ent_type_ in _NAMED:
        return _whole(noun)
    if sure and noun.pos_ == "PROPN" and noun.ent_type_ in {"", "PERSON", "PRODUCT", "WORK_OF_ART"}:
        return _whole(noun) if noun.ent_type_ else trimmed(noun.doc, noun.i, noun.i + 1)
    inner = next((b for b in noun.lefts if b.ent_type_ in _NAMED and b.dep_ in {"compound", "nmod"}), None)
    of = next((b for b in noun.rights if b.dep_ == "prep" and b.lower_ in {"of", "in"}), None)
    after = child(of, "pobj") if of is not None else None
    if inner is not None and noun.ent_type_ not in {"DATE", "TIME"}:
        return trimmed(noun.doc, noun.left_edge.i, noun.i + 1)
    if (site := _site(noun)) is not None:
        return site
    if noun.lemma_ in _SITES and noun.ent_type_ == "" and noun.pos_ == "NOUN":
        bare = after is None or after.pos_ != "PROPN"
        if bare:
            return noun_phrase(noun)
    named = after is not None and (after.ent_type_ in _NAMED or (after.pos_ == "PROPN" and noun.lemma_ in _SITES))
    if after is not None and named and noun.pos_ in {"NOUN", "PROPN"}:
        return trimmed(noun.doc, noun.left_edge.i, after.i + 1)
    return None


def _whole(noun: Token) -> Span:
    """The whole name a token is in."""
    doc, first, last = noun.doc, noun.i, noun.i + 1
    while first > 0 and doc[first].ent_iob_ == "I" and noun.i - first < 8:
        first -= 1
    while last < len(doc) and doc[last].ent_iob_ == "I" and last - noun.i < 8:
        last += 1
    return trimmed(doc, first, last)
