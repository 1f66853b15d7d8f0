"""A plain table in the terminal: columns as wide as they must be, long cells wrapped, no frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from detente.commands.terminal import Styled, heading, paragraph, say, width
from detente.report.tables import Table
from detente.report.text_table import GAP, blocks_of, columns, fit
from detente.report.visible import visible

Paint = Callable[[int, str], str | None]
"""The colour of a cell, from its column and its text."""


def no_paint(_column: int, _cell: str) -> str | None:
    """Colour nothing."""
    return None


def draw(table: Table, *, paint: Paint = no_paint, title: bool = True) -> None:
    """Print a table: its title, head, rows and note. Columns with nothing in them are left out."""
    if title and table.title:
        heading(table.title)
    kept = [at for at in range(len(table.head)) if any(row[at] for row in table.rows)]
    rows = [[visible(row[at], keep="") for at in kept] for row in table.rows]
    head = [table.head[at] for at in kept]
    widths = fit([head, *rows], width())
    if any(head):
        _row(head, widths, no_paint, dim=True)
    for row in rows:
        _row(row, widths, paint)
    if table.note:
        paragraph(table.note)


def _row(cells: Sequence[str], widths: Sequence[int], paint: Paint, *, dim: bool = False) -> None:
    """Print one row; it takes as many lines as its tallest cell."""
    blocks = blocks_of(cells, widths)
    colors = [paint(column, cell) for column, cell in enumerate(cells)]
    for line in range(max(map(len, blocks), default=0)):
        parts = [block[line] if line < len(block) else "" for block in blocks]
        padded = [part + " " * (size - columns(part)) for part, size in zip(parts, widths, strict=True)]
        last = max((at for at, part in enumerate(parts) if part), default=0)
        shown = [Styled(padded[at] if at < last else parts[at], colors[at], dim=dim) for at in range(last + 1)]
        say(*[piece for part in shown for piece in (part, " " * GAP)][:-1])
