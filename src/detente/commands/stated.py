"""From how a person writes a state to the state."""

from __future__ import annotations

import numpy as np

from detente.conflict.formula import holds
from detente.conflict.model import Conflict, State
from detente.errors import InvalidQuery, Problem, nearest
from detente.moves import Graph, index_of


def stated(graph: Graph, text: str) -> tuple[int, int]:
    """Return the index of the state meant by `text`, and how many states it may mean.

    Raises InvalidQuery for what names no option (D211) and for a combination that is not feasible (D606).
    """
    text = text.strip()
    if text == "status_quo":
        return graph.start, 1
    if text and set(text) <= set("YN-") and len(text) == len(graph.options):
        return _of_pattern(graph, text)
    state = _taken(graph, text)
    index = index_of(graph, state)
    if index is None:
        raise InvalidQuery(_infeasible(graph.conflict, state))
    return index, 1


def _of_pattern(graph: Graph, pattern: str) -> tuple[int, int]:
    """Return the first state of `pattern` and how many there are."""
    bits = [
        (graph.states >> np.uint64(k)) & np.uint64(1) == (mark == "Y") for k, mark in enumerate(pattern) if mark != "-"
    ]
    found = np.flatnonzero(np.logical_and.reduce(bits)) if bits else np.arange(graph.size)
    if not len(found):
        raise InvalidQuery(Problem("D606", f"no feasible state is of the pattern {pattern}"))
    return int(found[0]), len(found)


def _taken(graph: Graph, text: str) -> State:
    """Return the options named in `text`."""
    names = [] if text in ("", "nothing") else [name.strip() for name in text.split(",")]
    wrong = [name for name in names if name not in graph.options]
    if wrong:
        raise InvalidQuery(*(_unknown(graph, name) for name in wrong))
    return frozenset(names)


def _unknown(graph: Graph, name: str) -> Problem:
    fix = f"Options: {', '.join(graph.options)}"
    return Problem("D211", f'"{name}" is no option', nearest=nearest(name, graph.options), fix=fix)


def _infeasible(conflict: Conflict, state: State) -> Problem:
    """Say which constraints a combination breaks."""
    said = ", ".join(sorted(state)) or "nothing"
    broken = [rule.id for rule in conflict.infeasible if holds(rule.formula, lambda name: _true(conflict, state, name))]
    broken += [group.id for group in conflict.one_of if len(state & set(group.options)) > 1]
    why = f"It breaks {', '.join(broken)}." if broken else "Some group of options must have one taken."
    return Problem("D606", f"no state of the model has just {said}", fix=why)


def _true(conflict: Conflict, state: State, name: str) -> bool:
    """Tell whether an atom is true at `state`; conditions are what the status quo says."""
    if name in conflict.meaning:
        return holds(conflict.meaning[name], lambda inner: _true(conflict, state, inner))
    return name in state or (name not in conflict.option and name in conflict.status_quo)
