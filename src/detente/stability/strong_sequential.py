"""Strong sequential stability (strong SEQ); never abbreviated to SSEQ, which also names symmetric SEQ."""

from __future__ import annotations

from detente.moves.graph import Mask
from detente.stability.standpoints import Standpoints
from detente.stability.strong import strongly


def strong_sequential(view: Standpoints, *, degree: int = 1) -> Mask:
    """Stable where every improvement can be answered, by the others' improvements, to what is much worse for the mover.

    Result (d, n) bool. The others' improvements may be mild or strong: they only have to pay. Cost as for SEQ.

    Hamouda, Kilgour and Hipel (2004), Group Decis. Negot. 13, 449-462.
    """
    return strongly(view, view.by_improvements, degree=degree)
