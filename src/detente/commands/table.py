"""A plain table in the terminal: columns as wide as they must be, long cells wrapped, no frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap
from unicodedata import combining, east_asian_width

from detente.commands.terminal import Styled, heading, paragraph, say, width
from detente.report.tables import Table
from detente.report.visible import visible

_GAP = 2
_NARROWEST = 12

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


def fit(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return a width for each column: its longest cell, the widest columns cut down until the rows fit `room`.

    >>> fit([["ab", "x" * 50]], 30)
    [2, 26]
    """
    widths = [max((columns(cell) for cell in column), default=0) for column in zip(*rows, strict=True)]
    free = room - _GAP * (len(widths) - 1)
    while sum(widths) > free and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        rest = max([w for w in widths if w < widths[widest]] or [_NARROWEST])
        excess = sum(widths) - free
        widths[widest] -= max(1, min(excess, widths[widest] - max(rest, _NARROWEST)))
    return widths


def columns(text: str) -> int:
    """Return how many columns `text` takes in a terminal.

    >>> columns("戦争"), columns("war")
    (4, 3)
    """
    if text.isascii():
        return len(text)
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _row(cells: Sequence[str], widths: Sequence[int], paint: Paint, *, dim: bool = False) -> None:
    """Print one row; it takes as many lines as its tallest cell."""
    blocks = [wrap(cell, size, break_on_hyphens=False) or [""] for cell, size in zip(cells, widths, strict=True)]
    colors = [paint(column, cell) for column, cell in enumerate(cells)]
    for line in range(max(map(len, blocks), default=0)):
        parts = [block[line] if line < len(block) else "" for block in blocks]
        padded = [part + " " * (size - columns(part)) for part, size in zip(parts, widths, strict=True)]
        last = max((at for at, part in enumerate(parts) if part), default=0)
        shown = [Styled(padded[at] if at < last else parts[at], colors[at], dim=dim) for at in range(last + 1)]
        say(*[piece for part in shown for piece in (part, " " * _GAP)][:-1])
