"""The tables of spatial models as CSV text: KTAB's, with any number of dimensions, and the one of expected utility.

    KTAB   name,description,13,2              actors and dimensions
           Actor,Description,Influence,Policy,Policy Salience,...     scales from 0 to 100
    BDM    Actor,Capability,Position,Salience  one dimension, on a scale of its own

Problems have their line and their cell. Nothing is read from disk here.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import numpy as np

from detente.bargaining.packages import Table, Vector
from detente.errors import InvalidText, Place, Problem

MOST = 200
"""More actors than this would take too long: a turn costs their number cubed."""


@dataclass(frozen=True, eq=False)
class SpatialTable:
    """Actors in a space: `positions` (n, k) in the table's units, which run from `low` (k,) to `high` (k,).

    `salience` (n, k) are shares of an actor's attention; those of one actor sum to at most 1.
    """

    title: str
    note: str
    dimensions: tuple[str, ...]
    actors: tuple[str, ...]
    descriptions: tuple[str, ...]
    power: Vector
    positions: Table
    salience: Table
    low: Vector
    high: Vector

    @property
    def scaled(self) -> Table:
        """The positions from 0 to 1."""
        return np.asarray((self.positions - self.low) / (self.high - self.low))

    def units(self, scaled: Table) -> Table:
        """Return positions from 0 to 1 in the table's units."""
        return np.asarray(self.low + scaled * (self.high - self.low))


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    text: str
    cells: tuple[str, ...]


def read_table(text: str, *, name: str = "<table>", scale: tuple[float, float] | None = None) -> SpatialTable:
    """Return the table of a KTAB or BDM file. `scale` is where a BDM position scale begins and ends (else: its range).

    D951 where the file is neither, D952 for a cell that is no number or off its scale, D953 where it has not the
    actors or dimensions it says, D954 for a name given twice, D955 for more actors than can be worked out, D957 for a
    scale that does not rise.
    """
    rows = _rows(text)
    header = [cell.lower() for cell in rows[0].cells] if rows else []
    if header[:4] == ["actor", "capability", "position", "salience"]:
        return _bdm(rows, name, scale)
    if len(rows) > 1 and len(header) >= 4 and header[2].isdigit() and header[3].isdigit():
        return _ktab(rows, name)
    line = rows[0] if rows else _Row(1, "", ())
    fix = "KTAB: name,description,actors,dimensions in the first line; BDM: Actor,Capability,Position,Salience"
    raise InvalidText(_problem("D951", "this is neither a KTAB nor a BDM table", line, name, 0, fix))


def ktab_csv(table: SpatialTable) -> str:
    """Return the table as KTAB writes it: scales from 0 to 100, a comma at the end of each line."""
    names = [cell for one in table.dimensions for cell in (one, f"{one} Salience")]
    lines = [
        (table.title, table.note, len(table.actors), len(table.dimensions), ""),
        ("Actor", "Description", "Influence", *names, ""),
    ]
    for i, actor in enumerate(table.actors):
        pairs = zip(100 * table.scaled[i], 100 * table.salience[i], strict=True)
        numbers = [_number(x) for pair in pairs for x in pair]
        lines.append((actor, table.descriptions[i], _number(table.power[i]), *numbers, ""))
    return _csv(lines)


def bdm_csv(table: SpatialTable) -> str:
    """Return a table of one dimension as Actor,Capability,Position,Salience; D956 where it has more."""
    if len(table.dimensions) != 1:
        message = f"a BDM table has one dimension, not {len(table.dimensions)}"
        raise InvalidText(Problem("D956", message, fix="write it as a KTAB table"))
    lines: list[Sequence[object]] = [("Actor", "Capability", "Position", "Salience")]
    for i, actor in enumerate(table.actors):
        numbers = (table.power[i], table.positions[i, 0], table.salience[i, 0])
        lines.append((actor, *map(_number, numbers)))
    return _csv(lines)


def _ktab(rows: list[_Row], name: str) -> SpatialTable:
    head, titles, body = rows[0], rows[1], rows[2:]
    n, k = int(head.cells[2]), int(head.cells[3])
    problems = []
    if n != len(body):
        problems.append(_problem("D953", f"the file says {n} actors and has {len(body)}", head, name, 2))
    if k < 1 or len(titles.cells) != 3 + 2 * k:
        found = max(len(titles.cells) - 3, 0)
        message = f"{k} dimensions take {2 * k} columns of positions and saliences; there are {found}"
        raise InvalidText(*problems, _problem("D953", message, titles, name, 0))
    problems += _common(body, name)
    numbers, wrong = _numbers(body, name, range(2, 3 + 2 * k), width=3 + 2 * k)
    problems += wrong
    if problems:
        raise InvalidText(*problems)
    off = [_off(row, name, "power", 2) for row, x in zip(body, numbers[:, 0], strict=True) if not x > 0]
    for column in range(1, 1 + 2 * k):
        what = "position" if column % 2 else "salience"
        bad = (numbers[:, column] < 0) | (numbers[:, column] > 100)
        off += [_off(body[i], name, what, column + 2) for i in np.flatnonzero(bad)]
    return _table(
        head.cells[0], head.cells[1], titles.cells[3::2], body, [row.cells[1] for row in body], numbers[:, 0],
        numbers[:, 1::2], numbers[:, 2::2] / 100, (np.zeros(k), np.full(k, 100.0)), off, name,
    )  # fmt: skip


