"""Why a coalition stays at a state or leaves it: the witness behind an entry for a coalition.

Stable: for each improvement, a shortest sequence of the others' replies that leaves some member no better off.
Unstable: the members' way to one improvement and the closed set of replies to it.
"""

from __future__ import annotations

import numpy as np

from detente.conflict.query import Means
from detente.findings.witness import CoalitionStanding, Path, Sanction, Step
from detente.findings.world import World
from detente.moves import Graph, Mask, Reach, reachable
from detente.stability.coalition import anywhere, coalition_of, places_of


def together(world: World, state: int, members: tuple[str, ...], concept: str) -> CoalitionStanding:
    """Show whether the coalition of `members` stays at state number `state` under a coalition concept."""
    graph, here = world.graph, world.label(state)
    others = tuple(actor for actor in graph.actors if actor not in members)
    inside = places_of(graph, members)
    gain = np.logical_and.reduce(graph.rank[inside] > graph.rank[inside][:, [state]], axis=0)
    ways = reachable(graph, [state], "moves", members)
    fine = _fine(graph, members, gain) if concept == "csmr" else gain
    sanctions = []
    for improvement in np.flatnonzero(gain & (ways.distance >= 0)).tolist():
        replies = None if concept == "cnash" or not others else _replies(graph, improvement, others, concept)
        reached = np.zeros(graph.size, bool) if replies is None else replies.distance > 0
        hurting = np.flatnonzero(reached & ~fine)
        if replies is None or not len(hurting):
            closed = tuple(world.label(reply) for reply in (improvement, *np.flatnonzero(reached).tolist()))
            way = _path(world, ways, state, improvement, "moves")
            return CoalitionStanding(here, members, concept, False, way=way, replies=closed)
        nearest = int(hurting[np.argmin(replies.distance[hurting])])
        path = _path(world, replies, improvement, nearest, _means(concept))
        sanctions.append(Sanction(world.label(improvement), path))
    return CoalitionStanding(here, members, concept, True, tuple(sanctions))


def _fine(graph: Graph, members: tuple[str, ...], gain: Mask) -> Mask:
    """Mark the states from which the members can still get, by moves in turn, to a gain for all."""
    view = coalition_of(graph, members)
    led = anywhere(view, view.own, gain.astype(np.uint64)[:, None])
    return np.asarray(led[:, 0] > 0)


def _replies(graph: Graph, improvement: int, others: tuple[str, ...], concept: str) -> Reach:
    return reachable(graph, [improvement], _means(concept), others)


def _means(concept: str) -> Means:
    return "improvements" if concept == "cseq" else "moves"


def _path(world: World, reach: Reach, start: int, end: int, means: Means) -> Path:
    steps = tuple(
        Step(", ".join(movers), world.label(before), world.label(after)) for movers, before, after in reach.path(end)
    )
    return Path(world.label(start), steps, means)
