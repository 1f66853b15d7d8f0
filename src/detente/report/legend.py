"""The legend of a picture: who moves, and what the frames of the states mean."""

from __future__ import annotations

from collections.abc import Iterator
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


def legend(scene: Scene, width: float) -> tuple[str, float]:
    """Return the legend as SVG, wrapped to `width`, and the height it takes. Only what is drawn has an entry."""
    x, y, pieces = _LEFT, 22.0, []
    for sample, label, letters in (*_movers(scene), *_frames(scene)):
        need = 46 + letters * _LETTER + 18
        if x + need > width and x > _LEFT:
            x, y = _LEFT, y + _ROW
        pieces.append(f'<g transform="translate({x:.0f} {y:.0f})">{sample}<text x="44">{label}</text></g>')
        x += need
    return "".join(pieces), y + 12 if pieces else 0.0


def style_of(mover: Mover) -> int:
    """Return which of the colours and dashes a mover has; they begin again after the last."""
    return mover.style % len(DASHES)


def _movers(scene: Scene) -> Iterator[tuple[str, str, int]]:
    for mover in scene.movers:
        code, name = escape(one_line(mover.code)), one_line(mover.name)
        label = f'<tspan font-weight="700" class="h{style_of(mover)}">{code}</tspan> {escape(name)}'
        yield f'<g class="edge m{style_of(mover)}"><path d="M0 -4h36"/></g>', label, len(name) + len(mover.code) + 1


def _frames(scene: Scene) -> Iterator[tuple[str, str, int]]:
    roles = {role for node in scene.nodes for role in node.roles}
    for kind, role, label in _FRAMES:
        if role in roles:
            ring = "" if kind == "sq" else '<rect class="ring" x="5" y="-15" width="30" height="21" rx="6"/>'
            face = '<rect class="face" x="8" y="-12" width="24" height="15" rx="4"/>'
            yield f'<g class="node {kind}">{face}{ring}</g>', label, len(label)
