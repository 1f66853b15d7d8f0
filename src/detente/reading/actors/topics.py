"""What the next sentence is about: "Orland's bishops? They implore", "Orland's growers' league is bolder: it wants"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.actors.cast import Cast, add
from detente.reading.actors.described import kind_of
from detente.reading.actors.duals import dual
from detente.reading.actors.names import key_of
from detente.reading.lexicon.bodies import BODIES, CROWDS
from detente.reading.lexicon.parties import OFFICES, OUTLET_ENDINGS
from detente.reading.syntax import child, text_of, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = 24
"""Words back that the subject is looked for of which "it" or "they" tells more."""
_MEANING = frozenset({"it", "they"})
_BODILY = frozenset({"organisation", "company", "party", "movement", "armed group", "military", "outlet", "ministry"})


def topics(found: Cast) -> None:
    """Let a body or people of somebody be a party where the next pronoun that wants something means them, not whose."""
    for told in (found.cues or {}).values():
        pronoun = told.who
        if pronoun is None or pronoun.lower_ not in _MEANING or pronoun.i in found.at:
            continue
        noun = _topic(pronoun)
        owner = child(noun, "poss") if noun is not None else None
        if noun is None or owner is None or noun.i in found.at or dual(noun) or noun.lower_ in OFFICES:
            continue
        kind = _kind(noun, many=pronoun.lower_ == "they")
        named = key_of(owner.lower_) if owner.pos_ == "PROPN" else None
        whose = next((found.at[one.i] for one in owner.subtree if one.i in found.at), named)
        if kind is None or whose is None or found.in_quotes(noun) is not found.in_quotes(pronoun):
            continue
        span = trimmed(found.doc, noun.left_edge.i, noun.i + 1)
        words = " ".join(text_of(found.doc)[slice(*span)].split())
        key = f"{whose}_{key_of(noun.lower_)}"
        if key not in found.parties:
            add(found, key, words[:1].upper() + words[1:], kind)
            found.crowds[key] = None
        found.put(noun, key, "crowd", span)


def _topic(pronoun: Token) -> Token | None:
    """Return the last subject before a pronoun, in its sentence or the one before; a question of a noun alone, too."""
    begins = 0
    for i in range(pronoun.i - 1, max(-1, pronoun.i - _BACK), -1):
        one = pronoun.doc[i]
        if one.dep_ in {"nsubj", "nsubjpass"} or asked_about(one):
            return one if one.pos_ in {"NOUN", "PROPN"} else None
        begins += bool(one.is_sent_start)
        if begins > 1:
            return None
    return None


def asked_about(noun: Token) -> bool:
    """As in "And the skippers?": a noun that is all of a question."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    return noun.dep_ == "ROOT" and noun.pos_ in {"NOUN", "PROPN"} and after.text == "?"


def _kind(noun: Token, *, many: bool) -> str | None:
    if many:
        return kind_of(noun) if noun.tag_ == "NNS" else None
    if noun.text in OUTLET_ENDINGS:
        return "outlet"
    kind = CROWDS.get(noun.lower_) or BODIES.get(noun.lower_)
    return kind if noun.tag_ in {"NN", "NNP"} and kind in _BODILY else None
