"""Refusals that leave unsaid what is refused: "They asked for a list. The army declined.", "Over my dead body."."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.reading.lexicon.replies import RETORTS
from detente.reading.syntax import child, passive, subject
from detente.reading.wants.cued import denied, lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_REFUSING: Final = frozenset("refuse decline demur".split())
_HELD: Final = frozenset({"dobj", "xcomp", "ccomp", "prep", "agent", "prt"})
_IT: Final = frozenset("it this that".split())
REACH: Final = 40
"""How many words before such a refusal what is refused may end."""


@dataclass(frozen=True, slots=True)
class Rebuff:
    """A refusal of what was wanted before: its words from the first to before the last, and who refuses, if told."""

    first: int
    last: int
    who: Token | None


def rebuffs(doc: Doc) -> Iterator[Rebuff]:
    """Yield the refusals of a text that do not say what they refuse. Cost is linear."""
    for token in doc:
        if token.pos_ == "VERB" and lemma_of(token) in _REFUSING and _bare(token):
            who = subject(token)
            if who is not None:
                yield Rebuff(token.i, token.i + 1, who)
        elif not token.is_quote and (token.is_sent_start or (token.i and token.nbor(-1).is_quote)):
            end = _retort(doc, token.i)
            if end is not None:
                yield Rebuff(token.i, end, None)


def _bare(verb: Token) -> bool:
    """Tell whether a verb says nothing of what is refused: "has refused", "declined it with thanks"."""
    held = [below for below in verb.children if below.dep_ in _HELD and below.i > verb.i]
    thing = child(verb, "dobj")
    pointed = thing is not None and thing.lower_ in _IT
    told = (below for below in held if below.i != (thing.i if thing is not None else -1))
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or child(verb, "aux") is not None
    bare = pointed or next(told, None) is None
    bare = bare and (thing is None or pointed)
    return bare and finite and not passive(verb) and not denied(verb) and verb.dep_ in {"ROOT", "conj", "ccomp"}


def _retort(doc: Doc, at: int) -> int | None:
    """Return where a retort ends that opens a sentence, or None."""
    while at < len(doc) and (doc[at].is_quote or doc[at].is_space):
        at += 1
    label = next((i for i in range(at, min(len(doc), at + 4)) if doc[i].text == ":"), None)
    at = label + 1 if label is not None else at
    for told in RETORTS:
        end = at + len(told)
        if tuple(one.lower_ for one in doc[at:end]) == told and (end >= len(doc) or doc[end].is_punct):
            return end
    return None
