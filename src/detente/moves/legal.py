"""What legal sequences lead to where moves are listed: a search over nodes, a state and who moved last.

Fang, Hipel and Kilgour (1993), Interactive Decision Making, Wiley (legal sequences); Li, Kilgour and Hipel (2005), J.
Oper. Res. Soc. 56, 699-707 (status quo analysis).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.conflict.query import Means
from detente.errors import InvalidQuery, Problem
from detente.moves.arcs import allowances, guarded, improving, kept, own_bits
from detente.moves.classes import Classes, Index, ragged
from detente.moves.graph import Graph, Mask
from detente.moves.reach import Reach

NO_JOINT = Problem(
    "D220",
    "joint improvements change options of several actors at once, and states given as a list have none",
    fix="means that apply: moves, improvements, best improvements",
)


def reachable_legally(graph: Graph, start: Iterable[int], means: Means, actors: Sequence[str]) -> Reach:
    """Return what `start` leads to by legal sequences of `actors`, decision makers all of them.

    Cost O(arrows) for each mover that can have moved last. A coalition that moves together counts as one more mover.
    Raises InvalidQuery (D220) for joint improvements in an explicit model.
    """
    chosen = [graph.actors.index(actor) for actor in actors]
    ways: list[tuple[tuple[str, ...], Classes]] = [((graph.actors[i],), _steps(graph, i, means)) for i in chosen]
    if means == "joint improvements" and len(chosen) > 1:
        ways.append((tuple(actors), _together(graph, chosen)))
    names, steps = tuple(name for name, _ in ways), [arcs for _, arcs in ways]
    return _search(graph.size, np.unique(np.fromiter(start, np.intp)), names, steps)


def _steps(graph: Graph, i: int, means: Means) -> Classes:
    """Return the listed moves of one decision maker that count."""
    arcs, rank = graph.classes[i], graph.rank[i]
    if means == "moves":
        return arcs
    better = improving(arcs, rank)
    if means != "best improvements":
        return better
    best = np.maximum.reduceat(rank[arcs.members], arcs.starts[:-1])
    return kept(better, rank[better.members] == np.repeat(best, np.diff(better.starts)))


def _together(graph: Graph, chosen: list[int]) -> Classes:
    """Return the changes of options of all `chosen` together by which each of them gains."""
    if graph.conflict.arcs is not None:
        raise InvalidQuery(NO_JOINT)
    own = own_bits(graph.conflict, (graph.actors[i] for i in chosen))
    arcs = guarded(graph.states, own, *allowances(graph.conflict, graph.states))
    source = np.repeat(arcs.cell, np.diff(arcs.starts))
    gain: Mask = np.all(graph.rank[chosen][:, arcs.members] > graph.rank[chosen][:, source], axis=0)
    return kept(arcs, gain)


def _search(size: int, start: Index, names: tuple[tuple[str, ...], ...], steps: Sequence[Classes]) -> Reach:
    """Search breadth first over nodes: ``state * width + last``, the last of each state's nodes being a start."""
    width = len(steps) + 1
    distance = np.full(size * width, -1, np.int32)
    parent, by = np.full(size * width, -1, np.intp), np.full(size * width, -1, np.int32)
    frontier, step = start * width + len(steps), 0
    distance[frontier] = 0
    while len(frontier):
        step += 1
        for mover, arcs in enumerate(steps):
            source, node = _onward(arcs, frontier[frontier % width != mover], mover, width)
            fresh = distance[node] < 0
            found, at = np.unique(node[fresh], return_index=True)
            distance[found], parent[found], by[found] = step, source[fresh][at], mover
        frontier = np.flatnonzero(distance == step)
    return _gathered(names, distance, parent, by, width)


def _onward(arcs: Classes, frontier: Index, mover: int, width: int) -> tuple[Index, Index]:
    """Return the nodes one step of `mover` leads to from `frontier`: where each comes from, and itself."""
    states = frontier // width
    lengths = arcs.starts[states + 1] - arcs.starts[states] - 1
    ends = arcs.members[ragged(arcs.starts[states] + 1, lengths)]
    return np.repeat(frontier, lengths), ends * width + mover


def _gathered(
    names: tuple[tuple[str, ...], ...], distance: NDArray[np.int32], parent: Index, by: NDArray[np.int32], width: int
) -> Reach:
    """Return the search with the nearest node of each state."""
    far = np.where(distance < 0, np.iinfo(np.int32).max, distance).reshape(-1, width)
    nearest = far.argmin(axis=1)
    node = np.arange(len(far)) * width + nearest
    return Reach(names, distance[node], parent, by, width, node)
