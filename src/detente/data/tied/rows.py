"""A CSV file row by row, as a stream: plain or packed with gzip, and nothing a file may hold stops it."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import IO
from zlib import error as zlib_error

from detente.errors import InvalidText, Problem

LONGEST = 100_000
"""A line of more characters is malformed."""

UNQUOTED = "a quotation mark that is not closed"


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot be used: its line, why, and how it begins."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row by column, in small letters, and the line it stands on."""

    line: int
    cells: dict[str, str]


def header(path: Path) -> tuple[str, ...]:
    """Return the names of the columns in small letters. Raises InvalidText (D964) for a file that cannot be read."""
    with opened(path) as file:
        first = next(_lines(file), (0, ""))[1]
    try:
        names = next(csv.reader([first]), [])
    except csv.Error:
        names = []
    return tuple(name.strip().lstrip("\ufeff").casefold() for name in names)


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row | Bad]:
    """Yield every row after the header that is not empty. A row stands on one line; else it is malformed."""
    with opened(path) as file:
        lines = _lines(file)
        next(lines, None)
        for number, text in lines:
            if text.strip():
                yield _row(number, text, columns)


def _row(number: int, text: str, columns: tuple[str, ...]) -> Row | Bad:
    if any("\udc80" <= mark <= "\udcff" for mark in text):
        return Bad(number, "not UTF-8", _start(text))
    if len(text) >= LONGEST:
        return Bad(number, f"more than {LONGEST:,} characters", _start(text))
    if text.count('"') % 2:
        return Bad(number, UNQUOTED, _start(text))
    try:
        cells = next(csv.reader([text], strict=True), [])
    except csv.Error:
        return Bad(number, "a quotation mark within a cell", _start(text))
    if len(cells) != len(columns):
        return Bad(number, "too few cells" if len(cells) < len(columns) else "too many cells", _start(text))
    return Row(number, dict(zip(columns, (cell.strip() for cell in cells), strict=True)))


def _start(text: str) -> str:
    return " ".join(text[:80].encode("utf-8", "replace").decode().split())[:60]


def _lines(file: IO[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers; what goes on beyond the longest is passed over."""
    number = 0
    try:
        while text := file.readline(LONGEST):
            number += 1
            rest = text
            while len(rest) == LONGEST and not rest.endswith("\n"):
                rest = file.readline(LONGEST)
            yield number, text
    except (EOFError, OSError, zlib_error) as error:
        raise InvalidText(Problem("D964", f"the file is damaged after line {number}: {error}")) from None


def opened(path: Path) -> IO[str]:
    """Open a file as text; one that begins as gzip does is unpacked. Raises InvalidText (D964)."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        raw = gzip.open(path, "rb") if packed else path.open("rb")  # noqa: SIM115 - closed with the text around it
    except OSError as error:
        raise InvalidText(Problem("D964", f"{path} cannot be read: {error.strerror or error}")) from None
    return TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape", newline="\n")
