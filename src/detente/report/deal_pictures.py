"""The pictures of a deal, in a file of their own or in a page: what the parties can have, and the zone of each issue.

Two who sign get their frontier, more a line for each thing that can be had across an axis for each party.
"""

from __future__ import annotations

from detente.conflict.model import Conflict
from detente.findings.deals.record import Deals
from detente.report.chart import drawn, safe
from detente.report.deal_marks import Drawing, signers
from detente.report.frontier import NARROW, frontier
from detente.report.issue_zones import WIDTH, issue_zones
from detente.report.naming import plural
from detente.report.parallels import parallels

MOST_READINGS = 4
"""So many readings are drawn: choice rules, and what others may decide."""


def deal_drawings(conflict: Conflict, found: Deals, *, narrow: bool = False) -> tuple[Drawing, ...]:
    """Return what there is to draw: for each reading what can be had, and the zones of the issues where they differ."""
    two = len(signers(found)) == 2
    drawings: list[Drawing] = []
    zones: set[tuple[str, ...]] = set()
    for one in found.readings[:MOST_READINGS]:
        drawings.append(frontier(conflict, found, one, narrow=narrow) if two else parallels(conflict, found, one))
        each = issue_zones(conflict, found, one, width=NARROW if narrow and two else WIDTH)
        if one.issues and each.body not in zones:
            zones.add(each.body)
            drawings.append(each)
    return tuple(drawings)


def drawing_svg(drawing: Drawing, *, id: str) -> str:
    """Return one picture as an SVG element. `id` is put before every id in it, so that several can share a page."""
    return drawn(
        _hatched(drawing.body, id), title=drawing.title, note=drawing.note,
        width=drawing.width, height=drawing.height, id=id,
    )  # fmt: skip


def deal_svg(conflict: Conflict, found: Deals, *, narrow: bool = False) -> str:
    """Return all pictures of a deal, one below the other, as one SVG element.

    Where two sign and it is to be narrow it is at most 480 px wide.
    """
    body, y, width = [], 0.0, 0.0
    drawings = deal_drawings(conflict, found, narrow=narrow)
    for drawing in drawings:
        heading = f'<text class="strong" x="14" y="24">{safe(drawing.title)}</text>'
        inside = "".join(drawing.body)
        body.append(f'<g transform="translate(0 {y:g})">{heading}<g transform="translate(0 24)">{inside}</g></g>')
        y, width = y + drawing.height + 40, max(width, drawing.width)
    left = len(found.readings) - MOST_READINGS
    more = [f"{plural(left, 'more reading')} not drawn."] if left > 0 else []
    note = " ".join([*dict.fromkeys(drawing.note for drawing in drawings), *more])
    title = f"{found.title or 'The model'}: what can be agreed"
    return drawn(_hatched(tuple(body), "deal"), title=title, note=note, width=width, height=y, id="deal")


def _hatched(body: tuple[str, ...], id: str) -> tuple[str, ...]:
    """Put the hatching of red lines before what uses it: what is `barred` has no fill of its own and inherits it."""
    lines = '<path class="hatch" d="M0 7L7 0"/>'
    pattern = f'<pattern id="{id}-hatch" width="7" height="7" patternUnits="userSpaceOnUse">{lines}</pattern>'
    return (f"<defs>{pattern}</defs>", f'<g fill="url(#{id}-hatch)">', *body, "</g>")
