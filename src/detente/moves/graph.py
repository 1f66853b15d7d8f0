"""The graph model of a conflict as arrays: states, who controls which bits, and how each decision maker ranks them.

Options are bits and a state is an unsigned integer. A decision maker changes its own bits only, so its moves from `s`
are the feasible states that agree with `s` on all other bits: an equivalence class, cut down by one-way bits. No array
here has n x n entries.

Kilgour, Hipel and Fang (1987), The graph model for conflicts, Automatica 23(1), 41-55.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Conflict
from detente.moves.classes import Classes, classes_of
from detente.moves.climb import Climb, climb_of

Mask = NDArray[np.bool_]
Rank = NDArray[np.int32]


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

    @property
    def size(self) -> int:
        """The number of states."""
        return len(self.states)

    @cached_property
    def classes(self) -> tuple[Classes, ...]:
        """Where each decision maker can go, in the order of `actors`; made on first use, O(n log n) each."""
        if self.arcs is not None:
            return self.arcs
        return tuple(classes_of(self.states, int(own), stays=self.stays, shut=self.shut) for own in self.own)

    def ranked(self, conflict: Conflict, rank: Rank) -> Graph:
        """Return the same states and moves under the wants of another `conflict`, whose ranks are `rank`."""
        other = replace(self, conflict=conflict, rank=rank)
        other.__dict__["classes"] = self.classes
        return other

    @cached_property
    def climbs(self) -> tuple[Climb, ...]:
        """The classes with their states in order of their mover's rank; made on first use, O(n log n) each."""
        return tuple(climb_of(classes, rank) for classes, rank in zip(self.classes, self.rank, strict=True))
