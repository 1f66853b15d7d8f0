"""The states of one graph found in another of the same crisis: the same options taken, fixed ones as they are held."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.moves.graph import Graph


def places(graph: Graph, other: Graph) -> NDArray[np.int64]:
    """Return, for each state of `other`, its number in `graph`; -1 where `graph` has no such state. O(n) per option.

    An option that one of the two does not have is fixed there: it is what that one's status quo says.
    """
    place = {option: bit for bit, option in enumerate(graph.options)}
    there = np.ones(other.size, np.bool_)
    fixed = graph.conflict.status_quo, other.conflict.status_quo
    bits = np.full(other.size, sum(1 << place[o] for o in set(place) - set(other.options) if o in fixed[1]), np.uint64)
    for k, option in enumerate(other.options):
        has = (other.states >> np.uint64(k)) & np.uint64(1)
        if option in place:
            bits |= has << np.uint64(place[option])
        else:
            there &= (has == 1) == (option in fixed[0])
    at = np.minimum(np.searchsorted(graph.states, bits), graph.size - 1)
    return np.where(there & (graph.states[at] == bits), at, -1)
