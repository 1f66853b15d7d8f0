"""All shortest legal sequences from a state to the nearest of some states, as layers of arrows.

A legal sequence forbids a mover two moves in a row, so a sequence goes through *nodes*: a state and who moved last.
Where moves are transitive (any mix of a mover's own options changes at once) two moves in a row are one move, no
shortest sequence has them, and the last mover need not be kept; `track` keeps it all the same.

Li, Kilgour and Hipel (2005), Status quo analysis in the graph model for conflict resolution, J. Oper. Res. Soc. 56,
699-707; Xu, Kilgour, Hipel and Kemkes (2010), Using matrices to link conflict evolution and resolution in a graph
model, Eur. J. Oper. Res. 207, 318-329.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from detente.conflict.query import Means
from detente.errors import InvalidQuery, Problem, TooLarge
from detente.moves import Graph, Mask
from detente.moves.arcs import allowances, guarded
from detente.moves.classes import Classes, Index, classes_of, ragged
from detente.moves.legal import NO_JOINT
from detente.moves.reach import movers_of

MOST_ARROWS = 2**22
"""More arrows than this on shortest sequences are refused (100 MB)."""

_AT_ONCE = 2**21
"""Moves looked at together; more are looked at in turn."""

K = TypeVar("K")

Keep = Callable[[Index, Index], NDArray[np.bool_]]
"""From states and where they might go: which of these moves count."""


@dataclass(frozen=True, eq=False)
class Way:
    """How one mover goes on: the moves of `movers` (one, or a coalition together) that pass `keep`."""

    movers: tuple[str, ...]
    classes: Classes
    keep: Keep


@dataclass(frozen=True, eq=False)
class Arrows:
    """One step of all shortest sequences: entry k leads from node `source[k]` to node `target[k]`, by way `way[k]`."""

    source: Index
    target: Index
    way: Index


@dataclass(frozen=True, eq=False)
class Layers:
    """All shortest sequences: `arrows[k]` is step k + 1, `ends` the nodes they end in.

    Node `v` is state ``v // width``. Sequences are told apart by the states they go through and by who moves.
    """

    ways: tuple[Way, ...]
    width: int
    start: int
    ends: Index
    arrows: tuple[Arrows, ...]

    @property
    def length(self) -> int:
        """How many steps each of them has."""
        return len(self.arrows)

    def state(self, nodes: Index) -> Index:
        """Return the states of `nodes`."""
        states: Index = nodes // self.width
        return states

    def number(self, *, without: str | None = None) -> int:
        """Count the sequences, exactly; those in which the actor `without` never moves, if one is given."""
        counts = {self.start: 1}
        for step in self.arrows:
            ahead: dict[int, int] = {}
            for source, target, way in _triples(step):
                if source in counts and without not in self.ways[way].movers:
                    ahead[target] = ahead.get(target, 0) + counts[source]
            counts = ahead
        return sum(counts.values())

    def through(self) -> tuple[dict[tuple[int, int, int], int], ...]:
        """Return, for each step, how many of the sequences take each arrow (way, state before, state after)."""
        before, after = [{self.start: 1}], [dict.fromkeys(self.ends.tolist(), 1)]
        for step in self.arrows:
            before.append(_sums((target, before[-1][source]) for source, target, _ in _triples(step)))
        for step in reversed(self.arrows):
            after.append(_sums((source, after[-1][target]) for source, target, _ in _triples(step)))
        after.reverse()
        return tuple(
            _sums(
                ((way, s // self.width, t // self.width), before[k][s] * after[k + 1][t])
                for s, t, way in _triples(step)
            )
            for k, step in enumerate(self.arrows)
        )

    def sequences(self) -> Iterator[tuple[tuple[int, int, int], ...]]:
        """Yield the sequences, each as its arrows (way, state before, state after), always in the same order."""
        onward: list[dict[int, list[tuple[int, int]]]] = []
        for step in self.arrows:
            out: dict[int, list[tuple[int, int]]] = {}
            for source, target, way in _triples(step):
                out.setdefault(source, []).append((way, target))
            onward.append({source: sorted(targets) for source, targets in out.items()})
        return self._from(self.start, 0, onward)

    def _from(
        self, node: int, step: int, onward: list[dict[int, list[tuple[int, int]]]]
    ) -> Iterator[tuple[tuple[int, int, int], ...]]:
        """Go on from `node`; a shortest sequence visits no node twice, so this ends."""
        stack: list[tuple[int, int, tuple[tuple[int, int, int], ...]]] = [(node, step, ())]
        while stack:
            at, done, so_far = stack.pop()
            if done == len(onward):
                yield so_far
                continue
            for way, target in reversed(onward[done][at]):
                stack.append((target, done + 1, (*so_far, (way, at // self.width, target // self.width))))


def layers(
    graph: Graph, start: int, target: Mask, means: Means, actors: tuple[str, ...] = (), *, track: bool | None = None
) -> Layers | None:
    """Return all shortest sequences of steps by `means` from `start` to the nearest states of `target`; None if none.

    The means are those of `moves.reachable`; a joint step is one in which options of several members change. Cost is
    that of the moves from the states nearer than the target, twice, and of the arrows kept. Raises TooLarge (D407)
    above 2^22 arrows, LookupError for an unknown actor, InvalidQuery (D220) for joint improvements where states are
    listed. The last mover is kept (`track`) where moves are listed one by one, for only there it matters.
    """
    ways = _ways(graph, means, actors)
    width = len(ways) + 1 if track or (track is None and graph.arcs is not None) else 1
    rings = _rings(graph.size * width, start * width, target, ways, width)
    ends = rings[-1][target[rings[-1] // width]]
    if not len(ends):
        return None
    arrows: list[Arrows] = []
    on, kept = ends, 0
    for ring in reversed(rings[:-1]):
        step = _leading(ring, on, ways, width)
        kept += len(step.source)
        if kept > MOST_ARROWS:
            message = f"the shortest ways there have more than {MOST_ARROWS:,} steps between them"
            raise TooLarge(Problem("D407", message, fix="ask for one state, or name who may move"))
        arrows.append(step)
        on = np.unique(step.source)
    return Layers(ways, width, start * width, ends, tuple(reversed(arrows)))


def _rings(nodes: int, start: int, target: Mask, ways: tuple[Way, ...], width: int) -> list[Index]:
    """Return the nodes at each distance from `start`, up to the first distance at which there is a target."""
    seen = np.zeros(nodes, bool)
    ring = np.array([start], np.intp)
    rings = []
    while len(ring):
        seen[ring] = True
        rings.append(ring)
        if target[ring // width].any():
            break
        found = [np.unique(ends[~seen[ends]]) for _, _, ends in _steps(ring, ways, width)]
        ring = np.unique(np.concatenate(found)) if found else ring[:0]
    return rings


def _leading(ring: Index, on: Index, ways: tuple[Way, ...], width: int) -> Arrows:
    """Return the arrows from the nodes `ring` into the nodes `on`."""
    parts = [Arrows(on[:0], on[:0], on[:0])]
    for way, source, target in _steps(ring, ways, width):
        at = np.minimum(np.searchsorted(on, target), len(on) - 1)
        there = on[at] == target
        parts.append(Arrows(source[there], target[there], np.full(int(there.sum()), way, np.intp)))
    together = (np.concatenate([getattr(part, name) for part in parts]) for name in ("source", "target", "way"))
    return Arrows(*together)


def _steps(ring: Index, ways: tuple[Way, ...], width: int) -> Iterator[tuple[int, Index, Index]]:
    """Yield (way, nodes, nodes one step on) for every way and every part of `ring`."""
    for number, way in enumerate(ways):
        last = number + 1 if width > 1 else 0
        movers = ring[ring % width != last] if width > 1 else ring
        for nodes in _in_parts(movers, way.classes, width):
            states = nodes // width
            cells = way.classes.cell[states]
            lengths = way.classes.starts[cells + 1] - way.classes.starts[cells]
            ends = way.classes.members[ragged(way.classes.starts[cells], lengths)]
            source = np.repeat(states, lengths)
            counts = (ends != source) & way.keep(source, ends)
            yield number, np.repeat(nodes, lengths)[counts], ends[counts] * width + last


def _in_parts(nodes: Index, classes: Classes, width: int) -> Iterator[Index]:
    """Cut `nodes` so that no part has many more moves than fit at once."""
    cells = classes.cell[nodes // width]
    total = np.cumsum(classes.starts[cells + 1] - classes.starts[cells])
    cuts = np.searchsorted(total, np.arange(_AT_ONCE, int(total[-1]) if len(total) else 0, _AT_ONCE))
    return (part for part in np.split(nodes, np.unique(cuts)) if len(part))


def _ways(graph: Graph, means: Means, actors: tuple[str, ...]) -> tuple[Way, ...]:
    """Return how each of `actors` (all decision makers where empty) goes on, and the coalition where there is one."""
    chosen = [graph.actors.index(actor) for actor in movers_of(graph, actors)]
    ways = [Way((graph.actors[i],), graph.classes[i], _keep(graph, i, means)) for i in chosen]
    if means == "joint improvements" and len(chosen) > 1:
        ways.append(_together(graph, chosen))
    return tuple(ways)


def _keep(graph: Graph, i: int, means: Means) -> Keep:
    """Return which moves of decision maker `i` count."""
    rank, classes = graph.rank[i], graph.classes[i]
    if means == "moves":
        return lambda before, after: np.ones(len(before), bool)
    if means == "best improvements":
        best = np.maximum.reduceat(rank[classes.members], classes.starts[:-1])[classes.cell]
        return lambda before, after: (rank[after] > rank[before]) & (rank[after] == best[before])
    return lambda before, after: rank[after] > rank[before]


def _together(graph: Graph, chosen: list[int]) -> Way:
    """Return the way of a coalition: options of several members change, and every member gains."""
    if graph.conflict.arcs is not None:
        raise InvalidQuery(NO_JOINT)
    own = sum(int(graph.own[i]) for i in chosen)
    if graph.arcs is not None:
        classes = guarded(graph.states, own, *allowances(graph.conflict, graph.states))
    else:
        classes = classes_of(graph.states, own, stays=graph.stays, shut=graph.shut)
    apart = [~graph.own[i] for i in chosen]
    rank, states = graph.rank[chosen], graph.states

    def keep(before: Index, after: Index) -> NDArray[np.bool_]:
        changed = states[before] ^ states[after]
        several = np.logical_and.reduce([(changed & others) != 0 for others in apart])
        gain: NDArray[np.bool_] = several & (rank[:, after] > rank[:, before]).all(axis=0)
        return gain

    return Way(tuple(graph.actors[i] for i in chosen), classes, keep)


def _triples(step: Arrows) -> Iterator[tuple[int, int, int]]:
    return zip(step.source.tolist(), step.target.tolist(), step.way.tolist(), strict=True)


def _sums(pairs: Iterator[tuple[K, int]]) -> dict[K, int]:
    """Add up the numbers of each key."""
    sums: dict[K, int] = {}
    for key, number in pairs:
        sums[key] = sums.get(key, 0) + number
    return sums
