"""Rows that cannot be used, with the reason: all are counted, the first few are shown."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

from detente.data.database import Database
from detente.data.loaded import NOT_WHOLE, source
from detente.data.recognise import Layout

_REASONS = {
    "MISSING COLUMNS": "too few cells",
    "TOO MANY COLUMNS": "too many cells",
    "UNQUOTED VALUE": "a quotation mark that is not closed, or stands within a cell",
    "LINE SIZE OVER MAXIMUM": "more than 2 MB in one row",
    "INVALID ENCODING": "not UTF-8",
    "INVALID UNICODE": "not UTF-8",
    "INVALID STATE": "a quotation mark that is not closed, or stands within a cell",
}
"""What DuckDB calls a row it cannot take apart, in our words."""


@dataclass(frozen=True, slots=True)
class Malformed:
    """A row that cannot be used. `row` is as a spreadsheet numbers it: the line, where no cell runs over lines."""

    row: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows there are, how many of them are malformed, and the first of these.

    `swallowed` of the malformed ones are lines that a quotation mark, opened and not closed, made one with its own.
    """

    rows: int
    malformed: int
    shown: tuple[Malformed, ...]
    swallowed: int = 0


def malformed(database: Database, layout: Layout, *, limit: int) -> Found:
    """Count the malformed rows of the table `events` and show the first `limit`."""
    broken = _broken(database, layout, limit)
    usable = database.rows(
        "SELECT row, wrong, said FROM events WHERE wrong IS NOT NULL ORDER BY row LIMIT ?", [limit]
    )  # fmt: skip
    unusable = [
        Malformed(_number(database, layout, row), _reason(wrong, said), said[:60]) for row, wrong, said in usable
    ]
    kept, wrong = database.rows("SELECT count(*), count(wrong) FROM events")[0]
    lost = 0 if layout.parquet else database.value("SELECT count(DISTINCT line) FROM reject_errors")
    shown = sorted({*broken, *unusable}, key=lambda one: one.row)[:limit]
    opened = 0 if layout.parquet else database.value(_OPENED)
    if not opened:
        return Found(kept + lost, wrong + lost, tuple(shown))
    swallowed = _swallowed(database, layout)
    before = tuple(one for one in shown if one.row <= opened)  # the rows after it have lost their numbers
    return Found(kept + lost + swallowed, wrong + lost + swallowed, before, swallowed)


_OPENED = """
    SELECT coalesce(min(line), 0) FROM reject_errors
    WHERE CAST(error_type AS VARCHAR) IN ('UNQUOTED VALUE', 'INVALID STATE', 'LINE SIZE OVER MAXIMUM')
"""


def _swallowed(database: Database, layout: Layout) -> int:
    """Return how many lines of the file are in no row: all lines, less those of the rows that are there.

    Cost: the file is read twice more; asked only where a quotation mark was found open.
    """
    breaks = " + ".join(
        f"coalesce(len(c{at}) - len(replace(c{at}, chr(10), '')), 0)" for at in range(len(layout.columns))
    )
    query = f"SELECT count(*), coalesce(sum({breaks}), 0) FROM {source(layout)}"  # noqa: S608 - c0, c1, ... are ours
    rows, within = database.rows(query, [database.file])[0]
    scan = "SELECT count(DISTINCT line) FROM reject_errors WHERE scan_id = (SELECT max(scan_id) FROM reject_errors)"
    rejected = int(database.value(scan))
    lines = _lines(Path(database.file), zipped=layout.zipped)
    return max(0, lines - layout.header - int(rows) - int(within) - rejected)


def _lines(path: Path, *, zipped: bool) -> int:
    """Return how many lines a file has; the last may end without a line feed."""
    feeds, last = 0, b"\n"
    with gzip.open(path, "rb") if zipped else path.open("rb") as file:
        while block := file.read(1 << 20):
            feeds, last = feeds + block.count(b"\n"), block[-1:]
    return feeds + (last != b"\n")


def _broken(database: Database, layout: Layout, limit: int) -> list[Malformed]:
    """Return the first rows that could not be taken apart into cells."""
    if layout.parquet:
        return []
    query = """
        SELECT line, min(CAST(error_type AS VARCHAR)), min(left(csv_line, 60)) FROM reject_errors
        GROUP BY line ORDER BY line LIMIT ?
    """
    rows = database.rows(query, [limit])
    return [Malformed(line, _REASONS.get(kind, kind.lower()), _one_line(text)) for line, kind, text in rows]


def _reason(wrong: str, said: str) -> str:
    return f'{NOT_WHOLE}: "{said[:30]}"' if wrong == NOT_WHOLE else wrong


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _number(database: Database, layout: Layout, row: int) -> int:
    """Return where a row stands in the file: after the header, and after the rows before it that were lost."""
    if layout.parquet:
        return row
    number, lost = row + layout.header, -1
    while True:
        before = database.value("SELECT count(DISTINCT line) FROM reject_errors WHERE line <= ?", [number])
        if before == lost:
            return number
        number, lost = row + layout.header + before, before
