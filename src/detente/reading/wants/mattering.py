"""What matters to somebody: "what counts for Norway is a lease", "nothing matters to it but time", "all it asks is"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.syntax import child
from detente.reading.wants.cued import Cue, after, beyond

if TYPE_CHECKING:
    from spacy.tokens import Token

MATTERING: Final = frozenset("matter count".split())
_WHAT: Final = frozenset("what all".split())
_BUT: Final = frozenset("but except save".split())
_FAR: Final = 14
"""The most words between such a verb and "is"."""


def by_mattering(verb: Token) -> Cue | None:
    """As in "What matters to Norway is a lease", "For Norway nothing counts but a lease"."""
    own = child(verb, "nsubj", "nsubjpass")
    if own is None:
        return None
    who = after(verb, "to", "for") or _fronted(verb)
    if who is None:
        return None
    content = _told(verb) if own.lower_ in _WHAT or _all_that(verb, own) else None
    content = _saved(verb) if own.lower_ == "nothing" else content
    return Cue(verb, 1, content, who, top=True) if content is not None else None


def _all_that(verb: Token, own: Token) -> bool:
    """As in "All that matters to Norway", "the thing that matters most to it"."""
    return verb.dep_ == "relcl" and own.tag_ == "WDT" and verb.head.lower_ in {"all", "thing"}


def _fronted(verb: Token) -> Token | None:
    """As in "For Norway, nothing counts but": a parse may hang the phrase on anything in the sentence."""
    first = verb.doc[verb.i]
    while first.i > 0 and not first.is_sent_start:
        first = first.nbor(-1)
    return child(first, "pobj") if first.lower_ in {"for", "to"} else None


def _told(verb: Token) -> Token | None:
    """Return what "is" tells, wherever a parse hangs it; of "not the bank but the lease" the lease."""
    near = (verb.doc[i] for i in range(verb.i + 1, min(len(verb.doc), verb.i + _FAR)))
    being = next((one for one in near if one.lemma_ == "be" and one.tag_ in {"VBZ", "VBD", "VBP"}), None)
    told = beyond(verb, being) if being is not None else None
    other = child(told, "conj") if told is not None else None
    void = being is not None and any(one.dep_ == "neg" for one in being.children)
    return other if void and other is not None else None if void else told


def _saved(verb: Token) -> Token | None:
    """Return what "nothing" is said to count but for."""
    near = (verb.doc[i] for i in range(verb.i + 1, min(len(verb.doc), verb.i + _FAR)))
    but = next((one for one in near if one.lower_ in _BUT), None)
    if but is None:
        return None
    held = child(but, "pobj", "pcomp")
    later = (but.doc[i] for i in range(but.i + 1, min(len(but.doc), but.i + 6)))
    return held or next((one for one in later if one.dep_ in {"conj", "pobj", "attr", "dobj"}), None)
