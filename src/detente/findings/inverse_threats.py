"""What makes one state stable for one decision maker under any ranking of its own: its moves and the replies to them.

The replies of the others do not hang on the mover's own ranking, under any of the concepts treated here, so one search
serves all rankings that the mover might have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, permutations, product
from math import factorial
from typing import Literal

import numpy as np

from detente.conflict.query import Means
from detente.findings.inverse_share import Blocks, Clause, Term, Uncounted, share
from detente.moves import Graph, Mask, Rank, moves, reachable
from detente.moves.classes import Classes, Index
from detente.stability import concept_of, solve_many, stable

Stance = Literal["stays", "leaves", "depends"]
"""What another decision maker does at the state: the same under every ranking of the one asked about, or not."""

MOST_LISTED = 50_000
"""Rankings, or profiles of them, that are tried one by one."""

_STATES_AT_ONCE = 2**18

_ENTRIES = 2**17
"""States in all terms of all clauses above which nothing is counted."""


@dataclass(frozen=True, eq=False)
class Threats:
    """The state `state` as decision maker `actor` sees it: its `moves` from there, and the `replies` to each.

    `escapes`: after a reply the mover may move once more, by `classes`.
    """

    state: int
    actor: int
    moves: Index
    replies: tuple[Index, ...]
    escapes: bool
    classes: Classes

    def deter(self, below: Mask) -> bool:
        """Tell whether the state is stable for a mover to whom the states `below` are no better than it. O(n)."""
        if below[self.moves].all():
            return True
        hurts = self._no_way_out(below) if self.escapes else below
        return all(below[t] or hurts[replies].any() for t, replies in zip(self.moves, self.replies, strict=True))

    def _no_way_out(self, below: Mask) -> Mask:
        cells: Mask = np.logical_and.reduceat(below[self.classes.members], self.classes.starts[:-1])
        return cells[self.classes.cell]

    def share(self) -> Fraction:
        """Return the share of the mover's strict rankings under which the state is stable (see `inverse_share`).

        The state itself is never better than it is: replies that lead back to it deter (where moves are listed, they
        can), and nothing is asked of it. Raises Uncounted where the count would be too long.
        """
        apart = len(self.classes.members) == len(self.classes.cell)
        return share(self._listed_clauses()) if self.escapes and not apart else share(*self._merged_clauses())

    def _merged_clauses(self) -> tuple[list[Clause], dict[int, Blocks]]:
        """Return one clause for each move, over names that stand for all blocks that answer just the same moves.

        A block is a state, or, with escapes, a whole class of the mover's: what must be below for a reply to deter.
        """
        n, cells = len(self.classes.cell), np.diff(self.classes.starts)
        size = cells if self.escapes else np.ones(n, np.intp)
        hits = [self._blocks(t, replies) for t, replies in zip(self.moves, self.replies, strict=True)]
        group = np.unique(size, return_inverse=True)[1]
        for hit in hits:
            marked = np.zeros(len(size), np.intp)
            marked[hit] = 1
            group = np.unique(group * 2 + marked, return_inverse=True)[1]
        first, number = (np.unique(group, return_index=True, return_counts=True)[k] for k in (1, 2))
        blocks = {int(g): (int(number[g]), int(size[first[g]])) for g in np.unique(group)}
        clauses = []
        for t, replies, hit in zip(self.moves.tolist(), self.replies, hits, strict=True):
            own = {frozenset({len(size) + t})} if self.escapes else set()
            if not (replies == self.state).any():
                clauses.append(frozenset(own | {frozenset({g}) for g in np.unique(group[hit]).tolist()}))
        return clauses, blocks

    def _blocks(self, t: int, replies: Index) -> Index:
        """Return the blocks of which one must be below for the move to `t` to be deterred."""
        return self.classes.cell[replies] if self.escapes else np.append(replies, t)

    def _listed_clauses(self) -> Iterator[Clause]:
        """Yield one clause for each move, with every state in it: where the mover's ways out overlap."""
        entries = 0
        for t, replies in zip(self.moves.tolist(), self.replies, strict=True):
            cells = np.unique(self.classes.cell[replies]).tolist()
            entries += sum(int(self.classes.starts[c + 1] - self.classes.starts[c]) for c in cells)
            if entries > _ENTRIES:
                raise Uncounted
            terms: set[Term] = {frozenset({t}), *(frozenset(self._listed(cell)) - {self.state} for cell in cells)}
            if frozenset() not in terms:
                yield frozenset(terms)

    def _listed(self, cell: int) -> list[int]:
        listed: list[int] = self.classes.members[self.classes.starts[cell] : self.classes.starts[cell + 1]].tolist()
        return listed


