"""The graph model of a conflict as arrays: states, who controls which bits, and how each decision maker ranks them.

Options are bits and a state is an unsigned integer. A decision maker changes its own bits only, so its moves from `s`
are the feasible states that agree with `s` on all other bits: an equivalence class, cut down by one-way bits. No array
here has n x n entries.

Kilgour, Hipel and Fang (1987), The graph model for conflicts, Automatica 23(1), 41-55.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Conflict

Mask = NDArray[np.bool_]
Rank = NDArray[np.int32]


@dataclass(frozen=True)
class Graph:
    """The compiled conflict: n states, d decision makers.

    | array | shape, dtype | entry |
    |---|---|---|
    | `states` | (n,) uint64, ascending | bit k is set where option `options[k]` is taken |
    | `own` | (d,) uint64 | the bits decision maker `actors[i]` controls |
    | `rank` | (d, n) int32 | higher is better, 0 is worst, equal is indifferent, no gaps |

    `stays` has the bits that once set cannot be unset, `shut` those that cannot be set. `start` is the index of the
    status quo. Conditions are held at their value in the status quo and are no part of a state.
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

    @property
    def size(self) -> int:
        """The number of states."""
        return len(self.states)
