from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.findings.inverse_share import Clause, Uncounted, share

TERMS = st.frozensets(st.integers(1, 5), min_size=1, max_size=3)
CLAUSES = st.lists(st.frozensets(TERMS, min_size=1, max_size=4), max_size=4)


def by_listing(clauses: list[Clause], states: int) -> Fraction:
    """Go through the orders of `states` states and the one asked about, number 0."""
    good = total = 0
    for places in permutations(range(states + 1)):
        below = {state for state in range(1, states + 1) if places[state] < places[0]}
        good += all(any(term <= below for term in clause) for clause in clauses)
        total += 1
    return Fraction(good, total)


@settings(max_examples=150, deadline=None)
@given(CLAUSES)
def test_a_share_is_what_going_through_all_rankings_gives(clauses: list[Clause]) -> None:
    assert by_listing(clauses, 5) == share(clauses)


@given(CLAUSES, st.permutations([1, 2, 3, 4, 5]))
def test_a_share_does_not_hang_on_what_the_states_are_called(clauses: list[Clause], names: list[int]) -> None:
    renamed = [frozenset(frozenset(names[s - 1] for s in term) for term in clause) for clause in clauses]
    assert share(clauses) == share(renamed)


@given(CLAUSES, CLAUSES)
def test_more_conditions_never_have_a_larger_share(clauses: list[Clause], more: list[Clause]) -> None:
    assert share([*clauses, *more]) <= share(clauses)


def test_two_moves_answered_from_one_further_state_each_are_deterred_in_8_of_15_rankings() -> None:
    assert Fraction(8, 15) == share(
        [frozenset({frozenset({1}), frozenset({2})}), frozenset({frozenset({3}), frozenset({4})})]
    )


def test_many_states_with_nothing_in_common_are_counted_at_once() -> None:
    clauses = [frozenset({frozenset({1000 * k + j}) for j in range(500)}) for k in range(8)]
    assert 0.98 < share(clauses) < 1


def test_a_tangle_is_given_up_and_not_guessed() -> None:
    clauses = [frozenset(frozenset({k, (k * m) % 997}) for m in range(2, 9)) for k in range(1, 400)]
    with pytest.raises(Uncounted):
        share(clauses)
