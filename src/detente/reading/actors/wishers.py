"""Who wants something and has no name: "dockers who refuse", "shopkeepers fear", "his government wants"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.actors.cast import Cast, add
from detente.reading.actors.described import kind_of
from detente.reading.actors.names import key_of
from detente.reading.lexicon.parties import OFFICES
from detente.reading.lexicon.people import ABSTRACT, PAPERS
from detente.reading.syntax import child, trimmed
from detente.reading.wants.cues import cue

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset("government regime cabinet administration country side".split())
_NO_PEOPLE = frozenset("prices rates shares bodies things pains efforts lengths terms instructions costs".split())


def wishers(found: Cast, *, bodies: bool) -> None:
    """Let everybody of whom a want is told be a party: the state somebody serves, else people by their common noun.

    `bodies`: also "his government", which is known once pronouns are.
    """
    for token in found.doc:
        told = cue(token)
        who = _noun(told.who) if told is not None and told.who is not None else None
        if (
            told is None
            or who is None
            or (who.lower_ in OFFICES and not bodies)
            or (told.planned and told.sign > 0)
            or found.all(who)
        ):
            continue
        key = _served(who, found) or _people(who, found)
        if key is not None:
            found.put(who, key, "group", trimmed(found.doc, _first(who), who.i + 1))


def _noun(who: Token) -> Token | None:
    """Return the noun a relative pronoun stands for; a personal pronoun is for the pass of pronouns."""
    if who.tag_ in {"WP", "WDT"} or who.lower_ in {"who", "which", "that"}:
        clause = who.head
        who = clause.head if clause.dep_ == "relcl" else who
    return who if who.pos_ == "NOUN" else None


def _served(who: Token, found: Cast) -> str | None:
    """As in "her government": the state its owner serves."""
    owner = child(who, "poss")
    key = found.party(owner) if who.lower_ in OFFICES and owner is not None else None
    return found.parties[key].serves if key is not None else None


def _people(who: Token, found: Cast) -> str | None:
    word = who.lower_
    if word not in _BODIES and kind_of(who) is None and (who.tag_ != "NNS" or _no_people(who)):
        return None
    key = key_of(word)
    if key not in found.parties:
        add(found, key, f"The {word}", "government" if word in _BODIES else kind_of(who) or "public")
    return key


def _no_people(who: Token) -> bool:
    return who.lower_ in _NO_PEOPLE or who.lemma_.lower() in ABSTRACT | PAPERS


def _first(who: Token) -> int:
    own = [below.left_edge.i for below in who.lefts if below.dep_ in {"det", "amod", "compound", "poss", "nummod"}]
    return min([who.i, *own])
