"""The pictures of a model that can be exported, each as one SVG, and as PNG."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from detente.case import Case
from detente.errors import Problem, Unavailable
from detente.report.palette import DARK, LIGHT
from detente.workbench.kinds import Progress

SHARP = 2.0
"""Pixels of a PNG for one of the picture."""

FONTS = "Inter,Segoe UI,Helvetica Neue,Helvetica,Arial,Liberation Sans,Noto Sans,DejaVu Sans"
"""What stands for the font of the system, which a painter without a screen does not know."""

_FONT = re.compile(r"font:(?P<weight>\d{3}|bold|)\s*(?P<size>[\d.]+px)(?:/[\d.]+)?\s+(?P<family>[^;}]+)")
"""All of a font said at once, which the painter does not understand."""

_BRACES = re.compile(r"[{}]")
_SIGN = re.compile(r"(?P<text><text\b[^>]*\bx=\"(?P<x>[\d.]+)\"[^>]*>)(?P<sign>[◎✓✗◐○]) (?P<words>[^<]+)</text>")
"""A line that begins with a sign few fonts have: the painter would take another font for all of it."""

_WIDE = 13
"""Pixels from a sign to the words after it."""

MOST = 40_000_000
"""Pixels of a PNG at the most: a larger picture gets fewer for each of its own."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its key, what it shows, what draws it."""

    key: str
    says: str
    draw: Callable[[Case, Progress], str]


def _graph(case: Case, progress: Progress) -> str:
    from detente.report.scene import scene
    from detente.report.svg import svg

    return svg(scene(case.solve(progress=progress).solution), noted=True)


def _chances(case: Case, progress: Progress) -> str:
    return case.chances(steps=48, progress=progress).to_svg()


def _deal(case: Case, progress: Progress) -> str:
    return case.deal(progress=progress).to_svg()


def _ties(case: Case, progress: Progress) -> str:
    return case.ties().to_svg()


def _robust(case: Case, progress: Progress) -> str:
    return case.robust(progress=progress).to_svg()


DRAWINGS = (
    Drawing("graph", "The state graph", _graph),
    Drawing("chances", "Chances over time", _chances),
    Drawing("deal", "What can be agreed", _deal),
    Drawing("ties", "Who stands with whom", _ties),
    Drawing("robust", "How often each claim holds", _robust),
)


def png(svg: str, *, dark: bool = False) -> bytes:
    """Return an SVG of ours as PNG. Raises Unavailable (D999) where what paints it is not installed."""
    try:
        import resvg_py
    except ImportError:
        fix = 'pip install "detente[png]"'
        raise Unavailable(Problem("D999", "what paints PNG pictures is not installed", fix=fix)) from None
    colours = DARK if dark else LIGHT
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=plainly(svg, dark=dark), background=colours["card"], zoom=_zoom(svg), font_family="sans-serif"
        )
    )


def plainly(svg: str, *, dark: bool = False) -> str:
    """Return an SVG with its colours written out and without what hangs on the reader's screen.

    >>> plainly('<rect fill="var(--ink)"/>')
    '<rect fill="#1f1e1b"/>'
    """
    colours = DARK if dark else LIGHT
    flat = _without_media(svg)
    flat = _FONT.sub(r"font-weight:\g<weight>;font-size:\g<size>;font-family:\g<family>", flat)
    flat = flat.replace("font-weight:;", "").replace("system-ui", FONTS)
    flat = _SIGN.sub(_apart, flat).replace("· ◎ ", "· ")
    return re.sub(r"var\(--([a-z0-9-]+)\)", lambda found: colours.get(found[1], colours["ink"]), flat)


def _without_media(svg: str) -> str:
    """Return a style without what holds on some screens only, in one pass."""
    kept, at = [], 0
    while (start := svg.find("@media", at)) >= 0:
        kept.append(svg[at:start])
        at = _closed(svg, start)
    return "".join((*kept, svg[at:]))


def _closed(svg: str, start: int) -> int:
    """Return the place after the brace that closes the first one after `start`; the end where there is none."""
    depth = 0
    for found in _BRACES.finditer(svg, start):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.end()
    return len(svg)


def _apart(line: re.Match[str]) -> str:
    """Put the words after a sign at a place of their own, so that they keep their font."""
    at = float(line["x"]) + _WIDE
    return f'{line["text"]}{line["sign"]}<tspan x="{at:g}">{line["words"]}</tspan></text>'


def _zoom(svg: str) -> float:
    size = re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"', svg)
    area = float(size[1]) * float(size[2]) if size else 0
    return min(SHARP, (MOST / area) ** 0.5) if area else SHARP
