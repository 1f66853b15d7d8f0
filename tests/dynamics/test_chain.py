"""What a chain, a timeline and a question must be; what it costs is told before; who waits can stop."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import poisson

from detente.dynamics.answer import spread
from detente.dynamics.chain import Chain, Segment, Timeline, chain_of, checked_timeline, timeline_of
from detente.dynamics.cost import affordable, cost
from detente.dynamics.hitting import expected_time
from detente.dynamics.occupancy import days_in
from detente.dynamics.poisson import lasting, window
from detente.dynamics.transient import backward, forward
from detente.dynamics.within import at, within
from detente.errors import DetenteError, TooLarge
from tests.dynamics.chains import cube, listed

TWO = listed(2, [[0, 1, 3.0], [1, 0, 2.0]])
NOW = np.array([1.0])


@pytest.mark.parametrize(
    ("code", "rates"),
    [
        ("D801", [[0.0, 1.0]]),
        ("D802", [[0.0, -1.0], [0.0, 0.0]]),
        ("D802", [[0.0, np.nan], [0.0, 0.0]]),
        ("D802", [[0.0, np.inf], [0.0, 0.0]]),
        ("D803", [[1.0, 1.0], [0.0, 0.0]]),
    ],
)
def test_rates_that_make_no_chain_are_refused(code: str, rates: list[list[float]]) -> None:
    with pytest.raises(DetenteError, match=code):
        Chain(csr_array(np.array(rates)))


@pytest.mark.parametrize(
    "timeline",
    [
        (),
        (Segment(TWO, 1.0),),
        (Segment(TWO), Segment(TWO)),
        (Segment(TWO, 2.0), Segment(TWO, 1.0), Segment(TWO)),
        (Segment(TWO, 0.0), Segment(TWO)),
        (Segment(TWO, 1.0), Segment(listed(3, [[0, 1, 1.0]]))),
        (Segment(TWO, 1.0, np.array([0, 2])), Segment(TWO)),
    ],
)
def test_a_timeline_out_of_order_is_refused(timeline: Timeline) -> None:
    with pytest.raises(DetenteError, match="D804"):
        checked_timeline(timeline)


@pytest.mark.parametrize("goal", [np.array([True]), np.array([1, 0])])
def test_a_goal_that_is_no_set_of_states_is_refused(goal: np.ndarray) -> None:
    for ask in (
        lambda: within(timeline_of(TWO), goal, NOW),
        lambda: at(timeline_of(TWO), goal, NOW),
        lambda: expected_time(timeline_of(TWO), goal),
    ):
        with pytest.raises(DetenteError, match="D805"):
            ask()


@pytest.mark.parametrize("days", [-1.0, np.nan, np.inf])
def test_a_time_that_is_no_number_of_days_is_refused(days: float) -> None:
    with pytest.raises(DetenteError, match="D806"):
        backward(timeline_of(TWO), np.ones(2), np.array([days]))
    with pytest.raises(DetenteError, match="D806"):
        days_in(timeline_of(TWO), np.array([True, False]), days)


@pytest.mark.parametrize("weights", [[0.0, 0.0], [-1.0, 2.0], [np.nan, 1.0]])
def test_a_start_without_a_chance_is_refused(weights: list[float]) -> None:
    with pytest.raises(DetenteError, match="D807"):
        forward(timeline_of(TWO), (np.array([0, 1]), np.array(weights)), NOW)


def test_several_starts_are_weighed() -> None:
    start = np.array([0, 1]), np.array([1.0, 3.0])
    assert spread(start, 2).tolist() == [0.25, 0.75]
    answer = at(timeline_of(TWO), np.array([False, True]), np.array([0.0, 1.0]))
    assert np.allclose(0.25 * answer.values[:, 0] + 0.75 * answer.values[:, 1], answer.at(start), rtol=1e-14, atol=0)


def test_a_start_of_no_weight_may_wait_for_ever() -> None:
    chain = listed(3, [[0, 1, 2.0]])
    found = expected_time(timeline_of(chain), np.array([False, True, False])).days
    assert found.at((np.array([0, 2]), np.array([1.0, 0.0]))) == 0.5
    assert found.at((np.array([0, 2]), np.array([0.5, 0.5]))) == np.inf


def test_a_stiff_question_is_told_its_cost_and_refused_above_the_limit() -> None:
    timeline = timeline_of(listed(2, [[0, 1, 50_000.0], [1, 0, 1.0]]))
    told = cost(timeline, 365.0)
    assert told.steps > 50_000 * 365
    assert "50000 times a day" in told.warning.message
    assert cost(timeline, 0.01).warning is None
    with pytest.raises(TooLarge, match="D809"):
        affordable(timeline, 365.0, limit=1e6)
    with pytest.raises(TooLarge, match="D809"):
        within(timeline, np.array([False, True]), np.array([365.0]), limit=1e6)


def test_a_stiff_chain_that_has_settled_ends_early() -> None:
    timeline = timeline_of(listed(2, [[0, 1, 50_000.0], [1, 0, 1.0]]))
    answer = at(timeline, np.array([False, True]), np.array([365.0]))
    assert answer.at(0)[0] == pytest.approx(50_000 / 50_001, abs=1e-12)
    assert answer.steps < 1_000
    assert answer.error < 1e-9


def test_who_is_told_of_progress_can_stop_the_work() -> None:
    def stop(_done: int, _total: int, _doing: str) -> None:
        raise KeyboardInterrupt

    goal = np.arange(256) == 255
    for ask in (within, at):
        with pytest.raises(KeyboardInterrupt):
            ask(timeline_of(cube(8, seed=1)), goal, NOW, progress=stop)
    with pytest.raises(KeyboardInterrupt):
        expected_time(timeline_of(cube(8, seed=1)), goal, progress=stop)


@settings(deadline=None)
@given(st.sampled_from([0.0, 1e-9, 0.1, 1.0, 30.0, 700.0, 1e4, 3e6]), st.sampled_from([1e-6, 1e-12, 1e-15]))
def test_poisson_windows_hold_all_but_the_stated_tail(mean: float, error: float) -> None:
    found = window(mean, error=error)
    outside = poisson.cdf(found.first - 1, mean) + poisson.sf(found.last, mean)
    assert outside <= found.left_out * (1 + 1e-6) + 1e-18
    assert found.left_out <= error + 1e-19
    exact = poisson.pmf(np.arange(found.first, found.last + 1), mean)
    assert np.abs(found.weights - exact).max() <= (1e-7 + error) * exact.max()  # scipy's own error is 1e-8


@settings(deadline=None)
@given(st.sampled_from([0.1, 1.0, 30.0]), st.sampled_from([0.01, 1.0, 40.0]))
def test_the_weights_of_an_integral_add_up_to_the_time(pace: float, days: float) -> None:
    found = lasting(pace, days)
    assert found.weights.sum() == pytest.approx(days, abs=1e-10 * days)
    exact = poisson.sf(np.arange(5), pace * days) / pace
    assert found.weights[:5] == pytest.approx(exact[: len(found.weights)], rel=1e-9)


def test_a_chain_built_twice_from_the_same_pair_adds_the_rates() -> None:
    chain = chain_of(2, [0, 0, 1], [1, 1, 1], [1.0, 2.0, 5.0])
    assert chain.rates.toarray().tolist() == [[0.0, 3.0], [0.0, 0.0]]
