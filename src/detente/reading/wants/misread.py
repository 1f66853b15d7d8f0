"""Verbs of wanting a parse takes for nouns: "Norway shrinks from a vote", "it applauds this and wishes that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.idioms import IDIOMS
from detente.reading.syntax import child, subject
from detente.reading.wants.cued import Cue, after
from detente.reading.wants.idioms import by_idiom

if TYPE_CHECKING:
    from spacy.tokens import Token


def by_misreading(noun: Token, lemma: str) -> Cue | None:
    """As in "Norway shrinks from a vote", "it applauds this and wishes that": a verb the parse takes for a noun."""
    before = noun.nbor(-1) if noun.i else noun
    own = next((one for one in noun.lefts if one.dep_ in {"compound", "nmod", "poss"} and one.i + 1 < noun.i), before)
    named = noun.dep_ == "ROOT" and own.pos_ in {"PROPN", "NOUN"} and own.head.i == noun.i and own.tag_ != "POS"
    clause = child(noun, "ccomp", "relcl", "acl", "xcomp") or (_later_clause(noun) if noun.dep_ == "conj" else None)
    joined = noun.dep_ == "conj" and before.lower_ in {"and", "but"} and clause is not None
    found = by_idiom(noun, lemma) if lemma in IDIOMS else None
    told = noun.dep_ == "conj" and before.lower_ == "and" and found is not None and noun.tag_ == "NNS"
    beside = noun.head.tag_ in {"VBZ", "VBD"} or noun.head.tag_ == "NN"
    joined = joined or (told and noun.head.lemma_ not in words.SIGN_OF_NOUN and beside)
    aside = noun.dep_ == "appos" and found is not None and lemma not in words.SIGN_OF_NOUN
    if not (named or joined or aside) or any(one.dep_ == "det" and one.i + 1 == noun.i for one in noun.lefts):
        return None
    who = (
        own
        if named
        else _nearest_name(noun)
        if aside
        else subject(noun.head if noun.head.pos_ == "VERB" else noun.head.head)
    )
    content = found.content if found is not None else clause or after(noun, "of")
    sign = found.sign if found is not None else words.SIGN_OF_VERB.get(lemma, 0)
    planned = lemma in words.INTENDING | words.WITH_TO | words.ACTING
    return Cue(noun, sign, content, who) if content is not None and sign and not planned else None


def _later_clause(noun: Token) -> Token | None:
    """Return a clause after `noun` that a parse hangs on what `noun` is joined to."""
    return next(
        (one for one in noun.head.rights if one.dep_ in {"relcl", "acl"} and one.left_edge.i == noun.i + 1), None
    )


def _nearest_name(noun: Token) -> Token:
    """As in "its partners, the Grain Union, recoil from it": the name beside the verb."""
    names = [one for one in noun.head.rights if one.dep_ == "appos" and one.pos_ == "PROPN" and one.i < noun.i]
    return names[-1] if names else noun.head


def by_longing(word: Token) -> Cue | None:
    """As in "Those from the plain long to be home", where a parse takes "long" for an adjective."""
    doc, at = word.doc, word.i
    verb = doc[at + 2] if at + 2 < len(doc) and doc[at + 1].tag_ == "TO" else None
    who = verb.head if verb is not None and verb.tag_ == "VB" and verb.dep_ in {"acl", "relcl"} else None
    several = who is not None and who.i < at and (who.tag_ in {"NNS", "NNPS"} or who.lower_ in {"those", "they"})
    return Cue(word, 1, verb, who) if verb is not None and several else None
