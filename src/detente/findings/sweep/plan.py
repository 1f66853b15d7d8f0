"""Which points a sweep goes through: all of a grid, the last axis fastest, or so many drawn ones.

A drawn point hangs on the seed and on its block alone, so that the points are the same whoever works on which block.

| code | what is wrong |
|---|---|
| D421 | the same thing is varied twice |
| D424 | a range has no steps, and a grid needs them |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod

import numpy as np

from detente.conflict.edit import Edit
from detente.errors import InvalidQuery, Problem
from detente.findings.sweep.axes import Axis, Between, Listed, Value

BLOCK = 1_000
"""Points in a block, unless there were too many blocks."""

BLOCKS = 256
"""How many blocks a sweep is cut into where it has so many points: enough to share out, and to be taken up again."""

MOST_BLOCKS = 100_000
"""How many blocks there are at the most."""

Point = tuple[tuple[Value, tuple[Edit, ...]], ...]
"""For each axis the value and its edits."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is varied, and how many points are gone through: all (`samples` None), or so many drawn by `seed`."""

    axes: tuple[Axis, ...]
    samples: int | None = None
    seed: int = 0

    @property
    def size(self) -> int:
        """How many points there are."""
        return self.samples if self.samples is not None else prod(axis.count or 0 for axis in self.axes)

    @property
    def block(self) -> int:
        """How many points a block has; it hangs on their number and on nothing else."""
        return max(1, min(BLOCK, self.size // BLOCKS), self.size // MOST_BLOCKS)

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Yield the first point of each block and how many it has."""
        for first in range(0, self.size, self.block):
            yield first, min(self.block, self.size - first)

    def points(self, first: int, count: int) -> Iterator[Point]:
        """Yield the points of the block that starts at `first`."""
        if self.samples is None:
            yield from (self._at(number) for number in range(first, first + count))
            return
        shares = np.random.default_rng((self.seed, first)).random((count, len(self.axes)))
        for row in shares.tolist():
            yield tuple(axis.drawn(share) for axis, share in zip(self.axes, row, strict=True))

    def _at(self, number: int) -> Point:
        """Return a point of the grid by its number."""
        found = []
        for axis in reversed(self.axes):
            number, place = divmod(number, axis.count or 1)
            found.append(axis.drawn(0.0) if isinstance(axis, Between) else axis.at(place))
        return tuple(reversed(found))


def plan_of(axes: Iterable[Axis], *, samples: int | None = None, seed: int = 0) -> Plan:
    """Return the plan. Raises InvalidQuery: D421 the same thing twice, D424 a range in a grid."""
    plan = Plan(tuple(axes), samples, seed)
    names = [axis.name for axis in plan.axes]
    twice = list(dict.fromkeys(name for name in names if names.count(name) > 1))
    problems = [Problem("D421", f"{name} is varied twice", fix="give all its values at once") for name in twice]
    if samples is None:
        fix = 'give steps ("0..1 step 0.1"), or draw points (--samples 1000)'
        stepless = (axis for axis in plan.axes if isinstance(axis, Between))
        problems += [Problem("D424", f"{axis.name} is a range without steps", fix=fix) for axis in stepless]
    if problems:
        raise InvalidQuery(*problems)
    return plan


def of_numbers(axis: Axis) -> bool:
    """Tell whether an axis varies nothing but a number of what happens in time, or of deals."""
    return not isinstance(axis, Listed) or axis.kind == "double"
