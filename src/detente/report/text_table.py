"""A plain table as text: columns as wide as they must be, long cells wrapped, no frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from unicodedata import combining, east_asian_width

from detente.report.tables import Table
from detente.report.visible import visible

GAP = 2
"""Blank columns between two columns of a table."""

_NARROWEST = 12


def text_table(table: Table, *, room: int = 100) -> str:
    """Return `table` as lines of up to `room` columns: title, head, rows, note. Columns with nothing in them go.

    >>> print(text_table(Table("Verdicts", ("claim", "", "verdict"), (("no-war", "", "holds"),), "One claim.")))
    Verdicts
    claim   verdict
    no-war  holds
    One claim.
    """
    kept = [at for at in range(len(table.head)) if any(row[at] for row in table.rows)]
    rows = [[visible(row[at], keep="") for at in kept] for row in table.rows]
    head = [table.head[at] for at in kept]
    widths = fit([head, *rows], room)
    drawn = [line for row in ([head] if any(head) else []) + rows for line in lines(row, widths)]
    return "\n".join([*([table.title] if table.title else []), *drawn, *wrap(table.note, room)])


def lines(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of one row; it takes as many as its tallest cell."""
    blocks = blocks_of(cells, widths)
    for line in range(max(map(len, blocks), default=0)):
        parts = [block[line] if line < len(block) else "" for block in blocks]
        padded = (part + " " * (size - columns(part)) for part, size in zip(parts, widths, strict=True))
        yield (" " * GAP).join(padded).rstrip()


def blocks_of(cells: Sequence[str], widths: Sequence[int]) -> list[list[str]]:
    """Return the lines of each cell, wrapped to the width of its column."""
    return [wrap(cell, size, break_on_hyphens=False) or [""] for cell, size in zip(cells, widths, strict=True)]


def fit(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return a width for each column: its longest cell, the widest columns cut down until the rows fit `room`.

    >>> fit([["ab", "x" * 50]], 30)
    [2, 26]
    """
    widths = [max((columns(cell) for cell in column), default=0) for column in zip(*rows, strict=True)]
    free = room - GAP * (len(widths) - 1)
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
