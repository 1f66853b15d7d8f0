"""Against negmas, an independent library: the best packages and the Pareto set, on random problems."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from detente.bargaining.egalitarian import solve_egalitarian
from detente.bargaining.nash import solve_nash
from detente.bargaining.pareto import pareto

ops = pytest.importorskip("negmas.preferences.ops", reason="the group `bargain` is not installed")


@dataclass
class Reserved:
    reserved_value: float = 0.0


@pytest.mark.parametrize("seed", range(20))
def test_the_best_packages_and_the_pareto_set_agree(seed: int) -> None:
    rng = np.random.default_rng(seed)
    parties = int(rng.integers(2, 5))
    table = rng.random((300, parties)).astype(np.float32).astype(np.float64)  # its Pareto set is of float32
    no_deal = rng.random(parties) / 3
    front = pareto(table)
    theirs = ops.pareto_frontier_bf(table, eps=0.0, sort_by_welfare=False)
    assert sorted(np.asarray(theirs).ravel().tolist()) == front.tolist()
    gains = table[front] - no_deal
    points = [tuple(row) for row in gains[(gains > 0).all(axis=1)]]
    ranges = [(0.0, float(high)) for high in np.max(points, axis=0)]
    (nash, _), *_ = ops.nash_points(None, points, ranges=ranges)
    (kalai, _), *_ = ops.kalai_points([Reserved() for _ in range(parties)], points, ranges=ranges)
    for theirs_, ours in ((nash, solve_nash(table, no_deal)), (kalai, solve_egalitarian(table, no_deal))):
        assert ours.pure is not None
        assert np.abs(np.array(theirs_) - (ours.pure - no_deal)).max() <= 1e-9
