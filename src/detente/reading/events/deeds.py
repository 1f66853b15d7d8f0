"""Which actions a clause or a noun phrase speaks of: who would do what to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.items import Deed
from detente.reading.lexicon.deeds import ACTIONS, BY_NOUN, BY_VERB, CARRIERS
from detente.reading.syntax import child, passive, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.actors.cast import Cast
    from detente.reading.lexicon.deeds import Action

ACTION = {action.key: action for action in ACTIONS}
_ON = frozenset("on upon against into with over at to of".split())
_WITHIN = _ON | {"in"}
_MEDDLING = frozenset("intervene interfere meddle".split())
_BETWEEN = frozenset("between among".split())
_WITH = frozenset("with against".split())


def deeds_of(token: Token, cast: Cast, doer: str | None) -> tuple[Deed, ...]:
    """Return the actions that the clause or noun phrase headed by `token` speaks of, joined ones too.

    `doer` does what has no doer of its own ("wants to leave": who wants). Nothing that merely happens is returned.
    """
    found = [deed for one in (token, *token.conjuncts) for deed in _deeds(one, cast, doer)]
    return tuple(dict.fromkeys(found))


def _deeds(token: Token, cast: Cast, doer: str | None) -> Iterator[Deed]:
    if token.pos_ in {"VERB", "AUX"}:
        yield from _of_verb(token, cast, doer)
    elif token.pos_ in {"NOUN", "PROPN"}:
        yield from _of_noun(token, cast, doer)


def _of_verb(verb: Token, cast: Cast, doer: str | None) -> Iterator[Deed]:
    thing = child(verb, "dobj", "nsubjpass")
    inherits = verb.dep_ == "xcomp" and child(verb, "nsubj") is None
    who = (doer if inherits else None) or agent(verb, cast) or doer
    if thing is not None and verb.lemma_ in CARRIERS and action_of(thing) is not None:
        yield from _of_noun(thing, cast, who)
        return
    action = BY_VERB.get(verb.lemma_)
    if action is None:
        about = next((below for below in verb.children if below.dep_ == "prep" and below.lower_ == "for"), None)
        asked = child(about, "pobj") if about is not None and verb.lemma_ in {"push", "press"} else None
        yield from _of_noun(asked, cast, who) if asked is not None else ()
        return
    for one in [who] if who else []:
        yield from _directed(action, one, _others(target_of(verb, cast), one))


def agent(verb: Token, cast: Cast) -> str | None:
    """Return the party that does `verb`: its own subject, or its agent in the passive."""
    by = child(verb, "agent")
    if by is not None:
        return cast.party(child(by, "pobj"))
    who = subject(verb)
    if passive(verb):
        return None
    return cast.party(who) if who is not None else None


def target_of(verb: Token, cast: Cast) -> tuple[str, ...]:
    """Return to whom `verb` is done: its object, its passive subject, or who stands after "on", "against", "with"."""
    thing = child(verb, "nsubjpass") if passive(verb) else child(verb, "dobj", "dative")
    on = _WITHIN if verb.lemma_ in _MEDDLING else _ON
    found = cast.all(thing, loose=True)
    if found or thing is None:
        return found or _after(verb, cast, on)
    return _after(thing, cast, on) or _after(verb, cast, on)


def _after(token: Token, cast: Cast, words: frozenset[str]) -> tuple[str, ...]:
    """Return the parties after a preposition that hangs on `token`."""
    preps = [below for below in token.children if below.dep_ in {"prep", "dative"} and below.lower_ in words]
    found = [cast.all(child(prep, "pobj"), loose=True) for prep in preps]
    return next((parties for parties in found if parties), ())


def action_of(noun: Token) -> Action | None:
    """Return the action a noun names, or None."""
    return BY_NOUN.get(noun.lower_) or BY_NOUN.get(noun.lemma_)


def _of_noun(noun: Token, cast: Cast, doer: str | None) -> Iterator[Deed]:
    action = action_of(noun)
    if action is None:
        return
    between = _after(noun, cast, _BETWEEN)
    if len(between) == 2:
        yield Deed(action.key, between[0], between[1], mutual=True)
        return
    who = noun_doer(noun, cast) or doer
    if who is None:
        return
    others = _others(_after(noun, cast, _WITH) or noun_target(noun, cast), who)
    mutual = action.mutual and bool(_after(noun, cast, frozenset({"with", "between"}))) and len(others) > 0
    yield from (Deed(deed.action, deed.doer, deed.target, mutual) for deed in _directed(action, who, others))


def noun_doer(noun: Token, cast: Cast) -> str | None:
    """Return whose action a noun names: its possessor, who stands after "by", or the demonym before it."""
    owner = child(noun, "poss")
    by = next((below for below in noun.children if below.dep_ in {"prep", "agent"} and below.lower_ == "by"), None)
    before = [below for below in noun.lefts if below.dep_ in {"amod", "compound", "nmod"} and below.i in cast.at]
    launched = child(noun, "acl")
    return (
        cast.party(owner)
        or (cast.party(child(by, "pobj")) if by is not None else None)
        or (cast.at[before[0].i] if before else None)
        or (
            agent(launched, cast)
            if launched is not None and launched.lemma_ in CARRIERS and passive_like(launched)
            else None
        )
    )


def passive_like(verb: Token) -> bool:
    """Tell whether a participle after a noun is passive ("attacks launched by")."""
    return verb.tag_ == "VBN" and child(verb, "agent") is not None


def noun_target(noun: Token, cast: Cast) -> tuple[str, ...]:
    """Return whom the action a noun names is done to."""
    return _after(noun, cast, frozenset({"on", "against", "upon", "with", "to", "of", "in"}))


def _others(parties: tuple[str, ...], doer: str) -> tuple[str, ...]:
    return tuple(party for party in parties if party != doer)


def _directed(action: Action, doer: str, targets: tuple[str, ...]) -> Iterator[Deed]:
    if action.directed and targets:
        yield from (Deed(action.key, doer, target) for target in targets)
    else:
        yield Deed(action.key, doer)
