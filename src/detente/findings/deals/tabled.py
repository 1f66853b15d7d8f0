"""A table of a spatial model as a model with a deal: where actors stand on issues, how much they care, their weight.

The other way round is `findings.deals.positions`. Power becomes bargaining weight. Saliences
are told as what an issue is worth, because in such tables an actor need not care for the issues of the table alone.
"""

from __future__ import annotations

from detente.bargaining.spatial_table import SpatialTable
from detente.conflict.bargain import Deal, Issue, Party, Ruler, Stand
from detente.conflict.model import Actor, Conflict
from detente.conflict.quantity import Quantity
from detente.files.gmcr import Imported
from detente.files.interchange.words import settled
from detente.files.keys import keys_of
from detente.files.shape import TAKEN

STEPS = 100
"""Settlements of an imported issue, less one."""


def tabled(table: SpatialTable, *, title: str = "") -> Imported:
    """Return a conflict with the table as its deal. Warnings (D154) tell what a table leaves open."""
    keys = keys_of(table.actors, "actor", taken=TAKEN)
    issues = keys_of(table.dimensions, "issue", taken=TAKEN)
    actors = (Actor(key, said or name) for key, name, said in zip(keys, table.actors, table.descriptions, strict=True))
    deal = Deal(
        tuple(_issue(table, keys, at, key) for at, key in enumerate(issues)),
        tuple(Party(key, no_deal=_number(0.0), weight=_number(table.power[at])) for at, key in enumerate(keys)),
        scale="worth", says=table.note,
    )  # fmt: skip
    conflict = Conflict(title or table.title or "An imported table", tuple(actors), (), deal=deal)
    told = "power is taken for bargaining weight, and everybody in the table must sign: delete who need not"
    return Imported(conflict, (settled(told), settled("a table has no value of no deal: it is 0 for everybody")))


def _issue(table: SpatialTable, keys: list[str], at: int, key: str) -> Issue:
    low, high = float(table.low[at]), float(table.high[at])
    stands = tuple(
        Stand(actor, float(table.positions[i, at]), _number(table.salience[i, at])) for i, actor in enumerate(keys)
    )
    return Issue(key, table.dimensions[at], Ruler(low, high, round((high - low) / STEPS, 12)), stands=stands)


def _number(value: float) -> Quantity:
    number = float(value)
    return Quantity(number, number, number, "", f"{number:.12g}")
