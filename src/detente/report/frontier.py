"""A deal between two: what lotteries over packages can give each, what no deal is worth, and what each theory picks.

To the right is better for one party, up is better for the other. Shaded is what both prefer to no deal.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from detente.conflict.model import Conflict
from detente.findings.deals.record import DealReading, Deals
from detente.report.chart import Point, safe
from detente.report.deal_marks import (
    LETTERS,
    SCALE,
    Drawing,
    Mark,
    gathered,
    package_said,
    party_names,
    round_ticks,
    signers,
    values_said,
)
from detente.report.deals import reading_name

WIDTH, HEIGHT = 760.0, 440.0
_LEFT, _TOP, _SIDE, _FOOT = 64.0, 46.0, 372.0, 40.0
_KEY, _SAID, _MEANT = _LEFT + _SIDE + 32, 40.0, 20.0
NARROW = _LEFT + _SIDE + 28
_BESIDE: Point = (_KEY, _TOP + 8)
_BELOW: Point = (24.0, _TOP + _SIDE + 62)


class Plane:
    """Where utilities of the two lie in the picture: the range of all that is drawn and a little around it."""

    __slots__ = ("high", "low")

    def __init__(self, points: list[Point]) -> None:
        spans = [(min(one[axis] for one in points), max(one[axis] for one in points)) for axis in (0, 1)]
        around = [max((high - low) * 0.07, 1e-6) for low, high in spans]
        self.low = tuple(low - room for (low, _), room in zip(spans, around, strict=True))
        self.high = tuple(high + room for (_, high), room in zip(spans, around, strict=True))

    def at(self, point: Point) -> Point:
        """Return the place of a point in px."""
        across, up = ((point[k] - self.low[k]) / (self.high[k] - self.low[k]) for k in (0, 1))
        return round(_LEFT + across * _SIDE, 1), round(_TOP + (1 - up) * _SIDE, 1)


def frontier(conflict: Conflict, found: Deals, one: DealReading, *, narrow: bool = False) -> Drawing:
    """Compose the picture of a deal that two sign. `found.parties` has exactly two who sign.

    Where it is to be narrow what the marks mean stands below them, and not beside.
    """
    x, y = signers(found)
    names = party_names(conflict, found)
    corners = sorted((each.utilities[x], each.utilities[y]) for each in one.corners)
    dots = [(each.utilities[x], each.utilities[y]) for each in one.points]
    picks = [(each.utilities[x], each.utilities[y]) for each in one.solutions if each.lottery]
    no_deal = (one.no_deal[x], one.no_deal[y])
    ideal = _ideal(one, x, y)
    plane = Plane([no_deal, *corners, *dots, *picks, *([ideal] if ideal else [])])
    body = (
        *_axes(plane, names[x], names[y], SCALE[found.scale]),
        *_zone(plane, corners, no_deal, there=one.zone),
        *(_paid(plane, corners) if found.side_payments else ()),
        *_line(plane, corners),
        *(_dot(plane, at, one, number) for number, at in enumerate(dots)),
        *_walls(plane, no_deal, ideal),
        f'<g role="list" aria-label="Solutions">{"".join(_marks(plane, found, one, names))}</g>',
        *_key(found, one, names, _BELOW if narrow else _BESIDE),
    )
    under = reading_name(one)
    title = f"What {names[x]} and {names[y]} can have{f' ({under})' if under else ''}"
    width, height = (NARROW, _BELOW[1] + _key_height(found, one)) if narrow else (WIDTH, HEIGHT)
    return Drawing(title, _note(found, one), width, height + _FOOT, body)


def _ideal(one: DealReading, x: int, y: int) -> Point | None:
    across, up = one.best[x], one.best[y]
    return (across, up) if one.zone and across is not None and up is not None else None


def _axes(plane: Plane, across: str, up: str, scale: str) -> Iterator[str]:
    left, bottom, right = _LEFT, _TOP + _SIDE, _LEFT + _SIDE
    yield f'<path class="axis" d="M{left:g} {_TOP:g}V{bottom:g}H{right:g}"/>'
    for value in round_ticks(plane.low[0], plane.high[0]):
        at = plane.at((value, plane.low[1]))[0]
        yield f'<path class="grid" d="M{at:g} {_TOP:g}V{bottom:g}"/>'
        yield f'<text class="quiet middle" x="{at:g}" y="{bottom + 16:g}">{value:g}</text>'
    for value in round_ticks(plane.low[1], plane.high[1]):
        at = plane.at((plane.low[0], value))[1]
        yield f'<path class="grid" d="M{left:g} {at:g}H{right:g}"/>'
        yield f'<text class="quiet end" x="{left - 8:g}" y="{at + 4:g}">{value:g}</text>'
    yield f'<text class="end" x="{right:g}" y="{bottom + 34:g}">{safe(across)}, in {scale} →</text>'
    yield f'<text x="14" y="{_TOP - 12:g}">↑ {safe(up)}, in {scale}</text>'


def _zone(plane: Plane, corners: list[Point], no_deal: Point, *, there: bool) -> Iterator[str]:
    """Shade what lotteries give both beyond no deal."""
    inside = _clipped(corners, no_deal) if there else []
    if len(inside) > 1:
        ends = [no_deal, (no_deal[0], inside[0][1]), *inside, (inside[-1][0], no_deal[1])]
        path = "L".join(f"{px:g} {py:g}" for px, py in map(plane.at, ends))
        yield f'<path class="zone" d="M{path}Z"/>'


def _clipped(corners: list[Point], no_deal: Point) -> list[Point]:
    """Return the part of the frontier that is no worse than no deal for either, from left to right."""
    kept: list[Point] = []
    for one, other in pairwise(corners):
        begin = _share(one[0], other[0], no_deal[0])
        end = 1 - _share(other[1], one[1], no_deal[1])
        if begin <= end:
            kept += [_between(one, other, begin), _between(one, other, end)]
    return kept


def _share(low: float, high: float, least: float) -> float:
    """Return how far between `low` and `high` `least` is first reached: 0 where at once, above 1 where never."""
    if low >= least:
        return 0.0
    return (least - low) / (high - low) if high > low else 2.0


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def _paid(plane: Plane, corners: list[Point]) -> Iterator[str]:
    """Draw what payments reach from the package with the largest sum."""
    if corners:
        most = max(x + y for x, y in corners)
        left, right = max(plane.low[0], most - plane.high[1]), min(plane.high[0], most - plane.low[1])
        if left < right:
            (ax, ay), (bx, by) = plane.at((left, most - left)), plane.at((right, most - right))
            yield f'<path class="date" d="M{ax:g} {ay:g}L{bx:g} {by:g}"><title>With payments</title></path>'


def _line(plane: Plane, corners: list[Point]) -> Iterator[str]:
    if len(corners) > 1:
        path = "L".join(f"{x:g} {y:g}" for x, y in map(plane.at, corners))
        yield f'<path class="edge" d="M{path}"><title>The frontier: what lotteries over packages give</title></path>'


def _dot(plane: Plane, at: Point, one: DealReading, number: int) -> str:
    x, y = plane.at(at)
    return (
        f'<circle class="package" cx="{x:g}" cy="{y:g}" r="3">'
        f"<title>{safe(package_said(one, one.points[number]))}</title></circle>"
    )


def _walls(plane: Plane, no_deal: Point, ideal: Point | None) -> Iterator[str]:
    """Draw the no-deal point with its two lines, and the ideal point that Kalai and Smorodinsky aim at."""
    x, y = plane.at(no_deal)
    yield f'<path class="date" d="M{x:g} {_TOP:g}V{_TOP + _SIDE:g}M{_LEFT:g} {y:g}H{_LEFT + _SIDE:g}"/>'
    yield f'<rect class="point" x="{x - 5:g}" y="{y - 5:g}" width="10" height="10"/>'
    yield f'<text class="halo strong" x="{x + 10:g}" y="{y + 17:g}">no deal</text>'
    if ideal is not None:
        ix, iy = plane.at(ideal)
        yield f'<path class="date" d="M{x:g} {y:g}L{ix:g} {iy:g}"/>'
        yield f'<path class="ideal" d="M{ix - 5:g} {iy:g}h10M{ix:g} {iy - 5:g}v10"/>'
        yield f'<text class="quiet halo end" x="{ix - 8:g}" y="{iy - 6:g}">each one\'s most</text>'


def _marks(plane: Plane, found: Deals, one: DealReading, names: tuple[str, ...]) -> Iterator[str]:
    """Draw each best single package as a diamond, each solution as a disc with its letter."""
    x, y = signers(found)
    for each in one.solutions:
        for package in each.best[:1]:
            if each.lottery:
                at = plane.at((package.utilities[x], package.utilities[y]))
                said = f"The best single package by {each.name}: {package_said(one, package)}"
                yield _item(said, f'<path class="single" d="M{at[0]:g} {at[1] - 7:g}l7 7-7 7-7-7z"/>')
    marks = [
        Mark(LETTERS[each.key], f"{each.name}: {values_said(names, each.utilities, (x, y))}.",
             plane.at((each.utilities[x], each.utilities[y])))
        for each in one.solutions
        if each.lottery
    ]  # fmt: skip
    for mark in marks:
        yield _item(mark.said, f'<circle class="point" cx="{mark.at[0]:g}" cy="{mark.at[1]:g}" r="4.5"/>')
    for mark in gathered(marks):
        (px, py), text = mark.at, safe(mark.letters)
        yield f'<text class="halo strong" aria-hidden="true" x="{px + 9:g}" y="{py - 7:g}">{text}</text>'


def _item(said: str, drawn: str) -> str:
    return f'<g role="listitem"><g role="img" aria-label="{safe(said)}"><title>{safe(said)}</title>{drawn}</g></g>'


def _key(found: Deals, one: DealReading, names: tuple[str, ...], place: Point) -> Iterator[str]:
    """Write what each solution gives, and what the marks mean."""
    x, y = place
    for each in one.solutions:
        said = values_said(names, each.utilities, signers(found)) if each.lottery else "no deal"
        yield f'<text x="{x:g}" y="{y:g}"><tspan class="strong">{LETTERS[each.key]}</tspan> {safe(each.name)}</text>'
        yield f'<text class="quiet" x="{x + 13:g}" y="{y + 15:g}">{safe(said)}</text>'
        y += _SAID
    y += 6
    for drawn, said in _meanings(found):
        yield f'<g transform="translate({x:g} {y:g})">{drawn}<text class="quiet" x="24">{said}</text></g>'
        y += _MEANT


def _key_height(found: Deals, one: DealReading) -> float:
    return len(one.solutions) * _SAID + 6 + len(_meanings(found)) * _MEANT


def _meanings(found: Deals) -> list[tuple[str, str]]:
    """Return each mark and what it means."""
    rows = [
        ('<circle class="package" cx="6" cy="-4" r="3"/>', "package nobody can better for both"),
        ('<path class="single" d="M6 -11l7 7-7 7-7-7z"/>', "best single package of a solution"),
        ('<rect class="zone" x="0" y="-10" width="14" height="12"/>', "better for both than no deal"),
    ]
    return [*rows, ('<path class="date" d="M-2 -4h18"/>', "with payments")] if found.side_payments else rows


def _note(found: Deals, one: DealReading) -> str:
    shown = "" if one.pareto <= len(one.points) else f" {len(one.points)} of {one.pareto:,} Pareto-best packages drawn."
    if not one.zone:
        return f"There is no zone of agreement: nothing that can be had lies up and to the right of no deal.{shown}"
    lots = " Between two packages on the line lie lotteries over them."
    paid = " A solution off the line takes payments." if found.side_payments else ""
    return f"{one.better:,} of {one.packages:,} packages are better for both than no deal.{lots}{paid}{shown}"
