"""Quantities and dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InvalidQuery
from detente.language import parse_quantity
from detente.language.quantity import days, parse_date


@pytest.mark.parametrize(
    ("written", "value", "low", "high", "unit"),
    [
        ("0.6", 0.6, 0.6, 0.6, ""),
        ("60 %", 0.6, 0.6, 0.6, ""),
        ("60%", 0.6, 0.6, 0.6, ""),
        ("0.4 to 0.8", 0.6, 0.4, 0.8, ""),
        ("40 to 80 %", 0.6, 0.4, 0.8, ""),
        ("40 % to 80 %", 0.6, 0.4, 0.8, ""),
        ("1 per 5 days", 0.2, 0.2, 0.2, "per day"),
        ("1 per day", 1.0, 1.0, 1.0, "per day"),
        ("3 per 2 weeks", 3 / 14, 3 / 14, 3 / 14, "per day"),
        ("1 to 2 per month", 0.05, 1 / 30, 2 / 30, "per day"),
        ("2 weeks", 14.0, 14.0, 14.0, "days"),
        ("180 days", 180.0, 180.0, 180.0, "days"),
        ("12 hours", 0.5, 0.5, 0.5, "days"),
        ("1 to 2 years", 547.5, 365.0, 730.0, "days"),
        ("1e-3", 0.001, 0.001, 0.001, ""),
    ],
)
def test_a_quantity_has_its_value_its_range_and_its_unit(
    written: str, value: float, low: float, high: float, unit: str
) -> None:
    quantity = parse_quantity(written)
    assert [value, low, high] == pytest.approx([quantity.value, quantity.low, quantity.high])
    assert unit == quantity.unit


@pytest.mark.parametrize(
    "written",
    ["", "x", "-1", "1 to", "0.8 to 0.4", "5 % days", "1 per", "1 per 0 days", "1 parsec", "1e999", "1 2", "0.5.5"],
)
def test_what_is_no_quantity_is_refused_with_the_forms_there_are(written: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        parse_quantity(written)
    (problem,) = caught.value.problems
    assert ("D205", True) == (problem.code, "1 per 5 days" in (problem.fix or ""))


def test_the_words_are_kept_with_single_blanks() -> None:
    assert "1 per 5 days" == parse_quantity("  1  per 5\tdays ").text


@given(st.integers(1, 10_000))
def test_whole_days_and_weeks_are_exact(number: int) -> None:
    assert (float(number), 7.0 * number) == (days(f"{number} days"), days(f"{number} weeks"))


@pytest.mark.parametrize("written", ["2024-13-01", "2023-02-29", "yesterday", "2024-W01-1x"])
def test_a_date_is_one_of_the_calendar(written: str) -> None:
    with pytest.raises(InvalidQuery, match="D206"):
        parse_date(written)
