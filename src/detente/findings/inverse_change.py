"""The smallest change of one actor's wants that makes a state stable: fewest edits first, every set of a size tried.

| an actor with | an edit is |
|---|---|
| wants | a swap of two neighbours, a want dropped, or a want turned round |
| a direct ranking | a swap of two neighbouring levels |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import permutations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from detente.conflict.change import change
from detente.conflict.edit import Drop, Edit, Move, Negate, Position
from detente.conflict.model import Actor, Conflict, State
from detente.moves import Graph, Mask, Rank, mask, state_of
from detente.moves.rank import refine

CANDIDATES, WORK = 20_000, 2**28
"""The most orders of wants tried, and the most of (orders x wants x states) looked at; a size begun is not counted."""

Signed = tuple[tuple[int, bool], ...]
"""Wants by number, most important first, and whether each is turned round."""

Edits = tuple[Edit | None, ...]
"""The edits made so far; None for a swap of levels, which no edit says."""


@dataclass(frozen=True, slots=True)
class Rewish:
    """One way to want otherwise: `edits` in order, or another `ranking`; `size` is the number of edits or swaps."""

    actor: str
    size: int
    edits: tuple[Edit, ...] = ()
    ranking: tuple[tuple[State, ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """The smallest changes found, all of one size, and the size up to which every change was tried."""

    changes: tuple[Rewish, ...]
    tried: int


Goal = Callable[[Mask, Callable[[], Rank]], bool]
"""Told which states are no better than the one asked about, and how to get the whole ranking: is that enough?"""


def search(graph: Graph, actor: int, state: int, goal: Goal, *, depth: int, effort: int = 1) -> Search:
    """Return the smallest changes of what decision maker `actor` wants that reach `goal`, of at most `depth` edits.

    `effort` says how much more than one pass through the states and wants it takes to see whether `goal` is reached.
    """
    known = graph.conflict.actor[graph.actors[actor]]
    wishes = _Levels(graph, known, state) if known.ranking is not None else _Wants(graph, known, state)
    return _breadth_first(wishes, goal, depth, min(CANDIDATES, WORK // (effort * wishes.cost)))


def rewished(conflict: Conflict, wish: Rewish) -> Conflict:
    """Return `conflict` with the change made."""
    if wish.ranking is None:
        return change(conflict, *wish.edits)
    actors = tuple(replace(a, ranking=wish.ranking, much=()) if a.key == wish.actor else a for a in conflict.actors)
    return replace(conflict, actors=actors)


def orders(
    graph: Graph, actor: int, state: int, enough: Callable[[Mask], bool], *, most: int
) -> tuple[int, int] | None:
    """Count the orders of an actor's own wants that are `enough`, and all; None for a ranking or above `most`."""
    known = graph.conflict.actor[graph.actors[actor]]
    if known.ranking is not None or factorial(len(known.wants)) > most:
        return None
    wishes = _Wants(graph, known, state)
    every = permutations(range(len(known.wants)))
    good = sum(enough(wishes.below(tuple((k, False) for k in order))) for order in every)
    return good, factorial(len(known.wants))


class _Wants:
    """The wants of one actor, as columns: where each holds, compared with one state."""

    def __init__(self, graph: Graph, actor: Actor, state: int) -> None:
        self.graph, self.actor = graph, actor
        true = [mask(graph, want.formula) for want in actor.wants]
        self.true = np.array(true, bool).reshape(len(true), graph.size)
        self.gain: NDArray[np.int8] = self.true.astype(np.int8) - self.true[:, [state]].astype(np.int8)
        self.first: Signed = tuple((k, False) for k in range(len(true)))
        self.cost = max(1, len(true)) * graph.size

    def below(self, wants: Signed) -> Mask:
        """Mark the states that are no better than the one asked about."""
        result = np.zeros(self.graph.size, np.int8)
        for k, turned in reversed(wants):
            gain = -self.gain[k] if turned else self.gain[k]
            result = np.where(gain != 0, gain, result)
        marked: Mask = result <= 0
        return marked

    def rank(self, wants: Signed) -> Rank:
        """Return the ranking these wants make."""
        return refine((self.true[k] ^ turned for k, turned in wants), self.graph.size)

    def onward(self, wants: Signed) -> Iterator[tuple[Signed, Edit]]:
        """Yield every change by one edit."""
        ids = [self.actor.wants[k].id for k, _ in wants]
        for at in range(len(wants) - 1):
            swapped = (*wants[:at], wants[at + 1], wants[at], *wants[at + 2 :])
            yield swapped, Move(ids[at + 1], Position("above", ids[at]))
        for at in range(len(wants)):
            yield (*wants[:at], *wants[at + 1 :]), Drop(ids[at])
        for at, (k, turned) in enumerate(wants):
            yield (*wants[:at], (k, not turned), *wants[at + 1 :]), Negate(ids[at])

    def wish(self, wants: Signed, edits: Edits) -> Rewish:
        """Return the change."""
        return Rewish(self.actor.key, len(edits), tuple(edit for edit in edits if edit is not None))


class _Levels:
    """The levels of a direct ranking, as numbers: which level each state is on."""

    def __init__(self, graph: Graph, actor: Actor, state: int) -> None:
        self.graph, self.actor, self.state = graph, actor, state
        self.row = graph.rank[graph.actors.index(actor.key)]
        self.first: Signed = tuple((k, False) for k in range(int(self.row.max()) + 1))
        self.cost = graph.size

    def below(self, levels: Signed) -> Mask:
        """Mark the states that are no better than the one asked about."""
        rank = self.rank(levels)
        marked: Mask = rank <= rank[self.state]
        return marked

    def rank(self, levels: Signed) -> Rank:
        """Return the ranking; levels are in order of their old rank, lowest first."""
        place = np.empty(len(levels), np.int32)
        place[[k for k, _ in levels]] = np.arange(len(levels), dtype=np.int32)
        rank: Rank = place[self.row]
        return rank

    def onward(self, levels: Signed) -> Iterator[tuple[Signed, Edit | None]]:
        """Yield every swap of neighbours."""
        for at in range(len(levels) - 1):
            yield (*levels[:at], levels[at + 1], levels[at], *levels[at + 2 :]), None

    def wish(self, levels: Signed, edits: Edits) -> Rewish:
        """Return the change."""
        rows = (np.flatnonzero(self.row == k).tolist() for k, _ in reversed(levels))
        ranking = tuple(tuple(state_of(self.graph, s) for s in row) for row in rows)
        return Rewish(self.actor.key, len(edits), ranking=ranking)


def _breadth_first(wishes: _Wants | _Levels, goal: Goal, depth: int, room: int) -> Search:
    """Try every change by one edit, then by two, and so on; stop at the first size at which some are enough."""
    seen = {wishes.first}
    ring: list[tuple[Signed, Edits]] = [(wishes.first, ())]
    for size in range(1, depth + 1):
        found = dict(reversed(list(_ahead(wishes, ring))))
        ring = [(after, edits) for after, edits in reversed(found.items()) if after not in seen]
        seen.update(after for after, _ in ring)
        if len(seen) > room:
            return Search((), size - 1)
        good = tuple(wishes.wish(w, edits) for w, edits in ring if goal(wishes.below(w), partial(wishes.rank, w)))
        if good:
            return Search(good, size)
    return Search((), depth)


def _ahead(wishes: _Wants | _Levels, ring: list[tuple[Signed, Edits]]) -> Iterator[tuple[Signed, Edits]]:
    return ((after, (*edits, edit)) for wants, edits in ring for after, edit in wishes.onward(wants))
