"""Sample paths as lanes: a lane for each actor, in it a row for each path, a mark for each deed on its day.

Marks keep their order. Where two would cover each other the later one moves to the right; its tooltip has its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import Any

from detente.conflict.model import Conflict
from detente.findings.fan import Deed, Fan
from detente.findings.measured import CONDITIONAL
from detente.report.chart import Tick, drawn, safe, ticks
from detente.report.naming import actor_name, option_deed, plural, sentence
from detente.report.palette import DASHES
from detente.report.visible import one_line

SIDE, FRAME, RIGHT, HEAD, FOOT = 236.0, 560.0, 20.0, 58.0, 44.0
"""The width of the names, of the time, the room to the right, above and below, in px."""

MARK, ROW, PAD, LINE = 16.0, 20.0, 8.0, 15.0
"""The size of a mark, the height of a path's row, the room above and below the rows, the height of a line of text."""

_WIDE, _KINDS = 34, {"taken": "done", "landed": "done", "happened": "done", "begun": "begun"}
OUTSIDE = "outside events, dates"


@dataclass(frozen=True, slots=True)
class Mark:
    """A deed drawn, its middle at `x`, `y`; `at` is where its day is. `look` is done, begun or undone."""

    path: int
    code: str
    look: str
    title: str
    x: float
    y: float
    at: float


