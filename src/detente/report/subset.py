"""Which states and improvements are drawn: a small graph in full, of a large one what the status quo leads to.

| the graph has | drawn |
|---|---|
| up to 16 states | every state and every improvement |
| a status quo that leads to up to 20 states | these, every improvement among them, and the other equilibria |
| more | what the status quo leads to by best improvements, and the other equilibria |

A best improvement is one to a state the mover likes best among its moves; of several, the one that changes least.
Equilibria the status quo does not lead to stand apart, states alike as one node.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from detente.conflict.model import State
from detente.moves import Graph, Mask, improvements, state_of
from detente.report.groups import grouped
from detente.report.naming import plural
from detente.stability import Solution

SMALL, NEAR, BUSY, APART = 16, 20, 64, 9
"""The most states drawn in full, the most drawn with every improvement, the most arrows then, the most nodes apart."""

Scope = Literal["all", "every", "best"]


@dataclass(frozen=True, slots=True)
class Vertex:
    """A state, or with a `pattern` of Y, N and - `count` states that have it in common.

    `apart` tells those that no arrows lead to, drawn in rows of their own: all equilibria under `concepts`. Of others
    with a pattern (`report.lens`) `equilibria` are equilibria under some concept, all of them under `concepts`.
    """

    id: str
    state: State
    layer: int
    concepts: tuple[str, ...] = ()
    start: bool = False
    pattern: tuple[str, ...] | None = None
    count: int = 1
    apart: bool = False
    equilibria: int = 0


@dataclass(frozen=True, slots=True)
class Arrow:
    """An improvement of `actor` between two vertices, by id; `count` between states of theirs."""

    source: str
    target: str
    actor: str
    count: int = 1


@dataclass(frozen=True)
class Subset:
    """What is drawn, and a note that says what is not."""

    vertices: tuple[Vertex, ...]
    arrows: tuple[Arrow, ...]
    note: str
    path: tuple[Arrow, ...] = ()

    def vertex(self, id: str) -> Vertex:
        """Return the vertex called `id`."""
        return next(vertex for vertex in self.vertices if vertex.id == id)


def subset(solution: Solution, *, most: int = 40) -> Subset:
    """Choose what to draw: at most `most` vertices. Deterministic."""
    graph = solution.graph
    scope, layers, cut = _scope(graph, most)
    vertices = [_vertex(solution, state, layer) for state, layer in layers.items()]
    groups, beside = ([], "") if scope == "all" else _apart(solution, layers, room=min(most - len(vertices), APART))
    arrows = tuple(_arrows(graph, layers, scope))
    return Subset((*vertices, *groups), arrows, _note(graph, layers, scope, cut=cut) + beside)


def _scope(graph: Graph, most: int) -> tuple[Scope, dict[int, int], bool]:
    """Return how much is drawn, the layer of each state drawn, and whether some that is led to is left out."""
    if graph.size <= min(SMALL, most):
        layers, _ = _spread(graph, "all", graph.size)
        _place_the_rest(graph, layers)
        return "all", layers, False
    layers, cut = _spread(graph, "every", min(NEAR, most))
    if not cut and len(list(_arrows(graph, layers, "every"))) <= BUSY:
        return "every", layers, False
    return "best", *_spread(graph, "best", max(1, most * 2 // 3))


def steps_from(graph: Graph, state: int, scope: Scope) -> Iterator[tuple[str, int]]:
    """Yield who improves from `state` to where: one best improvement of each mover in the scope "best", else all."""
    for number, actor in enumerate(graph.actors):
        ahead = improvements(graph, number, state).tolist()
        if ahead and scope == "best":
            top = max(int(graph.rank[number][to]) for to in ahead)
            ahead = [
                min(
                    (to for to in ahead if graph.rank[number][to] == top),
                    key=lambda to: (_changes(graph, state, to), to),
                )
            ]
        yield from ((actor, to) for to in ahead)


def _changes(graph: Graph, one: int, other: int) -> int:
    return (int(graph.states[one]) ^ int(graph.states[other])).bit_count()


def _spread(graph: Graph, scope: Scope, most: int) -> tuple[dict[int, int], bool]:
    """Return the distance from the status quo of what it leads to, nearest first, and whether some was left out."""
    layers, queue = {graph.start: 0}, [graph.start]
    for state in queue:
        for _, to in steps_from(graph, state, scope):
            if to not in layers:
                if len(layers) == most:
                    return layers, True
                layers[to] = layers[state] + 1
                queue.append(to)
    return layers, False


def _place_the_rest(graph: Graph, layers: dict[int, int]) -> None:
    """Give the states that the status quo does not lead to a layer: one before where they lead, else the last."""
    rest = [state for state in range(graph.size) if state not in layers]
    while rest:
        ahead = {s: [layers[to] for _, to in steps_from(graph, s, "all") if to in layers] for s in rest}
        ready = [s for s in rest if ahead[s]] or rest[:1]
        for state in ready:
            layers[state] = min(ahead[state]) - 1 if ahead[state] else 0
        rest = [state for state in rest if state not in layers]


def _vertex(solution: Solution, state: int, layer: int) -> Vertex:
    graph = solution.graph
    concepts = tuple(key for key, stable in solution.stable.items() if stable[:, state].all())
    return Vertex(f"s{state}", state_of(graph, state), layer, concepts, start=state == graph.start)


def _apart(solution: Solution, layers: dict[int, int], *, room: int) -> tuple[list[Vertex], str]:
    """Group the equilibria not drawn yet, strongest first, into one more layer; also say what these are."""
    undrawn: Mask = np.ones(solution.graph.size, dtype=np.bool_)
    undrawn[list(layers)] = False
    found, column = grouped(solution, among=undrawn, most=room), max(layers.values()) + 1
    shown = [
        Vertex(f"g{i}", frozenset(), column, group.concepts, pattern=group.pattern, count=group.count, apart=True)
        for i, group in enumerate(found.shown)
    ]
    some = np.logical_or.reduce([stable.all(axis=0) for stable in solution.stable.values()]) & undrawn
    said = f" Below, apart: {plural(int(some.sum()) - found.left, 'more equilibrium', 'more equilibria')}, "
    left = f" Left out: {plural(found.left, 'more equilibrium', 'more equilibria')}." if found.left else ""
    return [_single(solution.graph, vertex) for vertex in shown], (
        f"{said}those alike as one node." if shown else ""
    ) + left


def _single(graph: Graph, vertex: Vertex) -> Vertex:
    """Give the options taken, where they are sure, as the state."""
    signs = zip(graph.options, vertex.pattern or (), strict=True)
    return replace(vertex, state=frozenset(key for key, sign in signs if sign == "Y"))


def _arrows(graph: Graph, layers: dict[int, int], scope: Scope) -> Iterator[Arrow]:
    for state in layers:
        for actor, to in steps_from(graph, state, scope):
            if to in layers:
                yield Arrow(f"s{state}", f"s{to}", actor)


def _note(graph: Graph, layers: dict[int, int], scope: Scope, *, cut: bool) -> str:
    if scope == "all":
        return f"All {plural(graph.size, 'state')} and every improvement, in layers by distance from the status quo."
    some = f"{len(layers):,} of {plural(graph.size, 'state')}"
    if scope == "every":
        return f"{some}: the status quo and everything that improvements lead to from it, with every improvement."
    nearest = f"the nearest {len(layers):,} of " if cut else ""
    return (
        f"{some}: the status quo and {nearest}what it leads to by best improvements, one for each mover. "
        "Improvements that are not a mover's best are left out."
    )
