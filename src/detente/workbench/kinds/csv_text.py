"""Rows as CSV that a spreadsheet opens without running any of it."""

from __future__ import annotations

import csv
from io import StringIO

from detente.workbench.kinds.rows import Rows

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet may take for a formula; the wide forms are taken for the others in some."""


def csv_text(found: Rows) -> str:
    """Return rows as CSV (RFC 4180, UTF-8), lists joined by semicolons. A text that looks like a formula gets a '."""
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL)
    writer.writerow([cell(name) for name, _ in found.columns])
    for row in found.rows:
        writer.writerow([cell(row.get(name)) for name, _ in found.columns])
    return out.getvalue()


def cell(value: object) -> object:
    """Return a value as its cell has it; numbers stay numbers.

    >>> cell("=1+1"), cell("no war"), cell(-0.5), cell(["usa.strike", "usa.offer"]), cell(True)
    ("'=1+1", 'no war', -0.5, 'usa.strike; usa.offer', 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, (int, float)):
        return value
    text = "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    text = text.replace("\0", "\ufffd")
    return f"'{text}" if text.lstrip(" ").startswith(STARTS) else text
