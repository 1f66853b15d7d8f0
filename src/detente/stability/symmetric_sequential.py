"""Symmetric sequential stability; never abbreviated to SSEQ here, which also names strong SEQ."""

from __future__ import annotations

from detente.moves.graph import Mask
from detente.stability.standpoints import Standpoints, deterred


def symmetric_sequential(view: Standpoints) -> Mask:
    """Stable where every improvement can be answered, by improvements of the others, with no way out for the mover.

    Result (d, n) bool. As SEQ, and the mover may move once more after the answer, as in SMR. Cost as for SEQ.

    Rego and Vieira (2017), Symmetric sequential stability in the graph model for conflict resolution with multiple
    decision makers, Group Decis. Negot. 26, 775-792.
    """
    return deterred(view, view.after_improvements.escape)
