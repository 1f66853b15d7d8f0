"""The graph model of a conflict as arrays: states, who controls which bits, and how each decision maker ranks them.

Options are bits and a state is an unsigned integer. A decision maker changes its own bits only, so its moves from `s`
are the feasible states that agree with `s` on all other bits: an equivalence class, cut down by one-way bits. No array
here has n x n entries.

Kilgour, Hipel and Fang (1987), The graph model for conflicts, Automatica 23(1), 41-55.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Conflict
from detente.moves.classes import Classes, classes_of
from detente.moves.climb import Climb, climb_of

Mask = NDArray[np.bool_]
Rank = NDArray[np.int32]
Kind = TypeVar("Kind")

MOST_KEPT, MOST_KNOWN = 2**13, 2**20
"""States up to which what is worked out is kept for other graphs, and how much is kept: things times states."""


@dataclass(frozen=True, eq=False)
class Graph:
    """The compiled conflict: n states, d decision makers. Two graphs are equal only where they are the same object.

    | array | shape, dtype | entry |
    |---|---|---|
    | `states` | (n,) uint64, ascending | bit k is set where option `options[k]` is taken |
    | `own` | (d,) uint64 | the bits decision maker `actors[i]` controls |
    | `rank` | (d, n) int32 | higher is better, 0 is worst, equal is indifferent, no gaps |

    `stays` has the bits that once set cannot be unset, `shut` those that cannot be set. `start` is the index of the
    status quo. Conditions are held at their value in the status quo and are no part of a state.

    `arcs` has the moves one by one where they are listed (`moves.arcs`): they need not be transitive then, and legal
    sequences keep in mind who moved last. In an explicit model bit k is state k and no decision maker has bits.
    """

    conflict: Conflict
    options: tuple[str, ...]
    actors: tuple[str, ...]
    states: NDArray[np.uint64]
    own: NDArray[np.uint64]
    stays: int
    shut: int
    rank: Rank
    start: int
    arcs: tuple[Classes, ...] | None = None
    known: dict[Hashable, Any] = field(default_factory=dict, repr=False)
    """What was worked out so far, by what it depends on; graphs share it that have the same states and in which every
    formula holds in the same of them."""

    @property
    def size(self) -> int:
        """The number of states."""
        return len(self.states)

    @cached_property
    def classes(self) -> tuple[Classes, ...]:
        """Where each decision maker can go, in the order of `actors`; made on first use, O(n log n) each."""
        if self.arcs is not None:
            return self.arcs
        return tuple(map(self._classes, self.own.tolist()))

    def _classes(self, own: int) -> Classes:
        key = ("classes", own, self.stays & own, self.shut & own)
        return self.once(key, lambda: classes_of(self.states, own, stays=self.stays, shut=self.shut))

    def ranked(self, conflict: Conflict, rank: Rank) -> Graph:
        """Return the same states and moves under the wants of another `conflict`, whose ranks are `rank`."""
        other = replace(self, conflict=conflict, rank=rank)
        other.__dict__["classes"] = self.classes
        return other

    @cached_property
    def climbs(self) -> tuple[Climb, ...]:
        """The classes with their states in order of their mover's rank; made on first use, O(n log n) each."""
        if self.arcs is not None:
            return tuple(map(climb_of, self.classes, self.rank))
        return tuple(map(self._climb, self.own.tolist(), self.classes, self.rank))

    def _climb(self, own: int, classes: Classes, rank: Rank) -> Climb:
        key = ("climb", own, self.stays & own, self.shut & own, rank.tobytes())
        return self.once(key, lambda: climb_of(classes, rank))

    def once(self, key: Hashable, work: Callable[[], Kind]) -> Kind:
        """Return what `work` returns; in small graphs it is kept for those that share `known`."""
        if self.size > MOST_KEPT:
            return work()
        if key not in self.known:
            if len(self.known) * self.size > MOST_KNOWN:
                self.known.clear()
            self.known[key] = work()
        found: Kind = self.known[key]
        return found
