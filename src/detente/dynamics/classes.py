"""Closed classes: sets of states that all reach each other and are never left. Where a chain ends up.

Tarjan (1972), Depth-first search and linear graph algorithms, SIAM J. Computing 1(2); Norris (1997), section 1.2.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components

from detente.dynamics.chain import Chain, Indices, Mask


@dataclass(frozen=True, eq=False)
class Trap:
    """A closed class: its states."""

    states: Indices


def closed_classes(chain: Chain) -> tuple[Indices, ...]:
    """Return the states of each closed class, in order of their lowest state. Cost: one search of the graph."""
    count, label = connected_components(chain.rates, directed=True, connection="strong")
    entries = chain.rates.tocoo()
    leaves = np.zeros(count, bool)
    leaves[label[entries.row[label[entries.row] != label[entries.col]]]] = True
    inside = np.flatnonzero(~leaves[label])
    order = inside[np.argsort(label[inside], kind="stable")]
    cuts = np.flatnonzero(np.diff(label[order])) + 1
    return tuple(sorted(np.split(order, cuts), key=lambda states: int(states[0]))) if len(order) else ()


def traps(chain: Chain, goal: Mask) -> tuple[Trap, ...]:
    """Return the closed classes that hold no state of `goal`: once there, `goal` is never reached."""
    return tuple(Trap(states) for states in closed_classes(chain) if not goal[states].any())
