"""Which words tell of an event: a verb or a noun of the action lexicon, or a verb with its particle or object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.events.deeds import ACTION, action_of
from detente.reading.lexicon.deeds import (
    BY_VERB,
    CARRIERS,
    LABOUR,
    PARTICLES,
    PHRASES,
    SAYINGS,
    SERIES,
    SPOKEN,
    TOWARDS,
)
from detente.reading.lexicon.modes import MEANS, MODES
from detente.reading.syntax import child, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.reading.lexicon.deeds import Action


def triggered(token: Token) -> Action | None:
    """Return the action `token` tells of, or None. A verb that only carries a noun leaves it to the noun."""
    if token.pos_ == "VERB":
        return _of_verb(token)
    if token.pos_ == "NOUN":
        return _of_noun(token)
    return None


def _of_verb(verb: Token) -> Action | None:
    lemma = verb.lemma_
    if lemma in SPOKEN or (
        lemma not in BY_VERB and lemma not in PHRASES and lemma not in PARTICLES and lemma not in TOWARDS
    ):
        return None
    thing = child(verb, "dobj", "nsubjpass")
    if thing is not None and thing.lower_ in {"none", "nothing"}:
        return None
    if lemma in {"reject", "refuse", "dismiss"} and (
        thing.lemma_ in SAYINGS if thing is not None else child(verb, "xcomp")
    ):
        return None
    if lemma in {"concede", "agree", "yield"} and child(verb, "ccomp") is not None:
        return None
    if lemma == "withhold" and thing is not None and thing.lemma_ in _SECRETS:
        return None
    said = PHRASES.get(lemma, {}).get(thing.lemma_ if thing is not None else "")
    if said is None and thing is not None and lemma in CARRIERS and action_of(thing) is not None:
        return None
    if lemma in {"promise", "pledge"} and (thing is None or thing.pos_ not in {"NOUN", "PROPN"}):
        return None
    if said is None and lemma in PARTICLES:
        part = child(verb, "prt", "advmod")
        said = PARTICLES[lemma].get(part.lower_ if part is not None else "")
    if said is None and lemma in TOWARDS:
        preps = (TOWARDS[lemma].get(below.lower_) for below in verb.children if below.dep_ in {"prep", "prt"})
        said = next((key for key in preps if key is not None), None)
    if said is not None:
        return ACTION[said]
    if lemma == "strike" and thing is None:
        return ACTION["protest"]
    return BY_VERB.get(lemma) if verb.dep_ not in {"amod", "compound"} else None


_SECRETS = frozenset("name identity comment judgement judgment detail information view opinion".split())
"""What is withheld by saying nothing."""


def _of_noun(noun: Token) -> Action | None:
    action = action_of(noun)
    if action is None or noun.lemma_ in SPOKEN:
        return None
    if noun.dep_ == "compound" and noun.head.lower_ not in SERIES and noun.head.pos_ == "NOUN":
        return None
    if noun.dep_ == "dobj" and action.kind in _TALKED and noun.head.lemma_ in BY_VERB and not _carries(noun.head):
        return None
    return ACTION["protest"] if noun.lemma_ == "strike" and _labour(noun) else action


def _carries(verb: Token) -> bool:
    return verb.lemma_ in CARRIERS


_TALKED = frozenset("REQUEST AGREE CONSULT".split())
"""Kinds whose noun as the object of another action is no event of its own ("rejected the offer")."""


def _labour(noun: Token) -> bool:
    """Workers strike: "a general strike", "on strike", "the dockers' strike"."""
    if noun.head.lower_ == "on" and child(noun, "det", "amod") is None and noun.tag_ == "NN":
        return True
    near = any(below.lemma_ in LABOUR or below.lower_ in LABOUR for below in noun.subtree)
    return near or (noun.doc.user_data.get(_WORK) or _of_work(noun.doc)) == "work"


_WORK = "detente.strikes"


def _of_work(doc: Doc) -> str:
    """Settle once what a bare "strike" is in a text: of workers where it speaks of unions, and of no bombs."""
    words = set(text_of(doc).lower().split())
    work = bool(words & _UNIONS) and not words & _BOMBS
    doc.user_data[_WORK] = "work" if work else "war"
    return str(doc.user_data[_WORK])


_UNIONS = frozenset("union unions union's unions' dockers strikers lockout wages picket pickets workers".split())
_BOMBS = frozenset("airstrike airstrikes bomb bombs bombing missile missiles warplanes rockets drone drones".split())


def mode_of(action: Action, trigger: Token) -> str | None:
    """Return how it was done, from the trigger, the words before it, and what follows "with" or "by"."""
    modes = MODES.get(action.kind)
    if modes is None:
        return None
    near = [*(b for b in trigger.lefts if b.dep_ in {"amod", "compound", "nmod", "nsubj"}), trigger]
    near += [b for b in trigger.rights if b.dep_ in {"dobj", "prt"}]
    for prep in trigger.children:
        noun = child(prep, "pobj") if prep.dep_ in {"prep", "agent"} and prep.lower_ in MEANS else None
        near += [noun, *(b for b in noun.lefts if b.dep_ == "compound")] if noun is not None else []
    found = (modes.get(word.lower_) or modes.get(word.lemma_) for word in near if word.ent_type_ != "GPE")
    return next((mode for mode in found if mode is not None), None)
