"""What rules states out, as checks that can be asked before every option of a state is settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.conflict.formula import And, Atom, Constant, Formula, If, Iff, Not, Or, atoms
from detente.conflict.model import Conflict, OneOf
from detente.moves.ground import ground

Bits = NDArray[np.uint64]
Flags = NDArray[np.bool_]
"""One boolean per state, or a single one, of shape (), for all."""

_YES, _NO = np.array(True), np.array(False)


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule over the bits `bits`; `broken(states, settled)` marks the states that break it however they go on."""

    id: str
    bits: int
    broken: Callable[[Bits, int], Flags]


def constraints_of(conflict: Conflict) -> tuple[Constraint, ...]:
    """Return the rules of a conflict: its infeasible combinations and its groups, conditions held as they are now."""
    place = {option.key: bit for bit, option in enumerate(conflict.options)}
    forbidden = [_forbidding(rule.id, ground(conflict, rule.formula), place) for rule in conflict.infeasible]
    return (*forbidden, *(_choosing(group, conflict, place) for group in conflict.one_of))


def _forbidding(rule: str, formula: Formula, place: dict[str, int]) -> Constraint:
    """Return the rule that `formula` never holds."""
    bits = sum(1 << place[name] for name in atoms(formula))

    def broken(states: Bits, settled: int) -> Flags:
        return bounds(formula, lambda name: known(states, settled, place[name]))[0]

    return Constraint(rule, bits, broken)


def _choosing(group: OneOf, conflict: Conflict, place: dict[str, int]) -> Constraint:
    """Return the rule that at most one option of a group is taken (exactly one where it must be)."""
    bits = sum(1 << place[key] for key in group.options if key in place)
    held = sum(key not in place and key in conflict.status_quo for key in group.options)

    def broken(states: Bits, settled: int) -> Flags:
        taken = states & np.uint64(bits)
        several = taken != 0 if held == 1 else (taken & (taken - np.uint64(1))) != 0
        nothing_left = group.must and not held and settled & bits == bits
        broken: Flags = np.logical_or(several, taken == 0 if nothing_left else held > 1)
        return broken

    return Constraint(group.id, bits, broken)


def known(states: Bits, settled: int, bit: int) -> tuple[Flags, Flags]:
    """Return (surely, possibly) for one bit of states of which only the bits `settled` are known."""
    if not settled >> bit & 1:
        return _NO, _YES
    has = (states & np.uint64(1 << bit)) != 0
    return has, has


def bounds(formula: Formula, column: Callable[[str], tuple[Flags, Flags]]) -> tuple[Flags, Flags]:
    """Return where `formula` holds whatever is still open, and where it may hold (Kleene's strong three values)."""
    match formula:
        case Constant(value):
            return (_YES, _YES) if value else (_NO, _NO)
        case Atom(name):
            return column(name)
        case Not(of):
            surely, possibly = bounds(of, column)
            return ~possibly, ~surely
        case And(below) | Or(below):
            return _over([bounds(part, column) for part in below], every=isinstance(formula, And))
        case If(then, when):
            return bounds(Or((then, Not(when))), column)
        case Iff(left, right):
            return bounds(Or((And((left, right)), And((Not(left), Not(right))))), column)
        case _:
            raise LookupError("needs dynamics")


def _over(parts: list[tuple[Flags, Flags]], *, every: bool) -> tuple[Flags, Flags]:
    """Join the bounds of several parts by `and` (every) or `or`."""
    surely, possibly = parts[0]
    for sure, possible in parts[1:]:
        surely, possibly = (surely & sure, possibly & possible) if every else (surely | sure, possibly | possible)
    return surely, possibly
