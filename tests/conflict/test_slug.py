"""Ids made from formulas: readable, unique, and never an option's key."""

from __future__ import annotations

import re

from hypothesis import given

from detente.conflict.formula import And, Atom, Formula, Not
from detente.conflict.slug import LONGEST, infeasible_id, slug_of, tie_id, want_id
from tests.language import trees


@given(trees.formulas)
def test_a_slug_is_short_and_fits_in_an_id(formula: Formula) -> None:
    slug = slug_of(formula, owner="usa")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST


def test_ones_own_options_go_without_ones_name_and_only_those() -> None:
    formula = And((Atom("usa.strike"), Not(Atom("notusa.strike"))))
    assert "usa.strike-and-not-notusa-strike" == want_id("usa", formula)


def test_a_want_that_is_an_option_is_not_called_like_the_option() -> None:
    options = ("usa.strike", "usa.strike_iran")
    assert "usa.want-strike" == want_id("usa", Atom("usa.strike"), taken=options)
    assert "usa.want-strike-iran" == want_id("usa", Atom("usa.strike_iran"), taken=options)


def test_the_second_of_a_kind_gets_a_number() -> None:
    no_deal = Not(Atom("deal"))
    assert "usa.not-deal-2" == want_id("usa", no_deal, taken=["usa.not-deal"])
    assert "usa.not-deal-3" == want_id("usa", no_deal, taken=["usa.not-deal", "usa.not-deal-2"])
    assert "infeasible.deal-2" == infeasible_id(Atom("deal"), taken=["infeasible.deal"])
    assert "tie.a-home-audience-b" == tie_id("a", "home audience", "b")
