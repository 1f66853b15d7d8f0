"""A deal among more than two: an upright axis for each party, a line across them for each thing that can be had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.conflict.model import Conflict
from detente.findings.deals.record import DealReading, Deals, PackageTold
from detente.report.chart import safe
from detente.report.deal_marks import LETTERS, SCALE, Drawing, package_said, party_names, values_said
from detente.report.deals import reading_name
from detente.report.palette import DASHES

_LEFT, _TOP, _TALL, _APART, _RIGHT = 76.0, 60.0, 300.0, 150.0, 250.0
MOST_NAME = 20
"""So many letters of a name stand over an axis."""


def parallels(conflict: Conflict, found: Deals, one: DealReading) -> Drawing:
    """Compose the picture of a deal of any number of parties.

    An axis goes from the least to the most of what is drawn, so that lines tell of one party at a time: steepness
    between two axes means nothing.
    """
    names = party_names(conflict, found)
    agreed = [each for each in one.solutions if each.lottery]
    rows = [one.no_deal, *(each.utilities for each in one.points), *(each.utilities for each in agreed)]
    spans = [(min(row[at] for row in rows), max(row[at] for row in rows)) for at in range(len(names))]
    same = _together([(LETTERS[each.key], each.name, each.utilities) for each in agreed])
    body = (
        *(_faint(one, each, spans) for each in one.points),
        *_axes(found, names, spans),
        _row(one.no_deal, spans, "nothing", f"No deal: {_said(names, one.no_deal)}"),
        '<g role="list" aria-label="Solutions">',
        *_solutions(same, spans, names),
        "</g>",
        *_ends(same, one, spans),
    )
    under = reading_name(one)
    title = f"What each party can have{f' ({under})' if under else ''}, in {SCALE[found.scale]}"
    width = _LEFT + _APART * (len(names) - 1) + _RIGHT
    return Drawing(title, _note(one), width, _TOP + _TALL + 36, body)


def _together(solutions: list[tuple[str, str, tuple[float, ...]]]) -> list[tuple[str, str, tuple[float, ...]]]:
    """Join solutions that give everybody the same, but for what no eye can tell."""
    found: list[tuple[str, str, tuple[float, ...]]] = []
    for letter, name, values in solutions:
        for k, (letters, called, there) in enumerate(found):
            if max(abs(a - b) for a, b in zip(values, there, strict=True)) < 1e-6:
                found[k] = (f"{letters} {letter}", f"{called}, {name}", there)
                break
        else:
            found.append((letter, name, values))
    return found


def _height(value: float, span: tuple[float, float]) -> float:
    low, high = span
    return round(_TOP + _TALL * (1 - ((value - low) / (high - low) if high > low else 0.5)), 1)


def _path(values: Sequence[float], spans: list[tuple[float, float]]) -> str:
    return "L".join(f"{_LEFT + _APART * k:g} {_height(value, spans[k]):g}" for k, value in enumerate(values))


def _faint(one: DealReading, package: PackageTold, spans: list[tuple[float, float]]) -> str:
    return (
        f'<path class="thread" d="M{_path(package.utilities, spans)}"><title>{safe(package_said(one, package))}</title>'
        "</path>"
    )


def _axes(found: Deals, names: tuple[str, ...], spans: list[tuple[float, float]]) -> Iterator[str]:
    for at, (name, (low, high)) in enumerate(zip(names, spans, strict=True)):
        x = _LEFT + _APART * at
        short = name if len(name) <= MOST_NAME else name[: MOST_NAME - 1].rstrip() + "…"
        signs = "" if found.parties[at].signs else " (does not sign)"
        yield f'<path class="axis" d="M{x:g} {_TOP:g}V{_TOP + _TALL:g}"/>'
        yield f'<text class="strong middle" x="{x:g}" y="{_TOP - 28:g}"><title>{safe(name)}</title>{safe(short)}</text>'
        yield f'<text class="quiet middle" x="{x:g}" y="{_TOP - 10:g}">{round(high, 4):g}{signs}</text>'
        yield f'<text class="quiet middle" x="{x:g}" y="{_TOP + _TALL + 18:g}">{round(low, 4):g}</text>'


def _row(values: Sequence[float], spans: list[tuple[float, float]], kind: str, said: str) -> str:
    return f'<path class="{kind}" d="M{_path(values, spans)}"><title>{safe(said)}</title></path>'


def _solutions(
    same: list[tuple[str, str, tuple[float, ...]]], spans: list[tuple[float, float]], names: tuple[str, ...]
) -> Iterator[str]:
    for number, (_, name, values) in enumerate(same):
        style, said = number % len(DASHES), f"{name}: {_said(names, values)}"
        line = f'<path class="line d{style}" d="M{_path(values, spans)}"/>'
        yield (
            f'<g role="listitem"><g role="img" class="c{style}" aria-label="{safe(said)}"><title>{safe(said)}</title>'
            f"{line}</g></g>"
        )


def _ends(
    same: list[tuple[str, str, tuple[float, ...]]], one: DealReading, spans: list[tuple[float, float]]
) -> Iterator[str]:
    """Write at the right end of each line what it is, none upon another."""
    x = _LEFT + _APART * (len(spans) - 1) + 16
    ends = [(_height(one.no_deal[-1], spans[-1]), "no deal", "strong", "")]
    for number, (letters, name, values) in enumerate(same):
        ends.append((_height(values[-1], spans[-1]), f"{letters}  {name}", "name", f"c{number % len(DASHES)}"))
    last = 0.0
    for height, said, kind, group in sorted(ends):
        y = max(height, last + 15)
        last = y
        yield f'<path class="grid" d="M{x - 14:g} {height:g}L{x - 3:g} {y:g}"/>'
        yield f'<g class="{group}"><text class="halo {kind}" x="{x:g}" y="{y + 4:g}">{safe(said)}</text></g>'


def _said(names: tuple[str, ...], values: Sequence[float]) -> str:
    return values_said(names, values, range(len(names)))


def _note(one: DealReading) -> str:
    drawn = f"Thin lines are {len(one.points):,} of {one.pareto:,} Pareto-best packages"
    own = "each axis has its own range, so that nothing hangs on how steep a line is"
    none = "" if one.zone else " There is no zone of agreement."
    return f"{drawn}; {own}.{none}"
