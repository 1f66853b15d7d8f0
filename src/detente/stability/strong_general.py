"""Strong general metarationality (strong GMR)."""

from __future__ import annotations

from detente.moves.graph import Mask
from detente.stability.standpoints import Standpoints
from detente.stability.strong import strongly


def strong_general(view: Standpoints, *, degree: int = 1) -> Mask:
    """Stable where every improvement can be answered, by any moves of the others, to what is much worse for the mover.

    Result (d, n) bool. Much worse than where the mover stood at first, at this `degree` or a higher one. Cost as for
    GMR.

    Hamouda, Kilgour and Hipel (2004), Group Decis. Negot. 13, 449-462; there SGMR.
    """
    return strongly(view, view.by_moves, degree=degree)
