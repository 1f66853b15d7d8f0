"""A rate as a model file asks for it: ``{from: events.csv, actor: IRQREB, type: assault, between: [...]}``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from detente.conflict.quantity import Quantity
from detente.data.counts import Window, counts
from detente.data.rate import quantity, rate
from detente.errors import InvalidQuery, InvalidText, Problem

KEYS = (
    (
        "from",
        "text",
        "A file of events (GDELT, ICEWS, ACLED, UCDP GED, POLECAT, ICB), relative to the model.",
        "events.csv",
    ),
    ("actor", "text", "Whose events: a code (IRQ, IRQREB, cow:645) or a name the file has.", "IRQREB"),
    ("target", "text", "To whom.", "USAMIL"),
    ("type", "text", "What: a kind of PLOVER's, a CAMEO code, or a type of the file.", "assault"),
    ("between", "dates", "The first and the last day that count, both included.", "[2023-10-17, 2024-02-04]"),
    ("whole", "yes or no", "`yes`: days before the file's first event and after its last count too.", "yes"),
)
"""The keys of such a rate: name, kind of value, what it says, an example. `from` must be there."""


def estimated(asked: Mapping[str, Any], *, folder: Path) -> Quantity:
    """Return the rate, per day, that `asked` (the keys of `KEYS`) describes; `folder` is the model's.

    The range is the exact interval, the note cites the file. Raises InvalidText (D307) where the file is not given
    relative to the model, InvalidQuery (D844) where `between` is not two dates, and what `counts` raises.
    """
    file = str(asked["from"])
    if PurePosixPath(file).is_absolute() or Path(file).is_absolute() or ".." in Path(file).parts:
        fix = "put the file beside the model and name it from there"
        raise InvalidText(Problem("D307", f"{file} is not relative to the model file", ("from",), fix=fix))
    found = counts(
        folder / file,
        actor=_text(asked.get("actor")),
        target=_text(asked.get("target")),
        type=_text(asked.get("type")),
        between=_window(asked.get("between")),
        whole=asked.get("whole") in (True, "yes"),
    )
    as_written = replace(found, cited=replace(found.cited, file=file))  # the note says nothing of our disk
    return quantity(rate(as_written))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _window(value: object) -> Window | None:
    """Read two dates."""
    if value is None:
        return None
    days = [_day(item) for item in value] if isinstance(value, (list, tuple)) else []
    if len(days) == 2 and days[0] and days[1]:
        return days[0], days[1]
    fix = "between: [2023-10-17, 2024-02-04]"
    raise InvalidQuery(Problem("D844", "a window is two dates, the first and the last day", ("between",), fix=fix))


def _day(value: object) -> date | None:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return None
