"""The other reading of explicit arrows: replies that lead back to where the mover started are no sanction.

In the set form of the definitions the others may deter a move from s to t by going back to s, which leaves the mover
exactly as well off; in the matrix form (Xu, Hipel and Kilgour 2009) such a reply counts for nothing. Where options have
one controller each it cannot happen. It matters for GMR and SEQ only: under SMR and symmetric SEQ the mover can improve
again from s, so going back to s deters nobody in either reading.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.moves.arcs import improving
from detente.moves.classes import Classes
from detente.moves.graph import Graph, Mask
from detente.stability.concepts import concept_of
from detente.stability.solve import stable

Keys = NDArray[np.int64]
"""``rank * n + state``: a state with how the mover ranks it, the worst first."""
_TOP = np.iinfo(np.int64).max


def stable_without_return(graph: Graph, concept: str) -> Mask:
    """Return (d, n) bool: who stays where, coming back to the start counting for nothing (the matrix form).

    Cost as `stable`, with the two worst ends of replies kept for each state and mover in place of one. Where the moves
    are not listed (`Graph.arcs` is None) the two readings agree and `stable` answers.
    """
    asked = concept_of(concept)
    if graph.arcs is None or asked.replies not in ("moves", "improvements") or asked.escapes or asked.strong:
        return stable(graph, concept)
    steps = graph.arcs
    if asked.replies == "improvements":
        steps = tuple(improving(arcs, row) for arcs, row in zip(graph.arcs, graph.rank, strict=True))
    return np.array([_stays(graph, i, steps) for i in range(len(graph.actors))], bool).reshape(graph.rank.shape)


def _stays(graph: Graph, i: int, steps: Sequence[Classes]) -> Mask:
    """Return (n,) bool: where `i` stays, the others answering with `steps`."""
    rank, size = graph.rank[i].astype(np.int64), graph.size
    worst = _worst_two([one for k, one in enumerate(steps) if k != i], rank * size + np.arange(size))
    better = improving(graph.classes[i], graph.rank[i])
    source = np.repeat(better.cell, np.diff(better.starts))
    gain = source != better.members
    source, target = source[gain], better.members[gain]
    first, second = worst[target].T
    end = np.where(first % size == source, second, first)
    escapes = (end == _TOP) | (end // size > rank[source])
    stays = np.ones(size, np.bool_)
    stays[source[escapes]] = False
    return stays


def _worst_two(steps: Sequence[Classes], keys: Keys) -> Keys:
    """Return (n, 2): the two least keys of different states over the ends of legal sequences, the start included."""
    own = np.stack([keys, np.full_like(keys, _TOP)], axis=1)
    after = [np.full_like(own, _TOP) for _ in steps]
    changed = bool(steps)
    while changed:
        changed = False
        for k, arcs in enumerate(steps):
            ahead = _two_least([own, *(after[other] for other in range(len(steps)) if other != k)])
            found = _two_least([after[k], _over_arcs(arcs, ahead)])
            changed |= bool((found != after[k]).any())
            after[k] = found
    return _two_least([own, *after])


def _two_least(columns: Sequence[Keys]) -> Keys:
    """Return (n, 2): the two least different entries of each row of the columns side by side."""
    rows = np.sort(np.concatenate(columns, axis=1), axis=1)
    rows[:, 1:][rows[:, 1:] == rows[:, :-1]] = _TOP
    return np.sort(rows, axis=1)[:, :2]


def _over_arcs(arcs: Classes, keys: Keys) -> Keys:
    """Return (n, 2): the two least different keys over where the moves lead."""
    listed = keys.take(arcs.members, axis=0)
    listed[arcs.starts[:-1]] = _TOP
    first = np.minimum.reduceat(listed.min(axis=1), arcs.starts[:-1])
    listed[listed == np.repeat(first, np.diff(arcs.starts))[:, None]] = _TOP
    second = np.minimum.reduceat(listed.min(axis=1), arcs.starts[:-1])
    return np.stack([first, second], axis=1)
