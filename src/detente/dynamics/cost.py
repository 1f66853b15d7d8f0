"""What a question costs, told before the work starts: fast clocks with a long horizon need many steps.

The number of steps is about (fastest rate) * (time) + 7 standard deviations; each is one product of the matrix and a
vector. A chain whose clocks run at very different speeds is called stiff.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.dynamics.chain import Timeline
from detente.errors import Problem, TooLarge

STEPS = 20_000
"""More steps than this are worth a warning."""

WORK = 2e12
"""More multiplications than this, about an hour on one core, are refused unless the limit is raised."""

SPEED = 5e8
"""Multiplications a second and core with scipy's sparse product (measured 3e8 to 9e8; see docs/performance.md)."""


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work it is to follow a chain up to a horizon; `fastest` is in events per day."""

    steps: int
    entries: int
    fastest: float
    days: float

    @property
    def work(self) -> float:
        """The multiplications."""
        return float(self.steps) * self.entries

    @property
    def seconds(self) -> float:
        """A rough guess of the seconds on one core."""
        return self.work / SPEED + self.steps * 2e-5

    @property
    def warning(self) -> Problem | None:
        """A warning with the cost where the chain is stiff for this horizon, else None."""
        if self.steps <= STEPS and self.seconds < 30:
            return None
        return Problem(
            "D808",
            f"this takes about {self.steps:,} steps, some {self.seconds:.0f} s: the fastest state is left "
            f"{self.fastest:g} times a day and the horizon is {self.days:g} days",
            fix="slow the fastest rates, shorten the horizon, or estimate by Monte Carlo",
            severity="warning",
        )


def cost(timeline: Timeline, days: float) -> Cost:
    """Return what it costs to follow `timeline` for `days`. No product is made.

    >>> from detente.dynamics.chain import chain_of, timeline_of
    >>> cost(timeline_of(chain_of(2, [0, 1], [1, 0], [3.0, 2.0])), 100.0).steps
    422
    """
    steps, entries, began = 0, 0, 0.0
    for segment in timeline:
        ends = days if segment.end is None else min(days, segment.end)
        mean = segment.chain.fastest * max(0.0, ends - began)
        steps += int(mean + 7 * np.sqrt(mean)) + 1 if mean else 0
        entries = max(entries, int(segment.chain.rates.nnz) + segment.chain.n)
        began = ends
        if ends >= days:
            break
    return Cost(steps, entries, max(segment.chain.fastest for segment in timeline), days)


def affordable(timeline: Timeline, days: float, *, limit: float = WORK) -> Cost:
    """Return the cost, or raise `TooLarge` (D809) where it is above `limit` multiplications."""
    told = cost(timeline, days)
    if told.work > limit:
        raise TooLarge(
            Problem(
                "D809",
                f"this would take about {told.steps:,} steps over {told.entries:,} rates, some {told.seconds / 60:.0f} "
                f"minutes: the fastest state is left {told.fastest:g} times a day and the horizon is {days:g} days",
                fix="slow the fastest rates, shorten the horizon, or estimate by Monte Carlo",
            )
        )
    return told
