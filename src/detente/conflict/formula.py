"""Formulas over options: what a want, a claim, a named condition or an infeasible combination says.

A formula is a tree of frozen values. An atom's name is canonical once resolved: ``usa.strike`` (an option),
``gaza_war`` (a condition) or ``direct_war`` (a named condition). Spans are into the text it was parsed from and do not
count in equality. "Q if P" is true where P is false; "Q iff P" where both or neither hold
(Hipel, Kilgour, Fang and Peng 1997, option prioritization).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from detente.errors import Span

_SPAN = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Constant:
    """True or false, whatever the state."""

    value: bool
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Atom:
    """An option, a condition or a named condition."""

    name: str
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Prepared:
    """`A.x is being prepared`: the option has been decided and has not landed. Needs dynamics."""

    option: str
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Blamed:
    """`blamed(A)`: the victim holds A to account. Needs dynamics."""

    actor: str
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Not:
    """True where `of` is not."""

    of: Formula
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class And:
    """True where every part is."""

    parts: tuple[Formula, ...]
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Or:
    """True where some part is."""

    parts: tuple[Formula, ...]
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class If:
    """`then if when`: true unless `when` holds and `then` does not."""

    then: Formula
    when: Formula
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Iff:
    """True where both sides hold, and where neither does."""

    left: Formula
    right: Formula
    span: Span = _SPAN


Formula = Constant | Atom | Prepared | Blamed | Not | And | Or | If | Iff


def parts(formula: Formula) -> tuple[Formula, ...]:
    """Return the formulas directly below `formula`, left to right."""
    match formula:
        case Not(of):
            return (of,)
        case And(below) | Or(below):
            return below
        case If(then, when):
            return (then, when)
        case Iff(left, right):
            return (left, right)
        case _:
            return ()


def leaves(formula: Formula) -> Iterator[Formula]:
    """Yield the leaves of `formula`, left to right: atoms, constants, and what only dynamics can tell."""
    below = parts(formula)
    if not below:
        yield formula
    for part in below:
        yield from leaves(part)


def atoms(formula: Formula) -> tuple[str, ...]:
    """Return the names of the atoms of `formula`, each once, in the order they are read.

    >>> atoms(And((Atom("usa.offer"), Not(Atom("iran.accept")))))
    ('usa.offer', 'iran.accept')
    """
    return tuple(dict.fromkeys(leaf.name for leaf in leaves(formula) if isinstance(leaf, Atom)))


def rebuild(formula: Formula, leaf: Callable[[Formula], Formula]) -> Formula:
    """Return `formula` with every leaf replaced by ``leaf(it)``."""
    match formula:
        case Not(of):
            return replace(formula, of=rebuild(of, leaf))
        case And(below):
            return replace(formula, parts=tuple(rebuild(part, leaf) for part in below))
        case Or(below):
            return replace(formula, parts=tuple(rebuild(part, leaf) for part in below))
        case If(then, when):
            return replace(formula, then=rebuild(then, leaf), when=rebuild(when, leaf))
        case Iff(left, right):
            return replace(formula, left=rebuild(left, leaf), right=rebuild(right, leaf))
        case _:
            return leaf(formula)


def holds(formula: Formula, true: Callable[[str], bool]) -> bool:
    """Tell whether `formula` is true where an atom called `name` is ``true(name)``.

    Raises LookupError where the formula needs dynamics (`is being prepared`, `blamed`).

    >>> holds(If(Atom("a"), Atom("b")), {"a": False, "b": False}.__getitem__)
    True
    """
    match formula:
        case Constant(value):
            return value
        case Atom(name):
            return true(name)
        case Not(of):
            return not holds(of, true)
        case And(below):
            return all(holds(part, true) for part in below)
        case Or(below):
            return any(holds(part, true) for part in below)
        case If(then, when):
            return holds(then, true) or not holds(when, true)
        case Iff(left, right):
            return holds(left, true) == holds(right, true)
        case Prepared() | Blamed():
            raise LookupError("needs dynamics")


_BINDS = {Iff: 0, If: 1, Or: 2, And: 3, Not: 4}


def text(formula: Formula) -> str:
    """Write `formula` in the language it is read in; reading the result gives the same formula back.

    >>> text(If(Atom("usa.strike"), Not(Or((Atom("a"), Atom("b"))))))
    'usa.strike if not (a or b)'
    """
    match formula:
        case Constant(value):
            return "true" if value else "false"
        case Atom(name):
            return name
        case Prepared(option):
            return f"{option} is being prepared"
        case Blamed(actor):
            return f"blamed({actor})"
        case Not(of):
            return f"not {_inside(of, formula)}"
        case And(below):
            return " and ".join(_inside(part, formula) for part in below)
        case Or(below):
            return " or ".join(_inside(part, formula) for part in below)
        case If(then, when):
            return f"{_inside(then, formula)} if {_inside(when, formula)}"
        case Iff(left, right):
            return f"{_inside(left, formula)} iff {_inside(right, formula)}"


def _inside(part: Formula, whole: Formula) -> str:
    """Write `part` with parentheses where `whole` binds at least as tightly (`not` may stack)."""
    loose = _BINDS.get(type(part), 5) <= _BINDS[type(whole)]
    stacked = isinstance(part, Not) and isinstance(whole, Not)
    return f"({text(part)})" if loose and not stacked else text(part)
