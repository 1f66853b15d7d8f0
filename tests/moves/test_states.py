from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.change import change
from detente.conflict.edit import Fix
from detente.conflict.formula import And, Atom, Constant, Formula, Not, Or
from detente.conflict.model import Conflict, OneOf
from detente.errors import InvalidModel, TooLarge
from detente.moves.constraints import constraints_of
from detente.moves.states import feasible_states, order_of
from tests.moves.small import crisis, formulas, states_by_trying

OPTIONS = "a.x a.y b.x b.y c.x c.y"


def listed(conflict: Conflict) -> list[frozenset[str]]:
    keys = [option.key for option in conflict.options]
    found = feasible_states(conflict).tolist()
    return [frozenset(key for bit, key in enumerate(keys) if state >> bit & 1) for state in found]


def many(count: int) -> str:
    return " ".join(f"a.o{k}" for k in range(count))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(formulas(OPTIONS), max_size=3),
    st.lists(st.sampled_from(OPTIONS.split()), min_size=2, max_size=4, unique=True),
    st.booleans(),
    st.booleans(),
)
def test_the_states_are_those_that_trying_finds(rules: list[Formula], group: list[str], must: bool, has: bool) -> None:
    groups = (OneOf("a.g", tuple(group), must),) if has else ()
    conflict = crisis(OPTIONS, forbidden=tuple(rules), groups=groups)
    expected = states_by_trying(conflict)
    if expected:
        assert expected == listed(conflict)
    else:
        with pytest.raises(InvalidModel):
            feasible_states(conflict)


def test_sixty_free_options_are_refused_with_the_computed_size_at_once() -> None:
    began = process_time()
    with pytest.raises(TooLarge) as refused:
        feasible_states(crisis(many(60)))
    assert process_time() - began < 2
    (problem,) = refused.value.problems
    assert "D401" == problem.code
    assert problem.message.startswith("2^60 states, 8 EB for their list alone and ")


def test_a_size_with_rules_is_counted_exactly_before_it_is_refused() -> None:
    pairs = [And((Atom(f"a.o{k}"), Atom(f"a.o{k + 1}"))) for k in range(49)]  # no two neighbours: a Fibonacci number
    with pytest.raises(TooLarge, match="32,951,280,099 states, 246 GB"):
        feasible_states(crisis(many(50), forbidden=tuple(pairs)))


def test_a_size_too_hard_to_count_is_refused_as_more_than_the_limit() -> None:
    knot = And(tuple(Atom(f"a.o{k}") for k in range(60)))
    with pytest.raises(TooLarge, match="more than"):
        feasible_states(crisis(many(60), forbidden=(knot,)), limit=1000)


def test_a_chain_of_sixty_options_costs_what_its_sixty_one_states_cost() -> None:
    rules = tuple(And((Atom(f"a.o{k + 1}"), Not(Atom(f"a.o{k}")))) for k in range(59))
    began = process_time()
    assert [2**k - 1 for k in range(61)] == feasible_states(crisis(many(60), forbidden=rules)).tolist()
    assert process_time() - began < 10


def test_a_ladder_of_sixty_four_rungs_has_a_state_for_each_rung() -> None:
    conflict = crisis(many(64), groups=(OneOf("a.ladder", tuple(many(64).split()), must=True),))
    assert [1 << k for k in range(64)] == feasible_states(conflict).tolist()


def test_more_than_sixty_four_options_are_refused() -> None:
    with pytest.raises(TooLarge, match="65 options; the most is 64"):
        feasible_states(crisis(many(65)))


def test_a_limit_of_ones_own_is_kept() -> None:
    assert 8 == len(feasible_states(crisis(many(3)), limit=8))
    with pytest.raises(TooLarge, match="16 states, 128 B"):
        feasible_states(crisis(many(4)), limit=8)


def test_where_nothing_is_feasible_the_rules_that_clash_are_named() -> None:
    rules = (Atom("a.x"), Not(Atom("a.x")), Atom("b.x"))
    with pytest.raises(InvalidModel) as refused:
        feasible_states(crisis("a.x b.x", forbidden=rules))
    assert "D180" == refused.value.problems[0].code
    assert "infeasible.r0, infeasible.r1 rule out" in refused.value.problems[0].message


def test_a_rule_that_always_holds_leaves_nothing() -> None:
    with pytest.raises(InvalidModel, match=r"infeasible\.r0"):
        feasible_states(crisis("a.x", forbidden=(Constant(True),)))


def test_without_options_there_is_one_state() -> None:
    assert [0] == feasible_states(Conflict("empty", (), ())).tolist()


@pytest.mark.parametrize(("taken", "expected"), [(True, [0]), (False, [1, 2])])
def test_a_fixed_option_still_counts_in_its_group(taken: bool, expected: list[int]) -> None:
    conflict = crisis("a.x a.y a.z", groups=(OneOf("a.g", ("a.x", "a.y", "a.z"), must=True),))
    assert expected == feasible_states(change(conflict, Fix("a.x", taken))).tolist()


def test_two_fixed_options_of_a_group_leave_nothing() -> None:
    conflict = crisis("a.x a.y a.z", groups=(OneOf("a.g", ("a.x", "a.y", "a.z")),))
    with pytest.raises(InvalidModel, match=r"a\.g"):
        feasible_states(change(conflict, Fix("a.x"), Fix("a.y")))


def test_bits_are_settled_rule_by_rule_nearest_to_complete_first() -> None:
    rules = (Or((Atom("a.o0"), Atom("a.o2"), Atom("a.o4"))), And((Atom("a.o4"), Atom("a.o3"))))
    order = order_of(0b11101, constraints_of(crisis(many(5), forbidden=rules)))
    assert [3, 4, 0, 2] == order


def test_states_are_ascending() -> None:
    states = feasible_states(crisis(many(9), forbidden=(And((Atom("a.o8"), Atom("a.o0"))),)))
    assert all(one < other for one, other in pairwise(states.tolist()))
