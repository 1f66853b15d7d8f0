"""Sample paths of options that land after a fixed time: exact laws where there are any, and seeds per path."""

from __future__ import annotations

import numpy as np
import pytest

from detente.conflict.formula import Atom
from detente.dynamics.delayed import DelaySampler, delay_sampler
from detente.dynamics.process import Process, compile_process
from detente.dynamics.simulate import chance
from detente.files.load import loads
from detente.language import parse_formula

RACE = """
detente: 1
title: t
actors:
  usa: {rate: 1 per 4 days, options: {raid: {does: r, undone: never, takes: 10 days, fixed: %s}}, wants: [raid]}
  iran: {rate: 1 per 5 days, options: {withdraw: w}, wants: [withdraw iff (usa.raid is being prepared or usa.raid)]}
"""


def process_of(text: str) -> Process:
    return compile_process(loads(text).conflict)


def sampler_of(process: Process, goal: str, **more: object) -> DelaySampler:
    return delay_sampler(process, process.start, goal=process.mask(parse_formula(goal)), **more)


def test_a_raid_lands_ten_days_after_it_was_decided_and_not_before() -> None:
    drawn = sampler_of(process_of(RACE % "yes"), "usa.raid", seed=1).draw(0, 4000)
    assert drawn.ended.min() > 10
    assert np.mean(drawn.ended - 10) == pytest.approx(4, abs=0.25)
    assert np.mean(drawn.ended - 10 > 8) == pytest.approx(np.exp(-2), abs=0.02)


def test_who_is_warned_ten_days_ahead_is_gone_in_time_with_the_chance_there_is() -> None:
    process = process_of(RACE % "yes")
    lost = process.mask(parse_formula("usa.raid and not iran.withdraw"))
    found = chance(sampler_of(process, "usa.raid and iran.withdraw", lost=lost, seed=3), paths=8000, level=0.999)
    assert found.low < 1 - np.exp(-2) < found.high


def test_a_path_is_the_same_whoever_draws_it() -> None:
    sampler = sampler_of(process_of(RACE % "yes"), "usa.raid", seed=5)
    whole, part = sampler.draw(0, 50), sampler.draw(20, 10)
    assert whole.ended[20:30].tolist() == part.ended.tolist()


def test_time_in_preparation_is_added_up() -> None:
    process = process_of(RACE % "yes")
    running = ~process.mask(Atom("usa.raid")) & np.array(
        [bool(process.delays[0][0].running[k]) for k in range(process.n)]
    )
    drawn = sampler_of(process, "usa.raid", watched=running, seed=2).draw(0, 200)
    assert drawn.spent == pytest.approx(np.full(200, 10.0))


def test_what_is_given_up_does_not_land() -> None:
    text = RACE.replace("wants: [raid]", "wants: [not raid if iran.withdraw, raid]") % "yes"
    process = process_of(text.replace("1 per 5 days", "1000 per day").replace("1 per 4 days", "1 per day"))
    drawn = sampler_of(process, "usa.raid", horizon=200.0, seed=4).draw(0, 300)
    assert np.mean(drawn.how == 1) < 0.05


def test_a_horizon_and_a_date_end_a_path_where_they_should() -> None:
    text = RACE % "yes" + "starts: 2024-02-05\ncalendar:\n  on 2024-02-12: set takes of usa.raid to 1 day\n"
    drawn = sampler_of(process_of(text), "usa.raid", horizon=9.0, seed=6).draw(0, 2000)
    assert drawn.ended.max() <= 9
    assert np.mean(drawn.how == 1) == pytest.approx((1 - np.exp(-1 / 4)) * np.exp(-7 / 4), abs=0.02)


def test_of_300_intervals_at_90_percent_about_270_hold_the_exact_value_where_times_are_fixed() -> None:
    process = process_of(RACE % "yes")
    expected = 1 - np.exp(-(14 - 10) / 4)
    drawn = (sampler_of(process, "usa.raid", horizon=14.0, seed=seed) for seed in range(300))
    intervals = [chance(sampler, paths=100, level=0.9) for sampler in drawn]
    held = sum(it.low < expected < it.high for it in intervals)
    assert 262 <= held <= 300  # exact intervals cover at least as often as they say: 0.9, less three standard errors


def test_what_can_happen_at_all_counts_landings() -> None:
    from detente.dynamics.delayed import with_landings
    from detente.dynamics.reach import can_reach_in_time

    process = process_of(RACE % "yes")
    goal = process.mask(Atom("usa.raid"))
    everywhere = np.ones_like(goal)
    assert not can_reach_in_time(process.timeline, goal, everywhere, np.inf)[process.start]
    assert can_reach_in_time(with_landings(process), goal, everywhere, np.inf)[process.start]
