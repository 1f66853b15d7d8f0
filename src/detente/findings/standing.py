"""Why a decision maker stays at a state or leaves it: the witness behind every entry of a stability table.

Stable: for each improvement, a shortest sequence of the others' replies that leads where the mover is no better off.
Unstable: one improvement and the closed set of replies to it, all of which leave the mover better off. Cost is one
breadth-first search over the states the others can lead to, for each improvement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from detente.conflict.query import Means
from detente.errors import InvalidQuery
from detente.findings.at_once import at_once
from detente.findings.witness import Escape, Path, Sanction, Standing, Step
from detente.findings.world import World
from detente.moves import Graph, improvements, moves
from detente.stability import concept_of, inapplicable
from detente.stability.solve import standpoints


def standing(world: World, state: int, actor: int, concept: str, *, frozen: frozenset[str] = frozenset()) -> Standing:
    """Show whether decision maker number `actor` stays at state number `state` under `concept`."""
    graph = world.without(frozen)
    wrong = inapplicable(graph, concept)
    if wrong:
        raise InvalidQuery(wrong)
    if concept_of(concept).replies == "at once":
        return at_once(world, state, actor, frozen)
    key, names = graph.actors[actor], tuple(sorted(frozen))
    here = world.label(state)
    sanctions = []
    for improvement in improvements(graph, actor, state):
        found, seen = _search(graph, actor, state, int(improvement), concept)
        if found is None:
            replies = sorted({reply for reply, _ in seen})
            escape = Escape(world.label(improvement), tuple(world.label(reply) for reply in replies))
            return Standing(here, key, concept, False, escape=escape, frozen=names)
        sanctions.append(Sanction(world.label(improvement), _path(world, seen, found, concept)))
    return Standing(here, key, concept, True, tuple(sanctions), frozen=names)


_Node = tuple[int, int]
"""A state, and the number of the decision maker who moved last where that counts (moves are listed); else -1."""

_Parents = dict[_Node, tuple[_Node, int]]
"""For each node seen: the node it was reached from and the number of the decision maker who moved."""


def _search(graph: Graph, actor: int, state: int, improvement: int, concept: str) -> tuple[_Node | None, _Parents]:
    """Search the others' replies to `improvement` for one that leaves the mover no better off than at `state`."""
    hurts = _hurts(graph, actor, state, concept)
    first = (improvement, -1)
    seen: _Parents = {first: (first, -1)}
    if concept_of(concept).replies == "none":
        return None, seen
    frontier = [first]
    while frontier:
        ahead = []
        for node in frontier:
            for reply, mover in _answers(graph, actor, node, concept):
                after = (reply, mover if graph.arcs is not None else -1)
                if after not in seen:
                    seen[after] = (node, mover)
                    if hurts(reply):
                        return after, seen
                    ahead.append(after)
        frontier = ahead
    return None, seen


def _hurts(graph: Graph, actor: int, state: int, concept: str) -> Callable[[int], bool]:
    """Return the test of whether a reply deters: no better than `state`, nor after the mover's best countermove.

    Under a strong concept both must be much worse.
    """
    rank = graph.rank[actor]
    strong, raised = concept_of(concept).strong, standpoints(graph).lifted
    value = rank if not strong or raised is None else raised[strong - 1, :, actor]

    def hurts(reply: int) -> bool:
        if value[reply] > rank[state]:
            return False
        if not concept_of(concept).escapes:
            return True
        counter = moves(graph, actor, reply)
        return not len(counter) or bool(value[counter].max() <= rank[state])

    return hurts


def _answers(graph: Graph, actor: int, node: _Node, concept: str) -> Iterator[tuple[int, int]]:
    """Yield every single reply of the others at a node, with who makes it; who moved last does not."""
    step = improvements if concept_of(concept).replies == "improvements" else moves
    state, last = node
    for other in range(len(graph.actors)):
        if other not in (actor, last):
            for reply in step(graph, other, state):
                yield int(reply), other


def _path(world: World, parents: _Parents, end: _Node, concept: str) -> Path:
    means: Means = "improvements" if concept_of(concept).replies == "improvements" else "moves"
    steps: list[Step] = []
    at = end
    while parents[at][1] >= 0:
        before, mover = parents[at]
        steps.append(Step(world.graph.actors[mover], world.label(before[0]), world.label(at[0])))
        at = before
    return Path(world.label(at[0]), tuple(reversed(steps)), means)


def leaver(world: World, state: int, concept: str) -> Standing | None:
    """Show the first decision maker who leaves `state`, or None where it is an equilibrium."""
    for actor in range(len(world.graph.actors)):
        if not world.stable(concept)[actor, state]:
            return standing(world, state, actor, concept)
    return None


def standings(world: World, state: int, concept: str) -> tuple[Standing, ...]:
    """Show where every decision maker stands at `state`."""
    return tuple(standing(world, state, actor, concept) for actor in range(len(world.graph.actors)))


def first(where: np.ndarray) -> int:
    """Return the number of the first marked state."""
    return int(np.flatnonzero(where)[0])
