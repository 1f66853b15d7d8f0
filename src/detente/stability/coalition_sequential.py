"""Coalitional sequential stability (CSEQ)."""

from __future__ import annotations

import numpy as np

from detente.moves.graph import Mask
from detente.stability.coalition import Coalition, above, least_after_improvements, stays_unless


def coalition_sequential(view: Coalition) -> Mask:
    """Stable where each improvement of all can be answered, by improvements of the others, so that one gains nothing.

    Result (n,) bool. The others answer one by one, each step an improvement for whoever makes it, so that the CSEQ of a
    single member is its SEQ. In another reading the others answer by joint improvements of any coalition among them,
    which gives more sanctions (and, for a single member, more than SEQ); it is not taken here.

    Inohara and Hipel (2008), Coalition analysis in the graph model for conflict resolution, Syst. Eng. 11(4), 343-359.
    """
    lasting = np.minimum(view.rank, least_after_improvements(view))
    return stays_unless(view, lambda kinds: above(lasting, kinds))