def threats(graph: Graph, actor: int, state: int, concept: str) -> Threats:
    """Return what decision maker `actor` can do at `state` and what answers it. One search for each of its moves."""
    asked = concept_of(concept)
    own = moves(graph, actor, state)
    others = tuple(key for j, key in enumerate(graph.actors) if j != actor)
    nobody = asked.replies == "none" or not others
    means: Means = "moves" if asked.replies == "moves" else "improvements"
    replies = tuple(own[:0] if nobody else _replies(graph, int(t), means, others) for t in own)
    return Threats(state, actor, own, replies, asked.escapes, graph.classes[actor])


def _replies(graph: Graph, start: int, means: Means, others: tuple[str, ...]) -> Index:
    return np.flatnonzero(reachable(graph, [start], means, others).distance > 0)


def own_share(found: Threats, size: int) -> Fraction | None:
    """Return which share of the strict rankings of `size` states makes the state stable; None: not counted."""
    try:
        return found.share()
    except Uncounted:
        if factorial(size) > MOST_LISTED:
            return None
    good = sum(found.deter(row <= row[found.state]) for row in _rankings(size))
    return Fraction(good, factorial(size))


def stance(graph: Graph, j: int, changing: int, state: int, concept: str) -> Stance:
    """Say what decision maker `j` does at `state`, whatever `changing` wants.

    Replies by moves do not hang on what anybody wants. Replies by improvements do: where `j` stays though `changing`
    never replies it stays in any case, and where even replies by moves would not hold it, it leaves in any case.
    """
    if concept_of(concept).replies != "improvements":
        return "stays" if stable(graph, concept)[j, state] else "leaves"
    rank = graph.rank.copy()
    rank[changing] = 0
    if stable(graph.ranked(graph.conflict, rank), concept)[j, state]:
        return "stays"
    weaker = "smr" if concept_of(concept).escapes else "gmr"
    return "depends" if stable(graph, weaker)[j, state] else "leaves"


def settled_share(graph: Graph, own: Fraction | None, actor: int, state: int, concept: str) -> Fraction | None:
    """Return which share of the strict rankings of `actor` makes `state` an equilibrium, the others' as they are."""
    stances = [stance(graph, j, actor, state, concept) for j in range(len(graph.actors)) if j != actor]
    if "leaves" in stances:
        return Fraction(0)
    if "depends" not in stances:
        return own
    if factorial(graph.size) > MOST_LISTED:
        return None
    rows = ((*graph.rank[:actor], row, *graph.rank[actor + 1 :]) for row in _rankings(graph.size))
    return Fraction(_equilibria(graph, rows, state, concept), factorial(graph.size))


def profile_share(graph: Graph, shares: list[Fraction | None], state: int, concept: str) -> Fraction | None:
    """Return which share of the profiles of strict rankings, one for each actor, makes `state` an equilibrium.

    Where replies do not hang on wants the actors are independent and their `shares` multiply; else all are tried.
    """
    if concept_of(concept).replies != "improvements":
        known = [one for one in shares if one is not None]
        product_ = Fraction(1)
        for one in known:
            product_ *= one
        return product_ if len(known) == len(shares) else None
    total = factorial(graph.size) ** len(graph.actors)
    if total > MOST_LISTED:
        return None
    rows = product(list(_rankings(graph.size)), repeat=len(graph.actors))
    return Fraction(_equilibria(graph, rows, state, concept), total)


def _rankings(size: int) -> Iterator[Rank]:
    """Yield every strict ranking of `size` states."""
    return (np.array(order, np.int32) for order in permutations(range(size)))


def _equilibria(graph: Graph, profiles: Iterator[tuple[Rank, ...]], state: int, concept: str) -> int:
    """Count the profiles in which `state` is an equilibrium."""
    count = 0
    while batch := list(islice(profiles, max(1, _STATES_AT_ONCE // graph.size))):
        stays = solve_many(graph, np.array(batch, np.int32), concepts=(concept,))[concept]
        count += int(stays[:, :, state].all(axis=1).sum())
    return count
