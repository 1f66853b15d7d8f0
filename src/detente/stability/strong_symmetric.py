"""Strong symmetric metarationality (strong SMR)."""

from __future__ import annotations

from detente.moves.graph import Mask
from detente.stability.standpoints import Standpoints
from detente.stability.strong import strongly


def strong_symmetric(view: Standpoints, *, degree: int = 1) -> Mask:
    """Stable where every improvement can be answered, by moves of the others, to what is and stays much worse.

    Result (d, n) bool. After the answer the mover may move once more; the answer, and all it can still reach then, must
    be much worse for it than where it stood at first. (A published matrix formula tests the countermoves the wrong way
    round; this is the definition in words.) Cost as for SMR.

    Hamouda, Kilgour and Hipel (2004), Group Decis. Negot. 13, 449-462; there SSMR.
    """
    return strongly(view, view.by_moves, degree=degree, escapes=True)
