"""Coalitional general metarationality (CGMR)."""

from __future__ import annotations

import numpy as np

from detente.moves.graph import Mask
from detente.stability.coalition import Coalition, above, least_after_moves, stays_unless


def coalition_general(view: Coalition) -> Mask:
    """Stable where each improvement of all can be answered, by moves of the others, so that some member gains nothing.

    Result (n,) bool. One member left no better off than at first is enough. To ask that no member gains would leave
    fewer sanctions; that reading is not taken here.

    Inohara and Hipel (2008), Coalition analysis in the graph model for conflict resolution, Syst. Eng. 11(4), 343-359.
    """
    lasting = np.minimum(view.rank, least_after_moves(view))
    return stays_unless(view, lambda kinds: above(lasting, kinds))
