"""Who can go where: single moves and improvements, and what a sequence of them can lead to, step by step.

A legal sequence forbids a decision maker two moves in a row. Here moves are transitive (any mix of a mover's own
options changes at once), so two in a row are one move and the rule takes nothing away; a shortest path never breaks it.
Legal sequences and status quo analysis: Li, Kilgour and Hipel (2005), J. Oper. Res. Soc. 56, 699-707.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.conflict.query import Means
from detente.moves.classes import Classes, Index, classes_of, ragged
from detente.moves.graph import Graph, Rank

Expand = Callable[[Index, NDArray[np.bool_]], tuple[Index, Index]]
"""From a frontier and the states still open: the states reached next, and the frontier state each is reached from."""


@dataclass(frozen=True, eq=False)
class Reach:
    """What a set of states leads to.

    | array | shape | entry |
    |---|---|---|
    | `distance` | (n,) int32 | the least number of steps from a start; -1 where there is no way |
    | `parent` | (n,) | the state one step before; -1 at a start and where there is no way |
    | `by` | (n,) int32 | who takes that step, an index into `movers`; -1 as above |

    Each of `movers` is one decision maker, or a coalition that moves together. Where moves are listed (`moves.legal`)
    ways go through *nodes*, a state and who moved last: `parent` and `by` then have `width` entries for each state,
    node by node, and `node` is the nearest node of each state.
    """

    movers: tuple[tuple[str, ...], ...]
    distance: NDArray[np.int32]
    parent: Index
    by: NDArray[np.int32]
    width: int = 1
    node: Index | None = None

    def path(self, state: int) -> tuple[tuple[tuple[str, ...], int, int], ...]:
        """Return the steps (movers, before, after) of a shortest way to `state`; LookupError where there is none."""
        if self.distance[state] < 0:
            raise LookupError("no way leads there")
        steps = []
        at = state if self.node is None else int(self.node[state])
        while self.parent[at] >= 0:
            before = int(self.parent[at])
            steps.append((self.movers[self.by[at]], before // self.width, at // self.width))
            at = before
        return tuple(reversed(steps))


def moves(graph: Graph, i: int, s: int) -> Index:
    """Return the states decision maker `i` can move to from `s`, ascending, without `s`."""
    ends = graph.classes[i].reach(s)
    return np.sort(ends[ends != s])


def improvements(graph: Graph, i: int, s: int) -> Index:
    """Return the states decision maker `i` can move to from `s` and strictly prefers, ascending."""
    ends = moves(graph, i, s)
    better: Index = ends[graph.rank[i][ends] > graph.rank[i][s]]
    return better


def reachable(graph: Graph, start: Iterable[int], means: Means, actors: tuple[str, ...] = ()) -> Reach:
    """Return what the states `start` lead to, by moves of `actors` (all decision makers where empty).

    | means | a step |
    |---|---|
    | moves | any move of one of them |
    | improvements | a move of one of them to a state it strictly prefers |
    | best improvements | an improvement to a state its mover likes best among all its moves |
    | joint improvements | an improvement of one, or any mix of the options of all of them that each strictly gains by |

    Each step of distance costs the lists of the cells the frontier touches. Joint steps compare the least preferred
    frontier states with what is still open, at worst n x n comparisons in O(n) memory. An actor without options adds
    no moves. Raises LookupError for an unknown actor, and InvalidQuery (D220) for joint steps in an explicit model.

    Where moves are listed, only legal sequences count: nobody takes two steps in a row.
    """
    if graph.arcs is not None:
        from detente.moves.legal import reachable_legally  # it gives back what is defined here

        return reachable_legally(graph, start, means, movers_of(graph, actors))
    chosen = [graph.actors.index(actor) for actor in movers_of(graph, actors)]
    ways: list[tuple[tuple[str, ...], Expand]] = [((graph.actors[i],), _single(graph, i, means)) for i in chosen]
    if means == "joint improvements" and len(chosen) > 1:
        ways.append((tuple(graph.actors[i] for i in chosen), _joint(graph, chosen)))
    return _search(graph.size, np.unique(np.fromiter(start, np.intp)), ways)


def movers_of(graph: Graph, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return the decision makers among `actors`, in the graph's order; all of them where `actors` is empty."""
    unknown = [actor for actor in actors if actor not in graph.conflict.actor]
    if unknown:
        raise LookupError(f'no actor is called "{unknown[0]}"')
    return tuple(actor for actor in graph.actors if not actors or actor in actors)


