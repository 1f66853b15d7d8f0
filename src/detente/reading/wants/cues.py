"""Wanting words: which word says that somebody wants something, with what sign, who wants it and what.

Each finder takes one token and returns a `Cue` or None. What is only planned, promised or offered is no want, unless
it is denied ("has no plans to") or is to prevent something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.affecting import ABHORRED, AFFECTING, ENDS, NECESSARY
from detente.reading.lexicon.idioms import IDIOMS
from detente.reading.syntax import child
from detente.reading.wants.affected import by_abhorring, by_affecting, by_appealing, by_disturbing, by_outcome
from detente.reading.wants.asking import (
    ASKED_FOR,
    RISKING,
    by_asking,
    by_contenting,
    by_giving_time,
    by_request,
    by_risking,
    by_saying_yes,
)
from detente.reading.wants.bargains import by_hinging
from detente.reading.wants.bidden import by_bidding, by_letting
from detente.reading.wants.called import CALLS, by_calling, by_first
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
from detente.reading.wants.counted import (
    COUNTING,
    INDUCING,
    by_awaiting,
    by_claiming,
    by_counting,
    by_inducing,
    by_others_need,
    by_seeing,
)
from detente.reading.wants.cued import Cue, lemma_of
from detente.reading.wants.cued_adjectives import by_adjective, by_judgement, by_necessity, by_subjection, positive
from detente.reading.wants.cued_nouns import by_line, by_noun, by_viewing
from detente.reading.wants.cued_verbs import beside, by_moving, by_verb
from detente.reading.wants.idioms import by_idiom
from detente.reading.wants.mattering import (
    MATTERING,
    PUTTING,
    by_caring,
    by_coming_first,
    by_mattering,
    by_putting_first,
)
from detente.reading.wants.misread import by_longing, by_misreading
from detente.reading.wants.nothing import spared
from detente.reading.wants.oughts import OUGHTS, by_being_to, by_doing_well, by_having_to, by_need, by_ought, by_time
from detente.reading.wants.rather import by_rather, by_sooner
from detente.reading.wants.refusals import (
    MODALS,
    by_going,
    by_having,
    by_refusal,
    by_sadly,
    by_shunning,
    by_sparing,
    by_sufficing,
    by_tolerating,
    by_waiting,
)
from detente.reading.wants.spelt import ASKED, FEARED, by_spelling
from detente.reading.wants.striving import BETTER, by_bettering, by_preserving, by_striving, by_taking
from detente.reading.wants.yielding import by_agreeing, by_not_before, by_were

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV", "SCONJ", "ADP", "PROPN"})
"""The kinds of words that may tell a want."""


def cue(token: Token) -> Cue | None:
    """Return the want `token` is the word for, or None. Cheap where it is none of our words."""
    found = _cue(token)
    return spared(found) if found is not None else None


def _cue(token: Token) -> Cue | None:
    pos = token.pos_
    lower = token.lower_
    if lower in CALLS:
        found = by_calling(token)
        if found is not None:
            return found
    if pos not in _TELLING:
        return None
    if pos in {"VERB", "AUX"}:
        return _of_verb(token, lower)
    if pos == "NOUN":
        return _of_noun(token)
    if lower in MARKS and (lower != "as" or (token.i and token.nbor(-1).lower_ in {"long", "soon"})):
        return _of_mark(token)
    if lower == "without":
        return by_without(token)
    if lower == "lest":
        return by_lest(token)
    if pos == "PROPN":
        return by_adjective(token) if token.is_sent_start and lower in words.SIGN_OF_ADJECTIVE else None
    return _of_quality(token, lower) if pos in {"ADJ", "ADV"} else None


def _of_quality(token: Token, lower: str) -> Cue | None:
    if lower in NECESSARY:
        return by_necessity(token)
    if lower == "long" and token.tag_ == "JJ":
        return by_longing(token)
    if lower == "subject":
        return by_subjection(token)
    if lower in words.JUDGING and token.pos_ == "ADJ":
        return by_judgement(token, lower)
    if positive(token) in words.SIGN_OF_ADJECTIVE:
        return by_adjective(token)
    return by_first(token) or by_rather(token) or (by_bettering(token) if lower in BETTER else None)


def _of_mark(token: Token) -> Cue | None:
    finders = (by_not_before, by_sooner, by_condition, by_fragment, by_agreeing, by_saying_yes)
    return next((found for finder in finders if (found := finder(token)) is not None), None)


def _of_verb(token: Token, lower: str) -> Cue | None:
    if lower in OUGHTS:
        return by_inverted(token) or by_ought(token)
    opened = _OPENING[lower](token) if lower in _OPENING else None
    if opened is not None:
        return opened
    if token.tag_ == "MD":
        return by_refusal(token) if lower in MODALS else None
    if lower in {"provided", "providing"}:
        return by_condition(token)
    lemma = lemma_of(token)
    found = by_adjective(token) if lower in words.SIGN_OF_ADJECTIVE else None
    if found is None and lemma in IDIOMS:
        found = by_idiom(token, lemma)
        found = None if found is not None and beside(token, found.content, found.sign) else found
    found = found or _of_lemma(token, lemma)
    return found or ((by_shunning(token) or by_bidding(token)) if token.tag_ == "VB" else None)


def _of_lemma(token: Token, lemma: str) -> Cue | None:
    if lemma == "worry" and token.dep_ == "csubj":
        return by_affecting(token, lemma) or by_verb(token, lemma)  # "What worries Norway is that it may close"
    found = (by_verb(token, lemma) or by_tolerating(token, lemma)) if lemma in words.VERBS else None
    if found is None and lemma in MATTERING:
        found = by_mattering(token)
    if found is None and lemma in AFFECTING:
        found = by_affecting(token, lemma)
    if found is None and lemma in {"stop", "go"}:
        found = by_striving(token)
    if found is None and lemma in _OTHERS:
        found = _OTHERS[lemma](token)
    return by_having_to(token) if found is None and lemma == "have" else found


def _by_doing(verb: Token) -> Cue | None:
    return by_striving(verb) or by_sparing(verb) or by_doing_well(verb) or by_sufficing(verb)


def _by_disturbing(verb: Token) -> Cue | None:
    return by_striving(verb) or by_disturbing(verb)


def _by_giving(verb: Token) -> Cue | None:
    return _by_disturbing(verb) or by_giving_time(verb)


def _by_fortune(verb: Token) -> Cue | None:
    return by_preserving(verb) or by_disturbing(verb)


def _by_being(verb: Token) -> Cue | None:
    return by_doing_well(verb) or by_being_to(verb)


def _by_taking(verb: Token) -> Cue | None:
    return by_taking(verb) or by_contenting(verb)


def _by_needing(verb: Token) -> Cue | None:
    return by_need(verb) or by_others_need(verb)


def _by_waiting(verb: Token) -> Cue | None:
    return by_waiting(verb) or by_awaiting(verb)


_OPENING: Final = {"were": by_were, "let": by_letting, "forbid": by_preserving}
"""Forms that tell a want of their own where they open a clause; else the verb is looked at as any other."""

_OTHERS: Final = {
    **dict.fromkeys(INDUCING, by_inducing),
    **dict.fromkeys(COUNTING, by_counting),
    "claim": by_claiming,
    "come": by_coming_first,
    "care": by_caring,
    **dict.fromkeys(PUTTING, by_putting_first),
    "see": by_seeing,
    "have": by_having,
    "need": _by_needing,
    "go": by_going,
    "do": _by_doing,
    "be": _by_being,
    "wait": _by_waiting,
    "give": _by_giving,
    **dict.fromkeys(("keep", "rob", "cost", "fill", "strike"), _by_fortune),
    **dict.fromkeys(("preserve", "save", "protect", "deliver", "grant", "forbid", "spare"), by_preserving),
    **dict.fromkeys(("appeal", "find", "win", "meet"), by_appealing),
    **dict.fromkeys(words.SADLY - words.AGAINST, by_sadly),
    "suffice": by_sufficing,
    **dict.fromkeys(("move", "resolve", "vote"), by_moving),
    "take": _by_taking,
    "ask": by_asking,
    **dict.fromkeys(RISKING, by_risking),
    "depend": by_hinging,
    "hinge": by_hinging,
}
"""Verbs with a finder of their own."""


def _of_noun(token: Token) -> Cue | None:
    lemma = token.lemma_.lower()
    if token.tag_ == "NNS" and lemma in {"long", "plead", "yearn", "crave", "insist", "appeal"} and lemma in IDIOMS:
        found = by_idiom(token, lemma) if child(token, "poss") is None else None
        return found or (by_noun(token, lemma) if lemma in words.SIGN_OF_NOUN else None)
    if token.dep_ == "ROOT" and lemma in words.VERBS and child(token, "nsubj") is not None:
        return by_verb(token, lemma)
    found = by_abhorring(token, lemma) if lemma in ABHORRED else by_outcome(token) if lemma in ENDS else None
    found = by_time(token) if lemma == "time" else found
    found = by_request(token) if found is None and lemma in ASKED_FOR else found
    if found is not None:
        return found
    if token.tag_ in {"NNS", "NN"} and (lemma in words.VERBS or lemma in IDIOMS):
        found = by_misreading(token, lemma)
        if found is not None:
            return found
    if lemma in ASKED | FEARED:
        found = by_spelling(token, lemma)
        if found is not None:
            return found
    if lemma in words.SIGN_OF_NOUN or token.dep_ == "pobj":
        found = by_viewing(token) or (by_noun(token, lemma) if lemma in words.SIGN_OF_NOUN else None)
        if found is not None or lemma in words.SIGN_OF_NOUN:
            return found
    return _of_rare_noun(token, lemma)


def _of_rare_noun(token: Token, lemma: str) -> Cue | None:
    if lemma == "line":
        return by_line(token)
    if lemma == "subject":
        return by_subjection(token)
    if token.dep_ == "attr" and positive(token) in words.SIGN_OF_ADJECTIVE:
        return by_adjective(token)
    if lemma in {"return", "exchange"}:
        return by_exchange(token)
    return by_moment(token) if lemma in MOMENTS else None
