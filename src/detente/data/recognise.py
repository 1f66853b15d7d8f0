"""Which data set a file is, and where its columns stand: by its header, or by its width where it has none."""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from detente.data.format import Format
from detente.data.formats import FORMATS
from detente.errors import InvalidText, Problem

LONGEST_HEADER = 100_000
"""A first line of more bytes is no header of a data set."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read a file: its data set, the place of each column by name, and how its cells are told apart.

    `delimiter` is "" for Parquet. `header` is how many lines stand before the first row (1 or 0).
    """

    format: Format
    columns: tuple[str, ...]
    delimiter: str = ""
    quote: str = ""
    header: int = 0
    zipped: bool = False

    @property
    def parquet(self) -> bool:
        """Tell whether the file is Parquet."""
        return not self.delimiter


def recognised(path: Path) -> Layout:
    """Look at the first line of a text, or the names of columns of a Parquet file.

    Raises InvalidText: D840 where there is no such file, D841 where it is none of the data sets, D847 where it is
    damaged or packed in a way that is not read.
    """
    if not path.is_file():
        said = "this is no file" if path.exists() else "there is no such file"
        raise InvalidText(Problem("D840", f"{said}: {path}", fix="name a file of events: CSV, CSV.gz or Parquet"))
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if start == b"PAR1":
            return _parquet(path)
        if start[:2] == b"PK":
            fix = f"unpack it first: unzip {path.name}"
            raise InvalidText(Problem("D847", f"{path} is a zip archive", fix=fix))
        return _text(path, zipped=start[:2] == b"\x1f\x8b")
    except (OSError, EOFError, zlib.error) as error:
        raise InvalidText(Problem("D847", f"{path} cannot be read: {error}")) from None


def _text(path: Path, *, zipped: bool) -> Layout:
    with gzip.open(path, "rb") if zipped else path.open("rb") as file:
        line = file.readline(LONGEST_HEADER)
    words = line.decode("utf-8-sig", errors="replace").rstrip("\r\n")
    if not words.strip():
        raise InvalidText(Problem("D841", f"{path} begins with an empty line", fix=_known()))
    for delimiter in (",", "\t", ";"):
        cells = next(csv.reader([words], delimiter=delimiter), [])
        columns = tuple(plain(cell) for cell in cells)
        found = _by_header(columns)
        if found:
            return Layout(found, columns, delimiter, '"', 1, zipped)
    return _bare(path, words.split("\t") if "\t" in words else words.split(","), zipped=zipped)


def _bare(path: Path, cells: list[str], *, zipped: bool) -> Layout:
    """Recognise what is published without a header: GDELT's files, whose second cell is a date."""
    if len(cells) > 2 and cells[0].isdecimal() and re.fullmatch(r"[0-9]{8}([0-9]{6})?", cells[1]):
        for form in FORMATS:
            if len(cells) in form.bare:
                return Layout(form, form.bare[len(cells)], "\t", "", 0, zipped)
    shown = ", ".join(plain(cell)[:30] for cell in cells[:12] if cell) or "nothing"
    raise InvalidText(Problem("D841", f"{path} is none of the data sets that are read: it has {shown}", fix=_known()))


def _parquet(path: Path) -> Layout:
    from detente.data.database import opened

    with opened(path) as database:
        rows = database.rows("DESCRIBE SELECT * FROM read_parquet(?)", [database.file])
    columns = tuple(plain(str(row[0])) for row in rows)
    found = _by_header(columns)
    if not found:
        shown = ", ".join(islice((name[:30] for name in columns), 12)) or "nothing"
        message = f"{path} is none of the data sets that are read: it has {shown}"
        raise InvalidText(Problem("D841", message, fix=_known()))
    return Layout(found, columns)


def _by_header(columns: tuple[str, ...]) -> Format | None:
    return next((form for form in FORMATS if set(form.header) <= set(columns)), None)


def plain(name: str) -> str:
    """Return the name of a column in small letters, all but letters and digits as one underscore.

    >>> plain(" Event ID"), plain("Actor1Code")
    ('event_id', 'actor1code')
    """
    return re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_")


def _known() -> str:
    return "looked for " + "; ".join(f"{form.name}: {', '.join(form.header)}" for form in FORMATS)
