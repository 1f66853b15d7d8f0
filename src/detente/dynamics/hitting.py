"""Reached at all, reached first, and after how long: without a deadline.

    ever(F)              chance that F is ever reached
    before(F, G)         chance that F is reached strictly before G; G before F; both at once; neither ever
    expected_time(F)     days until F; infinite where F may never be reached, with the closed class that traps

Chances of exactly 0 and 1, and infinite times, come from the graph (`reach`); the rest are linear equations (`solve`)
whose error is bounded, not guessed. On a timeline the last segment is solved and the earlier ones are followed
backward from it.

Norris (1997), Markov Chains, section 3.3; Baier and Katoen (2008), section 10.1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from detente.dynamics.answer import Answer, Progress, checked_mask, quiet
from detente.dynamics.chain import Chain, Mask, Timeline, Vector, checked_timeline, stopped, stopped_timeline
from detente.dynamics.classes import Trap, traps
from detente.dynamics.cost import WORK, affordable
from detente.dynamics.follow import Spent, follow, follow_time
from detente.dynamics.reach import can_reach, reachable, sure
from detente.dynamics.solve import ELIMINATION, TRUSTED, System, bounded, eliminated, elimination_error, solved
from detente.dynamics.transient import ERROR


@dataclass(frozen=True, eq=False)
class First:
    """Who is first, for every start (n,): the four chances sum to 1. `together` is when both begin at once."""

    first: Answer
    second: Answer
    together: Answer
    never: Vector

    @property
    def neither(self) -> Vector:
        """(n,) the chance that neither is strictly before the other: both at once, or neither ever."""
        return self.never + self.together.values


@dataclass(frozen=True, eq=False)
class Duration:
    """Days until F, (n,) with inf where F may never come, and the closed classes that trap it on the last segment."""

    days: Answer
    traps: tuple[Trap, ...]

    def trap_of(self, chain: Chain, start: int) -> Trap | None:
        """Return a closed class without F that can be reached from `start`, the one nearest to the front, or None."""
        seen = reachable(chain, np.arange(chain.n) == start)
        return next((trap for trap in self.traps if seen[trap.states].any()), None)


def ever(timeline: Timeline, goal: Mask, *, through: Mask | None = None, progress: Progress = quiet) -> Answer:
    """Return (n,): the chance from each start that `goal` is ever reached by way of `through` only."""
    n = checked_timeline(timeline)[0].chain.n
    goal, through = checked_mask(goal, n), np.ones(n, bool) if through is None else checked_mask(through, n)
    chain = timeline[-1].chain
    never, certain = sure(chain, goal, through)
    last = settled(chain, never | certain, certain.astype(np.float64), progress=progress)
    answer = _earlier(stopped_timeline(timeline, goal | ~through), goal | ~through, goal, last, progress)
    return replace(answer, values=np.clip(answer.values, 0.0, 1.0))


def before(timeline: Timeline, first: Mask, second: Mask, *, progress: Progress = quiet) -> First:
    """Return the chances that `first` comes strictly before `second`, the other way round, both at once, neither."""
    either = first | second
    one, other, both = (
        ever(timeline, part, through=~either, progress=progress)
        for part in (first & ~second, second & ~first, first & second)
    )
    never = np.clip(1.0 - one.values - other.values - both.values, 0.0, 1.0)
    impossible = sure(timeline[-1].chain, either, ~either)[1] if len(timeline) == 1 else np.zeros_like(either)
    return First(one, other, both, np.where(impossible, 0.0, never))


def expected_time(timeline: Timeline, goal: Mask, *, progress: Progress = quiet) -> Duration:
    """Return the expected days from each start until `goal`; inf where the chance of ever reaching it is below 1."""
    goal = checked_mask(goal, checked_timeline(timeline)[0].chain.n)
    chain = stopped(timeline[-1].chain, goal)
    _, certain = sure(chain, goal, ~goal)
    inside = certain & ~goal
    last = _time(chain, inside, goal, progress)
    infinite = ~certain
    days, spent = np.where(infinite, 0.0, last.values), Spent(last.steps, last.error)
    held = stopped_timeline(timeline, goal)
    affordable(held, max((s.end or 0.0 for s in held), default=0.0))
    for place in reversed(range(len(held) - 1)):
        segment, length = held[place], (held[place].end or 0.0) - (held[place - 1].end or 0.0 if place else 0.0)
        if segment.jump is not None:
            days, infinite = days[segment.jump], infinite[segment.jump]
        (moved,), more = follow(segment.chain, days, [length], error=ERROR * max(1.0, days.max()), progress=progress)
        passed, also = follow_time(segment.chain, (~goal).astype(float), length, error=ERROR, progress=progress)
        infinite = can_reach(segment.chain, infinite)
        days, spent = np.where(infinite, 0.0, moved + passed), spent + more + also
    values = np.where(infinite, np.inf, days)
    relative = last.relative if len(timeline) == 1 else None
    return Duration(Answer(values, spent.error, last.method, spent.steps, relative), traps(chain, goal))


def settled(chain: Chain, fixed: Mask, values: Vector, *, progress: Progress = quiet) -> Answer:
    """Return (n,): the expectation of `values` at the first of the states `fixed` that is reached; 0 where none is."""
    worth = fixed & (values != 0)
    inside = can_reach(chain, worth, through=~fixed) & ~fixed
    found = np.where(fixed, values, 0.0)
    if not inside.any():
        return Answer(found, 0.0, "search of the graph")
    rows = chain.rates[inside]
    outside = rows[:, ~inside]
    system = System(rows[:, inside].tocsr(), np.asarray(outside.sum(axis=1), dtype=np.float64).ravel())
    gain = np.asarray(outside @ found[~inside], dtype=np.float64)
    x, method, steps = solved(system, gain, progress=progress)
    jumps, _, more = solved(system, system.exits, residual=1e-3, progress=progress)
    error = float(bounded(system, gain, x, jumps).max()) if method != ELIMINATION else elimination_error(len(x))
    if not error <= TRUSTED:
        x, method, error = eliminated(system, gain), ELIMINATION, elimination_error(len(x))
    found[inside] = x
    return Answer(found, error, method, steps + more)


def _time(chain: Chain, inside: Mask, goal: Mask, progress: Progress) -> Answer:
    """Return the days to `goal` for the states `inside`, all of which are sure to reach it."""
    found = np.zeros(chain.n)
    if not inside.any():
        return Answer(found, 0.0, "search of the graph", relative=0.0)
    rows = chain.rates[inside]
    out = np.asarray(rows[:, goal].sum(axis=1), dtype=np.float64).ravel()
    system, ones = System(rows[:, inside].tocsr(), out), np.ones(int(inside.sum()))
    x, method, steps = solved(system, ones, progress=progress)
    relative = elimination_error(len(x))
    if method != ELIMINATION:
        with np.errstate(all="ignore"):
            relative = float((bounded(system, ones, x, x) / x).max())
    if not 0 <= relative <= TRUSTED:
        x, method, relative = eliminated(system, ones), ELIMINATION, elimination_error(len(x))
    found[inside] = x
    return Answer(found, float(x.max()) * relative, method, steps, relative=relative)


def _earlier(held: Timeline, ended: Mask, goal: Mask, last: Answer, progress: Progress) -> Answer:
    """Follow the answer of the last segment backward to the start, what is `ended` staying as it is."""
    values, spent = np.where(ended, goal.astype(np.float64), last.values), Spent(last.steps, last.error)
    affordable(held, max((s.end or 0.0 for s in held), default=0.0), limit=WORK)
    for place in reversed(range(len(held) - 1)):
        segment, length = held[place], (held[place].end or 0.0) - (held[place - 1].end or 0.0 if place else 0.0)
        values = values if segment.jump is None else values[segment.jump]
        (values,), more = follow(segment.chain, values, [length], error=ERROR, progress=progress)
        spent += more
    return Answer(values, spent.error, last.method if len(held) == 1 else f"{last.method}; uniformisation", spent.steps)
