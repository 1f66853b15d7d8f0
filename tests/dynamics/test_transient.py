"""Chances at a time and up to a time: closed forms, a slow oracle, two other algorithms, and what must not matter."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm
from scipy.sparse import diags_array
from scipy.sparse.linalg import expm_multiply

from detente.dynamics.chain import Chain, Segment, Timeline, chain_of, timeline_of
from detente.dynamics.occupancy import days_in, share_of_time
from detente.dynamics.transient import backward, forward
from detente.dynamics.within import at, within
from tests.dynamics import oracle
from tests.dynamics.chains import TABLES, birth_death, chains, cube, listed, masks, timelines


def kernel(timeline: Timeline, days: float) -> np.ndarray:
    """Return the chances from each state to each after `days`, segment by segment."""
    found, began = np.eye(timeline[0].chain.n), 0.0
    for segment in timeline:
        if segment.end is None or days < segment.end:
            return found @ oracle.exponential(segment.chain, days - began)
        found = found @ oracle.exponential(segment.chain, segment.end - began)
        if segment.jump is not None:
            found = found @ np.eye(len(found))[segment.jump]
        began = segment.end
    raise AssertionError


# --- closed forms ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [0.0, 0.1, 1.0, 40.0, 1e6])
def test_two_states_follow_their_closed_form(days: float) -> None:
    chain = listed(2, TABLES["two_state"]["rates"])
    answer = at(timeline_of(chain), np.array([False, True]), np.array([days]))
    expected = 0.6 * -np.expm1(-5 * days)
    assert abs(answer.values[0, 0] - expected) <= answer.error
    assert answer.error < 1e-11


def test_the_published_values_of_storm_and_prism_come_out() -> None:
    table = TABLES["simple1"]
    chain, goal = listed(2, table["rates"]), np.array([False, True])
    assert within(timeline_of(chain), goal, np.array([0.5])).values[0, 0] == pytest.approx(
        table["within_half"], abs=1e-13
    )
    for days, expected in table["days_in_0"]:
        assert days_in(timeline_of(chain), ~goal, days).values[0] == pytest.approx(expected, abs=1e-10)


def test_the_queue_of_kwiatkowska_norman_and_parker_comes_out() -> None:
    table = TABLES["queue"]
    chain = birth_death([table["arrive"]] * 3, [table["serve"]] * 3)
    full, length = np.arange(4) == 3, np.arange(4.0)
    timeline = timeline_of(chain)
    assert within(timeline, full, np.array([7.5])).values[0, 0] == pytest.approx(table["full_within_7.5"], abs=1e-12)
    assert backward(timeline, length, np.array([1.0])).values[0, 0] == pytest.approx(table["length_at_1"], abs=1e-10)
    served = days_in(timeline, length > 0, 5.5).values[0] * table["serve"]
    assert served == pytest.approx(table["served_within_5.5"], abs=1e-10)


@pytest.mark.parametrize(("stages", "early", "late"), TABLES["erlang"]["rows"])
def test_stages_in_a_row_have_the_erlang_law(stages: int, early: float, late: float) -> None:
    chain = birth_death([float(stages)] * stages, [0.0] * stages)
    done = np.arange(stages + 1) == stages
    found = within(timeline_of(chain), done, np.array([0.8, 1.2])).values[:, 0]
    assert found.round(4).tolist() == [early, late]


@pytest.mark.parametrize("rates", [(1.0, 3.0), (0.25, 0.5)])
def test_a_race_is_won_by_the_faster_clock_in_proportion(rates: tuple[float, float]) -> None:
    chain = listed(3, [[0, 1, rates[0]], [0, 2, rates[1]]])
    days, whole = 2.0, sum(rates)
    found = within(timeline_of(chain), np.array([False, True, False]), np.array([days])).values[0, 0]
    assert found == pytest.approx(rates[0] / whole * -np.expm1(-whole * days), abs=1e-13)


def test_nothing_underflows_where_a_thousand_events_and_more_are_expected() -> None:
    chain = listed(2, [[0, 1, 3000.0], [1, 0, 2000.0]])
    answer = at(timeline_of(chain), np.array([False, True]), np.array([0.0001, 1.0, 5.0]))
    assert np.abs(answer.values[:, 0] - 0.6 * -np.expm1(-5000 * np.array([0.0001, 1.0, 5.0]))).max() <= answer.error


# --- the oracle, and two other algorithms -----------------------------------------------------------------------------


@settings(max_examples=20, deadline=None)
@given(timelines(), st.lists(st.sampled_from([0.0, 0.125, 0.3, 0.5, 1.0, 2.5, 7.0]), min_size=1, max_size=4), st.data())
def test_a_whole_grid_agrees_with_the_exponential_within_the_stated_error(
    timeline: Timeline, days: list[float], data: st.DataObject
) -> None:
    goal = data.draw(masks(timeline[0].chain.n)).astype(float)
    answer = backward(timeline, goal, np.array(days))
    expected = np.array([kernel(timeline, t) @ goal for t in days])
    assert np.abs(answer.values - expected).max() <= answer.error + 1e-15


@settings(max_examples=20, deadline=None)
@given(timelines(), st.sampled_from([0.0, 0.125, 0.5, 3.0]), st.data())
def test_forward_from_one_start_is_a_row_of_the_exponential(
    timeline: Timeline, days: float, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, timeline[0].chain.n - 1))
    answer = forward(timeline, start, np.array([days]))
    assert np.abs(answer.values[0] - kernel(timeline, days)[start]).max() <= answer.error + 1e-15


@settings(max_examples=20, deadline=None)
@given(timelines(), st.sampled_from([0.125, 0.5, 3.0]), st.data())
def test_reached_by_a_time_is_being_there_where_it_is_never_left(
    timeline: Timeline, days: float, data: st.DataObject
) -> None:
    n = timeline[0].chain.n
    goal, allowed = data.draw(masks(n)), data.draw(masks(n))
    ended, here = goal | ~allowed, np.arange(n)
    held = []
    for segment in timeline:
        rates = segment.chain.rates.toarray()
        rates[ended] = 0
        source, target = np.nonzero(rates)
        jump = None if segment.jump is None else np.where(ended, here, segment.jump)
        held.append(Segment(chain_of(n, source, target, rates[source, target]), segment.end, jump))
    answer = within(timeline, goal, np.array([days]), allowed=allowed)
    assert np.abs(answer.values[0] - kernel(tuple(held), days) @ goal).max() <= answer.error + 1e-15


@settings(max_examples=20, deadline=None)
@given(timelines(most=3), st.sampled_from([0.125, 1.0, 2.5]), st.data())
def test_days_spent_are_the_integral_of_the_chances(timeline: Timeline, days: float, data: st.DataObject) -> None:
    goal = data.draw(masks(timeline[0].chain.n))
    cuts = [0.0, *(s.end for s in timeline if s.end is not None and s.end < days), days]
    expected = np.zeros(len(goal))
    for low, high in pairwise(cuts):  # Gauss-Legendre on each stretch: smooth there
        x, w = np.polynomial.legendre.leggauss(24)
        moments = low + (high - low) * (x + 1) / 2 * (1 - 1e-15)
        expected += (high - low) / 2 * (w @ backward(timeline, goal.astype(float), moments).values)
    answer = days_in(timeline, goal, days)
    assert np.abs(answer.values - expected).max() < 1e-9
    assert np.abs(share_of_time(timeline, goal, days).values * days - answer.values).max() < 1e-12


@pytest.mark.parametrize("days", [0.5, 26.0])
def test_three_algorithms_agree_on_a_cube(days: float) -> None:
    chain = cube(8, seed=4)
    goal = (np.arange(256) & 7 == 7).astype(float)
    q = oracle.generator(chain)
    answer = backward(timeline_of(chain), goal, np.array([days]))
    sparse = chain.rates - diags_array(chain.exits)
    assert np.abs(answer.values[0] - expm(q * days) @ goal).max() < 1e-12
    assert np.abs(answer.values[0] - expm_multiply(sparse * days, goal)).max() < 1e-12


# --- what must not matter ---------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=50)
@given(chains(least=2), st.sampled_from([0.5, 2.0]), st.data())
def test_relabelling_the_states_relabels_the_answer(chain: Chain, days: float, data: st.DataObject) -> None:
    order = np.array(data.draw(st.permutations(range(chain.n))))
    goal = data.draw(masks(chain.n))
    entries = chain.rates.tocoo()
    turned = chain_of(chain.n, order[entries.row], order[entries.col], entries.data)
    moved = np.zeros_like(goal)
    moved[order] = goal
    one = within(timeline_of(chain), goal, np.array([days])).values[0]
    other = within(timeline_of(turned), moved, np.array([days])).values[0]
    assert np.abs(other[order] - one).max() < 1e-12


@settings(deadline=None, max_examples=50)
@given(chains(least=2), st.sampled_from([0.125, 3.0, 24.0]), st.data())
def test_all_rates_faster_and_the_time_shorter_is_the_same(chain: Chain, pace: float, data: st.DataObject) -> None:
    goal = data.draw(masks(chain.n))
    faster = Chain(chain.rates * pace)
    one = within(timeline_of(chain), goal, np.array([2.0])).values
    other = within(timeline_of(faster), goal, np.array([2.0 / pace])).values
    assert np.abs(one - other).max() < 1e-12


@settings(deadline=None, max_examples=50)
@given(chains(least=2), st.data())
def test_splitting_a_state_in_two_on_the_generator_changes_nothing(chain: Chain, data: st.DataObject) -> None:
    n, split = chain.n, data.draw(st.integers(0, chain.n - 1))
    share = data.draw(st.sampled_from([0.25, 0.5, 1.0]))
    goal, rates = data.draw(masks(n)), chain.rates.toarray()
    wider = np.zeros((n + 1, n + 1))
    wider[:n, :n] = rates
    wider[n, :n] = rates[split]
    wider[:n, n] = (1 - share) * rates[:, split]
    wider[:n, split] = share * rates[:, split]
    wider[split, n], wider[n, split] = 1.0, 2.0  # and they may change into each other
    source, target = np.nonzero(wider)
    larger = chain_of(n + 1, source, target, wider[source, target])
    one = at(timeline_of(chain), goal, np.array([1.5])).values[0]
    other = at(timeline_of(larger), np.append(goal, goal[split]), np.array([1.5])).values[0]
    assert np.abs(other - np.append(one, one[split])).max() < 1e-12


@settings(deadline=None, max_examples=50)
@given(chains(least=2), st.data())
def test_cutting_time_into_segments_of_the_same_chain_changes_nothing(chain: Chain, data: st.DataObject) -> None:
    goal = data.draw(masks(chain.n))
    cut = (Segment(chain, 0.75), Segment(chain, 2.0, np.arange(chain.n)), Segment(chain))
    days = np.array([0.5, 0.75, 1.0, 2.0, 5.0])
    one, other = (within(timeline, goal, days).values for timeline in (timeline_of(chain), cut))
    assert np.abs(one - other).max() < 1e-12


def test_a_state_that_cannot_reach_the_goal_has_a_chance_of_exactly_0() -> None:
    chain = listed(3, [[0, 1, 1.0], [1, 0, 1.0], [2, 1, 1.0]])
    found = within(timeline_of(chain), np.array([False, False, True]), np.array([9.0])).values[0]
    assert found.tolist() == [0.0, 0.0, 1.0]


def test_a_jump_at_the_deadline_itself_still_counts() -> None:
    chain = listed(2, [[1, 0, 1.0]])
    timeline = (Segment(chain, 3.0, np.array([1, 1])), Segment(chain))
    goal = np.array([False, True])
    assert within(timeline, goal, np.array([2.999, 3.0])).values[:, 0].tolist() == [0.0, 1.0]


def test_kept_starts_and_weighed_sums_are_parts_of_the_whole() -> None:
    chain, days = cube(6, seed=2), np.linspace(0, 9, 7)
    goal = (np.arange(64) % 3 == 0).astype(float)
    whole = backward(timeline_of(chain), goal, days)
    assert np.array_equal(
        backward(timeline_of(chain), goal, days, keep=np.array([5, 9])).values, whole.values[:, [5, 9]]
    )
    sums = forward(timeline_of(chain), 5, days, of=goal[:, None]).values[:, 0]
    assert np.abs(sums - whole.values[:, 5]).max() < 1e-12
