"""Truth tables as integers: bit j of a table tells whether a formula holds in combination j of its atoms.

Atom k of n is true in combination j where bit k of j is set, so `and`, `or` and `not` are single operations on
integers of 2^n bits. 16 atoms make tables of 8 kB; a formula is tabulated in microseconds.
"""

from __future__ import annotations

from collections.abc import Mapping

from detente.conflict.formula import And, Atom, Blamed, Constant, Formula, If, Iff, Not, Or, Prepared

MOST_ATOMS = 16
"""The most atoms a table is made for."""


def everything(size: int) -> int:
    """Return the table of what holds in all combinations of `size` atoms.

    >>> bin(everything(2))
    '0b1111'
    """
    return (1 << (1 << size)) - 1


def column(place: int, size: int) -> int:
    """Return the table of atom `place` of `size`.

    >>> bin(column(0, 2)), bin(column(1, 2))
    ('0b1010', '0b1100')
    """
    width = 1 << place
    table, known = ((1 << width) - 1) << width, width << 1
    while known < 1 << size:
        table |= table << known
        known <<= 1
    return table


def tabulate(formula: Formula, columns: Mapping[str, int], full: int) -> int:
    """Return the table of `formula`, given the table of each atom and the table `full` of what always holds.

    Raises LookupError where an atom has no table or the formula needs dynamics.

    >>> bin(tabulate(Not(Atom("b")), {"a": 0b1010, "b": 0b1100}, 0b1111))
    '0b11'
    """
    match formula:
        case Constant(value):
            return full if value else 0
        case Atom(name):
            return columns[name]
        case Not(of):
            return full ^ tabulate(of, columns, full)
        case And(parts):
            table = full
            for part in parts:
                table &= tabulate(part, columns, full)
            return table
        case Or(parts):
            table = 0
            for part in parts:
                table |= tabulate(part, columns, full)
            return table
        case If(then, when):
            return tabulate(then, columns, full) | (full ^ tabulate(when, columns, full))
        case Iff(left, right):
            return full ^ tabulate(left, columns, full) ^ tabulate(right, columns, full)
        case Prepared() | Blamed():
            raise LookupError("needs dynamics")
