"""Shares, strips and trees in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.findings.ensemble.ensemble import ClaimOver, Share
from detente.findings.ensemble.splits import Leaf
from detente.report.robust import CELLS, leaf_words, percent, strip

OUTCOMES = ("holds", "fails", "depends", "untestable")


def over(*shares: float) -> ClaimOver:
    orders = {outcome: Share(share, share, share) for outcome, share in zip(OUTCOMES, shares, strict=True)}
    return ClaimOver("c", "holds", orders, {}, 10)  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 1000), min_size=4, max_size=4).filter(any))
def test_a_strip_is_as_wide_as_it_should_be_and_shows_all_that_ever_happens(weights: list[int]) -> None:
    shares = [weight / sum(weights) for weight in weights]
    drawn = strip(over(*shares))
    assert 20 == len(drawn)
    cells = dict(CELLS)
    assert {cells[name] for name, share in zip(OUTCOMES, shares, strict=True) if share > 0} == set(drawn)  # type: ignore[index]


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0 %"), (1.0, "100 %"), (1 - 1e-12, "100 %"), (0.9999, "99.99 %"), (0.001, "0.1 %")]
)
def test_what_is_not_all_is_not_called_so(share: float, said: str) -> None:
    assert said == percent(share)


def test_a_mixed_leaf_says_the_larger_share_first() -> None:
    assert "holds in 75 % and fails in 25 % (50 % of the cases)" == leaf_words(
        Leaf(0.5, {"fails": 0.25, "holds": 0.75})
    )
