"""Coalitional symmetric metarationality (CSMR)."""

from __future__ import annotations

from detente.moves.graph import Mask, Rank
from detente.stability.coalition import Coalition, Words, above, anywhere, stays_unless


def coalition_symmetric(view: Coalition) -> Mask:
    """Stable where each improvement of the coalition can be answered, by moves of the others, with no way out for all.

    Result (n,) bool. The answer leaves some member no better off than at first, and so does everything the members can
    reach from it by moves in turn; it need not be the same member each time.

    Inohara and Hipel (2008), Coalition analysis in the graph model for conflict resolution, Syst. Eng. 11(4), 343-359.
    """

    def undeterred(kinds: Rank) -> Words:
        better = above(view.rank, kinds)
        trapped = ~anywhere(view, view.own, better)
        return better & ~anywhere(view, view.others, trapped)

    return stays_unless(view, undeterred)
