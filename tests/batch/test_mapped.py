"""Sample paths shared out over a Dask cluster: the very ones of this process."""

from __future__ import annotations

import pytest

from detente.batch.mapped import mapped
from detente.conflict.formula import Atom
from detente.dynamics.delayed import delay_sampler
from detente.dynamics.implicit import compile_implicit
from detente.dynamics.process import compile_process
from detente.dynamics.roam import roamer
from detente.dynamics.simulate import gathered, sampler
from detente.files.load import loads

RACE = """
detente: 1
title: t
actors:
  usa: {rate: 1 per 4 days, options: {raid: {does: r, takes: 10 days, fixed: FIXED}}, wants: [raid if not iran.arm]}
  iran: {rate: 1 per 5 days, options: {arm: a}, wants: [arm iff not usa.raid]}
events: {rest: {sets: not usa.raid, rate: 1 per 9 days}}
"""


def test_paths_from_workers_are_those_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr("detente.dynamics.simulate.BATCH", 2_000)
    soon, late = (loads(RACE.replace("FIXED", word)).conflict for word in ("no", "yes"))
    chain, delayed, goal = compile_process(soon), compile_process(late), Atom("usa.raid")
    never = roamer(compile_implicit(late), watched=goal, horizon=60.0, seed=3)
    sources = [
        sampler(chain.timeline, chain.start, watched=chain.mask(goal), horizon=60.0, seed=3),
        delay_sampler(delayed, delayed.start, watched=delayed.mask(goal), horizon=60.0, seed=3),
        never,
    ]
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as local,
        mapped(local.scheduler_address) as over,
    ):
        found = [(gathered(source, 500), gathered(source, 500, mapper=over)) for source in sources]
    for here, there in found:
        assert here.spent.tolist() == there.spent.tolist()
        assert here.events == there.events
    assert found[1][0].spent.tolist() == found[2][0].spent.tolist()
