"""What all decision makers see from every state, worked out once and shared by the concepts.

For a mover i, `s` is stable exactly when the largest ``min(rank(t), reply(t))`` over `s` and i's moves t from s is not
above ``rank(s)``. `reply(t)` is the least ``v(u)`` over the states u the others' replies lead to from t (t among them,
which changes nothing: ``v(t)`` is never below ``rank(t)``), and v is one of

- the *standing*: i's rank of u (GMR, SEQ);
- the *escape*: the best rank i can still reach from u by one move of its own, or by staying (SMR, symmetric SEQ).

Whether coming back to `s` itself counts as a sanction (it does in the set form of the definitions, and not in the
matrix form) never matters where options are disjoint: the others cannot undo a change of i's own. It can with explicit
arrows; here it counts, and `stability.returning` has the other reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.moves.arcs import improving
from detente.moves.classes import Classes
from detente.moves.climb import Climb
from detente.moves.graph import Mask, Rank
from detente.stability.best import best_within_reach
from detente.stability.closures import least_after_improvements, least_after_moves
from detente.stability.legal import least_after_legal


@dataclass(frozen=True, eq=False)
class Replies:
    """Replies to every mover, (n, d) each: `standing` where the mover stays put afterwards, `escape` where it moves."""

    standing: Rank
    escape: Rank


@dataclass(frozen=True, eq=False)
class Standpoints:
    """The standpoints of d movers on n states. `rank` is (n, d) int32, one column per mover.

    `states` has the bits of the states, (n,) uint64, where they stand for options; None where they do not. `lifted` is
    (degrees, n, d) int32, what `moves.strength.lifted` returns; without degrees no preference is a strong one. With
    `legal` the moves are listed and need not be transitive: replies are legal sequences, nobody moving twice in a row.
    """

    classes: tuple[Classes, ...]
    climbs: tuple[Climb, ...]
    rank: Rank
    states: NDArray[np.uint64] | None = None
    lifted: Rank | None = None
    legal: bool = False

    @cached_property
    def escape(self) -> Rank:
        """(n, d): the best rank each mover has within its reach, its own state included. O(n d)."""
        columns = [best_within_reach(classes, self.rank[:, i]) for i, classes in enumerate(self.classes)]
        return np.stack(columns, axis=1) if columns else self.rank

    @cached_property
    def after_moves(self) -> Replies:
        """The replies by sequences of the others' moves."""
        return self._replies(self.by_moves(*self._values))

    @cached_property
    def after_improvements(self) -> Replies:
        """The replies by sequences of the others' improvements."""
        return self._replies(self.by_improvements(*self._values))

    def by_moves(self, values: Rank, focal: NDArray[np.intp]) -> Rank:
        """Return (n, c): the least of `values` over the others' moves; column k is about ``focal[k]``."""
        return (least_after_legal if self.legal else least_after_moves)(self.classes, values, focal)

    def by_improvements(self, values: Rank, focal: NDArray[np.intp]) -> Rank:
        """Return (n, c): the least of `values` over the others' improvements; column k is about ``focal[k]``."""
        if not self.legal:
            return least_after_improvements(self.climbs, values, focal)
        return least_after_legal(self._better, values, focal)

    @cached_property
    def _better(self) -> tuple[Classes, ...]:
        """The listed improvements of each mover."""
        return tuple(improving(arcs, self.rank[:, i]) for i, arcs in enumerate(self.classes))

    @property
    def _values(self) -> tuple[Rank, NDArray[np.intp]]:
        """Standing and escape side by side, (n, 2 d), and whose each column is."""
        movers = np.arange(self.rank.shape[1])
        return np.concatenate((self.rank, self.escape), axis=1), np.concatenate((movers, movers))

    def _replies(self, least: Rank) -> Replies:
        movers = self.rank.shape[1]
        return Replies(least[:, :movers], least[:, movers:])


def deterred(view: Standpoints, reply: Rank) -> Mask:
    """Mark the states whose best end within reach, min(rank, reply), is not above where the mover stands. (d, n)."""
    ends = np.minimum(view.rank, reply)
    best = [best_within_reach(classes, ends[:, i]) for i, classes in enumerate(view.classes)]
    stays = [value <= view.rank[:, i] for i, value in enumerate(best)]
    return np.array(stays, bool).reshape(len(stays), len(view.rank))
