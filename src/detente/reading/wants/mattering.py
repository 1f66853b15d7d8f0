"""What matters to somebody: "what counts for Norway is a lease", "nothing matters to it but time", "all it asks is"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.syntax import child, passive, subject
from detente.reading.wants.cued import Cue, after, beyond, denied

if TYPE_CHECKING:
    from spacy.tokens import Token

MATTERING: Final = frozenset("matter count".split())
_WHAT: Final = frozenset("what all".split())
_BUT: Final = frozenset("but except save".split())
_ONLY: Final = frozenset("only chiefly mainly solely most mostly above primarily".split())
PUTTING: Final = frozenset("put rank place set".split())
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


def by_coming_first(verb: Token) -> Cue | None:
    """As in "For Norway, the crews come first"."""
    first = any(one.lower_ == "first" and one.i == verb.i + 1 for one in verb.rights)
    own, who = child(verb, "nsubj"), after(verb, "for", "with") or _fronted(verb)
    told = first and own is not None and own.pos_ == "NOUN" and verb.tag_ in {"VBZ", "VBP", "VB"}
    return Cue(verb, 1, own, who, top=True) if told and own is not None and who is not None else None


def by_putting_first(verb: Token) -> Cue | None:
    """As in "Norway puts its crews first"."""
    thing, own = child(verb, "dobj"), child(verb, "nsubj")
    first = thing is not None and any(one.lower_ == "first" and one.i == thing.right_edge.i + 1 for one in verb.rights)
    if thing is None or not first or own is None or verb.tag_ == "VBN" or passive(verb) or denied(verb):
        return None
    return Cue(verb, 1, thing, own, top=True) if thing.pos_ in {"NOUN", "PROPN"} else None


def by_caring(verb: Token) -> Cue | None:
    """As in "cares only about the port": what one minds before all else; no mere affection."""
    about = next((one for one in verb.rights if one.dep_ == "prep" and one.lower_ in {"about", "for"}), None)
    near = (verb.nbor(-1) if verb.i else verb, *verb.rights, *(about.lefts if about is not None else ()))
    content = child(about, "pobj", "pcomp") if about is not None else None
    only = any(one.lower_ in _ONLY for one in near)
    return Cue(verb, 1, content, subject(verb)) if content is not None and only and not denied(verb) else None
