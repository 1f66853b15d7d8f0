"""The best value within one move of one mover."""

from __future__ import annotations

import numpy as np

from detente.moves.classes import Classes
from detente.moves.graph import Rank


def best_within_reach(classes: Classes, value: Rank) -> Rank:
    """Return (n,): the largest `value` over each state and the mover's moves from it. O(N), the length of the lists."""
    best: Rank = np.maximum.reduceat(value.take(classes.members), classes.starts[:-1])
    return best.take(classes.cell)
