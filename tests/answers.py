"""Two engines, one question: which states are stable for whom? Both answer in labels, so that answers compare."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import oracle

from detente.conflict.model import Conflict, State
from detente.moves import compile_graph
from detente.moves.graph import Graph
from detente.stability import stable

Answer = Mapping[str, frozenset[Any]]
"""For each decision maker the states stable for it."""

Engine = Callable[[Conflict, str], Answer]


def slow(conflict: Conflict, concept: str) -> Answer:
    """Ask the oracle."""
    model = oracle.model_of(conflict)
    return {actor: oracle.stable(model, actor, concept) for actor in model.actors}


def fast(conflict: Conflict, concept: str) -> Answer:
    """Ask the code that ships."""
    graph = compile_graph(conflict)
    return in_labels(graph, stable(graph, concept))


ENGINES: tuple[Engine, ...] = (slow, fast)


def states_in(graph: Graph) -> tuple[State, ...]:
    """Return the states of `graph` as sets of option keys, in order (bit by bit, in plain Python)."""
    return tuple(frozenset(key for k, key in enumerate(graph.options) if int(bits) >> k & 1) for bits in graph.states)


def in_labels(graph: Graph, marks: Any) -> Answer:
    """Return the marked states of each decision maker; `marks` is (d, n) bool."""
    states = states_in(graph)
    return {
        actor: frozenset(state for state, mark in zip(states, row, strict=True) if mark)
        for actor, row in zip(graph.actors, marks, strict=True)
    }


def equilibria(answer: Answer) -> frozenset[Any]:
    """Return the states stable for every decision maker."""
    first, *rest = answer.values()
    return first.intersection(*rest)
