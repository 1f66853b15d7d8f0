"""The most likely path, in each of its meanings, against trying every path there is."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.dynamics import likely
from detente.dynamics.chain import Chain, timeline_of
from detente.dynamics.hitting import ever
from detente.dynamics.likely import MEANINGS, Path, likely_current, likely_in_time, likely_sequence
from detente.dynamics.within import within
from tests.dynamics.chains import chains, cube, listed, masks


def simple_paths(chain: Chain, start: int, goal: np.ndarray) -> list[tuple[int, ...]]:
    """Return every path to the goal that visits no state twice; a best path is among them."""
    rates, found, open_ = chain.rates.toarray(), [], [(start,)]
    while open_:
        states = open_.pop()
        if goal[states[-1]]:
            found.append(states)
        else:
            open_ += [(*states, t) for t in range(chain.n) if rates[states[-1], t] > 0 and t not in states]
    return found


def jumps(chain: Chain, states: tuple[int, ...]) -> float:
    rates = chain.rates.toarray()
    return float(np.prod([rates[s, t] / chain.exits[s] for s, t in pairwise(states)]))


def timely(chain: Chain, states: tuple[int, ...], days: float) -> float:
    """Return the chance of these moves within the time: walk a line whose side exits lead astray."""
    if len(states) == 1:
        return 1.0
    k, rates = len(states), chain.rates.toarray()
    rows = [[j, j + 1, rates[s, t]] for j, (s, t) in enumerate(pairwise(states))]
    astray = [[j, k, chain.exits[s] - rates[s, t]] for j, (s, t) in enumerate(pairwise(states))]
    line = listed(k + 1, rows + astray)
    return float(within(timeline_of(line), np.arange(k + 1) == k - 1, np.array([days])).values[0, 0])


@settings(deadline=None)
@given(chains(), st.data())
def test_the_likeliest_sequence_is_the_best_of_all(chain: Chain, data: st.DataObject) -> None:
    goal, start = data.draw(masks(chain.n)), data.draw(st.integers(0, chain.n - 1))
    found = likely_sequence(chain, start, goal)
    every = [jumps(chain, states) for states in simple_paths(chain, start, goal)]
    assert (found is None) == (not every)
    if found is not None:
        assert found.chance == pytest.approx(max(every), rel=1e-9)
        assert found.chance == pytest.approx(jumps(chain, found.states), rel=1e-12)


@settings(deadline=None)
@given(chains(), st.sampled_from([0.25, 2.0, 40.0]), st.data())
def test_the_likeliest_in_time_is_the_best_of_all(chain: Chain, days: float, data: st.DataObject) -> None:
    goal, start = data.draw(masks(chain.n)), data.draw(st.integers(0, chain.n - 1))
    found = likely_in_time(chain, start, goal, days)
    every = [timely(chain, states, days) for states in simple_paths(chain, start, goal)]
    assert (found is None) == (not every)
    if found is not None:
        assert found.chance == pytest.approx(max(every), rel=1e-9, abs=1e-13)
        assert found.above == found.chance


def test_the_meanings_differ_where_the_likeliest_moves_take_long() -> None:
    slow = [[0, 1, 0.75], [0, 2, 0.25], [1, 3, 0.01], [2, 3, 9.0]]
    chain, goal = listed(4, slow), np.arange(4) == 3
    assert likely_sequence(chain, 0, goal).states == (0, 1, 3)
    assert likely_in_time(chain, 0, goal, 2.0).states == (0, 2, 3)


def test_the_widest_current_is_the_main_road_and_its_share_is_what_passes() -> None:
    chain, goal = listed(4, [[0, 1, 0.75], [0, 2, 0.25], [1, 0, 1.0], [1, 3, 1.0], [2, 3, 9.0]]), np.arange(4) == 3
    found = likely_current(chain, 0, goal)
    assert found.states == (0, 1, 3)
    assert found.chance == pytest.approx(0.375 / 0.625, rel=1e-12)  # 1 of 2 that go to 1 come back


@settings(deadline=None)
@given(chains(), st.data())
def test_a_current_is_there_where_the_goal_can_be_reached(chain: Chain, data: st.DataObject) -> None:
    goal, start = data.draw(masks(chain.n)), data.draw(st.integers(0, chain.n - 1))
    found = likely_current(chain, start, goal)
    assert (found is None) == (ever(timeline_of(chain), goal).at(start) == 0)
    if found is not None:
        assert 0 < found.chance <= 1
        assert found.states[0] == start
        assert goal[found.states[-1]]
        assert jumps(chain, found.states) > 0


def test_a_search_that_is_cut_short_says_what_may_be_above_it() -> None:
    chain, goal = cube(7, seed=5), np.arange(128) == 127
    found, best = likely_in_time(chain, 0, goal, 3.0, most=3), likely_in_time(chain, 0, goal, 3.0, most=10**6)
    assert found.chance <= best.chance <= found.above


def test_distances_by_sweeps_are_those_of_dijkstra(monkeypatch: pytest.MonkeyPatch) -> None:
    chain, goal = cube(7, seed=5), np.arange(128) == 127
    one = likely_sequence(chain, 0, goal)
    monkeypatch.setattr(likely, "SEARCHED", 0)
    assert likely_sequence(chain, 0, goal) == one


def test_a_start_in_the_goal_is_the_whole_path_and_an_unreachable_goal_has_none() -> None:
    chain = listed(3, [[0, 1, 1.0]])
    here = (Path("sequence", (1,), 1.0, 1.0), Path("in time", (1,), 1.0, 1.0), Path("current", (1,), 1.0, 1.0))
    for goal, expected in ((np.arange(3) == 1, here), (np.arange(3) == 2, (None, None, None))):
        found = likely_sequence(chain, 1, goal), likely_in_time(chain, 1, goal, 1.0), likely_current(chain, 1, goal)
        assert found == expected
    assert [each.meaning for each in here] == [each.key for each in MEANINGS]
