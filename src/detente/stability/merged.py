"""A coalition read as one player: the shortcut some programs take, under its own name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.errors import InvalidQuery, Problem
from detente.moves.classes import classes_of
from detente.moves.graph import Graph, Mask
from detente.stability.coalition import coalition_of, places_of
from detente.stability.coalitions import coalition_concept_of

LISTED = Problem(
    "D220",
    "members merge by changing their options in one step, and here moves are listed or depend on the state",
    fix="coalition_stable applies: members moving in turn",
)


def merged_stable(graph: Graph, members: Sequence[str], concept: str) -> Mask:
    """Return (n,) bool: where `members` stay if they act as one player that changes any of their options in one step.

    The player improves where every member strictly gains. It differs from the coalition of the same members
    (`coalition_stable`) where states in between are not feasible: members who take turns cannot pass through those, the
    merged player need not. Where every state in between is feasible the two say the same. Keys are the coalition
    concepts'. GMCR+ and programs after it take this reading. Raises InvalidQuery (D220) where moves are
    listed or depend on the state.
    """
    if graph.arcs is not None:
        raise InvalidQuery(LISTED)
    own = sum(int(graph.own[i]) for i in places_of(graph, members))
    together = (classes_of(graph.states, own, stays=graph.stays, shut=graph.shut),)
    return coalition_concept_of(concept).holds(replace(coalition_of(graph, members), own=together))
