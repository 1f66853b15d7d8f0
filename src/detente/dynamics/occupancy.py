"""The share of the time up to T that is spent in F, and the days: for every start at once.

The integral over 0..T of exp(Q t) 1_F is a sum of the powers of the uniformised chain, each with the chance of more
than k steps: one pass, no quadrature.

Sericola (2013), Markov Chains: Theory, Algorithms and Applications, chapter 3.
"""

from __future__ import annotations

import numpy as np

from detente.dynamics.answer import Answer, Progress, checked_mask, checked_times, quiet
from detente.dynamics.chain import Mask, Timeline, checked_timeline
from detente.dynamics.cost import WORK, affordable
from detente.dynamics.follow import Spent, follow, follow_time
from detente.dynamics.transient import ERROR, METHOD


def days_in(
    timeline: Timeline,
    goal: Mask,
    days: float,
    *,
    error: float = ERROR,
    limit: float = WORK,
    progress: Progress = quiet,
) -> Answer:
    """Return (n,): how many of the first `days` are expected to be spent in `goal`, from each start."""
    days = float(checked_times(np.array([days]))[0])
    affordable(checked_timeline(timeline), days, limit=limit)
    gains = checked_mask(goal, timeline[0].chain.n).astype(np.float64)
    found, spent = np.zeros_like(gains), Spent()
    for place in reversed(range(len(timeline))):
        segment, began = timeline[place], (timeline[place - 1].end or 0.0) if place else 0.0
        if began > days:
            continue
        length = min(days, np.inf if segment.end is None else segment.end) - began
        if found.any():
            found = found if segment.jump is None else found[segment.jump]
            (found,), more = follow(segment.chain, found, [length], error=error * max(1.0, days), progress=progress)
            spent += more
        here, more = follow_time(segment.chain, gains, length, error=error * max(1.0, days), progress=progress)
        found, spent = found + here, spent + more
    return Answer(found, spent.error, METHOD, spent.steps, parameters={"error": error, "days": days})


def share_of_time(
    timeline: Timeline,
    goal: Mask,
    days: float,
    *,
    error: float = ERROR,
    limit: float = WORK,
    progress: Progress = quiet,
) -> Answer:
    """Return (n,): the share of the first `days` expected to be spent in `goal`, from each start; at 0 days, now."""
    if days == 0:
        return Answer(goal.astype(np.float64), 0.0, "the start", 0)
    answer = days_in(timeline, goal, days, error=error, limit=limit, progress=progress)
    values = np.clip(answer.values / days, 0.0, 1.0)
    return Answer(values, answer.error / days, METHOD, answer.steps, parameters=answer.parameters)
