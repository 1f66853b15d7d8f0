"""Sequential stability (SEQ)."""

from __future__ import annotations

from detente.moves.graph import Mask
from detente.stability.standpoints import Standpoints, deterred


def sequential(view: Standpoints) -> Mask:
    """Stable where every improvement can be answered, by improvements of the others, to no gain for the mover.

    Result (d, n) bool. A sanction that leaves the mover exactly as well off still deters. Cost: sweeps of O(n log c)
    per mover and opponent, c states in the largest class; no n x n array is formed.

    Fraser and Hipel (1979), Solving complex conflicts, IEEE Trans. Syst. Man Cybern. 9(12).
    """
    return deterred(view, view.after_improvements.standing)
