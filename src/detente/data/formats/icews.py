"""ICEWS: coded events with the names, sectors and states of both sides."""

from __future__ import annotations

from detente.data.format import Cells, Format
from detente.data.kinds import of_cameo
from detente.data.party import Party
from detente.data.roles import SECTORS
from detente.data.states import by_name


def party(cells: Cells) -> Party:
    """Read a name, sectors and the name of a state.

    >>> sorted(party(("Police (India)", "Police,Government", "India")).roles)
    ['COP', 'GOV']
    """
    name, sectors, state = cells
    iso = by_name(state) if state else None
    roles = frozenset(SECTORS[word] for part in sectors.split(",") if (word := part.strip().casefold()) in SECTORS)
    return Party(frozenset({iso} if iso else ()), roles, (name,) if name else (), "" if iso else state)


def kind(cells: Cells) -> str | None:
    """Read a CAMEO code."""
    return of_cameo(cells[0])


ICEWS = Format(
    "icews",
    "ICEWS coded event data",
    "Boschee and others (2015), ICEWS Coded Event Data, Harvard Dataverse, doi:10.7910/DVN/28075",
    header=("event_id", "event_date", "source_name", "target_name", "cameo_code"),
    id=("event_id",),
    date=("event_date",),
    party=party,
    kind=kind,
    actor=("source_name", "source_sectors", "source_country"),
    target=("target_name", "target_sectors", "target_country"),
    type=("cameo_code",),
    place=("city", "district", "province", "country"),
    cameo=True,
    note="coded by a program: one event told by several papers may have several rows",
)
