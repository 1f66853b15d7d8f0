"""A crisis as it stands still: nothing is being prepared and nobody is blamed, whatever is wanted about that."""

from __future__ import annotations

from dataclasses import replace

from detente.conflict.formula import Atom, Blamed, Constant, Formula, Prepared, rebuild
from detente.conflict.meaning import ground
from detente.conflict.model import Actor, Conflict, Option


def still(conflict: Conflict) -> Conflict:
    """Return the conflict the analysis of stability is about; the very same object where nothing asks for more.

    Wants, and the formulas an option hangs on, speak there of a crisis in which `X is being prepared` and `blamed(A)`
    are false. Named conditions stay as they are. Cost: linear.
    """
    formulas = [want.formula for actor in conflict.actors for want in actor.wants]
    formulas += [each for option in conflict.options for each in (option.take_if, option.undo_if) if each is not None]
    if not any(_moving(formula, conflict) for formula in formulas):
        return conflict
    return replace(
        conflict,
        actors=tuple(_actor(actor, conflict) for actor in conflict.actors),
        options=tuple(_option(option, conflict) for option in conflict.options),
    )


def _moving(formula: Formula, conflict: Conflict) -> bool:
    """Tell whether a formula asks what only dynamics can tell, without going round in circles."""
    known = conflict.meaning
    try:
        return ground(formula, known).dynamic
    except KeyError:  # a name there is not, told elsewhere
        return False


def _actor(actor: Actor, conflict: Conflict) -> Actor:
    return replace(actor, wants=tuple(replace(want, formula=at_rest(want.formula, conflict)) for want in actor.wants))


def _option(option: Option, conflict: Conflict) -> Option:
    take, undo = (each and at_rest(each, conflict) for each in (option.take_if, option.undo_if))
    return replace(option, take_if=take, undo_if=undo)


def at_rest(formula: Formula, conflict: Conflict) -> Formula:
    """Return `formula` with false for what is being prepared and for blame; itself where it asks for neither."""

    def rest(leaf: Formula) -> Formula:
        if isinstance(leaf, Prepared | Blamed):
            return Constant(False, leaf.span)
        if isinstance(leaf, Atom) and leaf.name in conflict.meaning and _moving(leaf, conflict):
            return at_rest(conflict.meaning[leaf.name], conflict)
        return leaf

    return rebuild(formula, rest) if _moving(formula, conflict) else formula
