"""From a conflict to its graph: the one place where labels become indices."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from detente.conflict.change import accepted
from detente.conflict.model import Conflict
from detente.conflict.still import still
from detente.errors import InvalidModel, Problem
from detente.moves.arcs import arcs_of
from detente.moves.graph import Graph
from detente.moves.rank import ranks_of
from detente.moves.states import feasible_states


def compile_graph(conflict: Conflict, *, limit: int | None = None) -> Graph:
    """Return the graph of `conflict`. What is only proposed takes part in nothing and is not in `Graph.conflict`.

    Cost O(n) for each option, rule and want, n the number of feasible states. Raises TooLarge above `limit` states
    (before they are listed), InvalidModel where no state is feasible, the status quo is not, or a ranking misses
    states; LookupError where a rule needs dynamics. Wants see the crisis standing still (`conflict.still`).
    """
    sure = still(accepted(conflict))
    states = feasible_states(sure, limit=limit)
    options = tuple(option.key for option in sure.options)
    actors = sure.decision_makers
    return Graph(
        conflict=sure,
        options=options,
        actors=actors,
        states=states,
        own=np.array([_bits(sure, [o.key for o in sure.controlled_by(actor)]) for actor in actors], np.uint64),
        stays=_bits(sure, [option.key for option in sure.options if not option.can_undo]),
        shut=_bits(sure, [option.key for option in sure.options if not option.can_take]),
        rank=ranks_of(sure, [sure.actor[actor] for actor in actors], states),
        start=_start(sure, states),
        arcs=arcs_of(sure, states, actors),
    )


def _bits(conflict: Conflict, keys: Iterable[str]) -> int:
    """Return the options `keys` as bits."""
    place = {option.key: bit for bit, option in enumerate(conflict.options)}
    return sum(1 << place[key] for key in keys)


def _start(conflict: Conflict, states: NDArray[np.uint64]) -> int:
    """Return the index of the status quo."""
    bits = _bits(conflict, (option.key for option in conflict.options if option.key in conflict.status_quo))
    at = int(np.searchsorted(states, np.uint64(bits)))
    if at == len(states) or int(states[at]) != bits:
        raise InvalidModel(Problem("D183", "the status quo is not a feasible state", ("status_quo",)))
    return at
