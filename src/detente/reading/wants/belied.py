"""Wants that the sentence itself says are none: "it is not true that Norway wants it", "it is not Norway that"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.syntax import child
from detente.reading.wants.cued import Cue, denied

if TYPE_CHECKING:
    from spacy.tokens import Token

_TRUE = frozenset("true right so correct case fact".split())
_FALSE = frozenset("untrue false wrong nonsense absurd lie fiction fantasy myth slander invention".split())
_FAR = 4
"""How many words up a want is looked for under "it is not true"."""


def unbelied(found: Cue) -> Cue:
    """Return `found` with its sign turned round where what is said of it is that it is not so."""
    return replace(found, sign=-found.sign) if _belied(found.at) else found


def _belied(token: Token) -> bool:
    for _ in range(_FAR):
        above = token.head
        if above.i == token.i:
            return False
        if token.dep_ in {"ccomp", "csubj", "acl", "relcl"} and _is_false(above):
            return True
        if token.dep_ == "relcl" and _is_not(above):
            return True
        token = above
    return False


def _is_false(above: Token) -> bool:
    """As in "It is not true that", "It is nonsense that", "it is a lie that"."""
    being = above if above.lemma_ == "be" else above.head
    own, said = child(being, "nsubj"), child(being, "acomp", "attr")
    if being.lemma_ != "be" or own is None or said is None or own.lower_ != "it":
        return False
    word = said.lower_
    return word in (_TRUE if denied(being) else _FALSE)


def _is_not(who: Token) -> bool:
    """As in "It is not Norway that wants a war"."""
    being = who.head
    own = child(being, "nsubj")
    return who.dep_ == "attr" and being.lemma_ == "be" and own is not None and own.lower_ == "it" and denied(being)
