"""Bodies by one capitalised word: "the Ministry", "Parliament", "the Union", where no longer name has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.actors.cast import Cast, add
from detente.reading.actors.names import key_of
from detente.reading.lexicon.bodies import BODIES

if TYPE_CHECKING:
    from spacy.tokens import Token

_BARE = frozenset("parliament congress senate cabinet knesset duma".split())
"""Bodies that take no article."""
_ACTING = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "poss", "agent", "conj"})


def singled(found: Cast) -> None:
    """Take each such word as a party, the same word as the same party."""
    for token in found.doc:
        if token.i not in found.at and token.lower_ in BODIES and _stands_alone(token):
            key = key_of(token.text)
            add(found, key, token.text, BODIES[token.lower_])
            found.put(token, key, "name", (token.idx, token.idx + len(token)))


def _stands_alone(token: Token) -> bool:
    """As in "the Ministry said": a capital no sentence starts with, and no other capital beside it."""
    if not token.is_title or token.dep_ not in _ACTING or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1) if token.i else None, token.nbor(1)
    if after.is_title or after.lower_ in {"of", "for", "on"}:
        return False
    if before is not None and before.lower_ == "the" and not token.is_sent_start:
        return True
    return token.lower_ in _BARE and (before is None or not before.is_title)
