"""POLECAT: events in PLOVER's kinds."""

from __future__ import annotations

from detente.data.format import Cells, Format
from detente.data.kinds import of_plover
from detente.data.party import Party
from detente.data.roles import ROLES
from detente.data.states import by_cow, by_letters


def party(cells: Cells) -> Party:
    """Read a name, ISO letters, a Correlates of War number and two columns of roles; each may list several.

    >>> sorted(party(("Kataib", "IRQ", "", "REB", "REB;MIL")).roles)
    ['MIL', 'REB']
    """
    name, letters, numbers, one, all_ = cells
    given = [code for code in _several(letters) if code.casefold() not in ("none", "na")]
    found = [by_letters(code) for code in given] + [by_cow(number) for number in _several(numbers)]
    states = frozenset(iso for iso in found if iso)
    roles = frozenset(role for role in (*_several(one), *_several(all_)) if role in ROLES)
    names = tuple(dict.fromkeys((name, *_several(name)))) if name else ()
    return Party(states, roles, names, "" if states else ";".join(given))


def _several(text: str) -> list[str]:
    return [part.strip() for part in text.replace(",", ";").split(";") if part.strip()]


def kind(cells: Cells) -> str | None:
    """Read a PLOVER kind."""
    return of_plover(cells[0])


def _told(who: str) -> tuple[str, ...]:
    return (f"{who}_name", f"{who}_country", f"{who}_cow", f"primary_{who}_sector", f"{who}_sectors")


POLECAT = Format(
    "polecat",
    "POLECAT",
    "Halterman, Bagozzi, Beger, Schrodt and Scarborough (2023), PLOVER and POLECAT: a new political event ontology and"
    " dataset",
    header=("event_date", "event_type", "actor_name", "recipient_name"),
    id=("event_id",),
    date=("event_date",),
    party=party,
    kind=kind,
    actor=_told("actor"),
    target=_told("recipient"),
    type=("event_type",),
    place=("placename", "city", "province", "country"),
    note="coded by a program: one event told by several papers may have several rows",
)
