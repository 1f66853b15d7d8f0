"""Which states are stable, for whom, under which concept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from weakref import WeakKeyDictionary

import numpy as np

from detente.errors import InvalidQuery
from detente.moves.abreast import abreast
from detente.moves.cores import compiled_loops
from detente.moves.graph import Graph, Mask, Rank
from detente.moves.lists import Lists, lists_of
from detente.moves.strength import lifted
from detente.stability.applies import inapplicable, no_strength
from detente.stability.concepts import CONCEPTS, concept_of
from detente.stability.large import KEYS, Progress, reply_large, stable_large
from detente.stability.standpoints import Standpoints

ALL = tuple(concept.key for concept in CONCEPTS)

_VIEWS: WeakKeyDictionary[Graph, Standpoints] = WeakKeyDictionary()
"""Standpoints of the graphs in use; an entry goes when its graph does."""

_LISTS: WeakKeyDictionary[Graph, Lists] = WeakKeyDictionary()
"""The same, for the lists of large graphs."""


@dataclass(frozen=True, eq=False)
class Solution:
    """The stable states of a graph: `stable[concept]` is (d, n) bool, a row for each decision maker."""

    graph: Graph
    stable: Mapping[str, Mask]

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts solved for."""
        return tuple(self.stable)

    def equilibria(self, concept: str) -> Mask:
        """Return (n,) bool: the states that are stable for everybody."""
        return everyone(self.stable[concept])


def standpoints(graph: Graph) -> Standpoints:
    """Return the standpoints of all decision makers; made once for each graph, so that concepts share their work."""
    if graph not in _VIEWS:
        rank, raised = np.ascontiguousarray(graph.rank.T), lifted(graph).transpose(0, 2, 1)
        states = graph.states if graph.conflict.arcs is None else None
        _VIEWS[graph] = Standpoints(graph.classes, graph.climbs, rank, states, raised, legal=graph.arcs is not None)
    return _VIEWS[graph]


def stable(graph: Graph, concept: str) -> Mask:
    """Return (d, n) bool: who stays where. KeyError for an unknown concept, InvalidQuery where it does not apply."""
    wrong = inapplicable(graph, concept)
    if wrong:
        raise InvalidQuery(wrong)
    if _by_compiled_loops(graph, concept):
        return stable_large(graph, _lists(graph), (concept,), _untold)[concept]
    return concept_of(concept).holds(standpoints(graph))


def equilibria(graph: Graph, concept: str) -> Mask:
    """Return (n,) bool: the states that are stable for everybody under `concept`."""
    return everyone(stable(graph, concept))


def everyone(stays: Mask) -> Mask:
    """Return (n,) bool: the states all rows of (d, n) mark; all states where nobody decides."""
    marked: Mask = np.logical_and.reduce(stays, axis=0)
    return marked


def solve(graph: Graph, *, concepts: tuple[str, ...] = ALL, progress: Progress | None = None) -> Solution:
    """Return who stays where, under each of `concepts`. `progress` is told after each step.

    Large graphs (`moves.cores`) are solved by compiled loops on both cores where numba is installed, others and
    all concepts asked for by name by numpy; the answers are the same.
    """
    told = progress or _untold
    large = [concept for concept in concepts if _by_compiled_loops(graph, concept)]
    found = dict(stable_large(graph, _lists(graph), large, told)) if large else {}
    for done, concept in enumerate(rest := [concept for concept in concepts if concept not in found]):
        told(done, len(rest), concept)
        found[concept] = stable(graph, concept)
    return Solution(graph, MappingProxyType({concept: found[concept] for concept in concepts}))


def _untold(done: int, total: int, name: str) -> None:
    """Tell nobody of progress."""


def _by_compiled_loops(graph: Graph, concept: str) -> bool:
    """Tell whether the compiled loops are to find who stays where."""
    return concept in KEYS and graph.arcs is None and compiled_loops(graph.size)


def _lists(graph: Graph) -> Lists:
    """Return the lists of all decision makers for the compiled loops; made once for each graph."""
    if graph not in _LISTS:
        _LISTS[graph] = lists_of(graph)
    return _LISTS[graph]


def replies(graph: Graph, i: int, concept: str) -> Rank:
    """Return (n,): the least value the others' replies lead to from each state, as decision maker `i` sees it.

    A move of `i` to `t` gains nothing against ``rank[s]`` exactly where ``min(rank[t], replies[t]) <= rank[s]``. For
    Nash nobody replies and the rank itself is returned. For the concepts of `CONCEPTS` only: in the others replies are
    judged otherwise.
    """
    standing: Rank = graph.rank[i]
    asked = concept_of(concept)
    if asked.replies == "none":
        return standing
    if _by_compiled_loops(graph, concept):
        return reply_large(graph, _lists(graph), i, concept)
    view = standpoints(graph)
    found = view.after_moves if asked.replies == "moves" else view.after_improvements
    least: Rank = (found.escape if asked.escapes else found.standing)[:, i]
    return least


def solve_many(graph: Graph, ranks: Rank, *, concepts: tuple[str, ...] = ALL) -> dict[str, Mask]:
    """Return who stays where under each of b other profiles of ranks, (b, d, n); the results are (b, d, n) bool.

    The profiles are laid side by side as one graph of b x n states, which spares the small graphs that questions of
    robustness ask about the cost of b separate calls. Ranks say nothing of strength: InvalidQuery for a strong concept.
    """
    strong = [no_strength(key, "ranks alone do not say") for key in concepts if concept_of(key).strong]
    if strong:
        raise InvalidQuery(*strong)
    b, d, n = ranks.shape
    view = standpoints_of(abreast(graph, ranks), graph)
    return {key: concept_of(key).holds(view).reshape(d, b, n).transpose(1, 0, 2) for key in concepts}


def standpoints_of(wide: Graph, graph: Graph) -> Standpoints:
    """Return the standpoints of copies of `graph` laid side by side (`moves.abreast`), without strength."""
    states = graph.states if graph.conflict.arcs is None else None
    return Standpoints(
        wide.classes, wide.climbs, np.ascontiguousarray(wide.rank.T), states, legal=graph.arcs is not None
    )
