"""P(F while G within T): the chance that F is reached by time T and G held at every moment before.

F and what is neither F nor G are never left; then F must hold at time T (Baier, Haverkort, Hermanns and Katoen 2003,
Model-checking algorithms for continuous-time Markov chains, IEEE Trans. Software Engineering 29(6)).
States from which F cannot be reached at all have a chance of exactly 0, found by a search of the graph.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.dynamics.answer import Answer, Progress, checked_mask, quiet
from detente.dynamics.chain import Indices, Mask, Timeline, Vector, stopped_timeline
from detente.dynamics.cost import WORK
from detente.dynamics.reach import can_reach_in_time
from detente.dynamics.transient import ERROR, backward


def within(
    timeline: Timeline,
    goal: Mask,
    times: Vector,
    *,
    allowed: Mask | None = None,
    error: float = ERROR,
    keep: Indices | None = None,
    limit: float = WORK,
    progress: Progress = quiet,
) -> Answer:
    """Return (m, n): the chance from each start that `goal` is reached by each of `times` (days), via `allowed` only.

    A start in `goal` has 1, whatever `allowed` says. Method, cost and error are those of `backward`.
    """
    goal = checked_mask(goal, timeline[0].chain.n)
    through = np.ones_like(goal) if allowed is None else checked_mask(allowed, len(goal))
    possible = can_reach_in_time(timeline, goal, through, float(np.max(times)))
    ended = goal | ~through | ~possible
    answer = backward(
        stopped_timeline(timeline, ended), goal.astype(np.float64), times, error=error, keep=keep, limit=limit,
        progress=progress,
    )  # fmt: skip
    return replace(answer, values=np.clip(answer.values, 0.0, 1.0))


def at(
    timeline: Timeline,
    goal: Mask,
    times: Vector,
    *,
    error: float = ERROR,
    keep: Indices | None = None,
    limit: float = WORK,
    progress: Progress = quiet,
) -> Answer:
    """Return (m, n): P(F at T), the chance from each start that `goal` holds at each of `times` (days)."""
    goal = checked_mask(goal, timeline[0].chain.n)
    answer = backward(timeline, goal.astype(np.float64), times, error=error, keep=keep, limit=limit, progress=progress)
    return replace(answer, values=np.clip(answer.values, 0.0, 1.0))
