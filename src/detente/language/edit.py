"""Edits: one function per rule, from what the rule matched to the record of `conflict.edit`."""

from __future__ import annotations

from typing import Literal, cast

from detente.conflict.edit import (
    Add,
    AsOf,
    Choose,
    Drop,
    Fix,
    Forbid,
    Free,
    Hand,
    Ignore,
    Move,
    Negate,
    Position,
    SetNumber,
    StartFrom,
)
from detente.conflict.quantity import Quantity
from detente.errors import InvalidQuery
from detente.language.quantity import parse_quantity
from detente.language.tokens import Below, day_of, formulas, place, shifted, span_of, token, word, words


def drop(below: Below) -> Drop:
    """Read `drop usa.no-war`."""
    return Drop(words(below, "ID")[0], span_of(below))


def add(below: Below) -> Add:
    """Read `add usa wants F first`."""
    return Add(words(below, "NAME")[0], formulas(below)[0], _position(below), span_of(below))


def move(below: Below) -> Move:
    """Read `move usa.no-war below usa.deal`."""
    return Move(words(below, "ID")[0], _position(below), span_of(below))


def negate(below: Below) -> Negate:
    """Read `negate usa.no-war`."""
    return Negate(words(below, "ID")[0], span_of(below))


def ignore(below: Below) -> Ignore:
    """Read `ignore voters`, `usa ignores voters`, `usa drops voters`."""
    *actor, audience = words(below, "NAME")
    return Ignore(audience, actor[0] if actor else None, span_of(below))


def fix(below: Below) -> Fix:
    """Read `fix usa.offer`, `fix not gaza_war`."""
    return Fix(words(below, "NAME")[0], word(below, "NOT") is None, span_of(below))


def hand(below: Below) -> Hand:
    """Read `hand militia.attack to iran`."""
    option, actor = words(below, "NAME")
    return Hand(option, actor, span_of(below))


def forbid(below: Below) -> Forbid:
    """Read `forbid F`."""
    return Forbid(formulas(below)[0], span_of(below))


def free(below: Below) -> Free:
    """Read `free usa.strike`."""
    return Free(words(below, "NAME")[0], span_of(below))


def start_from(below: Below) -> StartFrom:
    """Read `start from usa.offer, iran.accept`, `start from nothing`."""
    return StartFrom(frozenset(words(below, "NAME")), span_of(below))


def set_number(below: Below) -> SetNumber:
    """Read `set autonomy of tie.iran-patron-militia to 0.3`."""
    what = cast(Literal["autonomy", "rate", "takes", "worth"], str(word(below, "AUTONOMY", "RATE", "TAKES", "WORTH")))
    return SetNumber(what, words(below, "ID")[0], _quantity(below), span_of(below))


def set_precision(below: Below) -> SetNumber:
    """Read `set precision to 5`: how precise the choice by logit is."""
    return SetNumber("precision", "dynamics", _quantity(below), span_of(below))


def _quantity(below: Below) -> Quantity:
    written = token(below, "QUANTITY")
    try:
        return parse_quantity(str(written))
    except InvalidQuery as error:
        raise shifted(error, place(written)[0]) from None


def choose(below: Below) -> Choose:
    """Read `choose militia-order: fears-strikes`."""
    alternative, side = words(below, "ID")
    return Choose(alternative, side, span_of(below))


def as_of(below: Below) -> AsOf:
    """Read `as of 2024-01-28`."""
    return AsOf(day_of(token(below, "DATE")), span_of(below))


def _position(below: Below) -> Position:
    """Return where the want goes; last where nothing is said."""
    where = cast(Literal["first", "last", "above", "below"], word(below, "FIRST", "LAST", "ABOVE", "BELOW") or "last")
    ids = words(below, "ID")
    return Position(where, ids[-1] if where in ("above", "below") else None)
