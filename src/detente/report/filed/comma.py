"""Columns as CSV (RFC 4180), safe to open in a spreadsheet: no text of a model is taken for a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that a spreadsheet works out."""


def comma_text(columns: Mapping[str, Sequence[Any]]) -> str:
    r"""Return columns as CSV text with a head, in UTF-8; a list of texts has semicolons between.

    >>> comma_text({"claim": ["no-war", "=1+1"], "chance": [-0.5, None]})
    "claim,chance\r\nno-war,-0.5\r\n'=1+1,\r\n"
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([cell_of(name) for name in columns])
    writer.writerows([cell_of(value) for value in row] for row in zip(*columns.values(), strict=True))
    return written.getvalue()


def cell_of(value: Any) -> str:
    """Return a value as the text of a cell: text that would be a formula gets an apostrophe before it.

    >>> cell_of("-seq"), cell_of(-1.5), cell_of(True), cell_of(["a", "b"])
    ("'-seq", '-1.5', 'true', 'a; b')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    text = flat(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def flat(value: Any) -> str:
    """Return a value that is no number as text: a list of texts with semicolons between, anything else as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple) and all(isinstance(each, str) and ";" not in each for each in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False, default=str)
