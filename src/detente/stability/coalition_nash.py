"""Coalitional Nash stability (CNash)."""

from __future__ import annotations

from detente.moves.graph import Mask
from detente.stability.coalition import Coalition, above, stays_unless


def coalition_nash(view: Coalition) -> Mask:
    """Stable where the members cannot get, by moves in turn, to a state that each of them strictly prefers.

    Result (n,) bool. ``R_H++(s)`` is empty.

    Kilgour, Hipel, Fang and Peng (2001), Coalition analysis in group decision support, Group Decis. Negot. 10, 159-175.
    """
    return stays_unless(view, lambda kinds: above(view.rank, kinds))
