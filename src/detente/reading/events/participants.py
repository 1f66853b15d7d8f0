"""Who did it and to whom: the two sides of an event, from the words around its trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.events.deeds import ACTION, action_of, agent, noun_doer, noun_target, passive_like, target_of
from detente.reading.events.framed import undergone
from detente.reading.events.places import place_token
from detente.reading.lexicon.deeds import FORCES
from detente.reading.lexicon.tellings import CALLED
from detente.reading.syntax import child, passive, sentence_of, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.actors.cast import Cast
    from detente.reading.lexicon.deeds import Action

Sides = tuple[str | None, str | None]
_ORDERING = frozenset("ask urge order force tell persuade press push call invite command instruct allow help".split())
_ANSWERS = frozenset("answer respond reply react retaliate".split())


def of_verb(verb: Token, action: Action, cast: Cast) -> Sides:
    """Return who does `verb` and to whom it is done; a joint subject of "met" is both."""
    who = _doers(verb, cast)
    actor = next(iter(who), None)
    if verb.lemma_ == "lose" and action.key == "kill":
        return None, actor
    suffered = cast.all(verb.head, loose=True) if _reduced(verb) else (*target_of(verb, cast), *_named(verb, cast))
    if undone(verb) and not passive(verb):
        suffered = cast.all(child(verb, "nsubj"), loose=True)
    suffered = tuple(party for party in suffered if party not in _elsewhere(verb, action, cast))
    target = next((party for party in suffered if party != actor), None)
    if action.mutual and target is None:
        sides = _between(verb, cast)
        target = who[1] if len(who) > 1 else next((party for party in sides or () if party != actor), None)
    if action.key == "retaliate" and target is None:
        target = _at_the_hands(verb, cast, any_noun=True)
    return actor, (target if action.directed or action.mutual else None)


def _elsewhere(verb: Token, action: Action, cast: Cast) -> set[str]:
    """Return who is named, but has nothing done to it: a seat of courts, whose mandate is extended."""
    seats = {cast.at[below.i] for below in verb.subtree if below.lower_ == "hague" and below.i in cast.at}
    thing = child(verb, "dobj") if action.key == "deal" else None
    return seats | (set(cast.all(thing, loose=True)) if thing is not None else set())


def _doers(verb: Token, cast: Cast) -> tuple[str, ...]:
    """The parties that do `verb`; a force of a country ("Norwegian jets", "a Danish patrol") is that country."""
    by, ordered = child(verb, "agent"), _ordered(verb)
    if (_reduced(verb) or undone(verb)) and by is None:
        return ()
    named = cast.party(ordered, loose=True) or agent(verb, cast)
    token = child(by, "pobj") if by is not None else None if passive(verb) else ordered or subject(verb)
    beside = child(token, "appos") if token is not None and named is None else None
    named = named or cast.party(beside)
    if named is not None:
        return tuple(dict.fromkeys((named, *(cast.all(token) if token is not None else ()))))
    if token is not None and (token.lower_ in FORCES or token.lemma_ in FORCES or action_of(token) is not None):
        found = cast.party(token, loose=True)
        return (found,) if found is not None else ()
    return ()


def _named(verb: Token, cast: Cast) -> tuple[str, ...]:
    """The object by another way: the name beside it, people without a name, whose the ship is that was fired on."""
    thing = child(verb, "nsubjpass") if passive(verb) else child(verb, "dobj")
    beside = child(thing, "appos") if thing is not None else None
    own = child(thing, "poss") if thing is not None else None
    found = cast.all(beside) or (cast.all(thing) if own is None or own.tag_ != "PRP$" else ())
    on = [child(b, "pobj") for b in verb.children if b.dep_ == "prep" and b.lower_ in {"on", "at", "against", "to"}]
    for phrase in [] if found else [thing, *on]:
        within = phrase.lefts if phrase is not None else ()
        found = found or tuple(cast.at[b.i] for left in within for b in left.subtree if cast.how.get(b.i) == "demonym")
    return found


def _reduced(verb: Token) -> bool:
    """A participle that hangs on whom it befell: "two men killed in the attack"."""
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and child(verb, "aux", "auxpass", "nsubj", "dobj") is None


def _ordered(verb: Token) -> Token | None:
    """As in "asked X to send boats": X, who is to do it."""
    if verb.dep_ not in {"xcomp", "ccomp", "advcl"} or child(verb, "nsubj") is not None:
        return None
    asks = verb.head
    if asks.lemma_ in _ORDERING and (verb.dep_ != "advcl" or asks.lemma_ not in {"call", "invite"}):
        named = child(asks, "dobj", "dative", "nsubjpass") if verb.dep_ != "advcl" else None
        if named is not None:
            return named
    on = next((b for b in asks.children if b.dep_ == "prep" and b.lower_ in _UPON.get(asks.lemma_, ())), None)
    return child(on, "pobj") if on is not None else None


_UPON: dict[str, frozenset[str]] = {
    "call": frozenset({"on", "upon"}), "appeal": frozenset({"to"}), "prevail": frozenset({"on", "upon"}),
    "plead": frozenset({"with"}),
}  # fmt: skip
"""Verbs of asking, with the preposition before the one asked."""


def undone(trigger: Token) -> bool:
    """Tell whether a verb is told of what it is done to: "be freed", "wants the gates opened"."""
    if trigger.pos_ != "VERB" or passive(trigger):
        return trigger.pos_ == "VERB"
    own = child(trigger, "nsubj")
    thing = undergone(trigger)
    return own is not None and thing is not None and thing.i == own.i


def inherits(trigger: Token) -> bool:
    """Tell whether who wants an act is who would do it: "wants to leave", but not "wants X to leave", "an inquiry"."""
    if trigger.pos_ == "NOUN":
        return False
    return child(trigger, "nsubj", "nsubjpass") is None and _ordered(trigger) is None


def of_noun(noun: Token, action: Action, cast: Cast) -> Sides:
    """Return the two sides of the action a noun names, or of the verb that carries it ("launched an attack")."""
    site = noun.head if noun.dep_ == "compound" and noun.head.pos_ == "NOUN" else noun
    both = _between(site, cast)
    if both is not None and action.mutual:
        return both
    actor = _not_place(noun_doer(site, cast), site, cast) or _by_carrier(site, cast) or _at_the_hands(noun, cast)
    targets = [key for key in noun_target(site, cast) if not place_token(site, cast.at, key) or action.kind == "COERCE"]
    target = next((party for party in targets if party != actor), None) or _at_whom(site, actor, cast)
    if action.mutual and target is None and carried(noun) and noun.dep_ == "dobj":
        target = next((party for party in _doers(noun.head, cast) if party != actor), None)
    if not ACTION[action.key].directed:
        return actor or target, None
    if action.key == "retaliate" and target is None:
        target = _at_the_hands(noun, cast, any_noun=True)
    return actor, target


def _not_place(key: str | None, noun: Token, cast: Cast) -> str | None:
    """The place in "the Solund raid" did not do it."""
    before = next((b for b in noun.lefts if b.dep_ == "compound" and cast.at.get(b.i) == key), None)
    named = before is not None and before.ent_type_ in {"GPE", "LOC", "FAC"}
    return None if key is not None and named and cast.parties[key].kind != "state" else key


def _between(noun: Token, cast: Cast) -> Sides | None:
    """As in "clashes between X and Y"."""
    preps = [below for below in noun.children if below.dep_ == "prep" and below.lower_ in {"between", "among"}]
    found = cast.all(child(preps[0], "pobj"), loose=True) if preps else ()
    return (found[0], found[1]) if len(found) > 1 else None


def _at_whom(noun: Token, actor: str | None, cast: Cast) -> str | None:
    """Whom the verb that carries a noun names: "imposed sanctions on X", "X came under attack"."""
    verb = noun.head if noun.dep_ in {"dobj", "nsubjpass"} else noun.head.head
    if verb.lemma_ in CALLED and noun.dep_ in {"dobj", "nsubjpass"}:
        on = [
            b for b in verb.children if b.dep_ in {"prep", "dative"} and b.lower_ in {"on", "upon", "against", "with"}
        ]
        named = [key for prep in on for key in cast.all(child(prep, "pobj"), loose=True) if key != actor]
        return next(iter(named), None)
    if noun.dep_ == "pobj" and noun.head.lower_ == "under" and verb.pos_ == "VERB":
        return cast.party(subject(verb), loose=True)
    return None


def carried(noun: Token) -> bool:
    """Tell whether a verb only carries the noun: "signed a treaty", "held talks", "came under attack"."""
    if noun.dep_ in {"dobj", "nsubjpass"}:
        called = noun.head.lemma_ == "call" and any(below.lower_ in {"the", "this", "that"} for below in noun.lefts)
        return noun.head.lemma_ in CALLED and not called
    return noun.dep_ == "pobj" and noun.head.lower_ == "under" and noun.head.head.lemma_ in {"come", "be"}


def _by_carrier(noun: Token, cast: Cast) -> str | None:
    verb = noun.head
    if verb.lemma_ in CALLED and noun.dep_ in {"dobj", "nsubjpass"}:
        return next(iter(_doers(verb, cast)), None)
    if noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.head.head.lemma_ in {"go", "be"}:
        return cast.party(subject(noun.head.head))
    if noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        return cast.party(noun.head.head) if noun.lemma_ in {"visit", "strike", "mission"} else None
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.lemma_ in _ANSWERS:
        return agent(noun.head.head, cast)
    after = child(noun, "acl", "relcl")
    return agent(after, cast) if after is not None and (passive_like(after) or passive(after)) else None


def _at_the_hands(noun: Token, cast: Cast, *, any_noun: bool = False) -> str | None:
    """As in "killed at the hands of X": X, for an attack that has no other doer."""
    hands = next(
        (word for word in sentence_of(noun) if word.lower_ == "hands" and word.i > noun.i and word.head.lower_ == "at"),
        None,
    )
    if (
        hands is not None
        and not any_noun
        and any(action_of(token) is not None for token in noun.doc[noun.i + 1 : hands.i])
    ):
        return None
    of = child(hands, "prep") if hands is not None else None
    return cast.party(child(of, "pobj")) if of is not None and of.lower_ == "of" else None
