"""The office somebody has or serves: "His country", "its government", the army of a state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from detente.reading.actors.cast import Cast, add
from detente.reading.actors.groups import arm
from detente.reading.actors.heading import whose
from detente.reading.items import Party
from detente.reading.lexicon.parties import ARMS, OFFICES
from detente.reading.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = 20
"""Words before a name in which his country may be told."""
_BODIES = frozenset({"government", "regime", "cabinet", "administration", "country"})


def owned_office(found: Cast, noun: Token) -> None:
    """As in "His country", "its government": the state of whoever the pronoun is."""
    owner = child(noun, "poss") if noun.lower_ in OFFICES | ARMS.keys() and noun.i not in found.at else None
    if owner is None:
        return
    whom = whose(found, owner) if owner.tag_ == "WP$" else found.at.get(owner.i)
    if whom is None:
        return
    party = found.parties[whom]
    key = _state_of(found, party) or (party.key if party.kind == "state" else None)
    key = key or (_state_near(found, party.key) if noun.lower_ in _BODIES else None)
    if key is None and noun.lower_ in _BODIES and party.kind in {"leader", "speaker"}:
        key = f"{party.key}_{noun.lower_}"
        add(found, key, f"{owner.text.capitalize()} {noun.text}", "government")
        found.parties[party.key] = replace(found.parties[party.key], serves=key)
    if key is None and noun.lower_ in ARMS and party.key not in found.crowds:
        key = party.key
    if key is not None and owner.tag_ == "WP$" and (noun.tag_ == "NNS" or noun.lower_ in ARMS):
        found.put(noun, key, "role", (owner.idx, noun.idx + len(noun)))
    elif key is not None and noun.lower_ in ARMS:
        arm(found, noun, key)
    elif key is not None:
        found.put(noun, key, "role", (owner.idx, noun.idx + len(noun)))


def _state_of(found: Cast, party: Party) -> str | None:
    """Return whom a party serves, and the state behind it where that is a ministry or the like."""
    key = party.serves
    for _ in range(3):
        served = found.parties.get(key or "")
        if served is None or served.kind == "state" or served.serves is None:
            break
        key = served.serves
    return key


def _state_near(found: Cast, key: str) -> str | None:
    """As in "Norway's fish board met. Its chairman, Per Lund, said that his country": the only state told of there."""
    if key in found.crowds or found.parties[key].kind != "leader":
        return None
    first = min((i for i, one in found.at.items() if one == key and found.how[i] != "pronoun"), default=0)
    near = {found.at[i] for i in range(max(0, first - _BEFORE), first) if i in found.at}
    states = [one for one in near if found.parties[one].kind == "state"]
    return states[0] if len(states) == 1 else None
