"""What pleases or alarms somebody: "the prospect of a blockade alarms the traders", "a delay would suit Norway"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon.affecting import ABHORRED, AFFECTING, PROSPECTS, RATED
from detente.reading.syntax import child, passive
from detente.reading.wants.cued import Cue, after, signed, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUPPOSING = frozenset("would could might may 'd will".split())


def by_affecting(verb: Token, lemma: str) -> Cue | None:
    """As in "what worries the admirals is a raid", "it suits Norway to wait", "nothing would please it more than"."""
    if passive(verb):
        return None
    base, who = AFFECTING[lemma], child(verb, "dobj")
    cleft = _cleft(verb)
    if cleft is not None:
        return Cue(verb, signed(base, verb), cleft[0], who if who is not None else cleft[1])
    content = _thing(verb, base) if who is not None else None
    return Cue(verb, signed(base, verb), content, who) if content is not None else None


def _cleft(verb: Token) -> tuple[Token, Token | None] | None:
    """As in "What worries the admirals is that boats will be seized", whose object a parse may hang on "is"."""
    being = verb.head if verb.dep_ in {"csubj", "nsubj"} and verb.head.lemma_ == "be" else None
    what = child(verb, "nsubj")
    if being is None or what is None or what.lower_ != "what":
        return None
    content = child(being, "attr", "ccomp", "xcomp")
    return (content, child(being, "nsubj")) if content is not None else None


def _thing(verb: Token, base: int) -> Token | None:
    """Return what would please or alarms: what a prospect is of, a clause, or what would do so."""
    own = child(verb, "nsubj", "csubj", "expl")
    if own is None:
        return None
    if own.dep_ == "csubj":
        return own
    if own.lower_ == "nothing":
        more = next((below for below in verb.subtree if below.lower_ == "than" and below.i > verb.i), None)
        return child(more, "pobj", "pcomp") if more is not None else None
    if own.lower_ == "it":
        return child(verb, "xcomp", "ccomp") or child(verb, "advcl")
    if own.lemma_ in PROSPECTS:
        return after(own, "of") or child(own, "acl", "relcl")
    would = any(below.lower_ in _SUPPOSING for below in verb.children if below.tag_ == "MD")
    none = own.lower_ in {"none", "neither", "either"}
    return own if base > 0 and would and own.pos_ == "NOUN" and not none else None


def by_outcome(noun: Token) -> Cue | None:
    """As in "the worst outcome for Norway would be a raid", "Norway's preferred course is a sale"."""
    rated = next(
        (below for below in noun.children if below.lower_ in RATED and below.dep_ in {"amod", "compound"}), None
    )
    being = noun.head if noun.dep_ in {"nsubj", "attr"} and noun.head.lemma_ in {"be", "remain"} else None
    if rated is None or being is None:
        return None
    other = child(being, "attr", "xcomp", "ccomp") if noun.dep_ == "nsubj" else child(being, "nsubj", "csubj")
    who = child(noun, "poss") or after(noun, "for", "of") or after(being, "for", "to")
    return Cue(rated, signed(RATED[rated.lower_], being), other, who) if other is not None and who is not None else None


def by_abhorring(noun: Token, lemma: str) -> Cue | None:
    """As in "a base is anathema to Norway", "is out of the question for it", "is a must for it"."""
    out = noun.dep_ == "pobj" and noun.head.head.lower_ == "out"
    if (lemma == "question") != out or (not out and noun.dep_ != "attr"):
        return None
    being = noun.head.head.head if out else noun.head
    thing = child(being, "nsubj", "csubj")
    thing = child(being, "ccomp", "xcomp") if thing is not None and thing.lower_ == "it" else thing
    who = after(noun, "to", "for") or after(being, "to", "for") or (speaker(being) if out else None)
    if being.lemma_ not in {"be", "remain", "become"} or thing is None or who is None:
        return None
    return Cue(noun, signed(ABHORRED[lemma], being), thing, who)
