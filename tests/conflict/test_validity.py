"""What is wrong with a conflict as a whole is told with its code and its path, and a sound one is left in peace."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from time import process_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from models import random_conflict

from detente.conflict.basis import Basis
from detente.conflict.edit import Choose, Drop, Move, Position
from detente.conflict.formula import And, Atom, Constant, Formula, If, Iff, Not, Or, Prepared, atoms, holds, rebuild
from detente.conflict.meaning import circles
from detente.conflict.model import (
    Alternative,
    Claim,
    Condition,
    Conflict,
    Infeasible,
    Named,
    OneOf,
    Option,
    Side,
    Tie,
    View,
)
from detente.conflict.quantity import Quantity
from detente.conflict.truth import column, everything, tabulate
from detente.conflict.validity import problems
from detente.errors import Path
from detente.evidence import Quote
from tests.conflict.crises import ACCEPT, CRISIS, OFFER, STRIKE, want


def told(conflict: Conflict) -> list[tuple[str, Path]]:
    """Return code and path of each problem."""
    return [(problem.code, problem.path) for problem in problems(conflict)]


def with_wants(*formulas: Formula) -> Conflict:
    """Return the crisis with these wants of the United States."""
    wants = tuple(want(f"usa.{at}", formula) for at, formula in enumerate(formulas))
    return replace(CRISIS, actors=(replace(CRISIS.actor["usa"], wants=wants), *CRISIS.actors[1:]), alternatives=())


def with_named(**formulas: Formula) -> Conflict:
    """Return the crisis with these named conditions only."""
    return replace(CRISIS, named=tuple(Named(key, formula) for key, formula in formulas.items()))


def test_a_sound_conflict_has_no_problems() -> None:
    assert () == problems(CRISIS)


@given(st.integers(0, 10_000))
def test_random_models_have_no_errors(seed: int) -> None:
    conflict = random_conflict(np.random.default_rng(seed))
    assert [] == [problem for problem in problems(conflict) if problem.severity == "error" and problem.code != "D142"]


TIE = CRISIS.ties[0]
ABOVE_ANOTHERS = Move("usa.calm", Position("above", "iran.deal"))
BASED = replace(CRISIS.conditions[0], basis=Basis(("q1", "q9"), ("usa", "reuters")))
WRONG: list[tuple[Conflict, str, Path]] = [
    (replace(CRISIS, ties=(TIE, TIE)), "D140", ("ties", 1)),
    (replace(CRISIS, claims=(*CRISIS.claims, *CRISIS.claims)), "D140", ("claims", 1)),
    (replace(CRISIS, conditions=(*CRISIS.conditions, Condition("deal"))), "D140", ("named", "deal")),
    (replace(CRISIS, conditions=(*CRISIS.conditions, Condition("voters"))), "D140", ("conditions", "voters")),
    (replace(CRISIS, one_of=(OneOf("usa.calm", ("usa.offer", "usa.hint")),)), "D140", ("actors", "usa", "wants", 0)),
    (replace(CRISIS, one_of=(OneOf("usa.g", ("usa.offer", "usa.offer")),)), "D142",
     ("actors", "usa", "one_of", "g", "options")),
    (replace(CRISIS, one_of=(OneOf("usa.g", ("usa.offer", "iran.accept")),)), "D142",
     ("actors", "usa", "one_of", "g", "options")),
    (replace(CRISIS, options=(*CRISIS.options, Option("usa.x", "usa", can_take=False, can_undo=False))), "D143",
     ("actors", "usa", "options", "x")),
    (replace(CRISIS, ties=(Tie("tie.x", "iran", "iran", "ally"),)), "D144", ("ties", 0)),
    (replace(CRISIS, ties=(Tie("tie.x", "iram", "usa", "ally"),)), "D210", ("ties", 0, "from")),
    (replace(CRISIS, ties=(Tie("tie.x", "iran", "uas", "ally"),)), "D210", ("ties", 0, "to")),
    (replace(CRISIS, ties=(replace(TIE, denied_by=("usa", "uas")),)), "D210", ("ties", 0, "denied_by", 1)),
    (replace(CRISIS, ties=(replace(TIE, autonomy=Quantity(1.5, 1.5, 1.5)),)), "D147", ("ties", 0, "autonomy")),
    (replace(CRISIS, horizon=Quantity(0.5, 0.5, 0.5)), "D147", ("horizon",)),
    (replace(CRISIS, quotes=(Quote("q1", "colum", "no war"),)), "D146", ("quotes", "q1", "source")),
    (replace(CRISIS, infeasible=(Infeasible("infeasible.x", Prepared("usa.strike")),)), "D148", ("infeasible", 0)),
    (replace(CRISIS, claims=(Claim("c", suppose=(Drop("usa.calm"), Drop("usa.calm"))),)), "D212",
     ("claims", 0, "suppose", 1)),
    (replace(CRISIS, alternatives=(Alternative("a", (Side("b", (ABOVE_ANOTHERS,)),)),)),
     "D230", ("alternatives", "a", "sides", "b", "edits", 0)),
    (replace(CRISIS, alternatives=(Alternative("a", (Side("b", (Choose("a", "b"),)),)),)), "D232",
     ("alternatives", "a", "sides", "b", "edits", 0)),
    (replace(CRISIS, views=(View("iram"),)), "D210", ("views", "iram")),
    (replace(CRISIS, views=(View("usa", (Drop("usa.calm"), Drop("usa.calm"))),)), "D212", ("views", "usa", "edits", 1)),
    (replace(CRISIS, views=(View("usa", (Choose("offer", "no"),)),)), "D171", ("views", "usa", "edits", 0)),
    (replace(CRISIS, views=(View("usa", basis=Basis(("q2",))),)), "D145", ("views", "usa", "because", 0)),
]  # fmt: skip


@pytest.mark.parametrize(("conflict", "code", "path"), WRONG)
def test_each_fault_is_told_where_it_stands(conflict: Conflict, code: str, path: Path) -> None:
    found = [problem for problem in problems(conflict) if problem.severity == "error"]
    assert [(code, path)] == [(problem.code, problem.path) for problem in found]


def test_unknown_quotes_and_speakers_are_told_one_by_one() -> None:
    assert [
        ("D210", ("conditions", "gaza_war", "said_by", 1)),
        ("D145", ("conditions", "gaza_war", "because", 1)),
    ] == told(replace(CRISIS, conditions=(BASED,)))


def test_a_want_for_an_unknown_audience_is_told() -> None:
    usa = replace(CRISIS.actor["usa"], wants=(want("usa.deal", OFFER, "voter"),))
    found = problems(replace(CRISIS, actors=(usa, *CRISIS.actors[1:]), alternatives=()))
    assert [("D210", ("actors", "usa", "wants", 0, "for"), "voters")] == [
        (each.code, each.path, each.nearest) for each in found
    ]


# -- named conditions -------------------------------------------------------------------------------------------------


def test_a_circle_among_named_conditions_is_shown() -> None:
    found = problems(with_named(a=Atom("b"), b=Not(Atom("c")), c=And((Atom("a"), STRIKE)), d=Atom("a")))
    assert ["D182"] == [problem.code for problem in found]
    circle = found[0].message.rpartition(": ")[2].split(" -> ")
    assert (circle[0], {"a", "b", "c"}, 4) == (circle[-1], set(circle), len(circle))
    assert circle[circle.index("a") + 1] == "b" or circle[:2] == ["a", "b"]


def test_each_of_two_circles_is_told() -> None:
    meaning = {"a": Atom("a"), "b": Atom("c"), "c": Atom("b"), "d": Atom("b")}
    assert {frozenset("a"), frozenset("bc")} == {frozenset(circle) for circle in circles(meaning)}


def test_a_tower_of_named_conditions_is_refused_at_once_and_not_written_out() -> None:
    tower = {f"n{at}": And((Atom(f"n{at - 1}"), Atom(f"n{at - 1}"))) for at in range(1, 60)}
    before = process_time()
    found = problems(with_named(n0=STRIKE, **tower))
    assert ["D149"] == [problem.code for problem in found]
    assert process_time() - before < 2


def test_a_long_chain_of_named_conditions_is_refused_and_does_not_recurse() -> None:
    chain = {f"n{at}": Not(Atom(f"n{at - 1}")) for at in range(1, 5_000)}
    assert ["D149"] == [problem.code for problem in problems(with_named(n0=STRIKE, **chain))]


# -- statements that say nothing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        (Or((STRIKE, Not(STRIKE))), "always"),
        (And((STRIKE, Not(STRIKE))), "never"),
        (Constant(True), "always"),
        (And((Atom("usa.hint"), STRIKE)), "never"),
        (If(OFFER, ACCEPT), "always"),
        (And((Atom("deal"), Not(OFFER))), "never"),
    ],
)
def test_a_want_that_is_always_true_or_never_is_warned_of(formula: Formula, says: str) -> None:
    (problem,) = problems(with_wants(formula))
    assert ("D141", "warning", ("actors", "usa", "wants", 0)) == (problem.code, problem.severity, problem.path)
    assert f"{says} true" in problem.message


def test_a_condition_is_open_so_a_want_about_it_says_something() -> None:
    assert () == problems(with_wants(Or((Atom("gaza_war"), STRIKE))))


def test_large_formulas_are_left_alone() -> None:
    options = tuple(Option(f"usa.o{at}", "usa") for at in range(17))
    wide = replace(with_wants(Or(tuple(Atom(option.key) for option in options))), options=(*CRISIS.options, *options))
    assert () == problems(wide)


# -- feasibility ------------------------------------------------------------------------------------------------------


def test_no_feasible_state_names_the_rules_that_leave_none() -> None:
    rules = (Infeasible("infeasible.taken", STRIKE), Infeasible("infeasible.not", Not(STRIKE)))
    (problem,) = [each for each in problems(replace(CRISIS, infeasible=rules)) if each.severity == "error"]
    assert ("D180", ("infeasible",)) == (problem.code, problem.path)
    assert "infeasible.taken, infeasible.not" in problem.message


def test_no_feasible_state_may_hang_on_a_condition() -> None:
    rules = (Infeasible("infeasible.war", Atom("gaza_war")),)
    assert ("D180", ("infeasible",)) in told(replace(CRISIS, infeasible=rules))
    assert ("D180", ("infeasible",)) not in told(replace(CRISIS, infeasible=rules, status_quo=frozenset()))


def test_an_infeasible_status_quo_names_every_rule_it_breaks() -> None:
    start = frozenset({"iran.accept", "usa.hint", "usa.strike"})
    found = problems(replace(CRISIS, status_quo=start))
    assert [("D183", ("status_quo",))] * 2 == [(each.code, each.path) for each in found]
    assert ["infeasible.hollow", "usa.force"] == [
        word for each in found for word in ("infeasible.hollow", "usa.force") if word in each.message
    ]


def test_what_is_proposed_rules_nothing_out() -> None:
    hollow = replace(CRISIS.infeasible[0], basis=Basis(status="proposed"))
    assert [] == told(replace(CRISIS, infeasible=(hollow,), status_quo=frozenset({"iran.accept"})))


# -- truth tables -----------------------------------------------------------------------------------------------------

KEYS = ("a", "b", "c", "d")
letters = st.recursive(
    st.sampled_from(KEYS).map(Atom) | st.booleans().map(Constant),
    lambda below: st.one_of(
        st.builds(Not, below),
        st.lists(below, min_size=2, max_size=3).map(tuple).map(And),
        st.lists(below, min_size=2, max_size=3).map(tuple).map(Or),
        st.builds(If, below, below),
        st.builds(Iff, below, below),
    ),
    max_leaves=10,
)


@given(letters)
def test_a_truth_table_agrees_with_the_definition_in_every_combination(formula: Formula) -> None:
    columns = {key: column(place, len(KEYS)) for place, key in enumerate(KEYS)}
    table = tabulate(formula, columns, everything(len(KEYS)))
    for number, values in enumerate(product((False, True), repeat=len(KEYS))):
        truth = dict(zip(reversed(KEYS), values, strict=True))
        assert holds(formula, truth.__getitem__) == bool(table >> number & 1)


@given(letters)
def test_a_warning_is_given_exactly_where_every_combination_agrees(formula: Formula) -> None:
    options = tuple(Option(f"usa.{key}", "usa") for key in KEYS)
    renamed = _renamed(formula)
    conflict = replace(with_wants(renamed), options=(*CRISIS.options, *options))
    used = atoms(renamed)
    values = {
        holds(renamed, dict(zip(used, row, strict=True)).__getitem__)
        for row in product((False, True), repeat=len(used))
    }
    assert (len(values) == 1) == bool(problems(conflict))


def _renamed(formula: Formula) -> Formula:
    return rebuild(formula, lambda leaf: Atom(f"usa.{leaf.name}") if isinstance(leaf, Atom) else leaf)
