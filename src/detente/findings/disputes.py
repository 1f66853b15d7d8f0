"""What speakers contradict each other about: wants one avows and another imputes or denies, and wants that clash.

Two wants of one actor are *the same* where they hold in the same states, and *clash* where one holds exactly where the
other does not. What is told of ties in two ways is in `findings.told`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from detente.conflict.model import Statement
from detente.findings.world import World

Sort = Literal["denied", "clash"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two wants of one actor that cannot both be taken at their word, or one it denies (`other` None)."""

    sort: Sort
    want: str
    other: str | None = None


def disputes(world: World) -> tuple[Dispute, ...]:
    """Return what is disputed about wants, actor by actor. Cost: comparing every two wants of an actor."""
    return tuple(found for actor in world.conflict.actors for found in _of(actor.wants, world))


def _of(wants: tuple[Statement, ...], world: World) -> Iterator[Dispute]:
    for want in wants:
        same = [
            other for other in wants if other is not want and other.stance != "denied" and _same(want, other, world)
        ]
        if want.stance == "denied":
            yield Dispute("denied", want.id, same[0].id if same else None)
    for one, other in combinations(wants, 2):
        if not np.any(_where(one, world) == _where(other, world)):
            yield Dispute("clash", one.id, other.id)


def _same(one: Statement, other: Statement, world: World) -> bool:
    return bool(np.array_equal(_where(one, world), _where(other, world)))


def _where(want: Statement, world: World) -> np.ndarray:
    from detente.conflict.still import at_rest

    return world.where(at_rest(want.formula, world.conflict))
