"""Numbers a calculator is given must make sense."""

from __future__ import annotations

from math import isfinite

from detente.errors import InvalidQuery, Problem


def share(name: str, value: float) -> float:
    """Return a number from 0 to 1, or raise D812."""
    if not 0.0 <= value <= 1.0:
        raise InvalidQuery(Problem("D812", f"{name} is {value:g}; it is a share or a chance, from 0 to 1"))
    return value


def at_least_0(name: str, value: float, *, above: bool = False) -> float:
    """Return a number of at least 0 (above 0 with `above`), or raise D812."""
    if not isfinite(value) or value < 0 or (above and value == 0):
        raise InvalidQuery(Problem("D812", f"{name} is {value:g}; it is {'above 0' if above else 'at least 0'}"))
    return value
