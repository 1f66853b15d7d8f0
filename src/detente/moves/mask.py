"""Where a formula holds: one boolean per state."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from detente.conflict.formula import And, Atom, Constant, Formula, If, Iff, Not, Or
from detente.conflict.model import Conflict
from detente.moves.graph import Graph, Mask
from detente.moves.ground import ground

Column = Callable[[str], Mask]


def mask(graph: Graph, formula: Formula) -> Mask:
    """Return (n,) bool: the states in which `formula` holds. Cost O(n) for each atom and connective.

    Conditions have their value in the status quo; named conditions are written out. Raises LookupError where the
    formula needs dynamics (`is being prepared`, `blamed`) or names nothing in the conflict.
    """
    return mask_over(graph.conflict, graph.options, graph.states, formula)


def mask_over(conflict: Conflict, options: tuple[str, ...], states: NDArray[np.uint64], formula: Formula) -> Mask:
    """Return the mask of `formula` over `states`, bit k of which says whether ``options[k]`` is taken."""
    place = {option: bit for bit, option in enumerate(options)}
    return truth(ground(conflict, formula), lambda name: has_bit(states, place[name]), len(states))


def has_bit(states: NDArray[np.uint64], bit: int) -> Mask:
    """Return the states in which a bit is set.

    >>> has_bit(np.array([0, 1, 2, 3], np.uint64), 1).tolist()
    [False, False, True, True]
    """
    set_there: Mask = (states & np.uint64(1 << bit)) != 0
    return set_there


def truth(formula: Formula, column: Column, size: int) -> Mask:
    """Return where `formula` holds, given the (size,) column of each atom. Raises LookupError as `mask` does."""
    match formula:
        case Constant(value):
            return np.full(size, value)
        case Atom(name):
            return column(name)
        case Not(of):
            return np.logical_not(truth(of, column, size))
        case And(below):
            return reduce(np.logical_and, (truth(part, column, size) for part in below))
        case Or(below):
            return reduce(np.logical_or, (truth(part, column, size) for part in below))
        case If(then, when):
            return np.logical_or(truth(then, column, size), ~truth(when, column, size))
        case Iff(left, right):
            return np.equal(truth(left, column, size), truth(right, column, size))
        case _:
            raise LookupError("needs dynamics")
