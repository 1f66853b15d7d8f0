"""Which parties of a draft become actors of a model: a nameless voice is the party it speaks for, a crowd is nobody.

A model with an actor for every spokesman and every "two men" is a model a person must first clear up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from detente.reading.items import Draft, Party

T = TypeVar("T")

NAMING = frozenset({"name", "alias", "demonym", "capital", "group"})
"""Mentions that make a party more than an office or some people."""

BODILY = frozenset({"organisation", "government", "company", "armed group", "party", "movement", "electorate"})
"""Kinds whose deeds count even without a name."""

_ARMED = frozenset({"ministry", "military", "organisation"})
_UNNAMED = frozenset({"role", "group", "crowd", "pronoun"})
"""How a state's army is told of, which in a model is the state: with no name of its own."""

_REFERS = frozenset(
    "party speaker holder doer target actor source chain denied_by author deterred threatener eyes audience".split()
)
"""The fields of an item that hold the key of a party, or several."""


def standing(found: Draft) -> Draft:
    """Return the draft with nameless voices counted as whom they speak for, and without people who only pass by."""
    keys = {party.key for party in found.parties}
    voices = {party.key: party.serves for party in found.parties if _is_voice(party) and party.serves in keys}
    spoken = _renamed(found, {voice: serves for voice, serves in voices.items() if serves is not None})
    return replace(spoken, parties=tuple(party for party in _joined(spoken.parties, voices) if _stands(party, spoken)))


def _is_voice(party: Party) -> bool:
    told = {mention.how for mention in party.mentions}
    return (party.kind == "speaker" and not told & NAMING) or (party.kind in _ARMED and told <= _UNNAMED)


def _joined(parties: tuple[Party, ...], voices: Mapping[str, str | None]) -> list[Party]:
    """Give the mentions of each voice to the party it speaks for, in the order of the text."""
    kept = []
    for party in parties:
        if party.key not in voices:
            more = [mention for one in parties if voices.get(one.key) == party.key for mention in one.mentions]
            told = sorted((*party.mentions, *more), key=lambda mention: mention.passage.start)
            kept.append(replace(party, mentions=tuple(told)))
    return kept


def _stands(party: Party, found: Draft) -> bool:
    """A party with a name, or one without that wants something, or a body that does something."""
    if not party.mentions or any(mention.how not in {"crowd", "pronoun"} for mention in party.mentions):
        return True
    wants = any(want.holder == party.key for want in found.wants)
    return wants or (party.kind in BODILY and any(event.actor == party.key for event in found.events))


def _renamed(item: T, names: Mapping[str, str]) -> T:
    """Return `item` with every key of a party in it replaced as `names` says; the parties' own keys stay."""
    if isinstance(item, tuple):
        return tuple(_renamed(part, names) for part in item)  # type: ignore[return-value]
    if not is_dataclass(item) or isinstance(item, type) or not names:
        return item
    new = {one.name: _value(getattr(item, one.name), one.name, names) for one in fields(item)}
    changed = {name: value for name, value in new.items() if value is not getattr(item, name)}
    return replace(item, **changed) if changed else item


def _value(value: Any, field: str, names: Mapping[str, str]) -> Any:
    if field in _REFERS and isinstance(value, str):
        return names.get(value, value)
    if field in _REFERS and isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return tuple(dict.fromkeys(names.get(part, part) for part in value))
    return _renamed(value, names)
