"""Counting states without listing them, and what is said where none is feasible; worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from detente.conflict.formula import And, Atom, Constant, Formula, Not, Or
from detente.errors import InvalidModel, TooLarge
from detente.moves import states as module
from detente.moves.constraints import constraints_of
from detente.moves.states import (
    Partial,
    Rules,
    _listed,
    _merged,
    _size,
    bytes_each,
    components,
    feasible,
    feasible_states,
    most_states,
    order_of,
    settle,
)
from tests.moves.small import crisis

X, Y, Z, W = (Atom(f"a.{name}") for name in "xyzw")


def rules(*forbidden: Formula) -> Rules:
    return constraints_of(crisis("a.x a.y a.z a.w", forbidden=forbidden))


@pytest.mark.parametrize(("widest", "limit", "size"), [(2, 1, 3), (1, 2, 3), (1, 1, None)])
def test_a_count_keeps_as_many_partial_states_as_allowed_and_not_one_more(
    widest: int, limit: int, size: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not both of two: with the first settled there are two partial states, and three states in the end."""
    monkeypatch.setattr(module, "_WIDEST", widest)
    assert size == _size(0b11, rules(And((X, Y))), limit)


def test_partial_states_are_counted_together_where_no_rule_asks_on() -> None:
    """x and y are settled; the rule that goes on asks for y alone, the other one is done."""
    partial = Partial(np.array([0, 1, 2], np.uint64), np.array([1, 10, 100], np.uint64), 0b11)
    merged = _merged(partial, rules(And((X, Y)), And((Y, Z))))
    assert ([0, 2], [11, 100], 0b11) == (merged.states.tolist(), merged.weight.tolist(), merged.settled)


def test_settling_a_bit_doubles_the_states_and_keeps_what_each_stands_for() -> None:
    partial = Partial(np.array([0, 1], np.uint64), np.array([3, 5], np.uint64), 0b1)
    found = settle(partial, 1, rules(And((X, Y))))
    assert ([0, 1, 2], [3, 5, 3], 0b11) == (found.states.tolist(), found.weight.tolist(), found.settled)
    assert [1, 1] == Partial.of(np.array([4, 7], np.uint64), 0b111).weight.tolist()


def test_a_list_goes_on_from_as_many_partial_states_as_allowed_and_not_one_more() -> None:
    """x or y: after x there are two partial states, from which three states come; a third option doubles them."""
    tied = rules(And((Not(X), Not(Y))), And((X, Y, Z)))
    assert [1, 2, 3, 5, 6] == sorted(_listed(0b111, tied, 3).tolist())
    with pytest.raises(TooLarge) as refused:
        _listed(0b111, tied, 2)
    said = [("D401", "more than 2 combinations of 2 options alone", ("actors",))]
    assert said == [(p.code, p.message, p.path) for p in refused.value.problems]


def test_options_are_settled_by_the_rule_that_is_nearest_to_complete() -> None:
    """The rule of two comes first, then the rest of the rule of three, of which one is settled already."""
    assert [1, 2, 0, 3] == order_of(0b1111, rules(And((X, Y, Z, W)), And((Y, Z)), And((X, Z, Y))))
    assert [0, 3] == order_of(0b1001, ())
    assert [[1, 6, 8], [7, 8]] == [
        components(4, rules(And((Y, Z)))),
        components(4, rules(And((X, Y)), And((Y, Z)))),
    ]


def test_a_state_is_feasible_that_breaks_no_rule() -> None:
    assert [True, True, True, False] == [feasible(state, rules(And((X, Y)))) for state in range(4)]


@pytest.mark.parametrize(
    ("forbidden", "guilty"),
    [
        ([Or((X, Not(X)))], "infeasible.r0"),
        ([Y, X, Not(X)], "infeasible.r1, infeasible.r2"),
        ([X, Constant(True)], "infeasible.r1"),
    ],
)
def test_where_no_state_is_feasible_the_rules_that_leave_none_are_named(forbidden: list[Formula], guilty: str) -> None:
    with pytest.raises(InvalidModel) as refused:
        feasible_states(crisis("a.x a.y", forbidden=tuple(forbidden)))
    said = [("D180", f"no state is feasible: {guilty} rule out every combination", ("infeasible",))]
    assert said == [(p.code, p.message, p.path) for p in refused.value.problems]


def test_a_limit_is_the_most_there_may_be() -> None:
    conflict = crisis("a.x a.y", forbidden=(And((X, Y)),))
    assert [0, 1, 2] == feasible_states(conflict, limit=3).tolist()
    with pytest.raises(TooLarge) as refused:
        feasible_states(conflict, limit=2)
    assert refused.value.problems[0].message.startswith("3 states, 24 B for their list alone")


def test_what_a_state_takes_grows_with_each_decision_maker() -> None:
    assert [44, 61, 78] == [bytes_each(makers, compiled=True) for makers in range(3)]
    assert [20, 112, 204] == [bytes_each(makers, compiled=False) for makers in range(3)]
    assert (19_173_961, 5_534_751) == (most_states(4, compiled=True), most_states(4, compiled=False))


def test_64_options_are_listed_where_rules_leave_few_states() -> None:
    conflict = crisis(" ".join(f"a.o{k}" for k in range(64)), forbidden=tuple(Atom(f"a.o{k}") for k in range(63)))
    assert [0, 2**63] == feasible_states(conflict).tolist()
