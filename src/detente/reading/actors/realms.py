"""Countries of two words that no table knows: "Saint Brandan", "Santa Rema", "Upper Vessia", by what they have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.actors.cast import Cast, add
from detente.reading.actors.names import key_of, known
from detente.reading.actors.nations import OF_A_STATE, realm
from detente.reading.lexicon.bodies import LOCATIVE
from detente.reading.lexicon.parties import RULING

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = frozenset(
    "saint st. st san santa santo são new north south east west upper lower costa isla great port puerto".split()
)
"""First words of the names of countries."""
_SEATED = frozenset("officials ministers parliament generals diplomats negotiators palace".split())
"""Who with "in" and a town are those who govern from it."""
_HOLDING = frozenset({"government", "parliament", "president", "premier", "minister", "cabinet", "coastguard", "flag"})


def realms(found: Cast) -> None:
    """Take such countries as states wherever they are named, by the last word alone as well."""
    pairs = list(_pairs(found))
    named = {_name(one, other) for one, other in pairs if _is_state(one, other)}
    for one, other in pairs:
        name = _name(one, other)
        if name in named:
            span = (one.idx, other.idx + len(other))
            add(found, key_of(name), name, "state")
            for token in (one, other):
                found.put(token, key_of(name), "name", span)


def seats(found: Cast) -> None:
    """As in "the government in Telar", "ministers in Telar": the seat of the one state that no table knows."""
    invented = {key for i, key in found.at.items() if found.parties[key].kind == "state" and key not in known()}
    if len(invented) != 1:
        return
    state = next(iter(invented))
    towns = {token.text for token in found.doc if _seat(token) and token.i not in found.at}
    for token in found.doc:
        placed = token.dep_ == "pobj" and token.head.lower_ in LOCATIVE and not _seat(token)
        if token.text in towns and token.i not in found.at and not placed and token.dep_ != "compound":
            found.put(token, state, "capital", (token.idx, token.idx + len(token)))


def _seat(town: Token) -> bool:
    """As in "The government in Telar"; not "in Telar Bay"."""
    at = town.dep_ == "pobj" and town.head.lower_ == "in" and town.pos_ == "PROPN" and town.i - town.head.i == 1
    return at and town.head.head.lower_ in RULING | _SEATED and town.is_title


def _name(one: Token, other: Token) -> str:
    return f"{one.text.title()} {other.text.title()}"


def _pairs(found: Cast) -> Iterator[tuple[Token, Token]]:
    for one in found.doc[:-1]:
        other = one.nbor(1)
        if one.lower_ not in _FIRST or one.i in found.at or other.i in found.at or not one.text[0].isupper():
            continue
        if other.text.istitle() == one.text.istitle() and other.text[0].isupper() and len(other) > 2:
            after = other.nbor(1) if other.i + 1 < len(found.doc) else None
            if after is None or not (after.is_title and one.is_title) or after.is_sent_start:
                yield one, other


def _is_state(one: Token, other: Token) -> bool:
    """After "the government of" and the like, or before "'s navy"."""
    before = [token.lower_ for token in one.doc[max(0, one.i - 4) : one.i]]
    if before[-1:] == ["of"] and (realm(one) or _HOLDING & {*before[-3:-1]} or before[-2:-1] == ["assembly"]):
        return True
    mark = other.i + 1
    has = mark + 1 < len(one.doc) and one.doc[mark].tag_ == "POS" and other.dep_ == "poss"
    return has and other.head.lower_ in OF_A_STATE | _HOLDING
