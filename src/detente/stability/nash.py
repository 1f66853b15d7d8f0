"""Nash stability."""

from __future__ import annotations

from detente.moves.graph import Mask
from detente.stability.standpoints import Standpoints, deterred


def nash(view: Standpoints) -> Mask:
    """Stable where the mover has no improvement at all; nobody is asked for a reply.

    Result (d, n) bool. Cost O(n) per mover.

    Nash (1950), Equilibrium points in n-person games, Proc. Natl. Acad. Sci. 36(1).
    """
    return deterred(view, view.rank)
