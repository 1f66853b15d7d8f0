"""Attributions without a verb of saying: "according to X", "the claim that", "is afraid that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.attribution.bidden import Held
from detente.reading.attribution.frames import of_word, without
from detente.reading.attribution.spans import below
from detente.reading.attribution.told import Report, source_of
from detente.reading.items import Kind
from detente.reading.lexicon.frames import ADJECTIVE_FRAMES, NOUN_FRAMES
from detente.reading.lexicon.speech import KIND_OF_ADJECTIVE, KIND_OF_NOUN, KIND_OF_VERB
from detente.reading.syntax import child, extent, negated, subject, trimmed

VIEWS = frozenset(
    "account assessment count estimate estimation eye judgement judgment mind opinion telling view word".split()
)
"""Nouns of "in her view": whose words or thoughts a clause tells."""
OPINIONS = frozenset("assessment estimate estimation eye judgement judgment mind opinion view".split())

if TYPE_CHECKING:
    from spacy.tokens import Token

_TALES = frozenset("allegation charge claim fear gossip hearsay report rumor rumour story suggestion tale talk".split())
"""Nouns of what is said or feared by nobody in particular: "reports that ..."."""
_USUAL = frozenset({"c", "x", "p:about", "p:of", "p:over"})


def by_adjective(word: Token) -> Iterator[Report]:
    """Yield the attribution of an adjective said of somebody: "is afraid that", "worried about"."""
    lemma = word.lower_
    kind, frames = KIND_OF_ADJECTIVE.get(lemma), ADJECTIVE_FRAMES.get(lemma, ())
    if not kind and not frames:
        return
    verb = word.head if word.dep_ in {"acomp", "oprd"} else word
    clause = child(verb, "ccomp") if verb is not word and child(word, "ccomp", "xcomp") is None else None
    held = (*of_word(word), *((("c", (below(clause),)),) if clause is not None else ()))
    content = next((spans for code, spans in held if code in frames or (kind and code in _USUAL)), ())
    who = subject(verb)
    if content and who is not None and who.lower_ not in {"it", "that", "this", "there", "who", "what"}:
        cue = trimmed(word.doc, min(verb.i, word.i), word.i + 1)
        yield Report(cue, content, source_of(who), who.i, kind or "belief", negated(verb), "a")


def by_view(noun: Token) -> Iterator[Report]:
    """Yield the attribution of "in her view": all of the clause but that phrase. The source stands inside the cue."""
    prep, of = noun.head, next((one for one in noun.rights if one.lower_ == "of"), None)
    whose = child(noun, "poss") or (child(of, "pobj") if of is not None and child(noun, "det") is not None else None)
    if whose is None or noun.dep_ != "pobj" or prep.lower_ not in {"in", "by", "to"} or prep.head.i == prep.i:
        return
    if prep.lower_ == "to" and noun.lemma_ != "mind":
        return
    content = without(_clause_head(prep.head), prep)
    if content and (of is not None or noun.right_edge.i == noun.i):
        kind: Kind = "belief" if noun.lemma_ in OPINIONS else "statement"
        last = of.i if of is not None and whose.i > of.i else noun.i
        yield Report(trimmed(noun.doc, prep.i, last + 1), content, source_of(whose, noun), whose.i, kind)


def by_noun(noun: Token) -> Iterator[Report]:
    """Yield the attribution of a noun that holds a clause: "his claim that"; of "reports that" nobody need be named."""
    kind, frames = KIND_OF_NOUN.get(noun.lemma_), NOUN_FRAMES.get(noun.lemma_, ())
    if not kind and not frames:
        return
    held = (*of_word(noun), *_equated(noun))
    code, content = next(
        ((code, spans) for code, spans in held if code in frames or (kind and code in {"c", "x"})), ("", ())
    )
    who = _owner(noun, of=not code.startswith("p:")) if content else None
    if who is not None or (code == "c" and noun.lemma_ in _TALES):
        cue, head = (noun.idx, noun.idx + len(noun)), who.i if who is not None else None
        yield Report(cue, content, source_of(who, noun), head, kind or "statement", negated(noun), "n:" + code)


def _equated(noun: Token) -> Iterator[Held]:
    """Yield what a noun that belongs to somebody is said to be: "his guess is that", "their aim was to"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or child(noun, "poss") is None:
        return
    clause = next((one for one in verb.rights if one.dep_ in {"ccomp", "xcomp"} and one.left_edge.i > verb.i), None)
    if clause is not None and clause.left_edge.lower_ in {"that", "to"}:
        yield ("x" if clause.left_edge.lower_ == "to" else "c"), (below(clause),)


def _owner(noun: Token, *, of: bool = True) -> Token | None:
    """Return whose claim it is: a possessor, "by X", "of X", or the subject of the verb it is the object of.

    Who "rejected the suggestion that" made none.
    """
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    links = {"by", "of", "from"} if of else {"by", "from"}
    by = next((one for one in noun.children if one.dep_ in {"prep", "agent"} and one.lower_ in links), None)
    whose = child(by, "pobj") if by is not None else None
    if whose is not None:
        return whose
    denied = noun.dep_ == "dobj" and KIND_OF_VERB.get(noun.head.lemma_) == "denial"
    return subject(noun.head) if noun.dep_ in {"dobj", "attr"} and not denied else None


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
