from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import exp
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from detente.data import Counted, counts, estimated, quantity, rate
from detente.data.rate import dispersion, garwood
from detente.errors import DetenteError
from tests.data import made

pytest.importorskip("duckdb")


@pytest.fixture
def counted(tmp_path: Path) -> Counted:
    return counts(made.acled(tmp_path / "a.csv", [made.strike(day) for day in (1, 2, 9, 30)]), actor="IRQREB")


@given(events=st.integers(1, 400), level=st.sampled_from([0.8, 0.95, 0.99]))
def test_the_bounds_are_where_the_tails_of_the_poisson_law_say(events: int, level: float) -> None:
    low, high = garwood(events, level=level)
    tail = (1 - level) / 2
    assert pytest.approx(tail, rel=1e-9) == poisson.sf(events - 1, low)
    assert pytest.approx(tail, rel=1e-9) == poisson.cdf(events, high)


@pytest.mark.parametrize("mean", [0.05, 0.7, 2.9, 11.3, 60.0])
def test_the_interval_covers_the_true_mean_at_least_as_often_as_it_says(mean: float) -> None:
    held = [number for number in range(300) if garwood(number)[0] <= mean <= garwood(number)[1]]
    assert sum(poisson.pmf(number, mean) for number in held) >= 0.95


def test_no_events_bound_the_rate_by_the_rule_of_three(counted: Counted) -> None:
    found = rate(replace(counted, events=0, weekly=(0, 0, 0, 0), days=100))
    assert pytest.approx(0.05) == exp(-found.high * 100)
    assert (0.0, 0.0, None) == (found.value, found.low, found.dispersion)
    assert "rule of three" in found.method
    assert any("nothing was seen in 100 days" in remark for remark in found.remarks)


def test_a_rate_is_events_over_days(counted: Counted) -> None:
    found = rate(counted)
    assert (4, 30, 4 / 30) == (found.events, found.days, found.value)
    assert found.low < found.value < found.high


def test_events_in_bursts_are_warned_of_and_regular_ones_are_not(counted: Counted) -> None:
    bursts = rate(replace(counted, weekly=(0, 0, 30, 0, 0, 28, 0, 0)))
    regular = rate(replace(counted, weekly=(3, 4, 3, 5, 4, 3, 4, 4)))
    assert [True, False] == [any("bursts" in remark for remark in one.remarks) for one in (bursts, regular)]


def test_the_index_of_dispersion_is_variance_over_mean() -> None:
    index, chance = dispersion((1, 3, 1, 3))
    assert pytest.approx((4 / 3) / 2) == index
    assert chance is not None
    assert 0 < chance < 1
    assert (None, None) == dispersion((1, 3, 1))


def test_a_rate_is_a_quantity_per_day_that_cites_its_source(counted: Counted) -> None:
    found = quantity(rate(counted))
    assert ("per day", "4 per 30 days") == (found.unit, found.text)
    assert found.low < found.value < found.high
    assert counted.cited.sha256[:12] in str(found.basis.note)
    assert (counted.cited.sha256, "2024-01-30") == (counted.cited.source.sha256, counted.cited.source.date)


def test_a_model_asks_for_a_rate_in_one_line(tmp_path: Path, counted: Counted) -> None:
    asked = {"from": "a.csv", "actor": "IRQREB", "type": "assault", "between": ["2024-01-01", date(2024, 1, 30)]}
    found = estimated(asked, folder=tmp_path)
    assert quantity(rate(counted)).value == found.value
    assert "ACLED: a.csv, 2024-01-01 to 2024-01-30" in str(found.basis.note)
    assert str(tmp_path) not in str(found.basis.note)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"from": "../a.csv"}, "D307"),
        ({"from": "/etc/passwd"}, "D307"),
        ({"from": "a.csv", "between": ["2024-01-01"]}, "D844"),
        ({"from": "a.csv", "between": ["2024-01-01", "soon"]}, "D844"),
    ],
)
def test_a_model_that_asks_wrongly_is_told(
    tmp_path: Path, counted: Counted, asked: dict[str, object], code: str
) -> None:
    with pytest.raises(DetenteError) as raised:
        estimated(asked, folder=tmp_path)
    assert code == raised.value.problems[0].code
