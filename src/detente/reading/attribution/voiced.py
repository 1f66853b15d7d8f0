"""Who speaks or acts and has no name: "Army chief", "two people close to the minister", "a study by the institute"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from detente.reading.actors.cast import Cast, add
from detente.reading.actors.described import described, kind_of, owner_of
from detente.reading.actors.duals import dual
from detente.reading.actors.names import key_of
from detente.reading.events.deeds import action_of, passive_like
from detente.reading.lexicon.bodies import NOT_NAMES
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.lexicon.parties import ARMS, OFFICES
from detente.reading.lexicon.people import ABSTRACT, GATHERED, PAPERS
from detente.reading.lexicon.speech import KIND_OF_NOUN
from detente.reading.syntax import child, passive, subject, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.attribution.told import Report

_THOUGHTS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ance",
    "ence",
    "ing",
    "ure",
    "age",
    "sis",
    "cy",
    "hood",
    "ry",
)
"""Endings of nouns for what people do, are or think."""
_BY = frozenset({"by", "from", "of"})


def voiced(found: Cast, told: Sequence[Report]) -> None:
    """Let everybody an attribution names, and everybody who does something, be a party by the words for them."""
    for report in told:
        if report.head is not None:
            _voice(found, found.doc[report.head])
    for token in found.doc:
        for noun in _doers(token):
            if kind_of(noun) is not None:
                _voice(found, noun)


def papers(found: Cast, told: Sequence[Report]) -> None:
    """As in "her report": hers, once it is known who she is."""
    for report in told:
        noun = found.doc[report.head] if report.head is not None else None
        if noun is not None and noun.i not in found.at and noun.lemma_.lower() in PAPERS:
            key = _maker(found, noun)
            if key is not None:
                found.put(noun, key, "group", described(noun))


def _voice(found: Cast, source: Token) -> None:
    for noun in _nouns(source):
        if noun.i in found.at or found.party(noun) is not None or _somebodys_office(noun) or dual(noun):
            continue
        paper = noun.lemma_.lower() in PAPERS
        for maker in _unnamed_makers(found, noun) if paper else ():
            found.put(maker, _own(found, maker) or "", "crowd", described(maker))
        key = _maker(found, noun) if paper else _own(found, noun)
        if key is not None:
            found.put(noun, key, "crowd" if key in found.crowds else "group", described(noun))


def _nouns(source: Token) -> Iterator[Token]:
    """Yield the noun a source is headed by, and those joined to it; of a relative pronoun the noun it stands for."""
    if source.tag_ in {"WP", "WDT"} or (source.lower_ == "that" and source.head.dep_ == "relcl"):
        source = source.head.head
    yield from (one for one in (source, *source.conjuncts) if one.pos_ in {"NOUN", "PROPN"} or _alone(one))


def _somebodys_office(noun: Token) -> bool:
    """As in "his government", which is known once it is known who he is."""
    owner = child(noun, "poss") if noun.lower_ in OFFICES | ARMS.keys() else None
    return owner is not None and (owner.pos_ == "PRON" or owner.tag_ == "WP$")


def _alone(word: Token) -> bool:
    """As in "the latter", "many in the village": a word that stands for people by itself."""
    return word.lower_ in GATHERED


def _maker(found: Cast, paper: Token) -> str | None:
    """As in "a study by the Costa Institute", "its own report": whose paper it is."""
    by = next((one for one in paper.children if one.dep_ in {"prep", "agent"} and one.lower_ in _BY), None)
    made = child(paper, "acl")
    by = by if by is not None or made is None else child(made, "agent")
    of = child(by, "pobj") if by is not None else None
    near = [of, *(one for one in paper.lefts if one.dep_ in {"poss", "compound", "nmod"})]
    keys = (found.party(one) for one in near if one is not None)
    return next((key for key in keys if key is not None and found.parties[key].kind != "state"), None)


def _unnamed_makers(found: Cast, paper: Token) -> Iterator[Token]:
    """As in "A note from the embassy": who made it, where he is no party yet."""
    froms = (one for one in paper.rights if one.dep_ == "prep" and one.lower_ in {"from", "by"})
    makers = (maker for one in froms if (maker := child(one, "pobj")) is not None)
    yield from (maker for maker in makers if maker.i not in found.at and kind_of(maker) is not None)


def _own(found: Cast, noun: Token) -> str | None:
    """Return a party of its own by the words of the phrase, the same for the same words; None for an abstraction."""
    if noun.lower_ in NOT_NAMES or (kind_of(noun) is None and abstract(noun)):
        return None
    start, end = described(noun)
    words = text_of(noun.doc)[start:end]
    key = key_of(words.removeprefix("the ").removeprefix("The "))
    if key not in found.parties:
        owner = owner_of(found, noun)
        body = noun.ent_type_ == "ORG" or (noun.tag_ == "NN" and child(noun, "det") is not None)
        other = "organisation" if body else "person"
        add(found, key, words[:1].upper() + words[1:], kind_of(noun) or other, owner)
        found.crowds[key] = owner
    return key


def abstract(noun: Token) -> bool:
    """Tell whether a noun that is in no list of people means an act, a thought or a time."""
    word = noun.lemma_.lower()
    listed = word in ABSTRACT or word in KIND_OF_NOUN or action_of(noun) is not None
    return listed or word.endswith(_THOUGHTS) or noun.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"}


def _doers(token: Token) -> Iterator[Token]:
    """Yield who does the action `token` names, where a noun without a name does."""
    if token.pos_ != "VERB" or (token.lemma_ not in BY_VERB and action_of(token) is None):
        return
    by = child(token, "agent")
    who = child(by, "pobj") if by is not None else None if passive(token) or passive_like(token) else subject(token)
    if who is not None:
        yield from (noun for noun in _nouns(who) if noun.pos_ == "NOUN")
