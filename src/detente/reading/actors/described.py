"""What a phrase for somebody without a name spans, what kind of party it makes, and whose people they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.actors.cast import PERSONAL, Cast
from detente.reading.lexicon.bodies import CROWDS, PERSONNEL, PERSONS
from detente.reading.lexicon.parties import GROUPS, LEADERS, VOICES, WRITERS
from detente.reading.lexicon.people import NO_MAKERS, PEOPLE_OF
from detente.reading.syntax import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

WIDEST = 12
"""The most words of a phrase that becomes a name."""

_LEFT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "predet"})
_SETTING_APART = frozenset(
    """of in on at from for with without near behind inside close to across along beyond outside opposite aboard above
    below beneath around""".split()
)
_WHERE = frozenset({"there", "here", "abroad", "ashore", "aboard"})
_ENDINGS = ("ers", "ors", "ists", "men", "women", "er", "or", "ist", "man", "woman", "folk", "keepers")
_OWNING = frozenset({"of", "for", "from", "in", "at", "with"})


def described(noun: Token) -> Span:
    """Return the span of a phrase with what sets it apart: "two people close to the minister", no clauses.

    A phrase longer than `WIDEST` words keeps what stands before its noun.
    """
    first = min([noun.i, *(one.left_edge.i for one in noun.lefts if one.dep_ in _LEFT)])
    first = _past_date(noun, first)
    last = noun.i
    for below in noun.rights:
        if below.right_edge.i - first >= WIDEST or below.left_edge.i > last + 1 or not _sets_apart(below):
            break
        last = below.right_edge.i
    if last == noun.i and last + 1 < len(noun.doc) and noun.doc[last + 1].lower_ in _WHERE:
        last += 1
    while last > noun.i and (noun.doc[last].is_punct or noun.doc[last].is_space):
        last -= 1
    return trimmed(noun.doc, first, last + 1)


def _past_date(noun: Token, first: int) -> int:
    """As in "On 8 June eleven men left", "Two days later gunmen came": a day before somebody is none of his words."""
    dated = first
    while dated < noun.i and noun.doc[dated].ent_type_ in {"DATE", "TIME"} and not _counts(noun.doc[dated], noun):
        dated += 1
    month = any(one.pos_ == "PROPN" or one.tag_ == "RB" for one in noun.doc[first:dated])
    return dated if month and noun.ent_type_ not in {"DATE", "TIME"} else first


def _counts(word: Token, noun: Token) -> bool:
    """As in "On 8 June eleven men left": the number of people, not of days."""
    return word.is_alpha and word.like_num and word.i + 1 == noun.i


def _sets_apart(below: Token) -> bool:
    """As in "of the Front", "close to him", "briefed on the plan"; no clause with a verb of its own and no time."""
    if any(one.dep_ in {"relcl", "ccomp", "advcl"} or one.ent_type_ in {"DATE", "TIME"} for one in below.subtree):
        return False
    if below.dep_ == "acl":
        return below.tag_ == "VBN" and any(one.dep_ == "prep" for one in below.children)
    return below.dep_ in {"prep", "amod"} and below.lower_ in _SETTING_APART


def kind_of(noun: Token) -> str | None:
    """Return the kind of party a common noun makes, by the lists or its ending; None where it means no people."""
    word, lemma = noun.lower_, noun.lemma_.lower()
    kind = KINDS.get(word) or KINDS.get(lemma)
    if kind is None and lemma not in NO_MAKERS and len(word) > 4 and word.endswith(_ENDINGS):
        kind = "person"
    return "public" if kind == "person" and noun.tag_ == "NNS" else kind


def _kinds() -> Iterator[tuple[str, str]]:
    for word in (*PERSONS, *VOICES, *WRITERS, *LEADERS, *PERSONNEL):
        yield word, "person"
    yield "d'affaires", "person"
    yield "d’affaires", "person"
    yield from PEOPLE_OF.items()
    yield from GROUPS.items()
    yield from CROWDS.items()


KINDS = dict(_kinds())
"""The kind of party each common noun for people makes."""


def owner_of(found: Cast, noun: Token) -> str | None:
    """Return the party before a noun or after its preposition: "Iceland's X", "Harbour Union X", "X for the Union"."""
    before = [one for one in noun.lefts if one.dep_ in {"amod", "compound", "nmod", "poss"}]
    deeper = [one for token in before for one in token.subtree]
    preps = [one for one in noun.rights if one.dep_ == "prep" and one.lower_ in _OWNING]
    after = [below for prep in preps for below in prep.children if below.dep_ == "pobj"]
    keys = [key for one in (*deeper, *after) if (key := found.at.get(one.i)) is not None]
    return next((key for key in keys if found.parties[key].kind not in PERSONAL), keys[0] if keys else None)
