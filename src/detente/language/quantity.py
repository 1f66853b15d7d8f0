"""Numbers as an analyst writes them: a value or a range, a share, a time or a rate.

| written | value | unit |
|---|---|---|
| `0.6`, `60 %` | 0.6 | (none) |
| `0.4 to 0.8`, `40 to 80 %` | 0.6, between 0.4 and 0.8 | (none) |
| `2 weeks` | 14 | `days` |
| `1 per 5 days` | 0.2 | `per day` |
| `1 to 2 per month` | 0.05, between 1/30 and 2/30 | `per day` |

A month is 30 days and a year 365. The value of a range is its middle.
"""

from __future__ import annotations

import re
from datetime import date
from math import isfinite

from detente.conflict.quantity import Quantity
from detente.errors import InvalidQuery, Problem, Span, nearest
from detente.language.grammar import NUMBER

DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
"""How many days each unit of time has."""

_SHAPE = re.compile(
    rf"\s*+(?P<low>{NUMBER})\s*+(?P<percent>%)?"
    rf"(?:\s*+to\s++(?P<high>{NUMBER})\s*+(?P<percents>%)?)?"
    rf"(?:\s*+\b(?P<per>per)(?:\s++(?P<every>{NUMBER}))?)?"
    r"(?:\s*+(?P<unit>[A-Za-z]+))?\s*+"
)
_FORMS = 'quantities are written "0.6", "60 %", "0.4 to 0.8", "2 weeks", "1 per 5 days"'


def parse_quantity(text: str) -> Quantity:
    """Read a quantity. Raises InvalidQuery (D205) where it is none.

    >>> parse_quantity("1 per 5 days").value
    0.2
    >>> parse_quantity("40 to 80 %").high
    0.8
    """
    found = _SHAPE.fullmatch(text) if len(text) <= 200 else None
    if not found:
        raise _wrong(_refused(text), text, (0, len(text)))
    times, per, unit = _measure(found, text)
    low = float(found["low"]) * times / per
    high = float(found["high"]) * times / per if found["high"] else low
    if not (low <= high and isfinite(high)):
        raise _wrong("the range runs backwards or without end", text, found.span("low"))
    return Quantity((low + high) / 2 if low < high else low, low, high, unit, " ".join(text.split()))


def days(text: str) -> float:
    """Return a time in days.

    >>> days("2 weeks")
    14.0
    """
    quantity = parse_quantity(text)
    if quantity.unit != "days":
        raise _wrong("this is not a time", text, (0, len(text)))
    return quantity.value


def parse_date(text: str) -> date:
    """Read a date of the calendar, as `2024-11-05`. Raises InvalidQuery (D206).

    >>> parse_date("2024-11-05").month
    11
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        problem = Problem(
            "D206", f'"{text}" is not a date of the calendar', span=(0, len(text)), fix="write 2024-11-05"
        )
        raise InvalidQuery(problem) from None


def _measure(found: re.Match[str], text: str) -> tuple[float, float, str]:
    """Return what to multiply by, what to divide by, and the unit of the result."""
    unit, per, percent = found["unit"], found["per"], found["percent"] or found["percents"]
    if percent and (unit or per):
        raise _wrong("a share has no unit", text, found.span("unit" if unit else "per"))
    if unit is None:
        if per:
            raise _wrong("a rate is per some unit of time", text, found.span("per"))
        return 1.0, (100.0 if percent else 1.0), ""
    length = DAYS.get(unit.removesuffix("s"))
    if length is None:
        near = nearest(unit, [*DAYS, *(f"{name}s" for name in DAYS)])
        raise _wrong(f'no unit of time is called "{unit}"', text, found.span("unit"), near=near)
    if not per:
        return length, 1.0, "days"
    every = float(found["every"] or 1) * length
    if not 0 < every < float("inf"):
        raise _wrong("a rate is per some time", text, found.span("every"))
    return 1.0, every, "per day"


def _refused(text: str) -> str:
    """Say why a text is no quantity: that it is below 0, if it would be one without its sign."""
    below = text.strip().startswith(("-", "−")) and len(text) <= 200 and _SHAPE.fullmatch(text.strip()[1:])
    return "this is below 0, which no quantity is" if below else "this is not a quantity"


def _wrong(message: str, text: str, span: Span, *, near: str | None = None) -> InvalidQuery:
    shown = text if len(text) <= 40 else text[:37] + "..."
    return InvalidQuery(Problem("D205", f'{message}: "{shown}"', span=span, nearest=near, fix=_FORMS))
