"""Formulas brought down to options: named conditions written out, conditions held at their value in the status quo."""

from __future__ import annotations

from collections.abc import Callable

from detente.conflict.formula import And, Atom, Constant, Formula, If, Iff, Not, Or, rebuild
from detente.conflict.model import Conflict
from detente.errors import InvalidModel, Problem


def ground(conflict: Conflict, formula: Formula) -> Formula:
    """Return `formula` over options only, with constants folded away. Atoms of dynamics stay as they are.

    Raises LookupError where an atom is no option, condition or named condition, InvalidModel where named conditions
    go round in a circle.
    """
    return fold(rebuild(formula, _opener(conflict, ())))


def _opener(conflict: Conflict, inside: tuple[str, ...]) -> Callable[[Formula], Formula]:
    """Return what replaces one leaf, while the named conditions `inside` are being written out."""
    held = {condition.key for condition in conflict.conditions}

    def opened(leaf: Formula) -> Formula:
        if not isinstance(leaf, Atom):
            return leaf
        if leaf.name in held:
            return Constant(leaf.name in conflict.status_quo)
        if leaf.name in conflict.option:
            return leaf
        if leaf.name in inside:
            circle = " -> ".join((*inside[inside.index(leaf.name) :], leaf.name))
            raise InvalidModel(
                Problem("D182", f"named conditions go round in a circle: {circle}", ("named", leaf.name))
            )
        if leaf.name not in conflict.meaning:
            raise LookupError(f'no option or condition is called "{leaf.name}"')
        return rebuild(conflict.meaning[leaf.name], _opener(conflict, (*inside, leaf.name)))

    return opened


def fold(formula: Formula) -> Formula:
    """Return `formula` without constants below the top.

    >>> fold(And((Constant(True), Atom("a.x"))))
    Atom(name='a.x')
    """
    match formula:
        case Not(of):
            return negation(fold(of))
        case And(below):
            return _joined(And, below, neutral=True)
        case Or(below):
            return _joined(Or, below, neutral=False)
        case If(then, when):
            return _joined(Or, (then, Not(when)), neutral=False)
        case Iff(left, right):
            return _same(fold(left), fold(right))
        case _:
            return formula


def negation(formula: Formula) -> Formula:
    """Return the opposite of a folded formula."""
    match formula:
        case Constant(value):
            return Constant(not value)
        case Not(of):
            return of
        case _:
            return Not(formula)


def _joined(kind: type[And] | type[Or], below: tuple[Formula, ...], *, neutral: bool) -> Formula:
    """Return the folded parts joined, without the `neutral` constant; the other constant decides alone."""
    parts = [part for part in map(fold, below) if part != Constant(neutral)]
    if Constant(not neutral) in parts:
        return Constant(not neutral)
    if not parts:
        return Constant(neutral)
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def _same(left: Formula, right: Formula) -> Formula:
    """Return `left iff right`, both folded."""
    if isinstance(left, Constant):
        return right if left.value else negation(right)
    if isinstance(right, Constant):
        return left if right.value else negation(left)
    return Iff(left, right)
