"""Edits: what each does, what it leaves alone, and what it refuses."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from models import random_conflict

from detente.conflict.basis import Basis
from detente.conflict.change import accepted, change
from detente.conflict.edit import (
    Add,
    AsOf,
    Choose,
    Drop,
    Edit,
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
from detente.conflict.formula import Atom, Formula, Not
from detente.conflict.model import Actor, Alternative, Conflict, Option, Side, Statement, View
from detente.conflict.names import names_of, resolve_edit
from detente.errors import InvalidQuery
from detente.language import parse_edit, parse_quantity
from tests.conflict.crises import ACCEPT, CRISIS, FIRST, NONE, OFFER, RANKED, SECOND, STRIKE, want
from tests.language import trees

PROPOSED = Basis(status="proposed")
WANTS = sorted(CRISIS.statement)


def wants_of(conflict: Conflict, actor: str) -> list[str]:
    """Return the ids of an actor's wants, most important first."""
    return [each.id for each in conflict.actor[actor].wants]


def differing(one: Conflict, other: Conflict) -> set[str]:
    """Return the names of the fields in which two conflicts differ."""
    return {field.name for field in fields(one) if getattr(one, field.name) != getattr(other, field.name)}


def do(written: str, conflict: Conflict = CRISIS) -> Conflict:
    """Carry out an edit as somebody would write it."""
    edit, problems = resolve_edit(parse_edit(written), names_of(conflict))
    assert () == problems
    return change(conflict, edit)


def test_no_edit_changes_nothing_not_even_the_object() -> None:
    assert change(CRISIS) is CRISIS


@pytest.mark.parametrize(
    ("written", "touched"),
    [
        ("drop usa.deal", {"actors"}),
        ("drop infeasible.hollow", {"infeasible"}),
        ("drop usa.force", {"one_of"}),
        ("drop tie.iran-patron-militia", {"ties"}),
        ("add iran wants accept", {"actors"}),
        ("move usa.deal first", {"actors"}),
        ("negate usa.deal", {"actors"}),
        ("ignore voters", {"actors"}),
        ("fix not gaza_war", {"status_quo"}),
        ("fix usa.offer", {"options", "conditions", "status_quo"}),
        ("fix not usa.offer", {"options", "conditions"}),
        ("hand militia.attack to iran", {"options"}),
        ("forbid usa.strike and usa.offer", {"infeasible"}),
        ("free usa.strike", {"options"}),
        ("start from usa.offer", {"status_quo"}),
        ("set autonomy of tie.iran-patron-militia to 0.6", {"ties"}),
        ("set rate of usa.strike to 1 per 5 days", {"options"}),
        ("choose offer: no", {"actors", "alternatives"}),
        ("choose offer: yes", {"alternatives"}),
    ],
)
def test_an_edit_touches_nothing_else(written: str, touched: set[str]) -> None:
    assert touched == differing(CRISIS, do(written))


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("move usa.deal first", ["usa.deal", "usa.calm", "usa.firm"]),
        ("move usa.calm last", ["usa.firm", "usa.deal", "usa.calm"]),
        ("move usa.deal above usa.firm", ["usa.calm", "usa.deal", "usa.firm"]),
        ("move usa.calm below usa.firm", ["usa.firm", "usa.calm", "usa.deal"]),
        ("move usa.calm above usa.calm", ["usa.calm", "usa.firm", "usa.deal"]),
        ("drop usa.firm", ["usa.calm", "usa.deal"]),
        ("ignore voters", ["usa.calm", "usa.deal"]),
        ("usa ignores voters", ["usa.calm", "usa.deal"]),
        ("iran ignores voters", ["usa.calm", "usa.firm", "usa.deal"]),
        ("add usa wants strike", ["usa.calm", "usa.firm", "usa.deal", "usa.want-strike"]),
        ("add usa wants strike first", ["usa.want-strike", "usa.calm", "usa.firm", "usa.deal"]),
        ("add usa wants gaza_war above usa.deal", ["usa.calm", "usa.firm", "usa.gaza-war", "usa.deal"]),
    ],
)
def test_wants_stand_where_the_edit_puts_them(written: str, order: list[str]) -> None:
    assert order == wants_of(do(written), "usa")


