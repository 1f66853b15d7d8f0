"""What the numbers of a model are: a rate, a duration, a chance, a cost, with the unit each is kept in."""

from __future__ import annotations

from detente.conflict.quantity import Quantity

_NUMBERS = {
    "autonomy": ("an autonomy is a number between 0 and 1", ""),
    "rate": ('a rate is written as "1 per 5 days"', "per day"),
    "takes": ('a duration is written as "2 weeks"', "days"),
    "horizon": ('a horizon is written as "180 days"', "days"),
    "worth": ("a worth is a number of at least 0, as in 0.5", ""),
    "precision": ("a precision is a number of at least 0, as in 5", ""),
    "cost": ("a cost is a number of at least 0, as in 0.2", ""),
    "times": ("a rate is made higher or lower by a number of at least 0, as in 3", ""),
    "price": ("a price is a number of at least 0, in the scale of the deal", ""),
    "weight": ("a weight is a number of at least 0, as in 2", ""),
    "value": ("a value is a plain number, in the scale of the deal", ""),
    "chance": ("a chance is between 0 and 1, as in 0.3 or 30 %", ""),
}
"""How each number is written, and in what unit it is kept."""

_SHARES = ("autonomy", "chance")
"""Numbers of at most 1."""


def number_problem(what: str, number: Quantity) -> str | None:
    """Return what is wrong with a number, or None. `what` is one of `_NUMBERS`: a `rate`, a `chance`, ...

    >>> number_problem("autonomy", Quantity(2.0, 2.0, 2.0))
    'an autonomy is a number between 0 and 1'
    """
    shape, unit = _NUMBERS[what]
    within = number.low > 0 if what in ("takes", "horizon") else number.low >= 0
    return None if number.unit == unit and within and (what not in _SHARES or number.high <= 1) else shape
