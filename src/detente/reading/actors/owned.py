"""What somebody calls his own: "our party", "my side", "his union", once it is known whom he speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.reading.actors.cast import PERSONAL, Cast
from detente.reading.syntax import child, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANY = frozenset({"side", "camp"})
_BODY = frozenset(
    "union association league federation council board company firm bank organisation organization".split()
)
_SORTS = {
    **dict.fromkeys(
        _ANY, frozenset({"state", "party", "movement", "armed group", "organisation", "company", "government"})
    ),
    **dict.fromkeys(_BODY, frozenset({"organisation", "company"})),
    "party": frozenset({"party"}),
    **dict.fromkeys(("movement", "front", "group"), frozenset({"movement", "armed group", "party", "organisation"})),
}
"""The kinds of party that a noun with "our" or "his" before it may mean."""


_STATES = frozenset("government country cabinet nation republic".split())


def owned(found: Cast) -> None:
    """Let such a phrase stand for the body its owner serves, whatever it was taken for."""
    for noun in found.doc:
        key = _body(found, noun) if noun.lower_ in _SORTS else _state(found, noun) if noun.lower_ in _STATES else None
        if key is not None:
            found.at.pop(noun.i, None)
            found.put(noun, key, "group", trimmed(found.doc, noun.left_edge.i, noun.i + 1))


def _body(found: Cast, noun: Token) -> str | None:
    owner = child(noun, "poss")
    if owner is None or owner.tag_ != "PRP$" or any(one.dep_ in {"amod", "compound"} for one in noun.lefts):
        return None
    party = found.parties.get(found.at.get(owner.i, ""))
    if party is None:
        return None
    key = party.serves if party.kind in PERSONAL else party.key
    return key if key is not None and found.parties[key].kind in _SORTS[noun.lower_] else None


def _state(found: Cast, noun: Token) -> str | None:
    """As in "My government wants the dam", said by a minister: the state that whoever says it serves."""
    owner = child(noun, "poss")
    if owner is None or owner.lower_ not in {"my", "our"} or any(one.dep_ == "amod" for one in noun.lefts):
        return None
    key = found.at.get(owner.i)
    for _ in range(3):
        party = found.parties.get(key or "")
        if party is None or party.kind == "state":
            break
        key = party.serves
    return key if key is not None and found.parties[key].kind == "state" else None
