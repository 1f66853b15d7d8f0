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


_PEOPLE = frozenset(
    """comrades members followers fighters guerrillas gunmen militants lads boys partisans cadres brothers sisters women
    activists clients rank-and-file men people""".split()
)
"""Nouns that with "his" before them mean the body somebody leads or speaks for; a commander's men are his fighters."""
_WHOLE = frozenset("members followers fighters partisans guerrillas gunmen cadres militants rank-and-file".split())
"""Nouns that with "its" before them mean the body that has them."""
_LED = frozenset({"organisation", "armed group", "movement", "party"})
_FIGHTING = frozenset({"armed group", "movement", "military"})


_STATES = frozenset("government country cabinet nation republic".split())


def owned(found: Cast) -> None:
    """Let such a phrase stand for the body its owner serves, whatever it was taken for."""
    for noun in found.doc:
        key = _body(found, noun) if noun.lower_ in _SORTS else _state(found, noun) if noun.lower_ in _STATES else None
        if key is not None:
            found.at.pop(noun.i, None)
            found.put(noun, key, "group", trimmed(found.doc, noun.left_edge.i, noun.i + 1))
    for noun in found.doc:
        body = _own_people(found, noun) if noun.lower_ in _PEOPLE else None
        if body is not None:
            _stand_for(found, noun, body)
    for noun in found.doc:
        if noun.lower_ in _BODY and noun.i in found.at:
            _members_stand_for(found, noun)


def _members_stand_for(found: Cast, body: Token) -> None:
    """As in "The dockers" after "the dockers' union": the union, where the text never tells of dockers without it."""
    owner = child(body, "poss")
    if owner is None or owner.tag_ != "NNS":
        return
    others = [one for one in found.doc if one.lower_ == owner.lower_ and one.i != owner.i and one.dep_ != "poss"]
    later = all(one.i > body.i and [left.lower_ for left in one.lefts] == ["the"] for one in others)
    for one in others if later else ():
        found.at.pop(one.i, None)
        found.put(one, found.at[body.i], "group", trimmed(found.doc, one.left_edge.i, one.i + 1))


def _own_people(found: Cast, noun: Token) -> str | None:
    """As in "his men will not go back", said of the union's chairman: the union, which a state's minister has none.

    Of a movement's members and fighters it is the movement.
    """
    owner = child(noun, "poss")
    if owner is None or any(one.dep_ in {"amod", "compound", "nummod"} for one in noun.lefts):
        return None
    party = found.parties.get(found.at.get(owner.i, ""))
    armed = party is not None and party.kind in _FIGHTING
    loose = party is not None and party.kind in _LED and party.name.split()[-1].lower() not in _BODY
    member = noun.lower_ == "members" and loose  # a union is not those who pay it
    whole = (armed or member) and owner.lower_ in {"its", "their"} and noun.lower_ in _WHOLE
    if party is None or not (owner.lower_ in {"our", "my"} or whole or party.kind in PERSONAL):
        return None
    key = party.serves if party.kind in PERSONAL else party.key
    if key is None or found.parties[key].kind not in _LED:
        return None
    return None if noun.lower_ in {"men", "boys", "lads"} and found.parties[key].kind in _FIGHTING else key


def _stand_for(found: Cast, noun: Token, body: str) -> None:
    """Let a phrase for people, and the pronouns that mean them, stand for a body."""
    old = found.at.pop(noun.i, None)
    found.put(noun, body, "group", trimmed(found.doc, noun.left_edge.i, noun.i + 1))
    for i in [i for i, key in found.at.items() if key == old and found.how[i] == "pronoun" and i > noun.i]:
        found.at[i] = body


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
    """As in "My government wants the dam", "his country wants it", said by a minister: the state that he serves."""
    owner = child(noun, "poss")
    if owner is None or owner.tag_ != "PRP$" or any(one.dep_ == "amod" for one in noun.lefts):
        return None
    key = found.at.get(owner.i)
    for _ in range(3):
        party = found.parties.get(key or "")
        if party is None or party.kind == "state":
            break
        key = party.serves
    return key if key is not None and found.parties[key].kind == "state" else None
