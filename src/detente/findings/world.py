"""One reading of a conflict, with what has been computed about it so far.

A world is a memory, not a result: the forms of the claim language ask it for stable states or for what can be reached,
and it computes each thing once. `vary` makes the world after an edit and keeps what the edit cannot have changed: the
states and the moves where only wants did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from detente.conflict.change import change
from detente.conflict.edit import Edit
from detente.conflict.formula import Formula
from detente.conflict.model import Conflict, State
from detente.conflict.query import Means, Query
from detente.errors import TooLarge
from detente.findings.measured import Measured
from detente.findings.verdict import Answer
from detente.moves import Graph, Mask, Rank, Reach, compile_graph, mask, reachable, state_of
from detente.moves.arcs import without
from detente.moves.rank import rank_in, rank_of
from detente.moves.strength import lifted
from detente.stability import ASKED_BY_NAME, COALITION_CONCEPTS, CONCEPTS, coalition_stable, stable

if TYPE_CHECKING:
    from detente.dynamics.implicit import Implicit
    from detente.dynamics.process import Process
    from detente.dynamics.small import Small
    from detente.findings.chances.paths import Drawing
    from detente.findings.chances.ranges import End
    from detente.findings.deals.bargain import Bargain
    from detente.findings.deals.solved import Solved

CONCEPT_KEYS = tuple(concept.key for concept in CONCEPTS)
"""The concepts a claim that names none is answered under."""

SINGLE_KEYS = (*CONCEPT_KEYS, *(concept.key for concept in ASKED_BY_NAME))
"""The concepts of single decision makers."""

COALITION_KEYS = tuple(concept.key for concept in COALITION_CONCEPTS)
"""The concepts of coalitions, all of which are asked where a claim about a coalition names none."""

MOST_SHAPES = 2**20
"""How many states, over all patterns, are kept."""

_SHAPE = ("options", "one_of", "infeasible", "named", "conditions", "status_quo", "arcs")
"""The parts of a conflict that states and moves are made from, besides who the decision makers are."""


@dataclass(eq=False)
class World:
    """A conflict under one reading. Everything about it is computed when first asked for."""

    conflict: Conflict
    graph: Graph
    _stable: dict[tuple[str, frozenset[str]], Mask] = field(default_factory=dict)
    _reach: dict[tuple[Means, tuple[str, ...], bytes], Reach] = field(default_factory=dict)
    _where: dict[Formula, Mask] = field(default_factory=dict)
    _together: dict[tuple[str, tuple[str, ...]], Mask] = field(default_factory=dict)
    _after: dict[tuple[Edit, ...], World] = field(default_factory=dict)
    told: dict[tuple[Query, str | None], Answer] = field(default_factory=dict)
    """Answers given without a witness, to claims that hang on states and ranks alone (`findings.forms` keeps it)."""
    needs: dict[Query, str | None] = field(default_factory=dict)
    """What claims need that is not there (`findings.forms` keeps it)."""
    processes: dict[str, Process] = field(default_factory=dict)
    """The chain of this world under each choice rule (`findings.chances` keeps it); worlds alike do not share it."""
    drawing: Drawing | None = None
    """How sample paths are drawn where no answer is exact; None: as usual (`findings.chances.paths`)."""
    ends: tuple[End, ...] | None = None
    """This world with the ranges among its numbers at their ends (`findings.chances.ranges` keeps it)."""
    unlisted: dict[str, Implicit] = field(default_factory=dict)
    """The crisis under each choice rule where its states are too many to list: only sample paths tell."""
    small: tuple[float, dict[str, Small] | None] | None = None
    """The states that can be reached under each rule, where they are few, and the days up to which they were found."""
    kin: list[Small] = field(default_factory=list)
    """What was found of the other worlds of the model; they share this list (`judge.Worlds`)."""
    measured: dict[tuple[Query, str], Measured] = field(default_factory=dict)
    """Numbers about time already computed, by claim and choice rule."""

    bargains: dict[tuple[str | None, tuple[tuple[str, str], ...]], Bargain] = field(default_factory=dict)
    """The deal as packages, under each rule and decision (`findings.deals` keeps it)."""
    dealt: dict[bytes, Solved] = field(default_factory=dict)
    """What `bargaining` said of the same packages in any world made from this one; they share it."""
    agreed: list[tuple[Conflict, dict[tuple[Query, str | None], Answer]]] = field(default_factory=list)
    """Answers about the deal where wants have no say in it, and the conflicts they are about; shared alike."""

    shapes: list[Graph] = field(default_factory=list)
    """Graphs with other states than the first, one of each pattern met; worlds made from one another share them."""

    @classmethod
    def of(cls, conflict: Conflict, *, near: Sequence[Graph] = ()) -> World:
        """Compile `conflict`. Raises InvalidModel where no state is feasible, TooLarge where it would not fit.

        `near` are graphs of much the same conflict, where there are any.
        """
        return cls(conflict, compile_graph(conflict, near=near))

    @classmethod
    def in_time(cls, conflict: Conflict) -> World:
        """Compile `conflict` for questions about time alone: with too many states for a graph it has none."""
        try:
            return cls.of(conflict)
        except TooLarge:
            return cls(conflict, _without_states(conflict))

    def vary(self, conflict: Conflict) -> World:
        """Return the world of an edited `conflict`, keeping what the edit cannot have changed."""
        world = self._twin(self._varied(conflict))
        world.dealt, world.agreed, world.shapes = self.dealt, self.agreed, self.shapes
        return world

    @cached_property
    def about_the_deal(self) -> dict[tuple[Query, str | None], Answer] | None:
        """Answers about the deal, kept for every world in which the same is on the table and the same states are there.

        None where what anybody wants has a say in what packages are worth.
        """
        deal = self.conflict.deal
        if deal is None or deal.scale == "worth" or deal.without == "dynamics":
            return None
        for conflict, answers in self.agreed:
            if all(getattr(conflict, part) == getattr(self.conflict, part) for part in ("deal", *_SHAPE)):
                return answers
        self.agreed.append((self.conflict, {}))
        return self.agreed[-1][1]

    def _twin(self, world: World) -> World:
        """Return `world` with all that was computed about one with the same moves and ranks, however made."""
        graph = world.graph
        if graph.arcs is not None or not graph.size:
            return world
        moves = (graph.actors, graph.own.tobytes(), graph.stays, graph.shut, world.alike())
        other = graph.once(("world", moves), lambda: world)
        told = graph.once(("told", moves, graph.start), lambda: world.told)
        known = (other._stable, other._reach, other._where, other._together)
        return world if other is world else World(world.conflict, graph, *known, told=told)

    def _varied(self, conflict: Conflict) -> World:
        if not self.graph.size:
            return World.in_time(conflict)
        if not _same_states(self.conflict, conflict):
            return self._compiled(conflict)
        rank = self._rank_after(conflict)
        graph = self.graph.ranked(conflict, rank)
        if rank is self.graph.rank and np.array_equal(lifted(graph), lifted(self.graph)):
            return self._about(conflict, self)
        return World(conflict, graph, _where=self._where)

    def after(self, edits: tuple[Edit, ...]) -> World:
        """Return the world after `edits`, made once. Raises DetenteError where they cannot be carried out."""
        if edits not in self._after:
            self._after[edits] = self.vary(change(self.conflict, *edits))
        return self._after[edits]

    def _compiled(self, conflict: Conflict) -> World:
        """Return the world of a conflict with other states or moves, whose graph is kept as a pattern for the next."""
        world = World.of(conflict, near=(self.graph, *self.shapes))
        patterns = (self.graph, *self.shapes)
        if world.graph.size and not any(world.graph.known is graph.known for graph in patterns):
            if len(self.shapes) * world.graph.size > MOST_SHAPES:
                self.shapes.clear()
            self.shapes.append(world.graph)
        return world

    def _rank_after(self, conflict: Conflict) -> Rank:
        """Return the ranks under other wants, the very same array where they are the same."""
        rank = self.graph.rank
        for i, actor in enumerate(self.graph.actors):
            if conflict.actor[actor] is not self.conflict.actor[actor]:
                row = rank_in(self.graph, conflict, conflict.actor[actor])
                if not np.array_equal(row, rank[i]):
                    rank = rank.copy() if rank is self.graph.rank else rank
                    rank[i] = row
        return rank

    def alike(self) -> bytes:
        """Return what tells worlds apart in which only wants differ: the ranks of the deciders, and what is much."""
        return self.graph.rank.tobytes() + lifted(self.graph).tobytes()

    def share(self, other: World) -> World:
        """Return this world with all that was computed about `other`, which has the same states and ranks."""
        return self._about(self.conflict, other)

    @staticmethod
    def _about(conflict: Conflict, other: World) -> World:
        """Return the world of `conflict` with all that was computed about `other`."""
        known = (other._stable, other._reach, other._where, other._together)
        return World(
            conflict,
            other.graph,
            *known,
            told=other.told,
            dealt=other.dealt,
            agreed=other.agreed,
            shapes=other.shapes,
        )

    def where(self, formula: Formula) -> Mask:
        """Mark the states where `formula` holds."""
        if formula not in self._where:
            self._where[formula] = mask(self.graph, formula)
        return self._where[formula]

    def label(self, state: int) -> State:
        """Return the options taken at `state`."""
        return state_of(self.graph, int(state))

    def stable(self, concept: str, *, frozen: frozenset[str] = frozenset()) -> Mask:
        """Return (d, n) bool: who stays where, when nobody can change the `frozen` options."""
        key = (concept, frozen)
        if key not in self._stable:
            self._stable[key] = stable(self.without(frozen), concept)
        return self._stable[key]

    def together(self, members: tuple[str, ...], concept: str) -> Mask:
        """Return (n,) bool: where the coalition of `members` stays under a coalition concept."""
        key = (concept, members)
        if key not in self._together:
            self._together[key] = coalition_stable(self.graph, members, concept)
        return self._together[key]

    def without(self, frozen: frozenset[str]) -> Graph:
        """Return the graph in which nobody can change the `frozen` options."""
        if not frozen:
            return self.graph
        bits = sum(1 << self.graph.options.index(option) for option in frozen)
        arcs = self.graph.arcs and tuple(without(one, self.graph.states, bits) for one in self.graph.arcs)
        return replace(self.graph, own=self.graph.own & ~np.uint64(bits), arcs=arcs)

    def equilibria(self, concept: str) -> Mask:
        """Return (n,) bool: the states at which every decision maker stays."""
        return np.asarray(self.stable(concept).all(axis=0))

    def reach(self, starts: Mask, means: Means, actors: Sequence[str] = ()) -> Reach:
        """Return what `actors` (everyone where empty) can reach from `starts` by `means`."""
        key = (means, tuple(actors), starts.tobytes())
        if key not in self._reach:
            self._reach[key] = reachable(self.graph, np.flatnonzero(starts), means, tuple(actors))
        return self._reach[key]

    @cached_property
    def status_quo(self) -> Mask:
        """Mark the status quo."""
        here = np.zeros(self.graph.size, dtype=np.bool_)
        here[self.graph.start] = True
        return here

    def rank(self, actor: str) -> Rank:
        """Rank the states for `actor`, decision maker or not."""
        if actor in self.graph.actors:
            row: Rank = self.graph.rank[self.graph.actors.index(actor)]
            return row
        return rank_of(self.conflict, self.conflict.actor[actor], self.graph.states)


def _without_states(conflict: Conflict) -> Graph:
    """Return a graph that lists no state."""
    options, actors = tuple(option.key for option in conflict.options), conflict.decision_makers
    none = np.zeros(0, np.uint64)
    rank = np.zeros((len(actors), 0), np.int32)
    return Graph(conflict, options, actors, none, np.zeros(len(actors), np.uint64), 0, 0, rank, 0)


def _same_states(one: Conflict, other: Conflict) -> bool:
    """Tell whether two conflicts can differ in nothing but wants."""
    same = all(getattr(one, part) is getattr(other, part) for part in _SHAPE)
    return same and one.decision_makers == other.decision_makers