def _bdm(rows: list[_Row], name: str, scale: tuple[float, float] | None) -> SpatialTable:
    body = rows[1:]
    if scale is not None and not scale[0] < scale[1]:
        raise InvalidText(Problem("D957", f"a scale cannot begin at {scale[0]:g} and end at {scale[1]:g}"))
    numbers, wrong = _numbers(body, name, range(1, 4), width=4)
    problems = _common(body, name) + wrong
    if problems or not body:
        raise InvalidText(*problems, *([] if body else [_problem("D953", "the table has no actors", rows[0], name, 0)]))
    low, high = scale if scale else (float(numbers[:, 1].min()), float(numbers[:, 1].max()))
    high = high if high > low else low + 1.0
    salience = numbers[:, 2] / (100.0 if (numbers[:, 2] > 1).any() else 1.0)
    off = [_off(row, name, "power", 1) for row, x in zip(body, numbers[:, 0], strict=True) if not x > 0]
    outside = (numbers[:, 1] < low) | (numbers[:, 1] > high)
    off += [_off(body[i], name, "position", 2) for i in np.flatnonzero(outside)]
    off += [_off(body[i], name, "salience", 3) for i in np.flatnonzero((salience < 0) | (salience > 1))]
    return _table(
        PurePath(name).stem, "", (rows[0].cells[2],), body, [""] * len(body), numbers[:, 0],
        numbers[:, 1:2], salience[:, None], (np.array([low]), np.array([high])), off, name,
    )  # fmt: skip


def _table(
    title: str, note: str, dimensions: Sequence[str], body: list[_Row], descriptions: Sequence[str], power: Vector,
    positions: Table, salience: Table, scale: tuple[Vector, Vector], off: list[Problem], name: str,
) -> SpatialTable:  # fmt: skip
    """Return the table where nothing is off its scale and each actor's saliences can be shares of its attention."""
    sums = salience.sum(axis=1)
    told = {problem.place.line for problem in off if problem.place}
    for row, total in zip(body, sums, strict=True):
        if not 0 < total <= 1 + 1e-9 and row.number not in told:
            off.append(_problem("D952", f"the saliences sum to {100 * total:g} %, not to 0 to 100 %", row, name, 0))
    if off:
        raise InvalidText(*off)
    actors = tuple(row.cells[0] for row in body)
    return SpatialTable(
        title, note, tuple(dimensions), actors, tuple(descriptions), power, positions, salience, *scale
    )  # fmt: skip


def _common(body: list[_Row], name: str) -> list[Problem]:
    """Return what is wrong with the names and the number of actors."""
    if len(body) > MOST:
        fix = "leave out actors of little power"
        return [_problem("D955", f"{len(body)} actors; at most {MOST} can be worked out", body[MOST], name, 0, fix)]
    count = Counter(row.cells[0] for row in body)
    found = [_problem("D954", "an actor has no name", row, name, 0) for row in body if not row.cells[0]]
    seen: set[str] = set()
    for row in body:
        if row.cells[0] in seen and count[row.cells[0]] > 1:
            found.append(_problem("D954", f'"{row.cells[0]}" is given twice', row, name, 0))
        seen.add(row.cells[0])
    return found


def _numbers(body: list[_Row], name: str, columns: range, *, width: int) -> tuple[Table, list[Problem]]:
    """Return the cells of these columns as numbers, and the cells that are none."""
    found, problems = np.zeros((len(body), len(columns))), []
    for i, row in enumerate(body):
        if len(row.cells) != width:
            problems.append(_problem("D952", f"{len(row.cells)} cells instead of {width}", row, name, 0))
            continue
        for at, column in enumerate(columns):
            try:
                found[i, at] = float(row.cells[column])
            except ValueError:
                found[i, at] = np.nan
            if not np.isfinite(found[i, at]):
                problems.append(_problem("D952", f'"{row.cells[column]}" is not a number', row, name, column))
    return found, problems


def _off(row: _Row, name: str, what: str, column: int) -> Problem:
    limits = {"power": "above 0", "salience": "from 0 to 100 %", "position": "on its scale"}
    return _problem("D952", f"{what} {row.cells[column]} is not {limits[what]}", row, name, column)


def _problem(code: str, message: str, row: _Row, name: str, column: int, fix: str | None = None) -> Problem:
    """Return a problem that points at one cell of a row."""
    cell = row.cells[column] if column < len(row.cells) else ""
    start = 0
    for before in row.cells[:column]:
        start = max(row.text.find(before, start), start) + len(before)
    start = max(row.text.find(cell, start), 0)
    return Problem(code, message, fix=fix, place=Place(name, row.number, start + 1, row.text, max(len(cell), 1)))


def _rows(text: str) -> list[_Row]:
    """Return the rows that say something, each with its line, without the empty cell after the last comma."""
    found = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        cells = [cell.strip() for cell in next(csv.reader([line], skipinitialspace=True), [])]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append(_Row(number, line, tuple(cells)))
    return found


def _number(value: float) -> str:
    return f"{float(value):.10g}"


def _csv(lines: Iterable[Sequence[object]]) -> str:
    said = io.StringIO()
    csv.writer(said, lineterminator="\n").writerows(lines)
    return said.getvalue()
