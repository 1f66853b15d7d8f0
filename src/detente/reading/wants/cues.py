"""Wanting words: which word says that somebody wants something, with what sign, who wants it and what.

Each finder takes one token and returns a `Cue` or None. What is only planned, promised or offered is no want, unless
it is denied ("has no plans to") or is to prevent something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.affecting import ABHORRED, AFFECTING, ENDS
from detente.reading.lexicon.idioms import IDIOMS
from detente.reading.syntax import child
from detente.reading.wants.affected import by_abhorring, by_affecting, by_outcome
from detente.reading.wants.bargains import by_hinging
from detente.reading.wants.conditions import (
    MARKS,
    MOMENTS,
    by_condition,
    by_exchange,
    by_fragment,
    by_inverted,
    by_lest,
    by_moment,
    by_without,
)
from detente.reading.wants.cued import Cue, lemma_of
from detente.reading.wants.cued_adjectives import by_adjective, by_judgement, by_rather
from detente.reading.wants.cued_nouns import by_line, by_noun
from detente.reading.wants.cued_verbs import beside, by_verb
from detente.reading.wants.idioms import by_idiom
from detente.reading.wants.mattering import MATTERING, by_mattering
from detente.reading.wants.misread import by_misreading
from detente.reading.wants.oughts import OUGHTS, by_bidding, by_doing_well, by_having_to, by_need, by_ought, by_time
from detente.reading.wants.refusals import (
    MODALS,
    by_going,
    by_having,
    by_refusal,
    by_shunning,
    by_sparing,
    by_tolerating,
    by_waiting,
)
from detente.reading.wants.striving import BETTER, by_bettering, by_striving, by_taking

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV", "SCONJ", "ADP", "PROPN"})
"""The kinds of words that may tell a want."""


def cue(token: Token) -> Cue | None:
    """Return the want `token` is the word for, or None. Cheap where it is none of our words."""
    pos = token.pos_
    if pos not in _TELLING:
        return None
    lower = token.lower_
    if pos in {"VERB", "AUX"}:
        return _of_verb(token, lower)
    if pos == "NOUN":
        return _of_noun(token)
    if lower in MARKS and (lower != "as" or (token.i and token.nbor(-1).lower_ in {"long", "soon"})):
        return by_condition(token) or by_fragment(token)
    if lower == "without":
        return by_without(token)
    if lower == "lest":
        return by_lest(token)
    if pos == "PROPN":
        return by_adjective(token) if token.is_sent_start and lower in words.SIGN_OF_ADJECTIVE else None
    if pos in {"ADJ", "ADV"}:
        if lower in words.JUDGING and pos == "ADJ":
            return by_judgement(token, lower)
        if lower in words.SIGN_OF_ADJECTIVE:
            return by_adjective(token)
        return by_rather(token) or (by_bettering(token) if lower in BETTER else None)
    return None


def _of_verb(token: Token, lower: str) -> Cue | None:
    if lower in OUGHTS:
        return by_inverted(token) or by_ought(token)
    if token.tag_ == "MD":
        return by_refusal(token) if lower in MODALS else None
    if lower in {"provided", "providing"}:
        return by_condition(token)
    found = by_adjective(token) if lower in words.SIGN_OF_ADJECTIVE else None
    lemma = lemma_of(token)
    if found is None and lemma in IDIOMS:
        found = by_idiom(token, lemma)
        found = None if found is not None and beside(token, found.content, found.sign) else found
    if found is None and lemma in words.VERBS:
        found = by_verb(token, lemma) or by_tolerating(token, lemma)
    if found is None and lemma in MATTERING:
        found = by_mattering(token)
    if found is None and lemma in AFFECTING:
        found = by_affecting(token, lemma)
    if found is None and lemma in {"stop", "go"}:
        found = by_striving(token)
    if found is None and lemma in _OTHERS:
        found = _OTHERS[lemma](token)
    if found is None and lemma == "have":
        found = by_having_to(token)
    return found or ((by_shunning(token) or by_bidding(token)) if token.tag_ == "VB" else None)


def _by_doing(verb: Token) -> Cue | None:
    return by_striving(verb) or by_sparing(verb) or by_doing_well(verb)


_OTHERS: Final = {
    "have": by_having,
    "need": by_need,
    "go": by_going,
    "do": _by_doing,
    "be": by_doing_well,
    "wait": by_waiting,
    "give": by_striving,
    "take": by_taking,
    "depend": by_hinging,
    "hinge": by_hinging,
}
"""Verbs with a finder of their own."""


def _of_noun(token: Token) -> Cue | None:
    lemma = token.lemma_.lower()
    if token.tag_ == "NNS" and lemma in {"long", "plead", "yearn", "crave", "insist", "appeal"} and lemma in IDIOMS:
        return by_idiom(token, lemma) or (by_noun(token, lemma) if lemma in words.SIGN_OF_NOUN else None)
    if token.dep_ == "ROOT" and lemma in words.VERBS and child(token, "nsubj") is not None:
        return by_verb(token, lemma)
    found = by_abhorring(token, lemma) if lemma in ABHORRED else by_outcome(token) if lemma in ENDS else None
    found = by_time(token) if lemma == "time" else found
    if found is not None:
        return found
    if token.tag_ in {"NNS", "NN"} and (lemma in words.VERBS or lemma in IDIOMS):
        found = by_misreading(token, lemma)
        if found is not None:
            return found
    if lemma in words.SIGN_OF_NOUN:
        return by_noun(token, lemma)
    if lemma == "line":
        return by_line(token)
    if lemma in {"return", "exchange"}:
        return by_exchange(token)
    return by_moment(token) if lemma in MOMENTS else None
