"""Formulas: one function per rule, from what the rule matched to the record."""

from __future__ import annotations

from dataclasses import replace

from lark import Token

from detente.conflict.formula import And, Atom, Blamed, Constant, Formula, If, Iff, Not, Or, Prepared
from detente.errors import InvalidQuery, Problem
from detente.language.grammar import RESERVED
from detente.language.tokens import Below, formulas, place, span_of, words


def name(token: Token) -> Token:
    """Let a name through unless it is a word of the language."""
    if str(token) not in RESERVED:
        return token
    message = f"`{token}` is a word of the language and cannot stand for a name here"
    raise InvalidQuery(
        Problem("D217", message, span=place(token), fix="names are free but for the words of the language")
    )


def atom(below: Below) -> Formula:
    """Read `usa.strike`."""
    return Atom(words(below, "NAME")[0], span_of(below))


def prepared(below: Below) -> Formula:
    """Read `usa.strike is being prepared`."""
    return Prepared(words(below, "NAME")[0], span_of(below))


def blamed(below: Below) -> Formula:
    """Read `blamed(iran)`."""
    return Blamed(words(below, "NAME")[0], span_of(below))


def true(below: Below) -> Formula:
    """Read `true`."""
    return Constant(True, span_of(below))


def false(below: Below) -> Formula:
    """Read `false`."""
    return Constant(False, span_of(below))


def negation(below: Below) -> Formula:
    """Read `not F`."""
    return Not(formulas(below)[0], span_of(below))


def both(below: Below) -> Formula:
    """Read `F and G and ...`."""
    return And(formulas(below), span_of(below))


def either(below: Below) -> Formula:
    """Read `F or G or ...`."""
    return Or(formulas(below), span_of(below))


def conditional(below: Below) -> Formula:
    """Read `F if G`."""
    then, when = formulas(below)
    return If(then, when, span_of(below))


def equivalence(below: Below) -> Formula:
    """Read `F iff G`."""
    left, right = formulas(below)
    return Iff(left, right, span_of(below))


def group(below: Below) -> object:
    """Read `(F)`, `(T)`: the same record, its span widened to the parentheses."""
    return replace(below[1], span=span_of(below))
