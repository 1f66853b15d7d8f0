"""From a conflict to its graph: the one place where labels become indices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.conflict.change import accepted
from detente.conflict.model import Conflict
from detente.conflict.still import still
from detente.errors import InvalidModel, Problem
from detente.moves.arcs import arcs_of
from detente.moves.graph import Graph, Rank
from detente.moves.rank import rank_in, ranks_of
from detente.moves.states import feasible_states

_FEW = 16
"""Options with which no limit is met, however many decide; how many states are allowed depends on those who do."""


def compile_graph(conflict: Conflict, *, limit: int | None = None, near: Sequence[Graph] = ()) -> Graph:
    """Return the graph of `conflict`. What is only proposed takes part in nothing and is not in `Graph.conflict`.

    Cost O(n) for each option, rule and want, n the number of feasible states. Raises TooLarge above `limit` states
    (before they are listed), InvalidModel where no state is feasible, the status quo is not, or a ranking misses
    states; LookupError where a rule needs dynamics. Wants see the crisis standing still (`conflict.still`). Where the
    graph of much the same conflict is there already among those `near`, what is the same in both is taken from it.
    """
    sure = still(accepted(conflict))
    usable = (graph for graph in near if limit is None and graph.size and _same_states(sure, graph.conflict))
    other = next(usable, None)
    states = feasible_states(sure, limit=limit) if other is None else other.states.view()
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
        rank=_ranks(sure, actors, states, other),
        start=_start(sure, states),
        arcs=arcs_of(sure, states, actors),
        known={} if other is None else other.known,
    )


def _same_states(one: Conflict, other: Conflict) -> bool:
    """Tell whether formulas say the same in both conflicts, and the same states are feasible."""
    if one.arcs is not None or other.arcs is not None:
        return False
    keys = [[option.key for option in each.options] for each in (one, other)]
    held = [{it.key: it.key in each.status_quo for it in each.conditions} for each in (one, other)]
    groups = one.one_of == other.one_of and (not one.one_of or one.status_quo == other.status_quo)
    few = len(one.options) <= _FEW or len(one.decision_makers) == len(other.decision_makers)
    said = one.named == other.named and one.infeasible == other.infeasible
    return keys[0] == keys[1] and held[0] == held[1] and groups and few and said


def _ranks(conflict: Conflict, actors: tuple[str, ...], states: NDArray[np.uint64], near: Graph | None) -> Rank:
    """Return how each of `actors` ranks the states; who wants the same as in `near`, as it does there."""
    if near is None:
        return ranks_of(conflict, [conflict.actor[actor] for actor in actors], states)
    place = {actor: row for row, actor in enumerate(near.actors)}
    fresh = [actor for actor in actors if actor not in place or not _same_wants(actor, conflict, near.conflict)]
    found = {actor: rank_in(near, conflict, conflict.actor[actor]) for actor in fresh}
    rows = [found[actor] if actor in found else near.rank[place[actor]] for actor in actors]
    return np.array(rows, np.int32).reshape(len(actors), len(states))


def _same_wants(key: str, one: Conflict, other: Conflict) -> bool:
    """Tell whether an actor wants the same in both, and lists no states."""
    ours, theirs = one.actor[key], other.actor[key]
    formulas = [[want.formula for want in actor.wants] for actor in (ours, theirs)]
    return ours is theirs or (ours.ranking is None and theirs.ranking is None and formulas[0] == formulas[1])


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
