"""Orders: one function per rule, from what the rule matched to the record of `conflict.order`."""

from __future__ import annotations

from detente.conflict.order import Above, Among, AnyOrder, AtLeast
from detente.language.tokens import Below, span_of, words


def any_order(below: Below) -> AnyOrder:
    """Read `any order`."""
    return AnyOrder(span_of(below))


def among(below: Below) -> Among:
    """Read `no-war and calm and firm in any order`; commas will do for `and`."""
    return Among(words(below, "ID"), span_of(below))


def at_least(below: Below) -> AtLeast:
    """Read `no-war at least as important as calm`."""
    want, other = words(below, "ID")
    return AtLeast(want, other, span_of(below))


def above(below: Below) -> Above:
    """Read `no-war above calm`."""
    want, other = words(below, "ID")
    return Above(want, other, span_of(below))
