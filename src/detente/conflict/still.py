"""A crisis as it stands still: nothing is being prepared and nobody is blamed, whatever is wanted about that."""

from __future__ import annotations

from dataclasses import replace

from detente.conflict.formula import Atom, Blamed, Constant, Formula, Prepared, rebuild
from detente.conflict.meaning import ground
from detente.conflict.model import Actor, Conflict, Named, Option


def still(conflict: Conflict) -> Conflict:
    """Return the conflict the analysis of stability is about; the very same object where nothing asks for more.

    Wants, and the formulas an option hangs on, speak there of a crisis in which `X is being prepared` and `blamed(A)`
    are false. Named conditions stay as they are. Cost: linear.
    """
    actors = tuple(_remembered(actor, conflict) for actor in conflict.actors)
    options = tuple(_option(option, conflict) for option in conflict.options)
    pairs = zip((*actors, *options), (*conflict.actors, *conflict.options), strict=True)
    alike = all(one is other for one, other in pairs)
    return conflict if alike else replace(conflict, actors=actors, options=options)


def _moving(formula: Formula, conflict: Conflict) -> bool:
    """Tell whether a formula asks what only dynamics can tell, without going round in circles."""
    known = conflict.meaning
    try:
        return ground(formula, known).dynamic
    except KeyError:  # a name there is not, told elsewhere
        return False


_MOST_KEPT = 2_000
_kept: dict[tuple[int, int], tuple[Actor, tuple[Named, ...], Actor]] = {}
"""Actors at rest, by identity of the actor and of the named conditions: changed conflicts share most of theirs."""


def _remembered(actor: Actor, conflict: Conflict) -> Actor:
    """Return the actor at rest, worked out once; both keys are kept too, so that no identity is used again."""
    key = id(actor), id(conflict.named)
    known = _kept.get(key)  # once: another thread may clear what is kept
    if known is None:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        known = _kept[key] = actor, conflict.named, _actor(actor, conflict)
    return known[2]


def _actor(actor: Actor, conflict: Conflict) -> Actor:
    """Return the actor with what it wants of a crisis standing still; the very same object where that is the same."""
    resting = [at_rest(want.formula, conflict) for want in actor.wants]
    pairs = tuple(zip(actor.wants, resting, strict=True))
    if all(want.formula is formula for want, formula in pairs):
        return actor
    wants = (want if want.formula is formula else replace(want, formula=formula) for want, formula in pairs)
    return replace(actor, wants=tuple(wants))


def _option(option: Option, conflict: Conflict) -> Option:
    if option.take_if is None and option.undo_if is None:
        return option
    take, undo = (each and at_rest(each, conflict) for each in (option.take_if, option.undo_if))
    alike = take is option.take_if and undo is option.undo_if
    return option if alike else replace(option, take_if=take, undo_if=undo)


def at_rest(formula: Formula, conflict: Conflict) -> Formula:
    """Return `formula` with false for what is being prepared and for blame; itself where it asks for neither."""

    def rest(leaf: Formula) -> Formula:
        if isinstance(leaf, Prepared | Blamed):
            return Constant(False, leaf.span)
        if isinstance(leaf, Atom) and leaf.name in conflict.meaning and _moving(leaf, conflict):
            return at_rest(conflict.meaning[leaf.name], conflict)
        return leaf

    return rebuild(formula, rest) if _moving(formula, conflict) else formula
