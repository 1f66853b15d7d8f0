"""What "nothing" leaves: "asks for nothing but a date", "wants nothing beyond its share"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.syntax import child
from detente.reading.wants.cued import Cue
from detente.reading.wants.cued_nouns import spelt_out

if TYPE_CHECKING:
    from spacy.tokens import Token

_BUT: Final = frozenset("but except save".split())
_VAGUE: Final = frozenset("something thing things one".split())
"""What is spelt out after a colon: "fears something else: that it will close"."""
_FAR: Final = 10
"""How many words after "nothing" its "but" or "than" is looked for."""


def spared(found: Cue) -> Cue:
    """Return `found` with what "nothing" leaves as its content; `found` itself where it wants something."""
    nothing = found.content
    told = spelt_out(nothing) if nothing.lower_ in _VAGUE else None
    if told is not None:
        return replace(found, content=told)
    if nothing.lower_ != "nothing" or nothing.dep_ not in {"dobj", "pobj", "attr"}:
        return found
    near = nothing.doc[nothing.i + 1 : nothing.i + _FAR]
    for one in near:
        if one.text in {".", ";", ":"}:
            break
        if one.lower_ in _BUT or one.lower_ == "than" or (one.lower_ == "as" and nothing.nbor(1).lower_ == "so"):
            content = _after(one)
            return replace(found, content=content) if content is not None else found
    apart = _apart(nothing)
    return replace(found, sign=-found.sign, content=apart) if apart is not None else found


def _after(led: Token) -> Token | None:
    """Return what "but" or "than" leads to, wherever a parse hangs it."""
    held = child(led, "pobj", "pcomp")
    if held is not None:
        return held
    one = led.nbor(1) if led.i + 1 < len(led.doc) else led
    while one.head.i > led.i and one.head.i != one.i:
        one = one.head
    return one if one.i > led.i and one.pos_ in {"NOUN", "PROPN", "VERB", "NUM"} else None


def _apart(nothing: Token) -> Token | None:
    """As in "wants nothing beyond its share", "hungers for nothing that is not its own": what directly follows."""
    led = nothing.nbor(1) if nothing.i + 1 < len(nothing.doc) else nothing
    clause = child(nothing, "relcl", "acl")
    told = clause is not None and clause.left_edge.i == nothing.i + 1
    return clause if told else led if led.dep_ == "prep" and led.lower_ not in {"from", "to", "for"} else None
