from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from detente.conflict.formula import And, Atom, Constant, Formula, Not, Or, holds
from detente.conflict.model import Condition, Named
from detente.errors import InvalidModel
from detente.moves.ground import fold, ground
from tests.moves.small import crisis, formulas, states_by_trying

OPTIONS = "a.x a.y b.x"
BASE = replace(
    crisis(OPTIONS, status_quo="war"),
    conditions=(Condition("war"), Condition("vote")),
    named=(Named("any", Or((Atom("a.x"), Atom("war")))), Named("both", And((Atom("any"), Atom("b.x"))))),
)


@settings(max_examples=300, deadline=None)
@given(formulas(OPTIONS))
def test_folding_changes_no_truth_and_leaves_no_constant_inside(formula: Formula) -> None:
    folded = fold(formula)
    assert isinstance(folded, Constant) or "Constant" not in repr(folded)
    for state in states_by_trying(BASE):
        assert holds(formula, state.__contains__) == holds(folded, state.__contains__)


def test_conditions_are_held_and_named_conditions_written_out() -> None:
    assert Atom("b.x") == ground(BASE, Atom("both"))
    assert Constant(False) == ground(BASE, Atom("vote"))
    assert Not(Atom("a.x")) == ground(BASE, And((Atom("war"), Not(Atom("a.x")))))


def test_a_circle_of_named_conditions_is_shown() -> None:
    circle = replace(BASE, named=(Named("p", Not(Atom("q"))), Named("q", Atom("p"))))
    with pytest.raises(InvalidModel, match="p -> q -> p"):
        ground(circle, Atom("p"))


def test_an_unknown_name_is_a_lookup_error() -> None:
    with pytest.raises(LookupError, match=r"a\.nothing"):
        ground(BASE, Atom("a.nothing"))
