"""The readings of a conflict: every combination of the sides of its alternatives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from detente.conflict.edit import Edit
from detente.conflict.model import Conflict, Side
from detente.errors import Problem, TooLarge

MOST = 64
"""How many combinations of sides are tried at the most."""

Sides = tuple[tuple[str, str], ...]


def readings(conflict: Conflict) -> Iterator[tuple[Sides, tuple[Edit, ...]]]:
    """Yield every combination of sides with its edits; one empty combination where nothing is left open.

    Raises TooLarge where there are more than `MOST` combinations.

    >>> list(readings(Conflict("x", (), ())))
    [((), ())]
    """
    number = 1
    for alternative in conflict.alternatives:
        number *= len(alternative.sides)
    if number > MOST:
        raise TooLarge(_too_many(conflict, number))
    for sides in product(*(alternative.sides for alternative in conflict.alternatives)):
        names = tuple(
            (alternative.key, side.key) for alternative, side in zip(conflict.alternatives, sides, strict=True)
        )
        yield names, _edits(sides)


def _edits(sides: tuple[Side, ...]) -> tuple[Edit, ...]:
    return tuple(edit for side in sides for edit in side.edits)


def _too_many(conflict: Conflict, number: int) -> Problem:
    return Problem(
        "D405",
        f"the alternatives have {number:,} combinations of sides; at most {MOST} are tried",
        ("alternatives",),
        fix=f"settle some of them: {', '.join(alternative.key for alternative in conflict.alternatives)}",
    )
