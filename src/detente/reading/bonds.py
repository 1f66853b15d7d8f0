"""Ties between parties as the text tells them: allies, adversaries, patrons and agents, and denials of a tie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.lexicon.relations import ADJECTIVES, MUTUAL, NOUNS, PARTICIPLES, VERBS
from detente.reading.syntax import child, negated, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from detente.reading.cast import Cast


@dataclass(frozen=True, slots=True)
class Link:
    """One tie in offsets; `denied`: the text says it is not so."""

    source: str
    target: str
    kind: str
    cue: Span
    denied: bool


def links(doc: Doc, cast: Cast) -> tuple[Link, ...]:
    """Return every place where `doc` tells of a tie, or denies one, in the order of the text."""
    close = {cast.at[token.head.i] for token in doc if token.lower_ == "close" and token.head.i in cast.at}
    return tuple(link for token in doc for link in _links(token, cast, close) if link.source != link.target)


def _links(token: Token, cast: Cast, close: set[str]) -> Iterator[Link]:
    if token.pos_ == "NOUN" and token.lower_ in NOUNS and _had(token):
        yield from _has_agents(token, cast, close)
    elif token.pos_ == "NOUN" and token.lower_ in NOUNS:
        yield from _by_noun(token, cast)
    if token.pos_ in {"ADJ", "VERB", "ADV"}:
        yield from _by_adjective(token, cast)
    if token.pos_ == "VERB" and token.lemma_ in VERBS and token.tag_ not in {"VBN"}:
        yield from _pairs(
            cast.all(subject(token)), cast.all(child(token, "dobj")), VERBS[token.lemma_], token, negated(token)
        )
    if token.tag_ == "VBN" and token.lower_ in PARTICIPLES:
        yield from _by_participle(token, cast)


def _pairs(sources: tuple[str, ...], targets: tuple[str, ...], kind: str, cue: Token, denied: bool) -> Iterator[Link]:
    for source in sources:
        yield from (
            Link(source, target, kind, (cue.idx, cue.idx + len(cue)), denied) for target in targets if target != source
        )


def _by_noun(noun: Token, cast: Cast) -> Iterator[Link]:
    kind = NOUNS[noun.lower_]
    if noun.lemma_ in MUTUAL or noun.lower_ in MUTUAL:
        pairs = _hyphened(noun, cast)
        for one, other in pairs:
            yield from _pairs((one,), (other,), kind, noun, negated(noun))
        both = () if pairs else _both_sides(noun, cast)
        if len(both) == 1 and noun.dep_ == "dobj":
            both = (*cast.all(subject(noun.head)), *both)
        yield from _pairs(both[:1], both[1:], kind, noun, negated(noun) or (noun.dep_ == "dobj" and negated(noun.head)))
        return
    of = cast.all(child(noun, "poss")) or _after(noun, cast, {"of", "to", "for", "with"})
    named = child(noun, "appos")
    who = cast.all(named) or (cast.all(subject(noun.head)) if noun.dep_ in {"attr", "oprd"} else ())
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        who = who or _as_what(noun.head.head, cast)
        of = of or _after(noun.head.head, cast, {"by"}) or _agent(noun.head.head, cast)
    if noun.dep_ == "appos":
        who = cast.all(noun.head)
    yield from _pairs(who, of, kind, noun, negated(noun) or negated(noun.head))


def _had(noun: Token) -> bool:
    return NOUNS[noun.lower_] == "agent" and noun.dep_ == "dobj" and noun.head.lemma_ in {"have", "keep", "need"}


def _has_agents(noun: Token, cast: Cast, close: set[str]) -> Iterator[Link]:
    """As in "It has no agents": said of the armed groups the text calls close to somebody, else of its first two."""
    groups = [key for key, party in cast.parties.items() if party.kind == "armed group"]
    meant = tuple(key for key in groups if key in close) or tuple(groups[:2])
    yield from _pairs(cast.all(subject(noun.head)), meant, "patron", noun, negated(noun) or negated(noun.head))


def _as_what(verb: Token, cast: Cast) -> tuple[str, ...]:
    """Who is seen or used as something: the object, or what a participle hangs on ("X, used as a tool")."""
    for _ in range(4):
        thing = child(verb, "dobj", "nsubjpass") or (verb.head if verb.dep_ in {"acl", "relcl"} else None)
        found = cast.all(thing)
        if found or thing is None:
            return found
        while thing.head.i != thing.i and thing.head.pos_ not in {"VERB", "AUX"}:
            thing = thing.head
        verb = thing.head
    return ()


def _agent(verb: Token, cast: Cast) -> tuple[str, ...]:
    by = child(verb, "agent")
    return cast.all(child(by, "pobj")) if by is not None else ()


def _hyphened(noun: Token, cast: Cast) -> tuple[tuple[str, str], ...]:
    """The pairs of "Ruritanian-Syldavian hostilities"."""
    doc, first = noun.doc, noun.left_edge.i
    middles = [i for i in range(first + 1, noun.i - 1) if doc[i].text in {"-", "–"}]
    return tuple((cast.at[i - 1], cast.at[i + 1]) for i in middles if i - 1 in cast.at and i + 1 in cast.at)


def _both_sides(noun: Token, cast: Cast) -> tuple[str, ...]:
    """The two parties of "its friendship with X", "hostility between X and Y", "X-Y hostilities"."""
    before = [one for left in noun.lefts for one in left.subtree if one.i in cast.at]
    sides = [cast.at[one.i] for one in before] + list(
        _after(noun, cast, {"with", "between", "to", "towards", "against"})
    )
    return tuple(dict.fromkeys(sides))


def _after(token: Token, cast: Cast, words: set[str]) -> tuple[str, ...]:
    preps = [below for below in token.children if below.dep_ in {"prep", "agent"} and below.lower_ in words]
    return tuple(party for prep in preps for party in cast.all(child(prep, "pobj")))


def _by_adjective(word: Token, cast: Cast) -> Iterator[Link]:
    for prep in (below for below in word.children if below.dep_ == "prep"):
        kind = ADJECTIVES.get((word.lower_, prep.lower_))
        if kind is not None:
            who = word.head if word.dep_ in {"amod", "acl"} else subject(word.head if word.dep_ == "acomp" else word)
            yield from _pairs(
                cast.all(who), cast.all(child(prep, "pobj")), kind, word, negated(word.head) or negated(word)
            )


def _by_participle(word: Token, cast: Cast) -> Iterator[Link]:
    """As in "Backed by X", "X-backed": X is the patron of what the participle says it of."""
    who = (
        word.head
        if word.dep_ in {"acl", "amod"}
        else subject(word)
        if not _agent(word, cast)
        else child(word, "nsubjpass")
    )
    patrons = _agent(word, cast) or tuple(
        cast.at[left.i] for left in word.lefts if left.i in cast.at and left.dep_ in {"npadvmod", "compound", "amod"}
    )
    yield from _pairs(patrons, cast.all(who), PARTICIPLES[word.lower_], word, negated(word))
