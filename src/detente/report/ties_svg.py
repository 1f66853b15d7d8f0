"""The web of ties painted as one accessible SVG: solid lines for friends, dashes for foes, a mark on strain."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import wrap

from detente.report.palette import DARK, LIGHT, variables
from detente.report.ties_scene import Dot, Line, WebScene
from detente.report.visible import one_line

STYLE = """
.tw{font:12px/1.25 system-ui,sans-serif;color:var(--ink)}
.tw text{fill:var(--ink)}
.tw .head{font-weight:700;text-anchor:middle}
.tw .axis{stroke:var(--rule);stroke-width:1.2;stroke-dasharray:3 4}
.tw .dot circle{stroke-width:2}
.tw .c0 circle{fill:var(--mover0);stroke:var(--mover0)}
.tw .c1 rect{fill:var(--mover1);stroke:var(--mover1);stroke-width:2}
.tw .dot .ring{fill:none;stroke:var(--ink);stroke-width:1.2;stroke-dasharray:2 2}
.tw .tie path{fill:none;stroke-width:1.3;stroke:var(--soft);opacity:.75}
.tw .tie.foe path{stroke-dasharray:5 4}
.tw .tie.bad path{stroke:var(--ink);stroke-width:2.8;opacity:1}
.tw .tie:hover path{stroke-width:4;opacity:1}
.tw .tie.bad .mark{fill:var(--glow);stroke:var(--ink);stroke-width:1.2;stroke-dasharray:none}
.tw .tie .sign{font-weight:700;font-size:12px;text-anchor:middle}
.tw .end{text-anchor:end}
.tw .quiet{fill:var(--soft);font-size:11px}
"""


def web_svg(scene: WebScene, *, id: str = "web", noted: bool = True) -> str:
    """Return `scene` as an SVG element. `id` is put before every id in it, so that two can share a page."""
    foot = wrap(one_line(scene.note), int((scene.width - 36) / 5.9)) if noted else []
    key, rows = _key(scene)
    height = scene.height + 22 * rows + 14 * len(foot) + 8
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="tw" viewBox="0 0 {scene.width:.0f} {height:.0f}" '
            f'width="{scene.width:.0f}" height="{height:.0f}" role="group" aria-labelledby="{id}-title {id}-desc">',
            f'<title id="{id}-title">{_safe(scene.title)}</title>',
            f'<desc id="{id}-desc">{_safe(scene.note)}</desc>',
            f"<style>{_css()}</style>",
            *_frame(scene),
            *(_line(line) for line in scene.lines),
            f'<g role="list" aria-label="{len(scene.dots)} actors">',
            *(_dot(dot) for dot in scene.dots),
            "</g>",
            f'<g aria-hidden="true" transform="translate(0 {scene.height:.0f})">{key}</g>',
            *(
                f'<text class="quiet" aria-hidden="true" x="18" y="{height - 10 - 14 * at:.0f}">{_safe(text)}</text>'
                for at, text in enumerate(reversed(foot))
            ),
            "</svg>",
        )
    )


def _css() -> str:
    dark = f"@media(prefers-color-scheme:dark){{.tw{{{variables(DARK)}}}}}@media print{{.tw{{{variables(LIGHT)}}}}}"
    alone = ":root.tw{background:var(--paper)}"  # a file of its own has no page behind it
    return f".tw{{{variables(LIGHT)}}}{dark}{alone}{STYLE}".replace("\n", "")


def _frame(scene: WebScene) -> Iterator[str]:
    for (x, y), name in zip(scene.camps, ("One camp", "The other camp"), strict=True):
        yield f'<text class="head" x="{x:.0f}" y="{y:.0f}" aria-hidden="true">{name}</text>'
    middle = scene.width / 2
    yield f'<path class="axis" d="M{middle:.0f} 10V{scene.height - 12:.0f}"/>'


def _line(line: Line) -> str:
    (x, y), (cx, cy), (ex, ey) = line.points
    classes = " ".join(["tie", *(["foe"] if line.sign < 0 else []), *(["bad"] if line.strained else [])])
    mark = _mark(*line.middle, line.sign) if line.strained else ""
    return (
        f'<g class="{classes}"><title>{_safe(line.title)}</title>'
        f'<path d="M{x:g} {y:g} Q{cx:g} {cy:g} {ex:g} {ey:g}"/>{mark}</g>'
    )


def _mark(x: float, y: float, sign: int) -> str:
    """Draw a diamond with the sign of the tie in it."""
    return (
        f'<path class="mark" d="M{x:g} {y - 9:g}l9 9 -9 9 -9 -9z"/>'
        f'<text class="sign" x="{x:g}" y="{y + 4:g}">{"+" if sign > 0 else "−"}</text>'
    )


def _dot(dot: Dot) -> str:
    x, y = dot.at
    shape = (
        f'<circle cx="{x:g}" cy="{y:g}" r="5.5"/>'
        if not dot.camp
        else f'<rect x="{x - 5:g}" y="{y - 5:g}" width="10" height="10"/>'
    )
    ring = f'<circle class="ring" cx="{x:g}" cy="{y:g}" r="10"/>'
    lx, ly = dot.label
    end = ' class="end"' if dot.left else ""
    return (
        f'<g role="listitem"><g role="img" class="dot c{dot.camp}" aria-label="{_safe(dot.title)}">'
        f"<title>{_safe(dot.title)}</title>{shape}{ring if dot.either else ''}"
        f'<text{end} x="{lx:g}" y="{ly + 4:g}">{_safe(dot.name)}</text></g></g>'
    )


def _key(scene: WebScene) -> tuple[str, int]:
    """Return the legend, wrapped to the width, and how many rows it has; only what is drawn is in it."""
    samples = []
    if any(line.sign > 0 for line in scene.lines):
        samples.append(('<g class="tie"><path d="M0 -4h36"/></g>', "together"))
    if any(line.sign < 0 for line in scene.lines):
        samples.append(('<g class="tie foe"><path d="M0 -4h36"/></g>', "apart"))
    if any(line.strained for line in scene.lines):
        line = f'<g class="tie bad"><path d="M0 -4h36"/>{_mark(18, -4, -1)}</g>'
        samples.append((line, "under strain in this split"))
    if any(dot.either for dot in scene.dots):
        ring = '<circle class="ring" cx="18" cy="-4" r="9"/>'
        samples.append((f'<g class="dot c0"><circle cx="18" cy="-4" r="5"/>{ring}</g>', "in either camp"))
    x, y, pieces = 18.0, 6.0, []
    for sample, words in samples:
        need = 62 + len(words) * 6.9
        if x + need > scene.width and x > 18:
            x, y = 18.0, y + 22
        pieces.append(f'<g transform="translate({x:.0f} {y:.0f})">{sample}<text x="44">{words}</text></g>')
        x += need
    return "".join(pieces), round(y / 22) + 1


def _safe(text: str) -> str:
    return escape(one_line(text), quote=True)
