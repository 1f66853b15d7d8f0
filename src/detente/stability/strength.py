"""How strongly a state is stable: general, strong and weak stability, and the degrees in between."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from detente.errors import InvalidQuery, Problem
from detente.moves.graph import Graph, Mask
from detente.stability.applies import inapplicable
from detente.stability.solve import everyone, stable, standpoints
from detente.stability.strong_general import strong_general
from detente.stability.strong_sequential import strong_sequential
from detente.stability.strong_symmetric import strong_symmetric

STRONG: Mapping[str, Callable[..., Mask]] = {
    "gmr": strong_general,
    "smr": strong_symmetric,
    "seq": strong_sequential,
}
"""The concepts that have a strong form."""

UNSTABLE = -1


def strength(graph: Graph, concept: str) -> NDArray[np.int32]:
    """Return (d, n) int32: at how many degrees each state is stable for each decision maker under gmr, smr or seq.

    | entry | meaning |
    |---|---|
    | -1 | not stable |
    | 0 | weakly stable: some improvement is deterred, but not by much |
    | k | strongly stable at degree k and below: every improvement is deterred by so much |

    A state without improvements has all degrees there are in the graph, at least 1. Raises InvalidQuery (D220) for
    another concept, or where nothing is marked as much more important. Cost: the concept's, once for each degree.
    """
    if concept not in STRONG:
        message = f"{concept} has no strong form{': it looks at no sanction' if concept == 'nash' else ''}"
        raise InvalidQuery(Problem("D220", message, fix=f"concepts that have one: {', '.join(STRONG)}"))
    wrong = inapplicable(graph, f"strong-{concept}")
    if wrong:
        raise InvalidQuery(wrong)
    view = standpoints(graph)
    found = np.where(stable(graph, concept), 0, UNSTABLE).astype(np.int32)
    for degree in range(1, 1 + (0 if view.lifted is None else len(view.lifted))):
        found[STRONG[concept](view, degree=degree)] = degree
    return found


def weak(graph: Graph, concept: str) -> Mask:
    """Return (d, n) bool: who stays at a state, but not strongly so, under gmr, smr or seq. Raises as `strength`."""
    stays: Mask = strength(graph, concept) == 0
    return stays


def weak_equilibria(graph: Graph, concept: str) -> Mask:
    """Return (n,) bool: the equilibria under `concept` that are not strong: somebody stays weakly only."""
    found = strength(graph, concept)
    return everyone(found >= 0) & ~everyone(found >= 1)