def test_a_handed_option_keeps_its_key_and_changes_its_hands() -> None:
    changed = do("hand militia.attack to iran")
    assert ("iran", ("usa", "iran")) == (changed.option["militia.attack"].by, changed.decision_makers)


def test_a_fixed_option_is_a_condition_nobody_controls_and_no_formula_changes() -> None:
    changed = do("fix militia.attack")
    assert ("usa", "iran") == changed.decision_makers
    assert ("gaza_war", "militia.attack") == tuple(condition.key for condition in changed.conditions)
    assert CRISIS.statement == changed.statement


@pytest.mark.parametrize(
    ("edit", "levels"),
    [
        (Fix("a.x"), ((SECOND,), (NONE,))),
        (Fix("a.x", False), ((SECOND,), (NONE,))),
        (Fix("b.y"), ((FIRST,), (NONE,))),
        (Fix("b.y", False), ((FIRST,), (NONE,))),
    ],
)
def test_a_ranking_is_cut_down_to_the_states_that_agree_with_what_is_fixed(
    edit: Edit, levels: tuple[tuple[frozenset[str], ...], ...]
) -> None:
    assert levels == change(RANKED, edit).actor["a"].ranking


def test_two_fixes_leave_a_ranking_of_the_one_state_there_is() -> None:
    assert ((NONE,),) == change(RANKED, Fix("a.x"), Fix("b.y", False)).actor["a"].ranking


def test_conditions_that_are_not_named_keep_their_value_in_another_start() -> None:
    assert frozenset({"usa.offer", "gaza_war"}) == do("start from usa.offer").status_quo


def test_an_option_set_free_goes_both_ways() -> None:
    assert (True, True) == (do("free usa.strike").option["usa.strike"].can_take, True)
    assert do("free usa.strike").option["usa.strike"].can_undo


def test_a_number_is_set_with_its_unit() -> None:
    assert 0.2 == getattr(do("set rate of usa.strike to 1 per 5 days").option["usa.strike"].rate, "value", None)


def test_a_chosen_side_is_carried_out_and_the_question_closed() -> None:
    changed = do("choose firmness: for-itself")
    assert ["usa.firm", "usa.calm"] == wants_of(changed, "usa")
    assert () == changed.alternatives


