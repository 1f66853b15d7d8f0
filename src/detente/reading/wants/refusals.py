"""What "will not" and "would" tell of wants: "will not sign", "would not allow it", "would welcome a visit"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon import wanting as words
from detente.reading.lexicon.deeds import BY_VERB
from detente.reading.lexicon.speech import KIND_OF_VERB
from detente.reading.syntax import child, passive, subject
from detente.reading.wants.cued import Cue, antecedent, denied, signed

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = frozenset("will wo would shall 'll 'd".split())


def by_refusal(will: Token) -> Cue | None:
    """As in "will not sign": what is in one's hands and will not be done is refused; the verb is what is refused."""
    verb = will.head
    lemma = verb.lemma_.lower()
    if (
        verb.i < will.i
        or will.dep_ != "aux"
        or child(verb, "neg") is None
        or not denied(verb)
        or passive(verb)
        or lemma in words.VERBS
    ):
        return None
    supposed = will.lower_ in {"would", "'d"} and not _until(verb) and _supposed(verb)
    who = subject(verb)
    minded = who is not None and (who.lower_ in {"we", "i", "he", "she", "they"} or who.pos_ == "PROPN")
    willed = lemma in words.WILLED - {"go"} or lemma in BY_VERB or (minded and lemma not in words.BEFALLING)
    return Cue(will, -1, verb, who, bare=True) if willed and not supposed else None


def _until(verb: Token) -> bool:
    return any(one.lower_ in {"until", "unless"} for below in verb.children for one in (below, *below.children))


def _supposed(verb: Token) -> bool:
    return any(mark.lower_ == "if" for below in verb.children if below.dep_ == "advcl" for mark in below.children)


def by_tolerating(verb: Token, lemma: str) -> Cue | None:
    """As in "will not allow it to close", "would accept a smaller share"."""
    modal = next((below.lower_ for below in verb.children if below.tag_ == "MD"), "")
    if modal not in MODALS | {"can", "could", "ca"}:
        return None
    content = child(verb, "ccomp", "xcomp") or child(verb, "dobj")
    content = content if content is not None and content.pos_ != "PRON" else antecedent(verb) or content
    no = denied(verb)
    if content is not None and content.lower_ == "nothing":
        less = next((below for below in content.subtree if below.lower_ == "than"), None)
        only = child(less, "pobj", "pcomp") if less is not None else None
        return Cue(verb, 1, only, subject(verb)) if only is not None else None
    gladly = lemma in words.GLADLY and modal in {"would", "could", "can", "'d"}
    if content is None or passive(verb) or not (gladly or (no and lemma in words.TOLERATING)):
        return None
    return Cue(verb, -1 if no else 1, content, subject(verb))


def by_having(verb: Token) -> Cue | None:
    """As in "would have it fenced", "would have us believe" (which is none)."""
    would = any(below.lower_ in {"would", "'d"} and below.tag_ == "MD" for below in verb.children)
    made = child(verb, "ccomp", "xcomp") if would else None
    if made is None or made.tag_ not in {"VBN", "VB"} or KIND_OF_VERB.get(made.lemma_) == "belief":
        return None
    to = any(below.lower_ == "to" for below in made.children)
    return Cue(verb, signed(1, verb), made, subject(verb)) if not to and child(made, "nsubj", "nsubjpass") else None
