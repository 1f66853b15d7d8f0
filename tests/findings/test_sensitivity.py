"""Indices against their closed forms: Ishigami's function, and verdicts whose factors are known."""

from __future__ import annotations

import numpy as np
import pytest

from detente.files.load import loads
from detente.findings.sensitivity import pick_freeze, sensitivity

FIRST = (0.31390519114781146, 0.4424111447900409, 0.0)
TOTAL = (0.5575888552099592, 0.4424111447900409, 0.24368366406214773)
"""Ishigami's function with a = 7 and b = 0.1: Ishigami and Homma (1990), closed form."""


def ishigami(x: np.ndarray) -> np.ndarray:
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def test_ishigami_comes_out_within_its_intervals() -> None:
    rng = np.random.default_rng(7)
    one, other = (rng.uniform(-np.pi, np.pi, (2**14, 3)) for _ in range(2))
    _, found = pick_freeze(ishigami, one, other, [[0], [1], [2]], rng)
    for (first, first_ends, total, total_ends), s, st in zip(found, FIRST, TOTAL, strict=True):
        assert s == pytest.approx(first, abs=0.03)
        assert st == pytest.approx(total, abs=0.03)
        assert first_ends[0] - 0.01 <= s <= first_ends[1] + 0.01
        assert total_ends[0] - 0.01 <= st <= total_ends[1] + 0.01


def test_columns_of_one_group_are_one_factor() -> None:
    rng = np.random.default_rng(8)
    one, other = (rng.uniform(-np.pi, np.pi, (2**13, 3)) for _ in range(2))
    _, found = pick_freeze(ishigami, one, other, [[0, 2], [1]], rng)
    assert TOTAL[0] == pytest.approx(found[0][0], abs=0.04)
    assert TOTAL[0] == pytest.approx(found[0][2], abs=0.04)


PAIR = """\
detente: 1
title: Two dukes
actors:
  one:
    options: {march: March}
    wants: [{that: march, id: war}, {that: not march, id: peace}]
    order: any order
  two:
    options: {march: March}
    wants: [{that: march, id: war}, {that: not march, id: peace}]
    order: any order
  three:
    options: {march: March}
    wants: [{that: march, id: war}, {that: not march, id: peace}]
    order: any order
status_quo: []
claims:
  - {id: first, test: every equilibrium has one.march}
  - {id: both, test: every equilibrium has one.march and two.march}
  - {id: differ, test: every equilibrium has one.march iff two.march}
  - {id: sure, test: some equilibrium has one.march or not one.march}
"""


def test_a_verdict_that_hangs_on_one_actor_alone_is_all_that_actors() -> None:
    found = sensitivity(loads(PAIR).conflict, "first", pairs=256)
    assert "the wants of one" == found.indices[0].factor
    assert 1.0 == pytest.approx(found.indices[0].total, abs=0.2)
    assert 1.0 == pytest.approx(found.indices[0].first, abs=0.2)
    assert (0.0, 0.0) == (found.indices[1].first, found.indices[1].total)


def test_a_verdict_that_takes_two_has_the_indices_of_the_product() -> None:
    """Of the product of two fair coins each explains a third alone and two thirds with the other."""
    found = {it.factor: it for it in sensitivity(loads(PAIR).conflict, "both", pairs=4_000).indices}
    for name in ("the wants of one", "the wants of two"):
        assert 1 / 3 == pytest.approx(found[name].first, abs=0.06)
        assert 2 / 3 == pytest.approx(found[name].total, abs=0.06)
    assert 0.0 == found["the wants of three"].total


def test_a_verdict_of_interplay_alone_has_no_first_index() -> None:
    found = {it.factor: it for it in sensitivity(loads(PAIR).conflict, "differ", pairs=4_000).indices}
    low, high = found["the wants of one"].first_interval
    assert low - 0.03 <= 0.0 <= high + 0.03
    assert 1.0 == pytest.approx(found["the wants of one"].total, abs=0.06)


def test_a_verdict_that_never_varies_has_nothing_to_explain() -> None:
    found = sensitivity(loads(PAIR).conflict, "sure", pairs=32)
    assert (1.0, ()) == (found.share, found.indices)


def test_a_number_known_by_its_range_is_a_factor_of_a_claim_about_time() -> None:
    rated = PAIR.replace("one:\n", "one:\n    rate: 1 to 100 per 100 days\n").replace(
        "actors:", "dynamics: {rate: 1 per 10 days}\nactors:"
    )
    text = rated.replace("claims:", "claims:\n  - {id: soon, test: 'P(one.march within 9 days) > 0.99'}")
    found = sensitivity(loads(text).conflict, "soon", pairs=40)
    assert {"rate of one", "the wants of one"} <= {it.factor for it in found.indices if it.total > 0}
