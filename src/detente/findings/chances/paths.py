"""Chances estimated from sample paths: a second method beside the exact one, and the only one for fixed times.

Path k under a seed is the same on any number of threads, workers or machines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from detente.dynamics.chain import Mask, Timeline
    from detente.dynamics.courses import Sampler
    from detente.dynamics.process import Process
    from detente.dynamics.simulate import Estimate

PATHS = 10_000
"""Paths drawn where nobody says how many: the interval of a chance is then at most 0.02 wide."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """How paths are drawn: how many, from which seed, and the map that shares the work out (over workers)."""

    paths: int = PATHS
    seed: int = 0
    mapper: Callable[..., Any] = map


def estimated(
    process: Process, goal: Mask, start: int, days: float, drawing: Drawing, *, allowed: Mask | None = None
) -> Estimate:
    """Estimate the chance that `goal` is reached from `start` within `days`, by way of `allowed` only."""
    from detente.dynamics.simulate import chance

    lost = None if allowed is None else ~(goal | allowed)
    source = sampler_of(process, start, goal=goal, lost=lost, days=days, seed=drawing.seed)
    return chance(source, paths=drawing.paths, seed=drawing.seed, mapper=drawing.mapper)


def sampler_of(
    process: Process,
    start: int,
    *,
    goal: Mask | None = None,
    lost: Mask | None = None,
    watched: Mask | None = None,
    days: float,
    seed: int,
) -> Sampler:
    """Return what draws paths of `process`, with its fixed times where it has some."""
    if process.exact:
        from detente.dynamics.simulate import sampler

        return sampler(process.timeline, start, goal=goal, lost=lost, watched=watched, horizon=days, seed=seed)
    from detente.dynamics.delayed import delay_sampler

    return delay_sampler(process, start, goal=goal, lost=lost, watched=watched, horizon=days, seed=seed)


def shares_by(
    process: Process, goal: Mask, start: int, times: tuple[float, ...], drawing: Drawing
) -> tuple[tuple[float, ...], float]:
    """Return the share of paths that have reached `goal` by each time, and how far off any can be at 95 %."""
    from detente.dynamics.courses import REACHED
    from detente.dynamics.interval import clopper_pearson
    from detente.dynamics.simulate import gathered

    source = sampler_of(process, start, goal=goal, days=times[-1], seed=drawing.seed)
    found = gathered(source, drawing.paths, mapper=drawing.mapper)
    hits = [int(((found.how == REACHED) & (found.ended <= time)).sum()) for time in times]
    bounds = [(hit / drawing.paths, *clopper_pearson(hit, drawing.paths)) for hit in hits]
    error = max(max(high - value, value - low) for value, low, high in bounds)
    return tuple(value for value, _, _ in bounds), error


def at_the_end(timeline: Timeline, goal: Mask, days: float) -> tuple[Timeline, Mask, Mask]:
    """Return a timeline on twice the states in which `goal` is looked at on the day only, with goal and rest there.

    On the day every state s goes to its double s + n, where the path ends.
    """
    from detente.dynamics.chain import Segment, chain_of

    n = len(goal)
    doubles = np.concatenate([np.arange(n, 2 * n), np.arange(n, 2 * n)]).astype(np.intp)
    segments = []
    for segment in timeline:
        entries = segment.chain.rates.tocoo()
        chain = chain_of(2 * n, entries.row, entries.col, entries.data)
        last = segment.end is None or segment.end > days
        jump = None if segment.jump is None else np.concatenate([segment.jump, np.arange(n, 2 * n)])
        segments.append(Segment(chain, days, doubles) if last else Segment(chain, segment.end, jump))
        if last:
            break
    segments.append(Segment(chain_of(2 * n, [], [], [])))
    nowhere = np.zeros(n, np.bool_)
    return tuple(segments), np.concatenate([nowhere, goal]), np.concatenate([nowhere, ~goal])
