"""Chances over time as a picture: a panel for each outcome, in it a line for each choice rule, and a band around them.

The band has everything the rules and their errors leave open; how wide it is says how much hangs on the choice rule.
All panels have the same axes, so that outcomes can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import Any

from detente.findings.chances.over_time import Curve, OverTime
from detente.findings.measured import CONDITIONAL
from detente.report.chart import Point, Tick, drawn, percent, safe, ticks, top
from detente.report.palette import DASHES
from detente.report.visible import one_line

MOST = 8
"""A picture has at most this many outcomes."""

PLOT, HIGH, LEFT, RIGHT, HEAD, FOOT = 316.0, 132.0, 48.0, 26.0, 56.0, 40.0
"""The size of a panel's frame, and the room around it, in px."""

_TOP, _ROW, _LETTER, _BOLD, _UNSEEN = 18.0, 22.0, 6.7, 7.3, 1e-9


@dataclass(frozen=True, slots=True)
class Line:
    """Chances under one rule, one for each time, each known to be from `low` to `high`."""

    rule: str
    values: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """An outcome and its chances over time, a line for each rule."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens on a day: a vote."""

    day: float
    says: str


@dataclass(frozen=True, slots=True)
class Panel:
    """An outcome drawn in a frame, `x`, `y` its top left corner: the outline of its band, a line for each rule."""

    name: str
    title: str
    heading: tuple[str, ...]
    x: float
    y: float
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    dates: tuple[Tick, ...]
    outline: tuple[Point, ...]
    lines: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """The picture; `rules` are in the order of the lines of each panel."""

    title: str
    note: str
    width: float
    height: float
    rules: tuple[str, ...]
    panels: tuple[Panel, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the scene as plain data for JSON."""
        return asdict(self)


def expected(found: OverTime, *, holds: bool = False) -> tuple[Expected, ...]:
    """Return the outcomes of `found`: the chance that each has come about by then; with `holds`, that it holds then.

    For a smooth line `found` has 40 times or more; they cost hardly more than a few.
    """
    curves = [curve for curve in found.curves if not holds or curve.at]
    names = dict.fromkeys(curve.outcome for curve in curves)
    return tuple(Expected(name, tuple(_line(it, holds) for it in curves if it.outcome == name)) for name in names)


def _line(curve: Curve, holds: bool) -> Line:
    values, most = (curve.at, curve.at_most) if holds else (curve.by, curve.by_most)
    low = tuple(max(0.0, value - curve.error) for value in values)
    return Line(curve.rule, values, low, tuple(min(1.0, value + curve.error) for value in most or values))


def bands(
    times: tuple[float, ...],
    outcomes: tuple[Expected, ...],
    *,
    title: str = "",
    dates: tuple[Moment, ...] = (),
    across: int = 2,
) -> Bands:
    """Compose the picture of `outcomes`, chances at each of `times` (days, ascending); the first `MOST` are drawn.

    At most so many panels stand `across`, beside each other.
    """
    shown = outcomes[:MOST]
    dates = tuple(date for date in dates if times and date.day <= times[-1])
    rules = tuple(dict.fromkeys(line.rule for outcome in shown for line in outcome.lines))
    highest = top(max((max(line.high) for outcome in shown for line in outcome.lines), default=1.0))
    columns, slot = min(across, max(1, len(shown))), (LEFT + PLOT + RIGHT, HEAD + HIGH + FOOT)
    width = columns * slot[0]
    first = _TOP + _ROW * len(_rows(rules, width)) - 8
    panels = tuple(
        _panel(
            outcome, times, rules, dates, highest, k % columns * slot[0] + LEFT, first + k // columns * slot[1] + HEAD
        )
        for k, outcome in enumerate(shown)
    )
    note = _note(outcomes, rules, dates)
    return Bands(title or "Chances over time", note, width, first + slot[1] * -(-len(shown) // columns), rules, panels)


def _note(outcomes: tuple[Expected, ...], rules: tuple[str, ...], dates: tuple[Moment, ...]) -> str:
    said = [f"How likely each outcome is to have come about, {CONDITIONAL}."]
    if len(rules) > 1:
        said.append(f"A band goes from the lowest to the highest of {len(rules)} choice rules.")
    if dates:
        said.append(f"Dates: {', '.join(f'{one_line(date.says)} (day {date.day:g})' for date in dates)}.")
    if len(outcomes) > MOST:
        said.append(f"Of {len(outcomes)} outcomes the first {MOST} are drawn.")
    return " ".join(said)


def _panel(
    outcome: Expected, times: tuple[float, ...], rules: tuple[str, ...], dates: tuple[Moment, ...], highest: float,
    x: float, y: float,
) -> Panel:  # fmt: skip
    def point(time: float, chance: float) -> Point:
        return (round(x + PLOT * time / (times[-1] or 1.0), 1), round(y + HIGH * (1 - min(chance / highest, 1.0)), 1))

    low = [min(line.low[k] for line in outcome.lines) for k in range(len(times))]
    high = [max(line.high[k] for line in outcome.lines) for k in range(len(times))]
    by_rule = {line.rule: line.values for line in outcome.lines}
    lines = tuple(tuple(map(point, times, by_rule.get(rule, ()))) for rule in rules)
    under = ", ".join(f"{percent(_last(line), _last(line))} by {line.rule}" for line in outcome.lines)
    reached = f"{_reached(outcome)} by day {times[-1]:g}"
    name = one_line(outcome.name).replace("_", " ")
    heading = (*wrap(name, int((PLOT + RIGHT) / _BOLD), max_lines=2, placeholder=" …"), reached)
    named = tuple(Tick(point(date.day, 0.0)[0], one_line(date.says)) for date in dates if 0 < date.day < times[-1])
    up = tuple(Tick(point(0, highest * part / 4)[1], f"{100 * highest * part / 4:g} %") for part in range(5))
    outline = (*map(point, times, high), *map(point, times[::-1], low[::-1]))
    title = f"{name}: {reached} ({under}), {CONDITIONAL}"
    return Panel(name, title, heading, x, y, ticks(times[-1], left=x, width=PLOT), up, named, outline, lines)


def _reached(outcome: Expected) -> str:
    """Return what the chances come to at the end; errors too small to be seen are left out, so that 0 reads as 0."""
    values = [_last(line) for line in outcome.lines]
    low, high = min(line.low[-1] for line in outcome.lines), max(line.high[-1] for line in outcome.lines)
    return percent(
        min(values) if min(values) - low < _UNSEEN else low, max(values) if high - max(values) < _UNSEEN else high
    )


def _last(line: Line) -> float:
    """Return the chance at the end; one that may be 0 or 1 and cannot be told from it is 0 or 1."""
    value = line.values[-1]
    if line.low[-1] == 0.0 and value < _UNSEEN:
        return 0.0
    return 1.0 if line.high[-1] == 1.0 and value > 1.0 - _UNSEEN else value


def bands_svg(scene: Bands, *, id: str = "bands") -> str:
    """Return the picture as an SVG element. `id` is put before every id in it, so that two can share a page."""
    return drawn(_painted(scene), title=scene.title, note=scene.note, width=scene.width, height=scene.height, id=id)


def _painted(scene: Bands) -> Iterator[str]:
    yield f'<g aria-hidden="true">{"".join(_key(scene))}</g>'
    yield f'<g role="list" aria-label="{len(scene.panels)} outcomes">'
    for panel in scene.panels:
        yield f'<g role="listitem"><g role="img" aria-label="{safe(panel.title)}"><title>{safe(panel.title)}</title>'
        yield f'<g aria-hidden="true">{"".join(_axes(panel))}</g>{"".join(_curves(panel))}</g></g>'
    yield "</g>"


def _rows(rules: tuple[str, ...], width: float) -> list[list[tuple[float, int, str]]]:
    """Return the legend: in each row where an entry begins, its style, its words."""
    rows: list[list[tuple[float, int, str]]] = [[]]
    x = LEFT
    for style, rule in enumerate(rules):
        need = 44 + len(rule) * _LETTER + 22
        if x + need > width and rows[-1]:
            rows.append([])
            x = LEFT
        rows[-1].append((x, style % len(DASHES), rule))
        x += need
    return rows


def _key(scene: Bands) -> Iterator[str]:
    for number, row in enumerate(_rows(scene.rules, scene.width)):
        y = _TOP + _ROW * number
        for x, style, rule in row:
            yield f'<g class="c{style}"><path class="line d{style}" d="M{x:g} {y:g}h34"/></g>'
            yield f'<text x="{x + 41:g}" y="{y + 4:g}">{safe(rule)}</text>'


def _axes(panel: Panel) -> Iterator[str]:
    right, bottom = panel.x + PLOT, panel.y + HIGH
    for k, words in enumerate(panel.heading):
        line = panel.y - 10 - 15 * (len(panel.heading) - 1 - k)
        look = "strong" if k < len(panel.heading) - 1 else "quiet"
        yield f'<text class="{look}" x="{panel.x:g}" y="{line:g}">{safe(words)}</text>'
    for tick in panel.up:
        yield f'<path class="grid" d="M{panel.x:g} {tick.at:g}H{right:g}"/>'
        yield f'<text class="quiet end" x="{panel.x - 7:g}" y="{tick.at + 4:g}">{safe(tick.text)}</text>'
    yield f'<path class="axis" d="M{panel.x:g} {bottom:g}H{right:g}"/>'
    for tick in panel.across:
        yield f'<path class="axis" d="M{tick.at:g} {bottom:g}v4"/>'
        yield f'<text class="quiet middle" x="{tick.at:g}" y="{bottom + 16:g}">{safe(tick.text)}</text>'
    yield f'<text class="quiet end" x="{right:g}" y="{bottom + 31:g}">days from the start</text>'
    yield from _dates(panel)


def _dates(panel: Panel) -> Iterator[str]:
    """Draw the dates; a name that would run into the one before it is left to the note."""
    free = panel.x
    for tick in sorted(panel.dates, key=lambda tick: tick.at):
        yield f'<path class="date" d="M{tick.at:g} {panel.y:g}v{HIGH:g}"/>'
        long = len(tick.text) * _LETTER
        start = tick.at + 4 if tick.at + 4 + long < panel.x + PLOT else tick.at - 4 - long
        if start >= free:
            yield f'<text class="quiet halo" x="{start:g}" y="{panel.y + HIGH - 6:g}">{safe(tick.text)}</text>'
            free = max(start + long, tick.at) + 6


def _curves(panel: Panel) -> Iterator[str]:
    yield f'<path class="band" d="{_path(panel.outline)}Z"/>'
    for k, points in enumerate(panel.lines):
        if points:
            style = k % len(DASHES)
            yield f'<g class="c{style}"><path class="line d{style}" d="{_path(points)}"/></g>'


def _path(points: tuple[Point, ...]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
