"""Each question about time as a call of `dynamics`, and what comes back as a `Measured`.

A chance of exactly 0 or 1 is taken from the graph and has no error; every other number has the bound `dynamics` gives.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from detente.conflict.formula import Formula, text
from detente.conflict.query import Chance, ExpectedTime, TimeShare
from detente.errors import Problem, TooLarge
from detente.findings.chances.rates import rates_used
from detente.findings.chances.small import measured_small
from detente.findings.chances.unfolding import exact, horizon_of, process_of, starts_of
from detente.findings.measured import Measured, Part, Unit

if TYPE_CHECKING:
    from detente.dynamics.answer import Answer
    from detente.dynamics.chain import Mask, Timeline
    from detente.dynamics.hitting import Duration
    from detente.dynamics.process import Process
    from detente.findings.world import World

Starts = NDArray[np.intp]
Vector = NDArray[np.float64]
Progress = Callable[[int, int, str], None]

PATIENCE = 60.0
"""Seconds one answer to a claim may take by what it is expected to cost; a claim is asked many times over."""

TIMED = (Chance, ExpectedTime, TimeShare)
"""The claims whose answer is a number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one world under one rule: the chain, where it starts, and who is told how far it is."""

    process: Process
    starts: Starts
    progress: Progress

    def mask(self, formula: Formula | None) -> Mask:
        """Mark the states where `formula` holds; all of them where there is none."""
        return np.ones(self.process.n, np.bool_) if formula is None else self.process.mask(formula)

    def told(
        self,
        unit: Unit,
        values: Vector,
        errors: Vector,
        method: str,
        *,
        days: float | None = None,
        parts: Sequence[tuple[str, Vector]] = (),
        note: str = "",
    ) -> Measured:
        """Return what was measured from each start as one record. The values are finite."""
        top = np.inf if unit == "days" else 1.0
        low, high = np.maximum(values - errors, 0.0).min(), np.minimum(values + errors, top).max()
        one = len(self.starts) == 1
        beside = tuple(Part(says, float(each[0])) for says, each in parts) if one else ()
        most = None if one else float(values.max())
        rates = rates_used(self.process.conflict)
        return Measured(
            self.process.rule.key, unit, float(values.min()), float(errors.max()), float(low), float(high), method,
            rates, days, beside, len(self.starts), most, note=note,
        )  # fmt: skip


def measure(
    world: World, query: Chance | ExpectedTime | TimeShare, rule: str, *, progress: Progress | None = None
) -> Measured:
    """Answer a question about time under the rule called `rule`, exactly but for the stated error.

    Raises DetenteError where the model does not say enough, or where the work would be too much.
    """
    from detente.dynamics.answer import quiet

    few = measured_small(world, query, rule)
    if few is not None:
        return few
    start = None if isinstance(query, TimeShare) else query.start
    process = process_of(world, rule)
    exact(process)
    asked = Asked(process, starts_of(process, start), progress or quiet)
    match query:
        case Chance():
            return _CHANCES[query.event](asked, query)
        case ExpectedTime():
            return _expected(asked, query)
        case _:
            return _share(asked, query)


def _within(asked: Asked, query: Chance) -> Measured:
    """P(F within T), P(F while G within T)."""
    from detente.dynamics.within import within

    goal, allowed = asked.mask(query.formula), asked.mask(query.other)
    days = days_asked(query, asked.process)
    timeline = in_time(asked.process, days)
    found = within(timeline, goal, np.array([days]), allowed=allowed, keep=asked.starts, progress=asked.progress)
    sure = surely(timeline, goal, allowed, days)
    out = query.other is not None and not (allowed | goal)[asked.starts].any()
    note = f"{text(query.other)} does not hold at the start" if out and query.other is not None else ""
    values, errors = _settled(found, found.values[0], sure, asked.starts)
    return asked.told("chance", values, errors, found.method, days=days, note=note)


def _at(asked: Asked, query: Chance) -> Measured:
    """P(F at a date)."""
    from detente.dynamics.within import at

    days = asked.process.day(query.date or "")
    goal, timeline = asked.mask(query.formula), in_time(asked.process, days)
    found = at(timeline, goal, np.array([days]), keep=asked.starts, progress=asked.progress)
    never, never_not = (cannot_be(timeline, each, days) for each in (goal, ~goal))
    values = found.values[0]
    return asked.told("chance", *_settled(found, values, (never, never_not), asked.starts), found.method, days=days)


def _before(asked: Asked, query: Chance) -> Measured:
    """P(F before G), with G before F and neither beside it."""
    from detente.dynamics.hitting import before

    one, other = asked.mask(query.formula), asked.mask(query.other)
    timeline, here = asked.process.timeline, asked.starts
    found = before(timeline, one, other, progress=asked.progress)
    either = one | other
    sure = surely(timeline, one & ~other, ~either, np.inf)
    values, errors = _settled(found.first, found.first.values[here], sure, here)
    other_first = f"{text(query.other) if query.other else 'the other'} first"
    beside = [(other_first, found.second.values[here]), ("neither", found.neither[here])]
    return asked.told("chance", values, errors, found.first.method, parts=beside)


def _expected(asked: Asked, query: ExpectedTime) -> Measured:
    """E[time to F]: infinite where F may never come, with a state of the class that traps."""
    from detente.dynamics.hitting import ever, expected_time

    goal, timeline, here = asked.mask(query.formula), asked.process.timeline, asked.starts
    found = expected_time(timeline, goal, progress=asked.progress)
    values = found.days.values[here]
    if np.isfinite(values).all():
        relative = found.days.relative
        errors = np.full(len(here), found.days.error) if relative is None else values * relative
        return asked.told("days", values, np.where(goal[here], 0.0, errors), found.days.method)
    chance = ever(timeline, goal, progress=asked.progress).values[here]
    parts = (Part("it comes at all with chance", float(chance.min())),)
    where = _trap(asked, found, int(here[np.argmax(~np.isfinite(values))]))
    rates, rule = rates_used(asked.process.conflict), asked.process.rule.key
    least = float(values.min()) if np.isfinite(values.min()) else 0.0
    return Measured(
        rule, "days", None, 0.0, least, None, found.days.method, rates, None, parts, len(here), trap=where
    )  # fmt: skip


def _trap(asked: Asked, found: Duration, start: int) -> frozenset[str] | None:
    trap = found.trap_of(asked.process.timeline[-1].chain, start)
    return None if trap is None else asked.process.label(int(trap.states[0]))


def _share(asked: Asked, query: TimeShare) -> Measured:
    """The share of time in F up to the horizon; without a horizon in the long run."""
    from detente.dynamics.longrun import long_share
    from detente.dynamics.occupancy import share_of_time
    from detente.dynamics.transient import backward

    goal, timeline, here = asked.mask(query.formula), asked.process.timeline, asked.starts
    if asked.process.conflict.horizon is not None:
        days = horizon_of(asked.process.conflict)
        timeline = in_time(asked.process, days)
        found = share_of_time(timeline, goal, days, progress=asked.progress)
        sure = (cannot_be(timeline, goal, days), cannot_be(timeline, ~goal, days))
        return asked.told("share", *_settled(found, found.values[here], sure, here), found.method, days=days)
    found = long_share(timeline[-1].chain, goal, progress=asked.progress)
    values, error = found.values[here], found.error
    if len(timeline) > 1:
        last = np.array([timeline[-2].end or 0.0])
        earlier = backward(timeline, found.values, last, keep=here, progress=asked.progress)
        values, error = np.clip(earlier.values[0], 0.0, 1.0), error + earlier.error
    return asked.told("share", values, np.full(len(here), error), f"in the long run, {found.method}")


_CHANCES: dict[str, Callable[[Asked, Chance], Measured]] = {
    "within": _within,
    "while": _within,
    "before": _before,
    "at": _at,
}


def in_time(process: Process, days: float) -> Timeline:
    """Return the timeline. Raises TooLarge (D868) where to follow it so long is more than a claim may take."""
    from detente.dynamics.cost import cost

    told = cost(process.timeline, days)
    if told.seconds > PATIENCE:
        message = (
            f"this would take about {told.steps:,} steps, some {told.seconds:,.0f} s: the fastest state is left "
            f"{told.fastest:g} times a day, for {days:g} days"
        )
        fix = "slow the fastest rates or shorten the time; detente chances goes on where a claim stops"
        raise TooLarge(Problem("D868", message, fix=fix))
    return process.timeline


def days_asked(query: Chance, process: Process) -> float:
    """Return the time a claim names, or the horizon. Raises InvalidQuery (D863) where there is neither."""
    return query.time if query.time is not None else horizon_of(process.conflict)


def surely(timeline: Timeline, goal: Mask, through: Mask, days: float) -> tuple[Mask, Mask]:
    """Return where the chance is exactly 0 and where exactly 1, by the graph."""
    from detente.dynamics.reach import can_reach_in_time, sure

    never, certain = ~can_reach_in_time(timeline, goal, through, days), goal
    if days == np.inf and len(timeline) == 1:
        never, certain = sure(timeline[0].chain, goal, through)
    return never, certain


def cannot_be(timeline: Timeline, goal: Mask, days: float) -> Mask:
    """Return where `goal` cannot be at any time up to `days`."""
    from detente.dynamics.reach import can_reach_in_time

    return ~can_reach_in_time(timeline, goal, np.ones_like(goal), days)


def _settled(found: Answer, values: Vector, sure: tuple[Mask, Mask], starts: Starts) -> tuple[Vector, Vector]:
    """Return the values, 0 and 1 where they are that exactly, and the error of each."""
    zero, one = sure[0][starts], sure[1][starts]
    exact = np.where(zero, 0.0, np.where(one, 1.0, values))
    return exact, np.where(zero | one, 0.0, found.error)


__all__ = ["TIMED", "Asked", "days_asked", "measure"]
