"""What pictures of a deal share: a letter for each solution, solutions that fall on one place, round numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor, hypot, log10

from detente.conflict.model import Conflict
from detente.findings.deals.record import DealReading, Deals, PackageTold
from detente.report.chart import Point
from detente.report.naming import actor_name
from detente.report.visible import one_line

LETTERS = {"nash": "N", "kalai-smorodinsky": "K", "egalitarian": "E", "utilitarian": "U", "rubinstein": "R"}
"""How a solution is marked."""

SCALE = {"points": "points", "worth": "worths of wants"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture without its frame: what it is called, what is to be known about it, its size in px, what is in it."""

    title: str
    note: str
    width: float
    height: float
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Solutions at one place: their letters, joined, and what is said of them."""

    letters: str
    said: str
    at: Point


def gathered(marks: Iterable[Mark], *, near: float = 15.0) -> tuple[Mark, ...]:
    """Join marks that would lie upon each other; the place is that of the first.

    >>> [one.letters for one in gathered([Mark("N", "", (0, 0)), Mark("R", "", (3, 0)), Mark("U", "", (40, 0))])]
    ['N R', 'U']
    """
    found: list[Mark] = []
    for mark in marks:
        at = next((k for k, one in enumerate(found) if _apart(one.at, mark.at) < near), None)
        if at is None:
            found.append(mark)
        else:
            one = found[at]
            found[at] = Mark(f"{one.letters} {mark.letters}", f"{one.said} {mark.said}", one.at)
    return tuple(found)


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def round_ticks(low: float, high: float, *, most: int = 6) -> tuple[float, ...]:
    """Return round numbers between `low` and `high`, at most `most` and one.

    >>> round_ticks(0.18, 0.97)
    (0.2, 0.4, 0.6, 0.8)
    """
    span = high - low
    if span <= 0:
        return (low,)
    size = 10.0 ** floor(log10(span / most))
    apart = next(size * k for k in (1, 2, 5, 10) if span / (size * k) <= most)
    first = int(low // apart)
    listed = (round(k * apart, 10) for k in range(first, first + most + 3))
    return tuple(tick for tick in listed if low - 1e-9 <= tick <= high + 1e-9)


def party_names(conflict: Conflict, found: Deals) -> tuple[str, ...]:
    """Return the parties as they are called, in the order of all utilities."""
    return tuple(one_line(actor_name(conflict, party.actor)) for party in found.parties)


def signers(found: Deals) -> tuple[int, ...]:
    """Return the places of those who sign."""
    return tuple(at for at, party in enumerate(found.parties) if party.signs)


def values_said(names: Sequence[str], utilities: Sequence[float], among: Iterable[int]) -> str:
    """Say what each gets.

    >>> values_said(("North", "South"), (0.8, 0.25), (0, 1))
    'North 0.8, South 0.25'
    """
    return ", ".join(f"{names[at]} {round(utilities[at], 4) + 0.0:.4g}" for at in among)


def package_said(one: DealReading, package: PackageTold) -> str:
    """Say how a package settles what is negotiated; what others decide is in the title of the picture."""
    decided = {issue for issue, _ in one.decision}
    return ", ".join(f"{issue} {settled}" for issue, settled in package.settlements if issue not in decided)
