"""Counting by the csv module, one row after the other, from the words of the definition; slow and plain."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

Row = dict[str, str]


def counted(
    path: Path,
    *,
    day: Callable[[Row], date | None],
    fits: Callable[[Row], bool],
    id: Callable[[Row], object],
    key: Callable[[Row], object],
    first: date,
    last: date,
) -> dict[str, int]:
    """Return what became of every row of a file with a header."""
    became = dict.fromkeys(("rows", "events", "same_id", "alike", "outside", "other", "malformed"), 0)
    ids, keys = set(), set()
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            became["rows"] += 1
            when = day(row)
            if when is None:
                became["malformed"] += 1
            elif not fits(row):
                became["other"] += 1
            elif not first <= when <= last:
                became["outside"] += 1
            else:
                known = "same_id" if id(row) in ids else "alike" if (when, key(row)) in keys else "events"
                became[known] += 1
                ids.add(id(row))
                keys.add((when, key(row)))
    return became


def whole(text: str) -> date | None:
    """Return a date, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
