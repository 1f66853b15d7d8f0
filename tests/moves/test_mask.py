from __future__ import annotations

import pytest
from hypothesis import given, settings

from detente.conflict.formula import Blamed, Formula, Not, Prepared, holds
from detente.moves import compile_graph, mask, state_of
from tests.moves.small import crisis, formulas

OPTIONS = "a.x a.y b.x b.y"
GRAPH = compile_graph(crisis(OPTIONS))


@settings(max_examples=300, deadline=None)
@given(formulas(OPTIONS))
def test_a_mask_says_in_every_state_what_the_formula_says(formula: Formula) -> None:
    expected = [holds(formula, state_of(GRAPH, s).__contains__) for s in range(GRAPH.size)]
    assert expected == mask(GRAPH, formula).tolist()


@pytest.mark.parametrize("formula", [Prepared("a.x"), Not(Blamed("a"))])
def test_what_only_dynamics_can_tell_is_a_lookup_error(formula: Formula) -> None:
    with pytest.raises(LookupError, match="dynamics"):
        mask(GRAPH, formula)
