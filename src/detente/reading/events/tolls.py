"""What an event cost: how many suffered what, as the words of one sentence count it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.items import Bound, Passage, Toll
from detente.reading.lexicon.parties import PEOPLE
from detente.reading.syntax import text_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
"""
_NUMBER = {word: n for n, word in enumerate(_UNITS.split())} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
    "hundred": 100,
}  # fmt: skip
_HARMS = {
    **dict.fromkeys("kill die dead drown murder behead execute massacre perish assassinate".split(), "killed"),
    **dict.fromkeys("wound injure hurt maim".split(), "wounded"),
    **dict.fromkeys("capture seize".split(), "captured"),
    **dict.fromkeys("abduct kidnap".split(), "abducted"),
    **dict.fromkeys("arrest detain jail imprison".split(), "detained"),
    "displace": "displaced",
    "evacuate": "evacuated",
    "missing": "missing",
}
_STATES = {"wounded": "wounded", "injured": "wounded", "hurt": "wounded", "dead": "killed", "killed": "killed",
           "missing": "missing", "others": ""}  # fmt: skip
_LOSSES = {"death": "killed", "fatality": "killed", "casualty": "killed or wounded", "injury": "wounded"}
_PERSON = frozenset(
    """person man woman child soldier civilian officer sailor guard worker policeman protester passenger miner
    fisherman villager marine pilot journalist teacher driver student trooper crewman docker boy girl farmer clerk
    judge priest nurse doctor engineer merchant shepherd prisoner hostage refugee migrant baby pensioner widow cook
    mechanic official diplomat mayor monitor observer peacekeeper medic porter conscript recruit cadet militiaman
    guardsman railwayman postman boatman herdsman""".split()
)
_BOUNDS: dict[str, Bound] = {
    "least": "least", "more": "least", "over": "least", "than": "least", "most": "most", "to": "most",
    "about": "about", "around": "about", "some": "about", "nearly": "about", "almost": "about",
    "roughly": "about", "approximately": "about",
}  # fmt: skip
_DIGIT = re.compile(r"\d")


def tolls(sentence: Sentence) -> Iterator[Toll]:
    """Yield how many suffered what: "killed 3 soldiers", "two guards were wounded", "47 wounded", "a sailor died"."""
    whom, harm_before = "", ""
    for token in sentence:
        count = _count(token) if token.pos_ in {"NUM", "NOUN", "ADJ", "DET"} or token.like_num else None
        if count is None:
            continue
        noun = token.head if token.dep_ in {"nummod", "det"} and _may_suffer(token.head) else None
        if token.dep_ == "det" and noun is None:
            continue
        loss = _LOSSES.get(token.head.lemma_, "") if token.dep_ == "nummod" else ""
        harm = loss or (_harm(noun) if noun is not None else _harm_next(token)) or _shared(token, harm_before)
        if harm and (noun is not None or loss or _next_is_harm(token) or whom or token.dep_ != "nummod"):
            whom = noun.text if noun is not None and noun.lower_ != "others" else whom
            harm_before = harm
            yield Toll(count, harm, whom, _bound(token), _passage(token, noun))


def _may_suffer(noun: Token) -> bool:
    """People by their name, or whatever is said to be killed or wounded and is no thing."""
    return _people(noun) or (noun.tag_ == "NNS" and noun.lemma_ not in _THINGS and _harm(noun) in {"killed", "wounded"})


_THINGS = frozenset("truck vehicle car ship boat house building strike attack day year hour plane tank".split())


def _people(noun: Token) -> bool:
    return noun.lower_ in PEOPLE or noun.lemma_ in _PERSON or noun.lower_ == "others"


def _count(token: Token) -> int | None:
    if token.like_num and _DIGIT.match(token.text):
        digits = token.text.replace(",", "")
        return int(digits) if digits.isdecimal() and len(digits) < 9 and not _is_year(token, digits) else None
    if token.lower_ in {"a", "an"} and token.head.tag_ == "NN" and token.head.lemma_ in _PERSON:
        return 1
    return _NUMBER.get(token.lower_)


def _is_year(token: Token, digits: str) -> bool:
    return token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"} and len(digits) <= 4


def _harm(noun: Token) -> str | None:
    """The verb a counted noun is the object, passive subject or subject of, or the participle after it."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if after.lower_ in _STATES and after.lower_ != "others":
        return _STATES[after.lower_]
    for _ in range(3):
        for token in (noun.head, *(below for below in noun.children if below.dep_ in {"acl", "amod"})):
            if token.lemma_ in _HARMS and _suffered(noun, token):
                return _HARMS[token.lemma_]
            if token.lower_ in _STATES:
                return _STATES[token.lower_] or None
        if noun.dep_ != "conj":
            return None
        noun = noun.head
    return None


def _suffered(noun: Token, harm: Token) -> bool:
    """Who "killed" somebody is not killed: an active subject only dies, drowns or perishes."""
    return not (noun.dep_ == "nsubj" and noun.head.i == harm.i and harm.lemma_ in {"kill", "wound", "injure", "capture",
        "seize", "abduct", "kidnap", "arrest", "detain", "murder", "execute", "evacuate", "jail"})  # fmt: skip


def _next_is_harm(number: Token) -> bool:
    after = number.nbor(1) if number.i + 1 < len(number.doc) else number
    return after.lower_ in _STATES


def _harm_next(number: Token) -> str | None:
    """As in "47 wounded": the word after the number, or the verb it is an object or passive subject of."""
    after = number.nbor(1) if number.i + 1 < len(number.doc) else number
    if _STATES.get(after.lower_):
        return _STATES[after.lower_]
    verb = number.head
    counted = number.dep_ in {"dobj", "nsubjpass", "nsubj", "pobj"} or verb.pos_ != "NOUN"
    return _HARMS.get(verb.lemma_) if counted and verb.lemma_ in _HARMS and _suffered(number, verb) else None


def _shared(token: Token, before: str) -> str | None:
    """As in "two guards and a nurse were killed": the harm of what a number is joined to."""
    noun = token.head
    return before if before and noun.dep_ == "conj" and token.dep_ in {"nummod", "det"} and _people(noun) else None


def _bound(number: Token) -> Bound:
    doc = number.doc
    if number.i and doc[number.i - 1].lower_ == "to" and number.i > 1 and doc[number.i - 2].lower_ != "up":
        return "exact"
    return _BOUNDS.get(doc[number.i - 1].lower_, "exact") if number.i else "exact"


def _passage(number: Token, noun: Token | None) -> Passage:
    last = noun if noun is not None and noun.i > number.i else number
    start, end = number.idx, last.idx + len(last)
    return Passage(start, end, text_of(number.doc)[start:end])
