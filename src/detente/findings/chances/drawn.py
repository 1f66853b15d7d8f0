"""Answers from sample paths where there is no exact one: options that land after a fixed time, or too many states.

The interval of a chance is exact (Clopper and Pearson 1934), that of a mean normal, both at 95 %; a claim holds only
where the whole interval does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from detente.conflict.formula import And, Constant, Formula, Not, Or
from detente.conflict.query import Chance, ExpectedTime, TimeShare
from detente.findings.chances.paths import Drawing, Look, begins, drawn_all, followed, never, sampler_of
from detente.findings.chances.rates import rates_used
from detente.findings.chances.unfolding import horizon_of
from detente.findings.measured import Measured, Part, Unit

if TYPE_CHECKING:
    from detente.dynamics.simulate import Estimate
    from detente.findings.chances.paths import Followed
    from detente.findings.world import World

LEVEL = 0.95
ALWAYS = Constant(True)


def drawn(world: World, query: Chance | ExpectedTime | TimeShare, rule: str, drawing: Drawing) -> Measured:
    """Estimate the number a claim asks for, under the rule called `rule`, from each start."""
    process = followed(world, rule)
    starts = begins(process, None if isinstance(query, TimeShare) else query.start)
    match query:
        case Chance():
            return _together([_chance(process, query, start, drawing) for start in starts])
        case ExpectedTime():
            return _longest([_expected(process, query, start, drawing) for start in starts])
        case _:
            return _together([_share(process, query, start, drawing) for start in starts])


def _chance(process: Followed, query: Chance, start: int, drawing: Drawing) -> Measured:
    from detente.dynamics.simulate import chance

    look, days = _look(query), _days(process, query)
    source = sampler_of(process, start, look, days=np.inf if days is None else days, seed=drawing.seed)
    found = chance(source, paths=drawing.paths, seed=drawing.seed, mapper=drawing.mapper)
    return _told(process, "chance", found, days)


def _look(query: Chance) -> Look:
    """Return what the paths of a question are looked at for."""
    goal, other = query.formula or ALWAYS, query.other
    if query.event == "at":
        return Look(then=goal)
    if query.event == "before" and other is not None:
        return Look(And((goal, Not(other))), lost=other, hope=Or((goal, other)))
    return Look(goal) if other is None else Look(goal, lost=Not(Or((goal, other))))


def _days(process: Followed, query: Chance) -> float | None:
    if query.event == "before":
        return None
    if query.event == "at":
        return process.day(query.date or "")
    return query.time if query.time is not None else horizon_of(process.conflict)


def _expected(process: Followed, query: ExpectedTime, start: int, drawing: Drawing) -> Measured:
    """E[time to F]: infinite as soon as one path has got to where F never comes; at least so long where some go on."""
    from detente.dynamics.courses import REACHED, UNFINISHED
    from detente.dynamics.simulate import mean_of

    goal = query.formula
    source = sampler_of(process, start, Look(goal, hope=goal), days=np.inf, seed=drawing.seed)
    found = drawn_all(source, drawing)
    stuck = np.flatnonzero((found.how != REACHED) & (found.how != UNFINISHED))
    if len(stuck):
        share = Part("it comes at all with chance", float((found.how == REACHED).mean()))
        last = source.course(int(stuck[0]))[-1][1]
        return Measured(
            process.rule.key, "days", None, 0.0, 0.0, None, "Monte Carlo", rates_used(process.conflict), None, (share,),
            trap=process.label(last), paths=drawing.paths, seed=drawing.seed, level=LEVEL,
        )  # fmt: skip
    told = _told(process, "days", mean_of(found, found.ended, seed=drawing.seed), None)
    if (found.how == UNFINISHED).any():
        return replace(told, high=None, note="some paths had too many steps and were cut: it takes longer")
    if _may_be_stuck(process, goal, start):
        note = f"it may never come, with a chance below {3 / drawing.paths:.1g}: then the time is infinite"
        return replace(told, high=None, note=note)
    return told


def _may_be_stuck(process: Followed, goal: Formula, start: int) -> bool:
    """Tell whether, by the graph, `goal` may never come; False where the states are not listed."""
    from detente.dynamics.delayed import with_landings
    from detente.dynamics.process import Process
    from detente.dynamics.reach import can_reach_in_time

    if not isinstance(process, Process):
        return False
    there = process.mask(goal)
    lost = never(process, there)
    return bool(can_reach_in_time(with_landings(process), lost, ~there, np.inf)[start])


def _share(process: Followed, query: TimeShare, start: int, drawing: Drawing) -> Measured:
    """The share of time in F up to the horizon. Raises InvalidQuery (D863) where there is none."""
    from detente.dynamics.simulate import mean_of

    days = horizon_of(process.conflict)
    found = drawn_all(sampler_of(process, start, Look(watched=query.formula), days=days, seed=drawing.seed), drawing)
    return _told(
        process, "share", mean_of(found, np.minimum(found.spent / days, 1.0), seed=drawing.seed, top=1.0), days
    )


def _told(process: Followed, unit: Unit, found: Estimate, days: float | None) -> Measured:
    error = max(found.value - found.low, found.high - found.value)
    return Measured(
        process.rule.key, unit, found.value, error, found.low, found.high, found.method,
        rates_used(process.conflict), days, paths=found.paths, seed=found.seed, level=found.level, note=found.note,
    )  # fmt: skip


def _together(given: list[Measured]) -> Measured:
    """Return what was measured from each start as one record, the lowest value first."""
    values = [one.value or 0.0 for one in given]
    least = given[int(np.argmin(values))]
    if len(given) == 1:
        return least
    return replace(
        least,
        error=max(one.error for one in given),
        low=min(one.low for one in given),
        high=max(one.high or 0.0 for one in given),
        starts=len(given),
        most=max(values),
    )


def _longest(given: list[Measured]) -> Measured:
    """Return times from several starts as one record: infinite where one of them is."""
    endless = next((one for one in given if one.value is None), None)
    if endless is not None:
        return replace(endless, starts=len(given))
    open_ended = any(one.high is None for one in given)
    found = _together(given)
    return replace(found, high=None) if open_ended else found