@dataclass(frozen=True, slots=True)
class Lane:
    """An actor, what the codes of its deeds stand for, and its marks. `rows` has the middle of each path's row."""

    name: str
    style: int
    key: tuple[tuple[str, tuple[str, ...]], ...]
    y: float
    height: float
    rows: tuple[float, ...]
    marks: tuple[Mark, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """The picture."""

    title: str
    note: str
    width: float
    height: float
    across: tuple[Tick, ...]
    lanes: tuple[Lane, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the scene as plain data for JSON."""
        return asdict(self)


def lanes(conflict: Conflict, fan: Fan) -> Lanes:
    """Compose the picture of sample paths."""
    deeds = [deed for path in fan.paths for deed in path]
    codes = _codes(conflict, deeds)
    movers = [actor for actor in (*conflict.decision_makers, None) if any(_lane(conflict, d) == actor for d in deeds)]
    found: list[Lane] = []
    for actor in movers:
        y = found[-1].y + found[-1].height if found else HEAD
        found.append(_drawn(conflict, fan, actor, codes, y))
    bottom = found[-1].y + found[-1].height if found else HEAD
    note = (
        f"{plural(len(fan.paths), 'path')} of many, drawn by chance under {fan.rule} (seed {fan.seed}), {CONDITIONAL}. "
        "They show what can happen, not how often."
    )
    left = sum(lane.left_out for lane in found)
    if left:
        note += f" {plural(left, 'deed')} for which there is no room {'is' if left == 1 else 'are'} not drawn."
    across = ticks(fan.days, left=SIDE, width=FRAME)
    title = f"Who does what when in {plural(len(fan.paths), 'sample path')}"
    return Lanes(title, note, SIDE + FRAME + RIGHT, bottom + FOOT, across, tuple(found))


def _lane(conflict: Conflict, deed: Deed) -> str | None:
    return deed.who if deed.who in conflict.decision_makers else None


def _codes(conflict: Conflict, deeds: list[Deed]) -> dict[str, str]:
    """Give what is done a letter, options first and in the order of the model: A to Z, then A2, ..."""
    done = {deed.what for deed in deeds}
    order = [option.key for option in conflict.options if option.key in done]
    order += sorted(done - {*order})
    return {what: chr(65 + k % 26) + (str(k // 26 + 1) if k >= 26 else "") for k, what in enumerate(order)}


def _drawn(conflict: Conflict, fan: Fan, actor: str | None, codes: dict[str, str], y: float) -> Lane:
    mine = [tuple(deed for deed in path if _lane(conflict, deed) == actor) for path in fan.paths]
    what = [one for one in codes if any(deed.what == one for deeds in mine for deed in deeds)]
    key = tuple((codes[one], tuple(wrap(_words(conflict, one), _WIDE, max_lines=2, placeholder=" …"))) for one in what)
    lines = sum(len(words) for _, words in key)
    height = max(len(mine) * ROW, (1 + lines) * LINE + 4) + 2 * PAD
    rows = tuple(y + PAD + ROW * (k + 0.5) for k in range(len(mine)))
    fits = int(FRAME // (MARK + 1))
    marks = tuple(
        mark for k, deeds in enumerate(mine) for mark in _row(conflict, fan, deeds[:fits], k, rows[k], codes, actor)
    )
    makers = conflict.decision_makers
    name = OUTSIDE if actor is None else actor_name(conflict, actor)
    style = makers.index(actor) if actor is not None else len(makers)
    return Lane(name, style, key, y, height, rows, marks, sum(max(0, len(deeds) - fits) for deeds in mine))


def _row(
    conflict: Conflict, fan: Fan, deeds: tuple[Deed, ...], path: int, y: float, codes: dict[str, str], actor: str | None
) -> Iterator[Mark]:
    at = [round(SIDE + FRAME * min(deed.day / (fan.days or 1.0), 1.0), 1) for deed in deeds]
    for deed, place, x in zip(deeds, at, spaced(at), strict=True):
        who = "" if actor is None else f"{actor_name(conflict, actor)}: "
        how = "" if deed.how in ("taken", "happened") else f" ({deed.how})"
        title = f"Path {path + 1}, day {deed.day:.3g}: {who}{_words(conflict, deed.what)}{how}"
        yield Mark(path, codes[deed.what], _KINDS.get(deed.how, "undone"), sentence(title), x, y, place)


def spaced(at: list[float]) -> list[float]:
    """Return where marks stand: in order, none over another, all within the frame, as far left as they can.

    >>> spaced([300.0, 304.0, 500.0])
    [300.0, 317.0, 500.0]
    """
    found: list[float] = []
    for place in at:
        found.append(max(place, SIDE + MARK / 2, found[-1] + MARK + 1 if found else 0.0))
    last = SIDE + FRAME - MARK / 2
    for k in reversed(range(len(found))):
        found[k] = last = min(found[k], last)
        last -= MARK + 1
    return [round(x, 1) for x in found]


def _words(conflict: Conflict, what: str) -> str:
    """Return a deed in words: what taking an option means, what the model says of an event."""
    if what in conflict.option:
        return option_deed(conflict, what)
    says = next((event.says for event in conflict.events if event.key == what), "")
    return one_line(says or what).replace("_", " ").rstrip(".")


def lanes_svg(scene: Lanes, *, id: str = "lanes") -> str:
    """Return the picture as an SVG element. `id` is put before every id in it, so that two can share a page."""
    return drawn(_painted(scene), title=scene.title, note=scene.note, width=scene.width, height=scene.height, id=id)


def _painted(scene: Lanes) -> Iterator[str]:
    bottom = scene.height - FOOT
    yield f'<g aria-hidden="true">{"".join(_key())}'
    yield from (f'<path class="grid" d="M{tick.at:g} {HEAD - 4:g}V{bottom:g}"/>' for tick in scene.across)
    for tick in scene.across:
        yield f'<text class="quiet middle" x="{tick.at:g}" y="{bottom + 17:g}">{safe(tick.text)}</text>'
    yield f'<text class="quiet end" x="{SIDE + FRAME:g}" y="{bottom + 34:g}">days from the start</text></g>'
    yield f'<g role="list" aria-label="{len(scene.lanes)} lanes">'
    for lane in scene.lanes:
        yield f'<g role="listitem" class="c{lane.style % len(DASHES)}">{"".join(_side(lane))}{"".join(_rows(lane))}</g>'
    yield f'</g><path class="axis" d="M{SIDE:g} {bottom:g}h{FRAME:g}"/>'


def _key() -> Iterator[str]:
    """Draw what the looks of a mark mean, and what the rows are."""
    yield f'<text class="quiet end" x="{SIDE - 6:g}" y="{HEAD - 10:g}">path</text>'
    x = SIDE
    for look, says in (("done", "done, or has landed"), ("begun", "begun"), ("undone", "undone, or given up")):
        yield f'<g class="mark c6 {look}">{_box(x + MARK / 2, 22, "A", look)}</g>'
        yield f'<text x="{x + MARK + 7:g}" y="26">{says}</text>'
        x += MARK + len(says) * 6.7 + 34


def _side(lane: Lane) -> Iterator[str]:
    yield f'<path class="axis" d="M14 {lane.y:g}H{SIDE + FRAME:g}"/>'
    yield f'<text class="name strong" x="14" y="{lane.y + PAD + 13:g}">{safe(lane.name)}</text>'
    line = 1
    for code, words in lane.key:
        for k, part in enumerate(words):
            y = lane.y + PAD + 13 + LINE * line
            if not k:
                yield f'<text class="quiet strong" x="14" y="{y:g}">{safe(code)}</text>'
            yield f'<text class="quiet" x="32" y="{y:g}">{safe(part)}</text>'
            line += 1


def _rows(lane: Lane) -> Iterator[str]:
    for number, y in enumerate(lane.rows, 1):
        yield f'<path class="row" d="M{SIDE:g} {y:g}h{FRAME:g}"/>'
        yield f'<text class="quiet end" aria-hidden="true" x="{SIDE - 6:g}" y="{y + 4:g}">{number}</text>'
    style = lane.style % len(DASHES)
    for mark in lane.marks:
        yield (
            f'<g class="mark c{style} {mark.look}" role="img" aria-label="{safe(mark.title)}">'
            f"<title>{safe(mark.title)}</title>{_box(mark.x, mark.y, mark.code, mark.look)}</g>"
        )


def _box(x: float, y: float, code: str, look: str) -> str:
    """Draw a mark: filled, with a broken frame, or crossed out."""
    half = MARK / 2
    cross = (
        f'<path class="line thin" d="M{x - half:g} {y + half:g}L{x + half:g} {y - half:g}"/>'
        if look == "undone"
        else ""
    )
    return (
        f'<rect x="{x - half:g}" y="{y - half:g}" width="{MARK:g}" height="{MARK:g}" rx="4"/>'
        f'<text x="{x:g}" y="{y + 3.4:g}">{safe(code)}</text>{cross}'
    )
