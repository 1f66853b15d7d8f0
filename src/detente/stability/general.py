"""General metarationality (GMR)."""

from __future__ import annotations

from detente.moves.graph import Mask
from detente.stability.standpoints import Standpoints, deterred


def general_metarational(view: Standpoints) -> Mask:
    """Stable where every improvement can be answered, by any moves of the others, to no gain for the mover.

    Result (d, n) bool. The others may hurt themselves in answering. A sanction that leaves the mover exactly as well
    off still deters. Cost: one pass per mover over the others' components; sweeps where options are one-way.

    Howard (1971), Paradoxes of Rationality, MIT Press.
    """
    return deterred(view, view.after_moves.standing)
