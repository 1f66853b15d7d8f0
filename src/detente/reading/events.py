"""Who did what to whom, when, and with what toll; what is only wanted, feared, denied or supposed is told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.deeds import action_of, agent, noun_doer, noun_target, passive_like, target_of
from detente.reading.items import Modality, Toll
from detente.reading.lexicon.deeds import BY_VERB, CARRIERS
from detente.reading.lexicon.parties import PEOPLE
from detente.reading.syntax import child, negated, passive, sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

    from detente.reading.cast import Cast
    from detente.reading.lexicon.deeds import Action

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
"""
_NUMBER = {word: n for n, word in enumerate(_UNITS.split())} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "dozen": 12,
    "hundred": 100,
}
_HARMS = {
    "kill": "killed",
    "wound": "wounded",
    "injure": "wounded",
    "die": "killed",
    "dead": "killed",
    "drown": "killed",
    "capture": "captured",
    "displace": "displaced",
}
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event in offsets. `at` is the index of the trigger token."""

    action: Action
    at: int
    actor: str | None
    target: str | None
    toll: tuple[Toll, ...]
    date: Span | None
    modality: Modality


_Key = tuple[str, str | None, str | None, Modality]


def happenings(doc: Doc, cast: Cast) -> tuple[Happening, ...]:
    """Return the events `doc` tells of, one for several mentions, in the order of their first mention.

    A toll belongs to the attack of its sentence, else to the one told right before.
    """
    found: dict[_Key, Happening] = {}
    last: tuple[int, _Key] | None = None
    for number, sentence in enumerate(doc.sents):
        tolls = tuple(_tolls(sentence))
        told = [event for token in sentence if (event := _event(token, cast, bool(tolls))) is not None]
        attacks = [event for event in told if event.action.key == "attack" and event.modality == "happened"]
        for event in told:
            event = replace(event, toll=tolls) if attacks and event is attacks[0] else event
            key = (event.action.key, event.actor, event.target, event.modality)
            found[key] = _merged(found[key], event) if key in found else event
            last = (number, key) if event.action.key == "attack" and event.modality == "happened" else last
        if tolls and not attacks and last is not None and number - last[0] <= 1:
            found[last[1]] = replace(found[last[1]], toll=found[last[1]].toll or tolls)
    return tuple(event for event in found.values() if event.actor or event.target or event.toll)


def _merged(first: Happening, again: Happening) -> Happening:
    """Let a later mention add the toll and the date the first one did not tell."""
    return replace(first, toll=first.toll or again.toll, date=first.date or again.date)


def _event(token: Token, cast: Cast, costly: bool) -> Happening | None:
    """Return the event `token` triggers; one with neither side known counts only where there is a toll."""
    if token.pos_ == "VERB" and token.lemma_ in BY_VERB and not _carries(token):
        actor = agent(token, cast)
        targets = target_of(token, cast)
        action = BY_VERB[token.lemma_]
    elif token.pos_ == "NOUN" and action_of(token) is not None:
        site = token.head if token.dep_ == "compound" and token.head.pos_ == "NOUN" else token
        actor = noun_doer(site, cast) or _by_carrier(site, cast) or _at_the_hands(token, cast)
        targets = noun_target(site, cast)
        if not (action_of(token) or BY_VERB["attack"]).directed:
            actor, targets = actor or next(iter(targets), None), ()
        action = action_of(token) or BY_VERB["attack"]
    else:
        return None
    if action.key == "retaliate" and not targets:
        targets = tuple(party for party in (_at_the_hands(token, cast, any_noun=True),) if party is not None)
    target = next((party for party in targets if party != actor), None)
    if actor is None and target is None and not (costly and action.kind == "ASSAULT"):
        return None
    return Happening(action, token.i, actor, target, (), _date(token), _modality(token))


def _carries(verb: Token) -> bool:
    """As in "Launched an attack" is one event, and the noun tells it."""
    thing = child(verb, "dobj", "nsubjpass")
    return verb.lemma_ in CARRIERS and thing is not None and action_of(thing) is not None


def _by_carrier(noun: Token, cast: Cast) -> str | None:
    verb = noun.head
    if verb.lemma_ in CARRIERS and noun.dep_ in {"dobj", "nsubjpass"}:
        return agent(verb, cast)
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "with"
        and noun.head.head.lemma_ in {"answer", "respond", "reply", "react", "retaliate"}
    ):
        return agent(noun.head.head, cast)
    after = child(noun, "acl", "relcl")
    return agent(after, cast) if after is not None and (passive_like(after) or passive(after)) else None


def _at_the_hands(noun: Token, cast: Cast, *, any_noun: bool = False) -> str | None:
    """As in "Killed at the hands of X": X, for an attack that has no other doer."""
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


def _date(token: Token) -> Span | None:
    """The date next to the trigger, else the only date of its sentence."""
    dates = _dates(sentence_of(token))
    near = [date for date in dates if token.is_ancestor(date.root)]
    one = near[0] if near else dates[0] if len(dates) == 1 else None
    return (one.start_char, one.end_char) if one is not None else None


def _dates(sentence: Sentence) -> list[Sentence]:
    """Return the dates of a sentence, from its own tokens: `ents` looks through the whole text."""
    inside = [token.i for token in sentence if token.ent_type_ == "DATE"]
    first = [i for i in inside if sentence.doc[i].ent_iob_ == "B"]
    ends = [*first[1:], inside[-1] + 1] if first else []
    return [sentence.doc[i : max(j for j in inside if j < end) + 1] for i, end in zip(first, ends, strict=True)]


def _modality(token: Token) -> Modality:
    """Tell a fact from what is denied, or only might be: by negation, modals and conditions above the trigger."""
    for _ in range(6):
        if negated(token):
            return "denied"
        if token.pos_ == "NOUN" and token.dep_ in {"pobj", "compound", "poss"}:
            return "happened"
        if any(
            below.tag_ == "MD" or (below.dep_ == "mark" and below.lower_ in {"if", "unless", "whether"})
            for below in token.children
        ):
            return "hypothetical"
        own = token.dep_ == "conj" and child(token, "nsubj", "nsubjpass") is not None
        if own or token.dep_ in {"ROOT", "ccomp", "relcl"} or token.head.i == token.i:
            return "happened"
        if token.dep_ == "xcomp" or (
            token.dep_ in {"acl", "advcl"} and any(below.lower_ == "to" for below in token.children)
        ):
            return "hypothetical"
        token = token.head
    return "happened"


def _tolls(sentence: Sentence) -> Iterator[Toll]:
    """Yield how many suffered what: "killed 3 soldiers", "3 soldiers were killed", "47 wounded", "9 dead"."""
    last_whom = ""
    for token in sentence:
        count = _count(token)
        if count is None:
            continue
        noun = token.head if token.dep_ == "nummod" and token.head.lower_ in PEOPLE else None
        harm = _harm(noun) if noun is not None else _harm_next(token)
        last_whom = noun.text if noun is not None else last_whom
        if harm is not None:
            yield Toll(count, harm, last_whom)


def _count(token: Token) -> int | None:
    if token.like_num and _DIGIT.match(token.text):
        digits = token.text.replace(",", "")
        return int(digits) if digits.isdecimal() and len(digits) < 9 else None
    return _NUMBER.get(token.lower_)


def _harm(noun: Token) -> str | None:
    """The verb a counted noun is the object, passive subject or subject of, or the participle after it."""
    for token in (noun.head, *(below for below in noun.children if below.dep_ in {"acl", "amod"})):
        if token.lemma_ in _HARMS:
            return _HARMS[token.lemma_]
    return None


def _harm_next(number: Token) -> str | None:
    """As in "47 wounded": the word after the number, or the verb it is an object of."""
    after = number.nbor(1) if number.i + 1 < len(number.doc) else number
    for token in (after, number.head):
        if token.lemma_ in _HARMS:
            return _HARMS[token.lemma_]
        if token.lower_ in {"wounded", "injured", "dead"}:
            return "killed" if token.lower_ == "dead" else "wounded"
    return None
