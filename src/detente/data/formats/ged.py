"""UCDP GED: deadly events of organised violence, written by people."""

from __future__ import annotations

from detente.data.format import Cells, Format
from detente.data.party import Party
from detente.data.states import by_gw, by_name


def party(cells: Cells) -> Party:
    """Read a name, the side's number of Gleditsch and Ward (states only), and where the event was.

    A side without a number is of the state where the event was: civilians, or else rebels.

    >>> sorted(party(("Government of Iraq", "645", "Iraq", "645")).roles)
    ['GOV', 'MIL']
    """
    name, number, where, at = cells
    if not name:
        return Party()
    state = by_gw(number) or (
        by_name(name.removeprefix("Government of ")) if name.startswith("Government of") else None
    )
    if state:
        return Party(frozenset({state}), frozenset({"GOV", "MIL"}), (name,))
    there = by_gw(at) or by_name(where)
    role = "CVL" if name.casefold() == "civilians" else "REB"
    unread = name if name.startswith("Government of") else ""
    return Party(frozenset({there} if there and not unread else ()), frozenset({role}), (name,), unread)


def kind(cells: Cells) -> str | None:
    """Read the type of violence: all three are assault."""
    return "assault" if cells[0].strip() in ("1", "2", "3") else None


def mutual(cells: Cells) -> bool:
    """Tell a fight of two sides; only in one-sided violence does the first act on the second."""
    return cells[0].strip() in ("1", "2")


GED = Format(
    "ucdp-ged",
    "UCDP Georeferenced Event Dataset",
    "Sundberg and Melander (2013), Introducing the UCDP Georeferenced Event Dataset, Journal of Peace Research 50(4)",
    header=("type_of_violence", "side_a", "side_b", "date_start"),
    id=("id",),
    date=("date_start",),
    party=party,
    kind=kind,
    actor=("side_a", "gwnoa", "country", "country_id"),
    target=("side_b", "gwnob", "country", "country_id"),
    type=("type_of_violence",),
    place=("where_coordinates", "adm_2", "adm_1", "country"),
    mutual=mutual,
    numbers="gw",
    note="who began a fight is not told: fights of two sides count in both directions, on the day they began",
)
