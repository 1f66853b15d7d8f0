"""Attributions without a verb of saying: "according to X", "the claim that", "is afraid that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.lexicon.speech import KIND_OF_ADJECTIVE, KIND_OF_NOUN
from detente.reading.syntax import child, extent, negated, subject, trimmed, without
from detente.reading.told import Report, source_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def by_adjective(word: Token) -> Iterator[Report]:
    """Yield the attribution of an adjective said of somebody: "is afraid that", "worried about"."""
    verb = word.head if word.dep_ in {"acomp", "oprd"} else word
    clause = child(word, "ccomp", "xcomp") or _topic(word) or (child(verb, "ccomp") if verb is not word else None)
    who = subject(verb)
    if clause is not None and who is not None and who.lower_ not in {"it", "that", "this", "there"}:
        cue = trimmed(word.doc, min(verb.i, word.i), word.i + 1)
        yield Report(cue, (extent(clause),), source_of(who), who.i, KIND_OF_ADJECTIVE[word.lower_], negated(verb))


def _topic(word: Token) -> Token | None:
    about = next(
        (below for below in word.children if below.dep_ == "prep" and below.lower_ in {"about", "of", "over"}), None
    )
    return child(about, "pobj", "pcomp") if about is not None else None


def by_noun(noun: Token) -> Iterator[Report]:
    """Yield the attribution of a noun that holds a clause and belongs to somebody: "his claim that"."""
    clause = child(noun, "ccomp") or next(
        (below for below in noun.children if below.dep_ in {"acl", "relcl"} and _that_or_to(below)), None
    )
    if clause is None:
        return
    who = _owner(noun)
    if who is not None:
        cue = (noun.idx, noun.idx + len(noun))
        yield Report(cue, (extent(clause),), source_of(who), who.i, KIND_OF_NOUN[noun.lemma_], negated(noun))


def _that_or_to(clause: Token) -> bool:
    """A complement clause, not a relative one: "that" is its mark and not its subject or object."""
    mark = child(clause, "mark", "aux")
    return (
        clause.pos_ in {"VERB", "AUX"}
        and mark is not None
        and mark.i == clause.left_edge.i
        and mark.lower_ in {"that", "to"}
    )


def _owner(noun: Token) -> Token | None:
    """Return whose claim it is: a possessor, "by X", "of X", or the subject of the verb it is the object of."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    by = next(
        (below for below in noun.children if below.dep_ in {"prep", "agent"} and below.lower_ in {"by", "of", "from"}),
        None,
    )
    whose = child(by, "pobj") if by is not None else None
    if whose is not None:
        return whose
    return subject(noun.head) if noun.dep_ in {"dobj", "attr"} else None


def according_to(word: Token) -> Iterator[Report]:
    """Yield the attribution of "according to X": all of the clause but that phrase."""
    to = child(word, "prep", "pcomp")
    who = child(to, "pobj") if to is not None and to.lower_ == "to" else child(word, "pobj")
    if who is None or word.head.i == word.i:
        return
    governor = _clause_head(word.head)
    content = without(governor, word)
    if content:
        end = (to or word).idx + len(to or word)
        yield Report((word.idx, end), content, extent(who), who.i, "statement")


def _clause_head(token: Token) -> Token:
    """Climb from a noun to the verb of its clause."""
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return token
