"""What is written is read back as the same record."""

from __future__ import annotations

import re

from hypothesis import given

from detente.conflict import formula as formulas
from detente.conflict.edit import Edit
from detente.conflict.formula import Formula
from detente.conflict.quantity import Quantity
from detente.conflict.query import Query
from detente.language import edit_text, parse_claim, parse_edit, parse_formula, parse_quantity, quantity_text, text
from tests.language import trees


@given(trees.formulas)
def test_a_formula_written_and_read_is_the_same(formula: Formula) -> None:
    assert formula == parse_formula(formulas.text(formula))


@given(trees.queries)
def test_a_claim_written_and_read_is_the_same(query: Query) -> None:
    assert query == parse_claim(text(query))


@given(trees.edits)
def test_an_edit_written_and_read_is_the_same(edit: Edit) -> None:
    assert edit == parse_edit(edit_text(edit))


@given(trees.queries)
def test_any_blanks_do_between_words(query: Query) -> None:
    assert query == parse_claim(f"\n {re.sub(' ', '  ', text(query))}\t")


def test_a_quantity_without_its_text_is_written_from_its_numbers() -> None:
    quantity = parse_quantity("1 to 2 per week")
    bare = Quantity(quantity.value, quantity.low, quantity.high, quantity.unit)
    again = parse_quantity(quantity_text(bare))
    assert (bare.value, bare.low, bare.high, bare.unit) == (again.value, again.low, again.high, again.unit)


def test_a_claim_in_a_view_is_put_in_parentheses_before_only_because() -> None:
    claim = "(in the view of iran: no equilibrium has usa.strike) only because of voters"
    assert claim == text(parse_claim(claim))