@pytest.mark.parametrize(
    ("edit", "code", "near"),
    [
        (Drop("usa.clam"), "D212", "usa.calm"),
        (Negate("infeasible.hollow"), "D212", None),
        (Move("usa.calm", Position("above", "iran.deal")), "D230", "usa.deal"),
        (Add("usa", OFFER, Position("below", "iran.deal")), "D230", "usa.deal"),
        (Add("uas", OFFER), "D210", "usa"),
        (Hand("militia.attack", "nobody"), "D210", None),
        (Hand("militia.atack", "iran"), "D211", "militia.attack"),
        (Fix("deal"), "D211", None),
        (StartFrom(frozenset({"usa.ofer"})), "D211", "usa.offer"),
        (Ignore("voter"), "D210", "voters"),
        (SetNumber("autonomy", "tie.x", parse_quantity("0.5")), "D212", None),
        (SetNumber("autonomy", "tie.iran-patron-militia", parse_quantity("1.5")), "D147", None),
        (SetNumber("rate", "usa.strike", parse_quantity("5 days")), "D147", None),
        (Choose("ofer", "yes"), "D213", "offer"),
        (Choose("offer", "yess"), "D213", "yes"),
        (AsOf("2024-01-28"), "D689", None),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_code_and_the_nearest_name(
    edit: Edit, code: str, near: str | None
) -> None:
    with pytest.raises(InvalidQuery) as caught:
        change(CRISIS, edit)
    (problem,) = caught.value.problems
    assert (code, near) == (problem.code, problem.nearest)


def test_an_actor_with_a_ranking_is_given_no_wants() -> None:
    with pytest.raises(InvalidQuery, match="D231"):
        change(RANKED, Add("a", Atom("a.x")))


def test_a_fixed_option_can_no_longer_be_handed_over() -> None:
    with pytest.raises(InvalidQuery, match="fixed: nobody controls it"):
        change(CRISIS, Fix("usa.offer"), Hand("usa.offer", "iran"))


def test_sides_that_choose_each_other_in_a_circle_are_refused() -> None:
    circle = (
        Alternative("one", (Side("a", (Choose("two", "b"),)),)),
        Alternative("two", (Side("b", (Choose("one", "a"),)),)),
    )
    with pytest.raises(InvalidQuery, match="D232"):
        change(replace(CRISIS, alternatives=circle), Choose("one", "a"))


seeded = st.integers(0, 10_000).map(lambda seed: random_conflict(np.random.default_rng(seed)))
"""Random crises; drawn from a seed, which is a hundred times faster than choice by choice."""


# -- laws -------------------------------------------------------------------------------------------------------------


@given(st.sampled_from(WANTS), trees.formulas)
@example("usa.calm", Not(Not(STRIKE)))
@example("usa.calm", Not(Not(Not(STRIKE))))
def test_a_want_negated_twice_is_the_want_it_was(id_: str, formula: Formula) -> None:
    actor = CRISIS.statement[id_].actor
    wants = tuple(replace(each, formula=formula) for each in CRISIS.actor[actor].wants)
    before = replace(
        CRISIS, actors=tuple(replace(each, wants=wants) if each.key == actor else each for each in CRISIS.actors)
    )
    once = change(before, Negate(id_))
    assert once != before
    assert before == change(once, Negate(id_))


POSITIONS = st.sampled_from(
    (Position("first"), Position("last"), Position("above", "usa.firm"), Position("below", "usa.firm"))
)


@given(trees.formulas, POSITIONS)
def test_to_drop_what_was_just_added_is_to_do_nothing(formula: Formula, position: Position) -> None:
    more = change(CRISIS, Add("usa", formula, position))
    (new,) = set(more.statement) - set(CRISIS.statement)
    assert new not in CRISIS.option
    assert CRISIS == change(more, Drop(new))


@given(st.sampled_from(("usa.calm", "usa.firm", "usa.deal")), POSITIONS)
def test_to_move_a_want_keeps_the_set_and_the_order_of_the_others(id_: str, position: Position) -> None:
    moved = change(CRISIS, Move(id_, position))
    assert CRISIS.statement == moved.statement
    assert [each for each in wants_of(CRISIS, "usa") if each != id_] == [
        each for each in wants_of(moved, "usa") if each != id_
    ]


@given(seeded, st.data())
def test_to_fix_twice_is_to_fix_once_and_the_last_value_counts(conflict: Conflict, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from([option.key for option in conflict.options]))
    first, last = data.draw(st.booleans()), data.draw(st.booleans())
    once = change(conflict, Fix(key, last))
    assert once == change(once, Fix(key, last))
    assert once.status_quo == change(conflict, Fix(key, first), Fix(key, last)).status_quo


@given(seeded)
def test_to_hand_every_option_to_who_has_it_changes_nothing(conflict: Conflict) -> None:
    edits = [Hand(option.key, option.by) for option in conflict.options]
    assert conflict == change(conflict, *edits)


@given(seeded, st.data())
def test_forbidding_and_dropping_the_ban_is_to_do_nothing(conflict: Conflict, data: st.DataObject) -> None:
    formula = Not(Atom(data.draw(st.sampled_from([option.key for option in conflict.options]))))
    banned = change(conflict, Forbid(formula))
    assert conflict == change(banned, Drop(banned.infeasible[-1].id))


def test_to_free_an_option_twice_is_to_free_it_once() -> None:
    once = change(CRISIS, Free("usa.strike"))
    assert once == change(once, Free("usa.strike"))


# -- what is only proposed --------------------------------------------------------------------------------------------


def test_where_nothing_is_proposed_the_accepted_conflict_is_the_same_object() -> None:
    assert accepted(CRISIS) is CRISIS


def test_a_proposed_option_stays_a_name_and_is_not_taken() -> None:
    options = tuple(replace(each, basis=PROPOSED) if each.key == "militia.attack" else each for each in CRISIS.options)
    sure = accepted(replace(CRISIS, options=options))
    assert ("usa", "iran") == sure.decision_makers
    assert frozenset({"gaza_war"}) == sure.status_quo


def test_proposed_wants_groups_rules_ties_sides_and_views_are_gone() -> None:
    draft = replace(
        CRISIS,
        actors=(
            Actor("usa", "United States", wants=(replace(want("usa.x", STRIKE), basis=PROPOSED), want("usa.y", OFFER))),
            Actor("iran", "Iran", wants=(want("iran.x", ACCEPT),), basis=PROPOSED),
        ),
        options=(Option("usa.offer", "usa"), Option("usa.strike", "usa"), Option("iran.accept", "iran")),
        one_of=tuple(replace(each, basis=PROPOSED) for each in CRISIS.one_of),
        infeasible=tuple(replace(each, basis=PROPOSED) for each in CRISIS.infeasible),
        alternatives=(Alternative("x", (Side("a", basis=PROPOSED), Side("b"))), Alternative("y", ())),
        views=(View("usa", (Negate("usa.y"),), basis=PROPOSED), View("iran", (Negate("usa.y"),))),
        status_quo=frozenset(),
    )
    sure = accepted(draft)
    assert () == sure.views
    assert (["usa.y"], [], ("usa",)) == (wants_of(sure, "usa"), wants_of(sure, "iran"), sure.decision_makers)
    assert ((), (), ()) == (sure.one_of, sure.infeasible, sure.ties)
    assert (Alternative("x", (Side("b"),)),) == sure.alternatives


@given(seeded)
def test_what_is_accepted_once_is_accepted_for_good(conflict: Conflict) -> None:
    sure = accepted(conflict)
    again = accepted(sure)
    assert {option.key for option in sure.options} == {option.key for option in again.options}
    assert sure.statement == again.statement


def test_a_mark_between_levels_stays_between_them_where_levels_fall_away() -> None:
    """Fixing an option leaves the levels that agree; a mark with nothing above or below it is gone."""
    keys = ("a.x", "b.y")
    order = ({"a.x", "b.y"}, {"a.x"}, {"b.y"}, set[str]())
    ranking = tuple((frozenset(state),) for state in order)
    options = tuple(Option(key, key[0]) for key in keys)
    for much, value, expected in [((1,), True, (0,)), ((0,), True, (0,)), ((2,), False, (0,)), ((0,), False, ())]:
        crisis = Conflict("c", (Actor("a", "A", ranking=ranking, much=much), Actor("b", "B")), options)
        fixed = change(crisis, Fix("b.y", value=value)).actor["a"]
        assert (2, expected) == (len(fixed.ranking or ()), fixed.much)


def test_a_mark_goes_with_its_want() -> None:
    wants = tuple(Statement(f"a.w{k}", "a", Atom("a.x"), much=k == 0) for k in range(3))
    crisis = Conflict("c", (Actor("a", "A", wants=wants),), (Option("a.x", "a"),))
    moved = change(crisis, Move("a.w0", Position("below", "a.w1"))).actor["a"].wants
    assert [False, True, False] == [want.much for want in moved]
    assert not any(want.much for want in change(crisis, Drop("a.w0")).actor["a"].wants)
