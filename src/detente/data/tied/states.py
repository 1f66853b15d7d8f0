"""From the codes of a table to actors: a Correlates of War number, or whatever a plain table calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from detente.conflict.model import Actor
from detente.conflict.slug import slug
from detente.data.states import COW, ISO, by_cow

_ONCE = {"260": "West Germany", "265": "East Germany", "315": "Czechoslovakia", "678": "North Yemen",
         "680": "South Yemen", "817": "South Vietnam", "345": "Yugoslavia or Serbia"}  # fmt: skip
"""States that are no more and had a number of their own; today's state of the same land is another actor."""

MOST = 999
"""Numbers of states have three digits at most."""


def by_number(code: str) -> Actor | None:
    """Return the state with a number, or None for what is no such number; one we have no name for is called by it.

    >>> by_number("2.0").key, by_number("265").name, by_number("300").key
    ('usa', 'East Germany', 'cow300')
    """
    number = code.removesuffix(".0").lstrip("0")
    if not number.isdecimal() or int(number) > MOST:
        return None
    iso = by_cow(number) if number in COW and number not in _ONCE else None
    key = iso.lower() if iso else f"cow{number}"
    name = ISO[iso] if iso else _ONCE.get(number, f"State {number}")
    return Actor(key, name, "state", codes=MappingProxyType({"cow": number} | ({"iso3": iso} if iso else {})))


def by_word(code: str) -> Actor | None:
    """Return an actor called as a plain table calls it."""
    key = slug(code).replace("-", "_")
    return Actor(key, code) if key and len(code) <= 80 else None


def in_model(actors: Iterable[Actor]) -> Mapping[str, str]:
    """Return the keys of a model's actors by everything a table may call them: key, number, letters."""
    found: dict[str, str] = {}
    for actor in actors:
        found |= dict.fromkeys((actor.key, actor.name.casefold()), actor.key)
        cow, iso = (str(actor.codes.get(name) or "") for name in ("cow", "iso3"))
        if cow:
            found[(by_number(cow) or actor).key] = actor.key
        if iso:
            found[iso.lower()] = actor.key
    return MappingProxyType(found)
