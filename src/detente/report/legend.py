"""The legend of a picture: who moves, and what the frames of the states mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from detente.report.palette import DASHES
from detente.report.scene import Mover, Scene
from detente.report.visible import one_line

_ROW, _LETTER, _LEFT = 24.0, 6.9, 18.0
"""The height of a row, the mean width of a letter, and where rows begin, in px."""

_FRAMES = (
    ("sq", "status_quo", "status quo"),
    ("sq", "start", "start"),
    ("tg", "target", "target"),
    ("strong", "strong", "equilibrium under most concepts"),
    ("eq", "equilibrium", "under some"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend at `x`, `y`: a mover with its `code` and its `style`, or (`frame`) a kind of node."""

    x: float
    y: float
    label: str
    code: str = ""
    style: int = 0
    frame: str = ""


def entries(scene: Scene, width: float) -> tuple[tuple[Entry, ...], float]:
    """Return the lines of the legend, wrapped to `width`, and its height. Only what is drawn has a line."""
    x, y, placed = _LEFT, 22.0, []
    for entry in (*_movers(scene), *_frames(scene)):
        letters = len(entry.label) + (len(entry.code) + 1 if entry.code else 0)
        need = 46 + letters * _LETTER + 18
        if x + need > width and x > _LEFT:
            x, y = _LEFT, y + _ROW
        placed.append(replace(entry, x=round(x), y=round(y)))
        x += need
    return tuple(placed), y + 12 if placed else 0.0


def legend(scene: Scene, width: float) -> tuple[str, float]:
    """Return the legend as SVG, and the height it takes."""
    placed, height = entries(scene, width)
    return "".join(map(_painted, placed)), height


def style_of(mover: Mover) -> int:
    """Return which of the colours and dashes a mover has; they begin again after the last."""
    return mover.style % len(DASHES)


def _painted(entry: Entry) -> str:
    label = escape(entry.label)
    if entry.frame:
        ring = "" if entry.frame == "sq" else '<rect class="ring" x="5" y="-15" width="30" height="21" rx="6"/>'
        face = '<rect class="face" x="8" y="-12" width="24" height="15" rx="4"/>'
        sample = f'<g class="node {entry.frame}">{face}{ring}</g>'
    else:
        sample = f'<g class="edge m{entry.style}"><path d="M0 -4h36"/></g>'
        label = f'<tspan font-weight="700" class="h{entry.style}">{escape(entry.code)}</tspan> {label}'
    return f'<g transform="translate({entry.x:g} {entry.y:g})">{sample}<text x="44">{label}</text></g>'


def _movers(scene: Scene) -> Iterator[Entry]:
    for mover in scene.movers:
        yield Entry(0, 0, one_line(mover.name), code=one_line(mover.code), style=style_of(mover))


def _frames(scene: Scene) -> Iterator[Entry]:
    roles = {role for node in scene.nodes for role in node.roles}
    for kind, role, label in _FRAMES:
        if role in roles:
            yield Entry(0, 0, label, frame=kind)
