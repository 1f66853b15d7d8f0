"""Stability with strength of preference: what is asked of a sanction that deters *strongly*.

A mover that could gain stays for certain only where what follows is much worse for it than where it stands. General
stability is the ordinary concept: any loss deters, or none at all. A state is *strongly* stable where every improvement
is deterred by much, and *weakly* stable where it is stable and not strongly so. A state without improvements is both
Nash stable and, as there is nothing to deter, strongly stable; so where nothing is much better than anything else, the
strong concepts say what Nash says. Nash stability itself looks at no sanction and has no strong form.

The test is that of `standpoints` with one change: a reply's value is not its rank but the least rank that is much
better (`moves.strength.lifted`), so that ``value <= rank[s]`` says "much worse than s".

Hamouda, Kilgour and Hipel (2004), Strength of preference in the graph model for conflict resolution, Group Decis.
Negot. 13, 449-462; (2006), Strength of preference in graph models for multiple-decision-maker conflicts, Appl. Math.
Comput. 179, 314-327.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from detente.moves.graph import Mask, Rank
from detente.stability.best import best_within_reach
from detente.stability.standpoints import Standpoints, deterred

Least = Callable[[Rank, NDArray[np.intp]], Rank]
"""From (n, d) values, and whose each column is, to the least value the others' replies lead to."""


def strongly(view: Standpoints, least: Least, *, degree: int = 1, escapes: bool = False) -> Mask:
    """Return (d, n) bool: where every improvement is deterred by a reply that is much worse, at this degree.

    With `escapes` all the mover can still reach from that reply must be much worse as well.
    """
    return deterred(view, least(_values(view, degree, escapes=escapes), np.arange(view.rank.shape[1])))


def _values(view: Standpoints, degree: int, *, escapes: bool) -> Rank:
    """Return (n, d): the least rank much better than a state, or than the best within one move of it."""
    if view.lifted is None or len(view.lifted) < degree:
        return np.full_like(view.rank, view.rank.max(initial=0) + 1)
    values: Rank = view.lifted[degree - 1]
    if not escapes or not len(view.classes):
        return np.ascontiguousarray(values)
    return np.stack([best_within_reach(one, values[:, i]) for i, one in enumerate(view.classes)], axis=1)
