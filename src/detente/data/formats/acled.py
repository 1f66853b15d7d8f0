"""ACLED: events of political violence and protest, written by people."""

from __future__ import annotations

import re

from detente.data.format import Cells, Format
from detente.data.party import Party
from detente.data.roles import INTERS
from detente.data.states import by_name

_OF = re.compile(r"(?:Military Forces|Police Forces|Government) of (?:the )?([^()]{2,60})(?: \(|\Z)")
_IN = re.compile(r"\(([^()]{2,60})\)")

_KINDS = {
    "battles": "assault", "explosions/remote violence": "assault", "violence against civilians": "assault",
    "protests": "protest", "riots": "protest",
}  # fmt: skip
_DEVELOPMENTS = {
    "agreement": "agree", "arrests": "coerce", "looting/property destruction": "coerce",
    "headquarters or base established": "mobilize", "non-violent transfer of territory": "retreat",
}  # fmt: skip


def party(cells: Cells) -> Party:
    """Read a name, a kind of actor, and the state where the event was.

    The name says the state where it is one's forces ("Military Forces of Iraq (2022-)") or has it in brackets;
    of rebels, militias, civilians and protesters without either, the state is that where the event was.

    >>> sorted(party(("Military Forces of the United States (2021-2025)", "8", "Syria")).states)
    ['USA']
    """
    name, inter, where = cells
    if not name:
        return Party()
    role = INTERS.get(inter.strip().casefold(), "")
    of = _OF.match(name)
    if of:
        role = "COP" if name.startswith("Police") else "GOV" if name.startswith("Gov") else "MIL"
    inside = [iso for part in _IN.findall(name) if (iso := by_name(part))]
    iso = by_name(of[1]) if of else inside[-1] if inside else by_name(where) if role in ("REB", "CVL", "PRO") else None
    unread = "" if iso or not of else of[1]
    return Party(frozenset({iso} if iso else ()), frozenset({role} if role else ()), (name,), unread)


def kind(cells: Cells) -> str | None:
    """Read a type and a subtype.

    >>> kind(("Battles", "Armed clash")), kind(("Strategic developments", "Other"))
    ('assault', '')
    """
    one, two = (cell.strip().casefold() for cell in cells)
    return _DEVELOPMENTS.get(two, "") if one == "strategic developments" else _KINDS.get(one)


def mutual(cells: Cells) -> bool:
    """Tell a battle: who is actor1 in one says nothing of who began it."""
    return cells[0].strip().casefold() == "battles"


ACLED = Format(
    "acled",
    "ACLED",
    "Raleigh, Linke, Hegre and Karlsen (2010), Introducing ACLED, Journal of Peace Research 47(5); acleddata.com",
    header=("event_date", "event_type", "sub_event_type", "actor1", "actor2"),
    id=("event_id_cnty", "data_id"),
    date=("event_date",),
    party=party,
    kind=kind,
    actor=("actor1", "inter1", "country"),
    target=("actor2", "inter2", "country"),
    type=("event_type", "sub_event_type"),
    place=("location", "admin1", "country"),
    mutual=mutual,
    note="either side of a battle may stand first: battles count in both directions",
)
