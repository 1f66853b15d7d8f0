"""The usual concepts under many profiles of ranks over the same states and moves, each thing worked out once.

What a mover stays for under Nash, GMR and SMR hangs on its own ranks alone: it is found once for each of its distinct
ones, however many profiles have it. Under SEQ and symmetric SEQ the ranks of the others matter too. There only the
profiles are looked at in which some state of the mover is open: no state is where Nash and GMR (for symmetric SEQ, Nash
and SMR) agree on all of them, since SEQ lies between the two (`concepts.IMPLIES`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from detente.moves.classes import Classes
from detente.moves.climb import Climb, climb_of, least_above
from detente.moves.cores import both_cores
from detente.moves.graph import Graph, Mask, Rank
from detente.stability.closures import least_after_moves

Index = NDArray[np.intp]

KEYS = ("nash", "gmr", "smr", "seq", "symmetric-seq")
"""The concepts this room knows under many profiles."""

WIDE = 2**15
"""States times profiles that sequences of improvements are followed over at once: what fits near the processor."""

_BOUNDS = {"seq": "gmr", "symmetric-seq": "smr"}
"""The concept each of these implies."""


@dataclass(eq=False)
class Many:
    """Profiles of ranks (u, d, n) over the states of `graph`, whose moves are made of options, not listed."""

    graph: Graph
    ranks: Rank
    _own: dict[int, tuple[Rank, Index]] = field(default_factory=dict)
    _plain: dict[tuple[str, int], Mask] = field(default_factory=dict)
    _laid: dict[int, tuple[Climb, ...]] = field(default_factory=dict)
    _found: dict[str, Mask] = field(default_factory=dict)

    def stable(self, key: str) -> Mask:
        """Return (u, d, n) bool: who stays where. KeyError for a concept that is not among `KEYS`."""
        if key not in self._found:
            self._found[key] = self._stable(key)
        return self._found[key]

    def _stable(self, key: str) -> Mask:
        found = np.empty(self.ranks.shape, np.bool_)
        for i in range(self.ranks.shape[1]):
            if key in _BOUNDS:
                found[:, i] = self._sequential(key, i)
            else:
                found[:, i] = self._by_own(key, i)[self._distinct(i)[1]]
        return found

    def _distinct(self, i: int) -> tuple[Rank, Index]:
        """Return the distinct ranks (m, n) of a mover, and for each profile which it has."""
        if i not in self._own:
            places: dict[bytes, int] = {}
            which = np.array([places.setdefault(row.tobytes(), len(places)) for row in self.ranks[:, i]], np.intp)
            first = np.unique(which, return_index=True)[1]
            self._own[i] = np.ascontiguousarray(self.ranks[first, i]), which
        return self._own[i]

    def _by_own(self, key: str, i: int) -> Mask:
        """Return (m, n) bool for a concept that hangs on the mover's own ranks."""
        if (key, i) not in self._plain:
            classes = self.graph.classes
            rank = np.ascontiguousarray(self._distinct(i)[0].T)
            reply = rank
            if key != "nash":
                value = _best(classes[i], rank) if key == "smr" else rank
                reply = least_after_moves(classes, value, np.full(rank.shape[1], i, np.intp))
            self._plain[key, i] = np.ascontiguousarray((_best(classes[i], np.minimum(rank, reply)) <= rank).T)
        return self._plain[key, i]

    def _sequential(self, key: str, i: int) -> Mask:
        """Return (u, n) bool: where mover i stays, for a concept in which the others answer by improvements."""
        which = self._distinct(i)[1]
        surely, at_most = self._by_own("nash", i), self._by_own(_BOUNDS[key], i)
        open_ = np.flatnonzero((surely != at_most).any(axis=1)[which])
        found: Mask = surely[which]
        chunk = max(1, WIDE // max(self.graph.size, 1))

        def work(first: int) -> None:
            copies = open_[first : first + chunk]
            found[copies] = self._answered(key, i, copies)

        for j in range(self.ranks.shape[1]):
            self._climbs(j)
        both_cores(work, range(0, len(open_), chunk))
        return found

    def _answered(self, key: str, i: int, copies: Index) -> Mask:
        """Return (c, n) bool: where mover i stays in these profiles."""
        classes, shape = self.graph.classes[i], (len(copies), self.graph.size)
        rank = np.ascontiguousarray(self.ranks[copies, i].T)
        value = _best(classes, rank) if key == "symmetric-seq" else rank
        others = [self._wide(j, copies) for j in range(self.ranks.shape[1]) if j != i]
        reply = _closed([climb for climb in others if climb is not None], value.T.reshape(-1, 1))
        ends = np.minimum(rank, reply.reshape(shape).T)
        return np.asarray((_best(classes, ends) <= rank).T)

    def _climbs(self, j: int) -> tuple[Climb, ...]:
        """Return the improvements of a mover under each of its distinct ranks."""
        if j not in self._laid:
            self._laid[j] = tuple(climb_of(self.graph.classes[j], rank) for rank in self._distinct(j)[0])
        return self._laid[j]

    def _wide(self, j: int, copies: Index) -> Climb | None:
        """Return a mover's improvements in these profiles, one after another; None where it has none in any."""
        climbs = [self._climbs(j)[at] for at in self._distinct(j)[1][copies]]
        first, size = climbs[0], self.graph.size
        entries, lists = len(first.order), len(first.starts) - 1
        above = np.stack([climb.above for climb in climbs])
        none = above == entries
        if none.all():
            return None
        copy = np.arange(len(climbs))[:, None]
        return Climb(
            (np.stack([climb.order for climb in climbs]) + copy * size).ravel(),
            np.append((first.starts[:-1] + copy * entries).ravel(), len(climbs) * entries),
            (first.cell + copy * lists).ravel(),
            np.where(none, len(climbs) * entries, above + copy * entries).ravel(),
            first.longest,
        )


def _best(classes: Classes, value: Rank) -> Rank:
    """Return (n, c): the largest `value` over each state and the mover's moves from it."""
    best: Rank = np.maximum.reduceat(value.take(classes.members, axis=0), classes.starts[:-1], axis=0)
    return best.take(classes.cell, axis=0)


def _closed(climbs: list[Climb], value: Rank) -> Rank:
    """Return the least value over all sequences of improvements, the start itself included."""
    least, top = value.copy(), int(value.max(initial=0)) + 1
    while climbs:
        before = least.copy()
        for climb in climbs:
            np.minimum(least, least_above(climb, least, top), out=least, casting="unsafe")
        if (least == before).all():
            break
    return least
