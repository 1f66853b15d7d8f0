"""Bands named by what their members call themselves: "the Sons of the Ford", "the Lions of Tolo", and "the Lions"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.actors.cast import Cast, add
from detente.reading.actors.names import key_of
from detente.reading.syntax import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIGHTING = frozenset(
    """sons brothers heirs lions wolves eagles hawks falcons tigers leopards panthers bears ravens vipers scorpions
    knights warriors soldiers guardians defenders sentinels swords shields arrows spears avengers martyrs partisans
    hunters riders raiders""".split()
)
_OTHER = frozenset(
    """daughters sisters children friends mothers fathers widows companions servants keepers watchers builders voices
    workers veterans lovers champions""".split()
)
_LONGEST = 4
"""The most words after "of" in such a name."""


def bands(found: Cast) -> None:
    """Take such names as parties, and their first word with "the" before it where one band alone begins so."""
    short: dict[str, set[str]] = {}
    for token in found.doc[1:-2]:
        last = _last(found, token) if _begins(token) else None
        if last is None:
            continue
        name = found.doc[token.i : last + 1].text
        key = key_of(name)
        add(found, key, name, "armed group" if token.lower_ in _FIGHTING else "organisation")
        short.setdefault(token.text, set()).add(key)
        for one in found.doc[token.i : last + 1]:
            found.at.pop(one.i, None)
            found.put(one, key, "name", trimmed(found.doc, token.i, last + 1))
    for token in found.doc[1:] if short else ():
        keys = short.get(token.text, ())
        if len(keys) == 1 and token.i not in found.at and token.nbor(-1).lower_ == "the":
            found.put(token, next(iter(keys)), "alias", (token.nbor(-1).idx, token.idx + len(token)))


def _begins(token: Token) -> bool:
    """As in "the Sons of": a capital that no sentence starts with."""
    named = token.is_title and token.lower_ in _FIGHTING | _OTHER and token.nbor(1).lower_ == "of"
    return named and token.nbor(-1).lower_ in {"the", "our", "their"}


def _last(found: Cast, token: Token) -> int | None:
    """Return where the name ends: the last capital after "of"."""
    at = token.i + 2 + (token.nbor(2).lower_ == "the")
    last = at
    while last < min(len(found.doc), at + _LONGEST) and found.doc[last].is_title:
        last += 1
    return last - 1 if last > at else None
