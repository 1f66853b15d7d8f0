"""From indices back to labels: a state as the options taken."""

from __future__ import annotations

import numpy as np

from detente.conflict.model import State
from detente.moves.graph import Graph


def state_of(graph: Graph, index: int) -> State:
    """Return the keys of the options taken in the state with this index."""
    bits = int(graph.states[index])
    return frozenset(option for place, option in enumerate(graph.options) if bits >> place & 1)


def index_of(graph: Graph, state: State) -> int | None:
    """Return the index of a state, or None where it is not feasible. KeyError where it has an unknown option."""
    place = {option: bit for bit, option in enumerate(graph.options)}
    bits = sum(1 << place[option] for option in state)
    at = int(np.searchsorted(graph.states, np.uint64(bits)))
    return at if at < graph.size and int(graph.states[at]) == bits else None