def _search(size: int, start: Index, ways: list[tuple[tuple[str, ...], Expand]]) -> Reach:
    """Search breadth first; within a distance earlier ways come first, so that the paths found are always the same."""
    distance, by = np.full(size, -1, np.int32), np.full(size, -1, np.int32)
    parent = np.full(size, -1, np.intp)
    distance[start] = 0
    frontier, steps = start, 0
    while len(frontier):
        steps += 1
        for mover, (_, expand) in enumerate(ways):
            found, source = expand(frontier, distance < 0)
            distance[found], parent[found], by[found] = steps, source, mover
        frontier = np.flatnonzero(distance == steps)
    return Reach(tuple(names for names, _ in ways), distance, parent, by)


def _single(graph: Graph, i: int, means: Means) -> Expand:
    """Return how one decision maker takes the search further."""
    classes, rank = graph.classes[i], graph.rank[i]
    if means == "moves":
        return lambda frontier, still: _onward(classes, np.zeros_like(rank), frontier, still, strict=False)
    if means == "best improvements":
        best = np.maximum.reduceat(rank[classes.members], classes.starts[:-1])[classes.cell]
        return lambda frontier, still: _onward(classes, rank, frontier, still, best=best)
    return lambda frontier, still: _onward(classes, rank, frontier, still)


def _onward(
    classes: Classes,
    rank: Rank,
    frontier: Index,
    still: NDArray[np.bool_],
    *,
    strict: bool = True,
    best: Rank | None = None,
) -> tuple[Index, Index]:
    """Return the open states the frontier moves to, each with its source: its cell's frontier state of least rank."""
    by_cell = np.lexsort((frontier, rank[frontier], classes.cell[frontier]))
    cells = classes.cell[frontier][by_cell]
    first = np.flatnonzero(np.concatenate(([True], cells[1:] != cells[:-1])))
    source, cells = frontier[by_cell][first], cells[first]
    lengths = classes.starts[cells + 1] - classes.starts[cells]
    ends = classes.members[ragged(classes.starts[cells], lengths)]
    source = np.repeat(source, lengths)
    gain = rank[ends] > rank[source] if strict else np.ones(len(ends), bool)
    good = still[ends] & gain & (True if best is None else rank[ends] == best[source])
    ends, at = np.unique(ends[good], return_index=True)
    return ends, source[good][at]


def _joint(graph: Graph, chosen: list[int]) -> Expand:
    """Return how a coalition takes the search further: its members change bits together and each strictly gains."""
    own = sum(int(graph.own[i]) for i in chosen)
    classes = classes_of(graph.states, own, stays=graph.stays, shut=graph.shut)
    rank = graph.rank[chosen]

    def expand(frontier: Index, still: NDArray[np.bool_]) -> tuple[Index, Index]:
        still = still.copy()
        found, sources = [], []
        for source in _lowest(rank, classes.cell, frontier):
            ends = classes.reach(source)
            ends = ends[still[ends]]
            ends = ends[(rank[:, ends] > rank[:, [source]]).all(axis=0)]
            still[ends] = False
            found.append(ends)
            sources.append(np.full(len(ends), source))
        return np.concatenate(found), np.concatenate(sources)

    return expand


def _lowest(rank: Rank, cell: Index, frontier: Index) -> list[int]:
    """Return the frontier states that are enough: whatever all members gain by from another, they gain by from one."""
    left = frontier[np.argsort(rank[:, frontier].sum(axis=0), kind="stable")]
    lowest = []
    while len(left):
        lowest.append(int(left[0]))
        above = (rank[:, left] >= rank[:, left[:1]]).all(axis=0) & (cell[left] == cell[left[0]])
        left = left[~above]
    return lowest
