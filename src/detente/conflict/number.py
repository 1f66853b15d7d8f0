"""What the numbers of a model are: a rate, a duration, an autonomy, a horizon, with the unit each is kept in."""

from __future__ import annotations

from detente.conflict.quantity import Quantity

_NUMBERS = {
    "autonomy": ("an autonomy is a number between 0 and 1", ""),
    "rate": ('a rate is written as "1 per 5 days"', "per day"),
    "takes": ('a duration is written as "2 weeks"', "days"),
    "horizon": ('a horizon is written as "180 days"', "days"),
}
"""How each number is written, and in what unit it is kept."""


def number_problem(what: str, number: Quantity) -> str | None:
    """Return what is wrong with a `rate`, `takes`, `autonomy` or `horizon`, or None.

    >>> number_problem("autonomy", Quantity(2.0, 2.0, 2.0))
    'an autonomy is a number between 0 and 1'
    """
    shape, unit = _NUMBERS[what]
    within = number.low >= 0 if what in ("rate", "autonomy") else number.low > 0
    return None if number.unit == unit and within and (what != "autonomy" or number.high <= 1) else shape
