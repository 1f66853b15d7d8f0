"""Chances from sample paths where there is no exact answer: options that land after a fixed time, or too much work.

The interval is exact (Clopper and Pearson 1934) at 95 %; a claim holds only where the whole interval does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.conflict.query import Chance
from detente.findings.chances.measure import days_asked
from detente.findings.chances.paths import Drawing, at_the_end, sampler_of
from detente.findings.chances.rates import rates_used
from detente.findings.chances.unfolding import process_of, starts_of
from detente.findings.measured import Measured

if TYPE_CHECKING:
    from detente.dynamics.chain import Mask
    from detente.dynamics.courses import Sampler
    from detente.dynamics.process import Process
    from detente.dynamics.simulate import Estimate
    from detente.findings.world import World


def drawn(world: World, query: Chance, rule: str, drawing: Drawing) -> Measured:
    """Estimate the chance a claim asks for, under the rule called `rule`, from each start."""
    from detente.dynamics.simulate import chance

    process = process_of(world, rule)
    starts = starts_of(process, query.start)
    given = [
        chance(_source(process, query, int(start), drawing.seed), paths=drawing.paths, seed=drawing.seed,
               mapper=drawing.mapper)
        for start in starts
    ]  # fmt: skip
    return _measured(process, query, given)


def _measured(process: Process, query: Chance, given: list[Estimate]) -> Measured:
    least = min(given, key=lambda one: one.value)
    low, high = min(one.low for one in given), max(one.high for one in given)
    error = max(max(one.value - one.low, one.high - one.value) for one in given)
    most = max(one.value for one in given) if len(given) > 1 else None
    return Measured(
        process.rule.key, "chance", least.value, error, low, high, least.method, rates_used(process.conflict),
        _days(process, query), (), len(given), most, None, least.paths, least.seed, least.level, least.note,
    )  # fmt: skip


def _days(process: Process, query: Chance) -> float | None:
    if query.event == "before":
        return None
    return process.day(query.date or "") if query.event == "at" else days_asked(query, process)


def _source(process: Process, query: Chance, start: int, seed: int) -> Sampler:
    """Return what draws the paths of one question from one start."""
    goal = _mask(process, query, of="formula")
    if query.event == "at":
        return _on_the_day(process, goal, start, process.day(query.date or ""), seed)
    other = _mask(process, query, of="other")
    if query.event == "before":
        return sampler_of(process, start, goal=goal & ~other, lost=other | _never(process, goal | other), days=np.inf,
                          seed=seed)  # fmt: skip
    return sampler_of(process, start, goal=goal, lost=~(goal | other), days=days_asked(query, process), seed=seed)


def _mask(process: Process, query: Chance, *, of: str) -> Mask:
    formula = query.formula if of == "formula" else query.other
    return np.ones(process.n, np.bool_) if formula is None else process.mask(formula)


def _never(process: Process, goal: Mask) -> Mask:
    """Return where `goal` can never come any more: a path need not be followed there."""
    from detente.dynamics.reach import can_reach_in_time

    return ~can_reach_in_time(process.timeline, goal, np.ones_like(goal), np.inf)


def _on_the_day(process: Process, goal: Mask, start: int, days: float, seed: int) -> Sampler:
    from detente.dynamics.simulate import sampler
    from detente.findings.chances.unfolding import exact

    exact(process)
    timeline, there, elsewhere = at_the_end(process.timeline, goal, days)
    return sampler(timeline, start, goal=there, lost=elsewhere, horizon=days + 1.0, seed=seed)
