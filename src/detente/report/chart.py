"""What pictures over time share: axes, and an SVG element with its name, its description and its colours."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from detente.report.palette import DARK, DASHES, LIGHT, variables
from detente.report.visible import one_line

Point = tuple[float, float]

_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650)
_TOPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)

STYLE = """
.dt{font:12px/1.25 system-ui,sans-serif;color:var(--ink)}
.dt text{fill:var(--ink)}
.dt .ground{fill:var(--paper)}
.dt .quiet{fill:var(--soft);font-size:11px}
.dt .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px}
.dt .strong{font-weight:700}
.dt .middle{text-anchor:middle}
.dt .end{text-anchor:end}
.dt .grid{stroke:var(--rule);stroke-width:1;fill:none}
.dt .axis{stroke:var(--soft);stroke-width:1.2;fill:none}
.dt .date{stroke:var(--soft);stroke-width:1.2;stroke-dasharray:2 3;fill:none}
.dt .band{fill:var(--soft);opacity:.2;stroke:none}
.dt .line{fill:none;stroke-width:2}
.dt .lane{fill:var(--card);stroke:var(--rule)}
.dt .row{stroke:var(--rule);stroke-width:1}
.dt .mark text{font-size:9.5px;font-weight:700;text-anchor:middle}
.dt .mark rect{stroke-width:1.6}
.dt .mark .thin{stroke-width:1;stroke-opacity:.6}
.dt .begun rect,.dt .undone rect{fill:var(--card)}
.dt .begun rect{stroke-dasharray:3 2}
.dt .done text{fill:var(--paper)}
.dt .part{stroke:var(--ink);stroke-width:.8}
.dt .card,.dt .fails{fill:var(--card)}
.dt .holds{fill:var(--holds)}
.dt .depends{fill:var(--depends)}
.dt .untestable{fill:var(--untestable)}
.dt .whisker{stroke:var(--ink);stroke-width:1.2;fill:none}
.dt .box{fill:var(--card);stroke:var(--rule)}
.dt .warm{fill:var(--mover0)}
.dt a text{fill:var(--link)}
.dt .zone{fill:var(--holds);fill-opacity:.16;stroke:none}
.dt .cell{fill:var(--card);stroke:none}
.dt .hatch{fill:none;stroke:var(--soft);stroke-width:1}
.dt .ideal{fill:none;stroke:var(--soft)}
.dt .edge{fill:none;stroke:var(--ink);stroke-width:2}
.dt .package{fill:var(--soft);stroke:none}
.dt .point{fill:var(--ink);stroke:var(--paper);stroke-width:1}
.dt .single{fill:none;stroke:var(--ink);stroke-width:1.4}
.dt .thread{fill:none;stroke:var(--soft);stroke-width:1;stroke-opacity:.4}
.dt .nothing{fill:none;stroke:var(--ink);stroke-width:2;stroke-dasharray:2 3}
"""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where, and what it says."""

    at: float
    text: str


def step(days: float, *, most: int = 7) -> float:
    """Return the days between two ticks, so that there are at most `most`.

    >>> step(180), step(26), step(0.5)
    (30, 5, 0.1)
    """
    return next((each for each in _STEPS if days / each <= most), days / most)


def ticks(days: float, *, left: float, width: float) -> tuple[Tick, ...]:
    """Return the ticks of an axis of `days` that is `width` px wide.

    >>> [tick.text for tick in ticks(90, left=0, width=300)]
    ['0', '14', '28', '42', '56', '70', '84']
    """
    if not days:
        return (Tick(left, "0"),)
    apart = step(days)
    return tuple(
        Tick(round(left + width * k * apart / days, 1), f"{round(k * apart, 6):g}")
        for k in range(int(days / apart + 1e-9) + 1)
    )


def top(highest: float) -> float:
    """Return where an axis of chances ends.

    >>> top(0.13), top(0.7), top(0.0)
    (0.2, 1.0, 0.001)
    """
    return _TOPS[min(bisect_left(_TOPS, highest * 0.98), len(_TOPS) - 1)]


def percent(low: float, high: float) -> str:
    """Return a chance, or the range it is in; what is not 0 or 1 is never shown as 0 or 100 %.

    >>> percent(0.124, 0.181), percent(0.5, 0.5), percent(0.0, 0.00001), percent(0.0, 0.0), percent(0.999, 1.0)
    ('12 to 18 %', '50 %', '0 to <0.1 %', '0 %', '99.9 to 100 %')
    """
    one, other = _share(low), _share(high)
    return f"{one} %" if one == other else f"{one} to {other} %"


def _share(chance: float) -> str:
    if chance in (0.0, 1.0):
        return f"{100 * chance:g}"
    if not 0.0005 <= chance <= 0.9995:
        return "<0.1" if chance < 0.5 else ">99.9"
    return f"{100 * chance:.{0 if 0.0995 <= chance < 0.995 else 1}f}"


def drawn(body: Iterable[str], *, title: str, note: str, width: float, height: float, id: str) -> str:
    """Return an SVG element around `body`, the note under it, readable in light and in dark, alone or in a page."""
    lines = wrap(one_line(note), int((width - 28) / 5.9))
    foot = [
        f'<text class="quiet" x="14" y="{height + 16 + 14 * k:g}">{safe(line)}</text>' for k, line in enumerate(lines)
    ]
    height += 14 * len(lines) + 18
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="dt" viewBox="0 0 {width:.0f} {height:.0f}" '
            f'width="{width:.0f}" height="{height:.0f}" role="group" aria-labelledby="{id}-title {id}-desc">',
            f'<title id="{id}-title">{safe(title)}</title>',
            f'<desc id="{id}-desc">{safe(note)}</desc>',
            f"<style>{style()}</style>",
            '<rect class="ground" width="100%" height="100%"/>',
            *body,
            f'<g aria-hidden="true">{"".join(foot)}</g>',
            "</svg>",
        )
    )


def style() -> str:
    """Return the CSS of the pictures over time, with its colours for light and dark."""
    dark = f"@media(prefers-color-scheme:dark){{.dt{{{variables(DARK)}}}}}@media print{{.dt{{{variables(LIGHT)}}}}}"
    return f".dt{{{variables(LIGHT)}}}{dark}{rules()}".replace("\n", "")


def rules() -> str:
    """Return how these pictures are painted, in colours that are given elsewhere."""
    colours = "".join(
        f".dt .c{i} .line,.dt .c{i} rect{{stroke:var(--mover{i})}}"
        f".dt .c{i} .name,.dt .c{i}.done rect,.dt .c{i}.undone text,.dt .c{i}.begun text"
        f"{{fill:var(--mover{i})}}\n"
        for i in range(len(DASHES))
    )
    return STYLE + colours + "".join(f".dt .d{i}{{stroke-dasharray:{dash}}}\n" for i, dash in enumerate(DASHES))


def safe(text: str) -> str:
    """Return `text` as it can stand in an SVG: one line, escaped."""
    return escape(one_line(text), quote=True)
