"""States by how often they are an equilibrium, as a picture: a row for each, a column for each concept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from textwrap import wrap
from typing import Any

from detente.conflict.model import Conflict
from detente.findings.ensemble.ensemble import Ensemble, StateOver
from detente.report.chart import Tick, drawn, safe
from detente.report.naming import concept_name, plural, state_label
from detente.report.robust import percent
from detente.report.visible import one_line
from detente.report.words import state_words

MOST = 16
"""So many states are shown."""

LEFT, NAME, CELL = 14.0, 248.0, 84.0
"""Where rows begin, how wide their names are and how wide a cell is, in px."""

STRONGEST = 0.5
"""How opaque a cell is that is full: what is written on it stays readable."""

_TOP, _LINE, _LETTER = 48.0, 15.0, 6.5


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a state is an equilibrium under one concept; `x` is its left edge."""

    x: float
    share: float
    text: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A state: the lines of its name, what it is in full, and its cells."""

    state: tuple[str, ...]
    lines: tuple[str, ...]
    title: str
    y: float
    height: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The picture; the most frequent states first."""

    title: str
    note: str
    width: float
    height: float
    columns: tuple[Tick, ...]
    rows: tuple[HeatRow, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the scene as plain data for JSON."""
        return asdict(self)


def heat(conflict: Conflict, found: Ensemble, *, most: int = MOST) -> Heat:
    """Compose the picture of the states that are an equilibrium most often, at most `most`."""
    concepts = tuple(found.states[0].shares) if found.states else ()
    start = LEFT + NAME
    columns = tuple(Tick(start + CELL * (at + 0.5), concept_name(key)) for at, key in enumerate(concepts))
    rows, y = [], _TOP
    for one in found.states[:most]:
        rows.append(_row(conflict, one, y))
        y += rows[-1].height
    left = len(found.states) - len(rows)
    more = f" {plural(left, 'more state')}, less often, not shown." if left else ""
    note = f"The share of {plural(found.profiles.number, 'profile')} in which a state is an equilibrium.{more}"
    title = f"{one_line(conflict.title) or 'The model'}: how often a state is an equilibrium"
    return Heat(title, note, start + CELL * max(len(concepts), 1) + 14, y, columns, tuple(rows))


def _row(conflict: Conflict, one: StateOver, y: float) -> HeatRow:
    lines = tuple(wrap(state_label(conflict, one.state), int(NAME / _LETTER) - 2, max_lines=5, placeholder=" …"))
    cells = tuple(
        Cell(LEFT + NAME + CELL * at, share, percent(share) if share > 0 else "")
        for at, share in enumerate(one.shares.values())
    )
    told = ", ".join(f"{concept_name(key)} {percent(share)}" for key, share in one.shares.items())
    title = f"{state_words(conflict, one.state)}: {told}"
    return HeatRow(tuple(sorted(one.state)), lines or ("nothing taken",), title, y,
                   _LINE * max(len(lines), 1) + 13, cells)  # fmt: skip


def heat_svg(scene: Heat, *, id: str = "heat") -> str:
    """Return the picture as an SVG element. `id` is put before every id in it, so that two can share a page."""
    body = painted_heat(scene)
    return drawn(body, title=scene.title, note=scene.note, width=scene.width, height=scene.height, id=id)


def painted_heat(scene: Heat) -> Iterator[str]:
    """Yield what is inside the picture."""
    heads = (
        f'<text class="quiet middle" x="{column.at:g}" y="{_TOP - 8 - 13 * (len(lines) - 1 - k):g}">{safe(line)}</text>'
        for column in scene.columns
        for lines in [wrap(column.text, int(CELL / _LETTER))]
        for k, line in enumerate(lines)
    )
    yield f'<g aria-hidden="true">{"".join(heads)}</g><g role="list" aria-label="{len(scene.rows)} states">'
    for row in scene.rows:
        yield f'<g role="listitem"><g role="img" aria-label="{safe(row.title)}"><title>{safe(row.title)}</title>'
        yield "".join(_painted(row)) + "</g></g>"
    yield "</g>"


def _painted(row: HeatRow) -> Iterator[str]:
    for k, line in enumerate(row.lines):
        yield f'<text x="{LEFT:g}" y="{row.y + 18 + _LINE * k:g}">{safe(line)}</text>'
    for cell in row.cells:
        place = f'x="{cell.x + 1:g}" y="{row.y + 1:g}" width="{CELL - 2:g}" height="{row.height - 2:g}"'
        yield f'<rect class="box" {place}/>'
        if cell.share > 0:
            yield f'<rect class="warm" {place} fill-opacity="{STRONGEST * cell.share:.3f}"/>'
        middle = row.y + row.height / 2 + 4
        yield f'<text class="middle" x="{cell.x + CELL / 2:g}" y="{middle:g}">{safe(cell.text or "·")}</text>'
