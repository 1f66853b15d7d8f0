"""Monte Carlo: the same paths whoever draws them, intervals that cover as they say, and exact values within."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from detente.dynamics import simulate
from detente.dynamics.chain import Segment, Timeline, timeline_of
from detente.dynamics.courses import LOST, OPEN, REACHED, UNFINISHED, Drawn
from detente.dynamics.draws import keys, uniform, waiting
from detente.dynamics.interval import clopper_pearson, mean_interval, wilson
from detente.dynamics.occupancy import days_in
from detente.dynamics.simulate import ChainSampler, chance, mean, sampler
from detente.dynamics.within import within
from detente.errors import InvalidQuery
from tests.dynamics.chains import birth_death, cube, listed, masks, timelines

THREE = (
    Segment(cube(3, seed=1), 1.5, np.array([7, 1, 2, 3, 3, 5, 0, 7])),
    Segment(cube(3, seed=2, scale=5.0), 2.0),
    Segment(cube(3, seed=3)),
)
GOAL = np.arange(8) == 6


def drawn_both(monkeypatch: pytest.MonkeyPatch, source: ChainSampler, count: int) -> tuple[Drawn, Drawn]:
    """Draw the same paths with numba and with numpy."""
    pytest.importorskip("numba")
    fast = source.draw(0, count)
    with monkeypatch.context() as patch:
        patch.setattr(simulate, "compiled", lambda: False)
        return fast, source.draw(0, count)


def same(one: Drawn, other: Drawn) -> bool:
    return (
        np.array_equal(one.ended, other.ended)
        and np.array_equal(one.how, other.how)
        and np.array_equal(one.spent, other.spent)
    )


@pytest.mark.parametrize("seed", [0, 1, 2**63])
@pytest.mark.parametrize("most", [1_000_000, 5])
def test_numba_and_numpy_draw_the_same_paths_to_the_last_bit(
    monkeypatch: pytest.MonkeyPatch, seed: int, most: int
) -> None:
    start = np.array([0, 3, 4]), np.array([0.5, 0.25, 0.25])
    lost, watched = np.arange(8) == 5, np.arange(8) < 4
    source = sampler(THREE, start, goal=GOAL, lost=lost, watched=watched, horizon=6.0, seed=seed, most=most)
    fast, slow = drawn_both(monkeypatch, source, 3_000)
    assert same(fast, slow)
    assert set(fast.how) == ({OPEN, REACHED, LOST} if most > 5 else {OPEN, REACHED, LOST, UNFINISHED})


@settings(deadline=None, max_examples=25)
@given(timelines(), st.data())
def test_they_draw_the_same_on_any_small_timeline(timeline: Timeline, data: st.DataObject) -> None:
    n = timeline[0].chain.n
    goal, watched = data.draw(masks(n)), data.draw(masks(n))
    source = sampler(timeline, 0, goal=goal, watched=watched, horizon=data.draw(st.sampled_from([0.5, 2.0, 9.0])))
    with pytest.MonkeyPatch.context() as patch:
        fast, slow = drawn_both(patch, source, 50)
    assert same(fast, slow)


def test_the_result_is_the_same_in_one_batch_in_many_and_on_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    source = sampler(THREE, 0, goal=GOAL, watched=~GOAL, horizon=6.0, seed=9)
    whole = chance(source, paths=4_000), mean(source, "spent", paths=4_000)
    monkeypatch.setattr(simulate, "BATCH", 300)
    with ThreadPoolExecutor(3) as threads:
        assert (chance(source, paths=4_000, mapper=threads.map), mean(source, "spent", paths=4_000)) == whole


def test_a_single_course_is_the_path_that_was_counted() -> None:
    source = sampler(THREE, 0, goal=GOAL, horizon=6.0, seed=4)
    drawn = source.draw(0, 40)
    for number in range(40):
        course = source.course(number)
        assert course[0] == (0.0, 0)
        assert GOAL[course[-1][1]] == (drawn.how[number] == REACHED)
        assert not GOAL[course[-1][1]] or course[-1][0] == drawn.ended[number]


def test_another_seed_gives_other_paths() -> None:
    ends = {tuple(sampler(THREE, 0, horizon=6.0, goal=GOAL, seed=seed).draw(0, 5).ended) for seed in range(20)}
    assert len(ends) == 20


def test_exact_values_lie_in_the_intervals() -> None:
    source = sampler(THREE, 0, goal=GOAL, watched=np.arange(8) < 4, horizon=6.0, seed=2)
    exact = within(THREE, GOAL, np.array([6.0])).at(0)[0]
    found = chance(source, paths=20_000, level=0.9999)
    assert found.low <= exact <= found.high
    free = sampler(THREE, 0, watched=np.arange(8) < 4, horizon=6.0, seed=2)
    days = mean(free, "spent", paths=20_000, level=0.9999)
    assert days.low <= days_in(THREE, np.arange(8) < 4, 6.0).at(0) <= days.high


def test_of_400_intervals_at_90_percent_about_360_hold_the_exact_value() -> None:
    chain = timeline_of(birth_death([1.0, 0.5], [0.25, 0.0]))
    goal = np.arange(3) == 2
    exact = float(within(chain, goal, np.array([1.5])).at(0)[0])
    found = [chance(sampler(chain, 0, goal=goal, horizon=1.5, seed=seed), paths=200, level=0.9) for seed in range(400)]
    covered = sum(each.low <= exact <= each.high for each in found)
    assert binom.ppf(1e-6, 400, 0.9) <= covered
    scores = [wilson(each.hits, 200, level=0.9) for each in found]
    covered = sum(low <= exact <= high for low, high in scores)
    assert binom.ppf(1e-6, 400, 0.88) <= covered <= binom.ppf(1 - 1e-6, 400, 0.92)


@pytest.mark.parametrize("share", [0.003, 0.1, 0.5])
@pytest.mark.parametrize("paths", [30, 300])
def test_the_exact_interval_never_covers_less_than_it_says(share: float, paths: int) -> None:
    bounds = [clopper_pearson(hits, paths, level=0.9) for hits in range(paths + 1)]
    weights = binom.pmf(np.arange(paths + 1), paths, share)
    assert sum(w for w, (low, high) in zip(weights, bounds, strict=True) if low <= share <= high) >= 0.9


def test_nothing_seen_gives_the_rule_of_three_and_says_so() -> None:
    source = sampler(timeline_of(listed(2, [[0, 1, 1e-9]])), 0, goal=np.array([False, True]), horizon=1.0)
    found = chance(source, paths=1_000)
    assert (found.value, found.low) == (0.0, 0.0)
    assert found.high == pytest.approx(3 / 1000, rel=5e-3)
    assert "never happened in 1,000 paths" in found.note


def test_paths_with_too_many_events_are_told_and_widen_the_interval() -> None:
    chain = listed(3, [[0, 1, 50.0], [1, 0, 50.0], [0, 2, 0.01]])
    found = chance(sampler(timeline_of(chain), 0, goal=np.arange(3) == 2, horizon=40.0, most=100), paths=100)
    assert found.unfinished > 90
    assert found.high > 0.95
    assert "too many events" in found.note


def test_waits_are_exponential_and_draws_uniform() -> None:
    draws = uniform(keys(5, np.arange(200_000, dtype=np.uint64)), np.full(200_000, 3, np.uint64))
    assert abs(np.sort(draws) - (np.arange(200_000) + 0.5) / 200_000).max() < 2.5 / np.sqrt(200_000)
    assert np.abs(waiting(draws) / -np.log(draws) - 1).max() < 1e-15


def test_a_mean_has_the_normal_interval() -> None:
    low, high = mean_interval(np.arange(100.0), level=0.95)
    assert (low, high) == pytest.approx((49.5 - 5.6861, 49.5 + 5.6861), abs=1e-3)


@pytest.mark.parametrize(("paths", "level"), [(0, 0.95), (29, 0.95), (100, 1.0), (100, 0.2)])
def test_too_few_paths_or_a_level_that_is_no_chance_are_refused(paths: int, level: float) -> None:
    with pytest.raises(InvalidQuery, match="D811"):
        chance(sampler(THREE, 0, goal=GOAL, horizon=1.0), paths=paths, level=level)


def test_any_sampler_can_be_counted() -> None:
    class Coin:
        def draw(self, first: int, count: int) -> Drawn:
            how = (np.arange(first, first + count) % 4 == 0).astype(np.int8)
            return Drawn(np.zeros(count), how, np.zeros(count), count)

    assert chance(Coin(), paths=1_000).value == 0.25


def test_who_is_told_of_progress_can_stop_the_drawing() -> None:
    def stop(_done: int, _total: int, _doing: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        chance(sampler(THREE, 0, goal=GOAL, horizon=6.0), paths=10_000, progress=stop)
