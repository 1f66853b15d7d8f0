"""Strength of preference: which states a decision maker likes *much* better, and at how many degrees of much.

A want marked as much more important than those that follow is a break in the list of wants. Where two states first
differ on a want above a break, the better is much better, and each further break below that want adds a degree. A level
of a ranking marked as much better than those that follow is a break too, and the degree is the number of breaks between
two levels. What is better at one degree is better at all lower ones, and degrees never rise going down a list.

One break gives the three kinds of preference of Hamouda, Kilgour and Hipel (2004), Strength of preference in the graph
model for conflict resolution, Group Decis. Negot. 13, 449-462 (strong, mild, indifferent); several give the degrees of
Xu, Hipel and Kilgour (2009), Multiple levels of preference in interactive strategic decisions, Discrete Appl. Math.
157, 3300-3313.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.conflict.model import Actor, Conflict
from detente.moves.graph import Graph, Rank
from detente.moves.mask import mask
from detente.moves.rank import rank_by_levels, refine


def degrees_of(conflict: Conflict, actor: str) -> int:
    """Return how many degrees of much `actor` tells apart: the number of breaks in its list."""
    known = conflict.actor[actor]
    return len(known.much) if known.ranking is not None else sum(want.much for want in known.wants)


def lifted(graph: Graph) -> Rank:
    """Return (degrees, d, n) int32: the least rank that is much better than each state, degree by degree from 1.

    A state `u` is much worse than `s` for decision maker i at degree k exactly where ``lifted[k - 1, i, u] <=
    rank[i, s]``. Where nothing is so much better the entry is above every rank; an actor with fewer degrees than
    another likes nothing better at those it lacks. Without breaks there are no degrees. Cost O(n) for each want above
    a break.
    """
    degrees = max((degrees_of(graph.conflict, actor) for actor in graph.actors), default=0)
    found = np.zeros((degrees, *graph.rank.shape), np.int32)
    for degree in range(1, degrees + 1):
        for i, actor in enumerate(graph.actors):
            found[degree - 1, i] = _lifted(graph, i, graph.conflict.actor[actor], degree)
    return found


def _lifted(graph: Graph, i: int, actor: Actor, degree: int) -> Rank:
    """Return (n,): for one decision maker and degree, the least rank so much better than each state."""
    rank = graph.rank[i]
    levels = int(rank.max(initial=0)) + 1
    if degree > degrees_of(graph.conflict, actor.key):
        return np.full(len(rank), levels, np.int32)
    block = np.zeros(levels, np.int64)
    block[rank], steps = _blocks(graph, actor, degree)
    first = np.searchsorted(block, block + (steps - 1), side="right")
    lift: Rank = first.astype(np.int32)[rank]
    return lift


def _blocks(graph: Graph, actor: Actor, degree: int) -> tuple[Rank, int]:
    """Return numbers that rise with the rank, (n,), and by how many they differ where states are so much apart."""
    if actor.ranking is not None:
        return sum((_above(graph, actor, at) for at in actor.much), np.zeros(graph.size, np.int32)), degree
    breaks = [at for at, want in enumerate(actor.wants) if want.much]
    decisive = actor.wants[: breaks[-degree] + 1]
    return refine((mask(graph, want.formula) for want in decisive), graph.size), 1


def _above(graph: Graph, actor: Actor, at: int) -> Rank:
    """Return (n,): 1 where a state stands in level `at` of the ranking or above, 0 below; all 0 where none is below."""
    levels = actor.ranking or ()
    halves = tuple(tuple(state for level in half for state in level) for half in (levels[: at + 1], levels[at + 1 :]))
    return rank_by_levels(graph.conflict, replace(actor, ranking=halves), graph.states)
