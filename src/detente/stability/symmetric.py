"""Symmetric metarationality (SMR)."""

from __future__ import annotations

from detente.moves.graph import Mask
from detente.stability.standpoints import Standpoints, deterred


def symmetric_metarational(view: Standpoints) -> Mask:
    """Stable where every improvement can be answered, by any moves of the others, with no way out for the mover.

    Result (d, n) bool. After the answer the mover may move once more, and must still not be better off than at first.
    Cost as for GMR, whose closures it shares.

    Howard (1971), Paradoxes of Rationality, MIT Press.
    """
    return deterred(view, view.after_moves.escape)
