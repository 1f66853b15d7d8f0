"""Without a deadline: who is first, how long it takes, where it ends; against fractions and closed forms."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from detente.dynamics.chain import Chain, Segment, Timeline, chain_of, stopped_timeline, timeline_of
from detente.dynamics.classes import closed_classes
from detente.dynamics.elimination import expected_sums, stationary_law
from detente.dynamics.hitting import before, ever, expected_time
from detente.dynamics.longrun import class_law, long_run, long_share
from detente.dynamics.reach import can_reach, can_reach_in_time, reachable, sure
from detente.dynamics.within import within
from tests.dynamics import oracle
from tests.dynamics.chains import TABLES, birth_death, chains, cube, listed, masks, timelines

unhurried = settings(deadline=None, max_examples=50)  # the machine may be busy


def ruin() -> tuple[Chain, int]:
    table = TABLES["ruin"]
    top, up = table["top"], table["up"]
    rows = [[k, k + 1, up] for k in range(1, top)] + [[k, k - 1, 1 - up] for k in range(1, top)]
    return listed(top + 1, rows), table["from"]


# --- the search of the graph ------------------------------------------------------------------------------------------


@unhurried
@given(chains(), st.data())
def test_what_can_be_reached_is_what_trying_again_and_again_finds(chain: Chain, data: st.DataObject) -> None:
    goal, through = data.draw(masks(chain.n)), data.draw(masks(chain.n))
    assert can_reach(chain, goal, through=through).tolist() == oracle.reaches(chain, goal, through)
    back = Chain(chain.back)
    assert reachable(chain, goal).tolist() == oracle.reaches(back, goal, np.ones(chain.n, bool))


@unhurried
@given(chains(), st.data())
def test_chances_of_0_and_1_are_found_exactly(chain: Chain, data: st.DataObject) -> None:
    goal, through = data.draw(masks(chain.n)), data.draw(masks(chain.n))
    never, certain = sure(chain, goal, through)
    exact = oracle.ever(chain, goal, through | goal)
    assert (never.tolist(), certain.tolist()) == ([p == 0 for p in exact], [p == 1 for p in exact])
    found = ever(timeline_of(chain), goal, through=through).values
    assert (found == 0).tolist() == never.tolist()
    assert [f == 1 for f, p in zip(found, exact, strict=True) if p == 1] == [True] * int(certain.sum())


@unhurried
@given(timelines(), st.data())
def test_what_can_be_reached_in_time_is_what_has_a_chance(timeline: Timeline, data: st.DataObject) -> None:
    n = timeline[0].chain.n
    goal, through = data.draw(masks(n)), data.draw(masks(n))
    days = data.draw(st.sampled_from([0.125, 0.5, 4.0]))
    chance = within(timeline, goal, np.array([days]), allowed=through).values[0]
    assert can_reach_in_time(timeline, goal, through & ~goal, days).tolist() == (chance > 0).tolist()


@pytest.mark.parametrize(("days", "found"), [(0.5, [False, True]), (0.75, [True, True])])
def test_what_begins_on_the_day_of_the_deadline_comes_too_late(days: float, found: list[bool]) -> None:
    """Nothing leads there until day 0.5; a deadline on that very day is met by nobody who has not arrived."""
    away, moving = listed(2, [[1, 0, 1.0]]), listed(2, [[0, 1, 1.0]])
    timeline = (Segment(away, 0.5), Segment(moving))
    goal, through = np.array([False, True]), np.array([True, False])
    assert found == can_reach_in_time(timeline, goal, through, days).tolist()
    assert found == (within(timeline, goal, np.array([days])).values[0] > 0).tolist()


# --- chances and times ------------------------------------------------------------------------------------------------


@unhurried
@given(chains(), st.data())
def test_ever_is_the_least_solution_in_fractions_within_the_stated_error(chain: Chain, data: st.DataObject) -> None:
    goal, through = data.draw(masks(chain.n)), data.draw(masks(chain.n))
    answer = ever(timeline_of(chain), goal, through=through)
    exact = [float(p) for p in oracle.ever(chain, goal, through | goal)]
    assert np.abs(answer.values - exact).max() <= answer.error + 1e-15
    assert answer.error < 1e-9


@unhurried
@given(chains(), st.data())
def test_first_second_together_and_never_are_all_there_is(chain: Chain, data: st.DataObject) -> None:
    one, other = data.draw(masks(chain.n)), data.draw(masks(chain.n))
    found = before(timeline_of(chain), one, other)
    whole = found.first.values + found.second.values + found.together.values + found.never
    assert np.abs(whole - 1).max() < 1e-12
    exact = oracle.ever(chain, one & ~other, ~other)
    assert np.abs(found.first.values - [float(p) for p in exact]).max() <= found.first.error + 1e-15
    assert (found.neither[one & other] == 1).all()


@unhurried
@given(chains(), st.data())
def test_expected_days_agree_with_fractions_and_are_infinite_where_they_say(chain: Chain, data: st.DataObject) -> None:
    goal = data.draw(masks(chain.n))
    found = expected_time(timeline_of(chain), goal)
    exact = oracle.days_until(chain, goal)
    assert np.isinf(found.days.values).tolist() == [days is None for days in exact]
    for value, days in zip(found.days.values, exact, strict=True):
        assert days is None or abs(value - float(days)) <= found.days.relative * float(days) + 1e-300
    for start in np.flatnonzero(np.isinf(found.days.values)):
        trap = found.trap_of(chain, int(start))
        assert trap is not None
        assert not goal[trap.states].any()


def test_the_gambler_is_ruined_as_in_the_book() -> None:
    chain, start = ruin()
    ends = np.arange(chain.n) == chain.n - 1, np.arange(chain.n) == 0
    found = before(timeline_of(chain), *ends)
    assert found.first.at(start) == pytest.approx(TABLES["ruin"]["reaches_top"], abs=1e-14)
    assert found.never.tolist() == [0.0] * chain.n
    days = expected_time(timeline_of(chain), ends[0] | ends[1]).days
    assert days.at(start) == pytest.approx(TABLES["ruin"]["steps"], rel=1e-13)
    hopeless = expected_time(timeline_of(chain), ends[0])
    assert hopeless.days.at(start) == np.inf
    assert hopeless.trap_of(chain, start).states.tolist() == [0]


def test_the_queue_fills_after_22_thirds() -> None:
    table = TABLES["queue"]
    chain = birth_death([table["arrive"]] * 3, [table["serve"]] * 3)
    full = np.arange(4) == 3
    assert expected_time(timeline_of(chain), full).days.at(0) == pytest.approx(22 / 3, rel=1e-13)
    assert long_share(chain, full).at(0) == pytest.approx(1 / 15, abs=1e-14)
    assert long_share(chain, np.arange(4) > 0).at(2) * table["serve"] == pytest.approx(7 / 5, abs=1e-13)


@settings(max_examples=8, deadline=None)
@given(timelines(most=3), st.data())
def test_on_a_timeline_the_expected_days_are_the_integral_of_not_yet(timeline: Timeline, data: st.DataObject) -> None:
    goal = data.draw(masks(timeline[0].chain.n))
    found = expected_time(timeline, goal).days
    chance = ever(timeline, goal).values
    assert (np.isinf(found.values) | (chance > 1 - 1e-12)).all()
    assert np.isinf(found.values[chance < 1 - 1e-9]).all()
    finite = np.isfinite(found.values)
    assume(finite.any() and found.values[finite].max() < 50)
    x, w = np.polynomial.legendre.leggauss(40)
    cuts = [0.0, *(s.end for s in timeline if s.end is not None), *np.geomspace(4, 3000, 40)]
    expected = np.zeros(len(goal))
    for low, high in pairwise(cuts):
        moments = low + (high - low) * (x + 1) / 2 * (1 - 1e-15)
        expected += (high - low) / 2 * (w @ (1 - within(timeline, goal, moments).values))
    assert np.abs(found.values - expected)[finite].max() < 1e-5


@unhurried
@given(timelines(), st.data())
def test_ever_on_a_timeline_is_the_last_chance_carried_back(timeline: Timeline, data: st.DataObject) -> None:
    n = timeline[0].chain.n
    goal = data.draw(masks(n))
    held = stopped_timeline(timeline, goal)
    chance = np.array([float(p) for p in oracle.ever(timeline[-1].chain, goal, np.ones(n, bool))])
    for k in reversed(range(len(held) - 1)):
        began = held[k - 1].end if k else 0.0
        chance = chance if held[k].jump is None else chance[held[k].jump]
        chance = oracle.exponential(held[k].chain, held[k].end - began) @ chance
    answer = ever(timeline, goal)
    assert np.abs(answer.values - chance).max() <= answer.error + 1e-15


def test_a_system_that_the_iteration_cannot_solve_is_eliminated() -> None:
    deep = birth_death([1e-6] * 12, [1.0] * 12)  # ten to the 72 days to the top, and most of the way back all the time
    found = expected_time(timeline_of(deep), np.arange(13) == 12).days
    exact = oracle.days_until(deep, np.arange(13) == 12)
    assert found.at(0) == pytest.approx(float(exact[0]), rel=1e-9)


def test_a_large_cube_is_solved_with_an_error_far_below_what_matters() -> None:
    chain = cube(12, seed=9)
    goal = np.arange(4096) == 4095
    found = expected_time(timeline_of(chain), goal).days
    assert found.relative < 1e-8
    stopped = chain.rates[:4095]
    residual = stopped @ found.values - chain.exits[:4095] * found.values[:4095] + 1
    assert np.abs(residual).max() < 1e-7 * found.values.max()


# --- elimination, and the long run ------------------------------------------------------------------------------------


@unhurried
@given(chains(least=2))
def test_elimination_agrees_with_fractions_to_the_last_digits(chain: Chain) -> None:
    out = np.where(np.arange(chain.n) % 2 == 0, 0.5, 0.25)
    found = expected_sums(chain.rates.toarray(), out, np.ones((chain.n, 1)))[:, 0]
    rates = chain.rates.toarray()
    source, target = np.nonzero(rates)
    ends = np.arange(chain.n)
    wider = chain_of(
        chain.n + 1, [*source, *ends], [*target, *np.full(chain.n, chain.n)], [*rates[source, target], *out]
    )
    exact = oracle.days_until(wider, np.arange(chain.n + 1) == chain.n)
    assert found == pytest.approx([float(days) for days in exact[:-1]], rel=1e-13)


@unhurried
@given(chains(), st.data())
def test_the_long_run_is_where_the_chain_is_after_a_very_long_time(chain: Chain, data: st.DataObject) -> None:
    goal, start = data.draw(masks(chain.n)), data.draw(st.integers(0, chain.n - 1))
    moves = expm(oracle.generator(chain))
    for _ in range(60):  # 2^60 days
        moves = moves @ moves
        moves /= moves.sum(axis=1, keepdims=True)
    late = moves @ goal
    assert np.abs(long_share(chain, goal).values - late).max() < 1e-8
    found = long_run(chain, start)
    assert found.share(goal) == pytest.approx(late[start], abs=1e-8)
    assert sum(each.chance for each in found.endings) == pytest.approx(1, abs=found.error + 1e-15)
    assert found.error < 1e-9


def test_several_endings_are_weighed_as_prism_does() -> None:
    table = TABLES["several_endings"]
    chain = listed(6, table["rates"])
    found = [long_run(chain, 0).share(np.arange(6) == s) for s in range(6)]
    assert found == pytest.approx([float(Fraction(*each)) for each in table["long_run"]], abs=1e-14)


@unhurried
@given(chains())
def test_a_closed_class_is_never_left_and_its_states_all_reach_each_other(chain: Chain) -> None:
    rates = chain.rates.toarray()
    everywhere = np.ones(chain.n, bool)
    ends = {tuple(states.tolist()) for states in closed_classes(chain)}
    onward = [oracle.reaches(Chain(chain.back), np.arange(chain.n) == s, everywhere) for s in range(chain.n)]
    expected = set()
    for s in range(chain.n):
        group = tuple(t for t in range(chain.n) if onward[s][t] and onward[t][s])
        inside = np.isin(np.arange(chain.n), group)
        if not rates[inside][:, ~inside].any():
            expected.add(group)
    assert ends == expected


@pytest.mark.parametrize("precision", [0.0, 1.3, 6.0])
def test_logit_choice_in_an_exact_potential_game_rests_in_the_gibbs_law_at_any_speeds(precision: float) -> None:
    rng, n = np.random.default_rng(3), 64
    potential, speed = rng.random(n), 0.5 + np.arange(6)
    here = np.arange(n)
    there = here[:, None] ^ (1 << np.arange(6))
    rates = speed / (1 + np.exp(precision * (potential[:, None] - potential[there])))
    chain = chain_of(n, np.repeat(here, 6), there.ravel(), rates.ravel())
    gibbs = np.exp(precision * potential)
    law, error = class_law(chain, here)
    assert np.abs(law - gibbs / gibbs.sum()).max() < 1e-15
    assert error < 1e-11


def test_a_class_too_large_to_eliminate_has_the_same_law_as_by_elimination() -> None:
    chain = cube(10, seed=6)
    law, error = class_law(chain, np.arange(1024))
    assert np.abs(law - stationary_law(chain.rates.toarray())).sum() <= error + 1e-12
    assert error < 1e-9


def test_a_timeline_may_move_a_state_into_a_trap_on_a_date() -> None:
    chain = listed(3, [[0, 1, 1.0], [1, 0, 1.0]])
    timeline = (Segment(chain, 5.0, np.array([2, 1, 2])), Segment(chain))
    found = expected_time(timeline, np.array([False, True, False]))
    assert np.isinf(found.days.values).tolist() == [True, False, True]
    assert ever(timeline, np.array([False, True, False])).at(0) == pytest.approx(-np.expm1(-5.0), abs=1e-12)
