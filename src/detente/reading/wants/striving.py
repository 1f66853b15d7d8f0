"""What somebody would do much for, or would put up with: "would give a good deal to", "will stop at nothing to"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.lexicon.wanting import PURPOSE
from detente.reading.syntax import child, subject
from detente.reading.wants.cued import Cue, after, denied, speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_ALL = frozenset("anything everything all whatever utmost".split())
_MUCH = frozenset(
    "deal lot anything everything much arm arms fortune world kingdom teeth eyes leg life lives soul shirt".split()
)
_WOULD = frozenset("would 'd".split())
BETTER = frozenset("better best preferable wiser wisest".split())
_IF = frozenset("if provided once".split())


def by_striving(verb: Token) -> Cue | None:
    """As in "will do everything in its power to keep it", "would give a good deal to be rid of it"."""
    thing, content = child(verb, "dobj", "ccomp"), _purpose(verb)
    content = content or (after(verb, "for") if verb.lemma_ == "give" else None)
    word = thing.lower_ if thing is not None else ""
    if content is None or denied(verb) or content.lemma_ in PURPOSE:
        return None
    if verb.lemma_ == "do" and word == "nothing" and _modals(verb) & {"will", "would", "'d", "'ll"}:
        return Cue(verb, -1, content, subject(verb))
    if verb.lemma_ == "go":
        length = after(verb, "to")
        far = length is not None and length.lemma_ == "length"
        return Cue(verb, 1, content, subject(verb)) if far and _meant(verb) else None
    if verb.lemma_ == "do":
        whole = word in _ALL or (thing is not None and thing.left_edge.lower_ == "what" and _can(thing))
        whole = whole and verb.tag_ in {"VB", "VBG", "VBP", "VBZ"}
    elif verb.lemma_ == "give":
        whole = word in _MUCH and bool(_modals(verb) & _WOULD)
    else:
        whole = getattr(after(verb, "at"), "lower_", "") == "nothing"
    return Cue(verb, 1, content, subject(verb)) if whole else None


def _purpose(verb: Token) -> Token | None:
    """Return the verb of the "to" that says what it is done for, wherever a parse hangs it."""
    held = (one for one in verb.subtree if one.i > verb.i and one.dep_ in {"xcomp", "advcl", "relcl", "acl", "ccomp"})
    return next((one for one in held if any(to.lower_ == "to" and to.dep_ == "aux" for to in one.lefts)), None)


def _can(clause: Token) -> bool:
    return any(one.lower_ in {"can", "could"} for one in (clause, *clause.children))


def _meant(verb: Token) -> bool:
    return bool(_modals(verb) & {"will", "would"}) or verb.dep_ == "xcomp"


def _modals(verb: Token) -> set[str]:
    return {below.lower_ for below in verb.children if below.tag_ == "MD"}


_POWERS = frozenset("god heaven heavens lord fate allah providence".split())


def by_preserving(verb: Token) -> Cue | None:
    """As in "Heaven preserve us from a war", "God grant it rains", "God forbid that they leave": a wish of who says so.

    The verb has the plain form: "God forbids it" tells what somebody believes.
    """
    own = child(verb, "nsubj")
    if own is None or own.lower_ not in _POWERS or verb.tag_ not in {"VB", "VBP"} or verb.nbor(1).is_punct:
        return None
    if verb.lemma_ in {"forbid", "grant"}:
        content = child(verb, "ccomp", "dobj") if verb.lemma_ == "forbid" else child(verb, "ccomp")
        sign = -1 if verb.lemma_ == "forbid" else 1
    else:
        content, sign = after(verb, "from"), -1
    return Cue(verb, sign, content, speaker(verb), said="told") if content is not None else None


def by_taking(verb: Token) -> Cue | None:
    """As in "It would take eight years if deliveries were restored": what somebody would put up with at a price."""
    thing, own = child(verb, "dobj"), child(verb, "nsubj")
    clauses = (one for below in verb.subtree if below.dep_ == "advcl" for one in below.children)
    priced = any(one.lower_ in _IF and one.dep_ in {"mark", "prep"} for one in clauses)
    if thing is None or own is None or not priced or denied(verb) or not _modals(verb) & _WOULD:
        return None
    return Cue(verb, 1, thing, own) if own.pos_ in {"PROPN", "PRON"} and thing.lemma_ not in _TIMELESS else None


_TIMELESS = frozenset("place part office time step care root hold shape effect action".split())
"""What is taken and had by nobody."""


def by_bettering(word: Token) -> Cue | None:
    """As in "It would be better if the tax went, Norway says": what whoever says so would like."""
    being = word.head
    own = child(being, "nsubj")
    if being.lemma_ != "be" or own is None or own.lower_ != "it" or not _modals(being) & _WOULD or denied(being):
        return None
    clauses = (one for top in (being, word) for one in top.rights if one.dep_ in {"advcl", "ccomp", "xcomp"})
    content = next((one for one in clauses if one.i > word.i), None)
    aside = child(being, "parataxis")
    told = speaker(being) or (child(aside, "nsubj") if aside is not None else None)
    bare = content is not None and any(one.lower_ == "if" for one in content.children)
    return Cue(word, 1, content, told, said="told", bare=bare) if content is not None and told is not None else None
