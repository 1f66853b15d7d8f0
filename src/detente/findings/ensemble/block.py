"""Profiles judged together: the graph laid side by side, a copy for each distinct profile of ranks.

Contexts whose states and moves are the same share their copies (a `Shape`): what a reading supposes of one actor's
wants is often a profile that another reading has anyway, and is then solved once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.conflict.query import Means
from detente.findings.ensemble.context import Context
from detente.findings.world import World
from detente.moves import Graph, Mask, Rank, reachable
from detente.moves.abreast import abreast
from detente.stability.concepts import concept_of
from detente.stability.many import KEYS, Many
from detente.stability.solve import standpoints_of
from detente.stability.standpoints import Standpoints

Index = NDArray[np.intp]


@dataclass(eq=False)
class Batch:
    """Copies of a graph under the ranks (u, d, n), and what has been worked out about them."""

    near: World
    ranks: Rank
    _wide: dict[frozenset[str], Graph] = field(default_factory=dict)
    _many: dict[frozenset[str], Many] = field(default_factory=dict)
    _views: dict[frozenset[str], Standpoints] = field(default_factory=dict)
    _stable: dict[tuple[str, frozenset[str]], Mask] = field(default_factory=dict)
    _reached: dict[tuple[bytes, Means, tuple[str, ...]], Mask] = field(default_factory=dict)

    def wide(self, frozen: frozenset[str] = frozenset()) -> Graph:
        """Return the copies side by side, when nobody can change the `frozen` options."""
        if frozen not in self._wide:
            self._wide[frozen] = abreast(self.near.without(frozen), self.ranks)
        return self._wide[frozen]

    def stable(self, concept: str, frozen: frozenset[str]) -> Mask:
        """Return (u, d, n) bool: who stays where."""
        key = (concept, frozen)
        if concept in KEYS and self.near.graph.arcs is None:
            if frozen not in self._many:
                self._many[frozen] = Many(self.near.without(frozen), self.ranks)
            return self._many[frozen].stable(concept)
        if key not in self._stable:
            if frozen not in self._views:
                self._views[frozen] = standpoints_of(self.wide(frozen), self.near.graph)
            held = concept_of(concept).holds(self._views[frozen])
            copies, deciders, size = self.ranks.shape
            self._stable[key] = held.reshape(deciders, copies, size).transpose(1, 0, 2)
        return self._stable[key]

    def reached(self, starts: Mask, means: Means, actors: tuple[str, ...]) -> Mask:
        """Return (u, n) bool: what `actors` can reach from `starts` by `means`."""
        key = (starts.tobytes(), means, actors)
        if key not in self._reached:
            copies, _, size = self.ranks.shape
            begin = (np.flatnonzero(starts)[None, :] + np.arange(copies)[:, None] * size).ravel()
            found = reachable(self.wide(), begin, means, actors).distance >= 0
            self._reached[key] = found.reshape(copies, size)
        return self._reached[key]

    def tempted(self, actor: int, deed: np.uint64, threat: np.uint64) -> Mask:
        """Return (u, n): where the actor has an improvement that does the deed, neither deed nor threat being done."""
        wide = self.wide()
        classes, rank = wide.classes[actor], wide.rank[actor]
        doing = np.where((wide.states[classes.members] & deed) != 0, rank[classes.members], -1)
        best = np.maximum.reduceat(doing, classes.starts[:-1])[classes.cell]
        calm = (wide.states & (deed | threat)) == 0
        return np.asarray((calm & (best > rank)).reshape(len(self.ranks), -1))


@dataclass(eq=False)
class Shape:
    """The states and moves of one or more contexts, with every profile of ranks they have asked about so far."""

    near: World
    batches: list[Batch] = field(default_factory=list)
    _known: dict[bytes, int] = field(default_factory=dict)

    def copies(self, ranks: Rank) -> Index:
        """Return the copy of each of the profiles (u, d, n); what was not known makes a batch."""
        keys, known = [row.tobytes() for row in ranks], len(self._known)
        for key in keys:
            self._known.setdefault(key, len(self._known))
        places = [self._known[key] for key in keys]
        new = sorted((place, at) for at, place in enumerate(places) if place >= known)
        if new:
            self.batches.append(Batch(self.near, ranks[[at for _, at in new]]))
        return np.array(places, np.intp)

    def each(self, ask: Callable[[Batch], Mask], copies: Index) -> Mask:
        """Return what `ask` says of each of `copies`."""
        ends = np.cumsum([len(batch.ranks) for batch in self.batches])
        asked = np.searchsorted(ends, copies, side="right")
        found: Mask | None = None
        for number in np.unique(asked).tolist():
            batch, here = self.batches[number], asked == number
            told = ask(batch)[copies[here] - (ends[number] - len(batch.ranks))]
            found = np.empty((len(copies), *told.shape[1:]), np.bool_) if found is None else found
            found[here] = told
        return ask(self.batches[0])[copies] if found is None else found


@dataclass(eq=False)
class Block:
    """Some profiles of an ensemble in one context. `choice` is (b, a), which list each actor of the ensemble has.

    `copy` says for each profile which of the u distinct ones it is, -1 where an edit cannot be carried out on it;
    `first` is one profile of each.
    """

    context: Context
    choice: Index
    shape: Shape

    def rows(self, actor: str) -> Index:
        """Return (b,): which of the distinct ranks of `actor` each profile has; -1 where it has none."""
        which = self.context.ranks(actor)[1]
        if actor not in self.context.actors:
            return np.zeros(len(self.choice), np.intp)
        found: Index = which[self.choice[:, self.context.actors.index(actor)]]
        return found

    @cached_property
    def _distinct(self) -> tuple[Index, Index]:
        """For each profile which distinct one it is, and for each of these a profile."""
        actors = self.context.near.graph.actors
        keys = np.stack([self.rows(actor) for actor in actors], axis=1) if actors else self.choice[:, :0]
        valid = np.flatnonzero((keys >= 0).all(axis=1))
        copy = np.full(len(self.choice), -1, np.intp)
        _, first, place = np.unique(keys[valid], axis=0, return_index=True, return_inverse=True)
        copy[valid] = place.reshape(-1)
        return copy, valid[first]

    @property
    def copy(self) -> Index:
        """For each profile, which distinct one it is, or -1."""
        return self._distinct[0]

    @property
    def first(self) -> Index:
        """For each distinct profile of ranks, a profile that has it."""
        return self._distinct[1]

    @cached_property
    def _copies(self) -> Index:
        graph = self.context.near.graph
        ranks = np.empty((len(self.first), len(graph.actors), graph.size), np.int32)
        for i, actor in enumerate(graph.actors):
            ranks[:, i] = self.context.ranks(actor)[0][self.rows(actor)[self.first]]
        return self.shape.copies(ranks)

    def stable(self, concept: str, frozen: frozenset[str] = frozenset()) -> Mask:
        """Return (u, d, n) bool: who stays where, when nobody can change the `frozen` options."""
        copies = self._copies
        return self.shape.each(lambda batch: batch.stable(concept, frozen), copies)

    def reached(self, starts: Mask, means: Means, actors: tuple[str, ...] = ()) -> Mask:
        """Return (u, n) bool: what `actors` can reach from `starts` by `means`."""
        copies = self._copies
        return self.shape.each(lambda batch: batch.reached(starts, means, actors), copies)

    def tempted(self, actor: int, deed: np.uint64, threat: np.uint64) -> Mask:
        """Return (u, n) bool: where the actor gains by the deed while the threat is still one."""
        copies = self._copies
        return self.shape.each(lambda batch: batch.tempted(actor, deed, threat), copies)
