"""How likely each outcome is as time goes on, under each choice rule: what `detente chances` shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.conflict.change import accepted
from detente.conflict.formula import Atom, Formula, text
from detente.conflict.model import Claim, Conflict, Outcome
from detente.conflict.quantity import Quantity
from detente.conflict.query import Chance, InView, No, OnlyBecause, Query
from detente.conflict.timing import day
from detente.conflict.unfolding import Dynamics
from detente.errors import InvalidModel, InvalidQuery, Problem
from detente.files.hash import model_hash
from detente.findings.chances.measure import cannot_be, surely
from detente.findings.chances.paths import Drawing, Look, begins, estimated, exactly, followed, shares_by
from detente.findings.chances.rates import GIVE_RATES, has_rates, rates_used
from detente.findings.chances.unfolding import horizon_of, process_of, rule_keys, starts_of
from detente.findings.chances.ways import CURRENT, IN_TIME, SEQUENCE, likely_ways
from detente.findings.judge import Worlds, answers, outcome_of, reason_of
from detente.findings.measured import CONDITIONAL, LikelyWay, RateUsed
from detente.findings.rests import about_time
from detente.findings.verdict import Answer
from detente.language import write

if TYPE_CHECKING:
    from detente.findings.chances.paths import Followed
    from detente.findings.world import World

Progress = Callable[[int, int, str], None]
STEPS = 6
"""Times at which chances are told, evenly spaced up to the end."""


@dataclass(frozen=True, slots=True)
class RuleUsed:
    """A choice rule, its precision where it has one, and what it says."""

    key: str
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class ByPaths:
    """The chance by the end, estimated from sample paths, with its interval."""

    value: float
    low: float
    high: float
    level: float
    paths: int
    seed: int
    method: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """The chance of one outcome over time under one rule: `by` each time it has come about, `at` each time it holds.

    `at` is empty where only sample paths tell. Where the start is several states, these are the lowest and `by_most`,
    `at_most` the highest. Each is at most `error` from the truth, given the rates.
    """

    outcome: str
    formula: str
    rule: str
    by: tuple[float, ...]
    at: tuple[float, ...]
    error: float
    method: str
    by_most: tuple[float, ...] | None = None
    at_most: tuple[float, ...] | None = None
    by_paths: ByPaths | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim about time with its outcome, and the answer under each rule."""

    claim: str
    says: str
    test: str
    outcome: Outcome
    expected: Outcome
    reason: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class OverTime:
    """Chances over time, all of them conditional on the `rates` and on the choice `rules`. `times` are in days."""

    title: str
    model_hash: str
    conditional: str
    rules: tuple[RuleUsed, ...]
    rates: tuple[RateUsed, ...]
    states: int
    start: str
    times: tuple[float, ...]
    dates: tuple[str, ...]
    curves: tuple[Curve, ...]
    claims: tuple[Claimed, ...]
    ways: tuple[tuple[str, LikelyWay], ...] = ()


def over_time(
    conflict: Conflict,
    *,
    of: Sequence[tuple[str, Formula]] = (),
    within: float | None = None,
    start: Formula | None = None,
    rules: Sequence[str] = (),
    precision: float | None = None,
    drawing: Drawing | None = None,
    usual: Drawing | None = None,
    ways: bool = False,
    steps: int = STEPS,
    progress: Progress | None = None,
    warn: Callable[[Problem], None] | None = None,
) -> OverTime:
    """Return the chance of each outcome of `of` (every named condition where empty) and what claims about time come to.

    `within` is in days, the horizon of the model where None, or else the latest time a claim names; where none names
    any, the claims alone are answered. Where one rule is named a second one answers beside it.
    With `drawing` the chances by the end are estimated from sample paths as well; `usual` is how paths are drawn where
    there is no exact answer. `warn` is told before the work starts
    where it will take long. Raises InvalidModel (D866) without
    rates, InvalidQuery (D863) without a time, (D860) where nothing can start at `start`, (D867) with nothing to ask.
    """
    tell = progress or (lambda _done, _total, _name: None)
    sure = precise(accepted(conflict), rules, precision)
    if not has_rates(sure):
        raise InvalidModel(Problem("D866", "the model has no rates, so it says nothing about time", fix=GIVE_RATES))
    outcomes = tuple(of) or tuple((named.key, Atom(named.key)) for named in sure.named)
    asked = [claim for claim in sure.claims if claim.test is not None and about_time(claim.test)]
    if not outcomes and not asked:
        fix = 'give an outcome with --of "usa.strike", or name conditions in the model'
        raise InvalidQuery(Problem("D867", "the model names no outcome and has no claim about time", fix=fix))
    last = within or horizon_asked(sure, asked)
    if last is None:
        outcomes = () if asked else outcomes
        last = 0.0 if asked else horizon_of(sure)
    times = tuple(last * k / steps for k in range(1, steps + 1)) if last else ()
    chosen = both(rules, sure)
    worlds = Worlds.in_time(sure)
    worlds.base.drawing = drawing or usual
    total = len(chosen) * len(outcomes) + len(asked)
    if warn is not None and last:
        _warned(worlds.base, chosen, last, warn)
    curves = []
    for number, (rule, (name, formula)) in enumerate((r, o) for o in outcomes for r in chosen):
        tell(number, total, name)
        curves.append(curve(worlds.base, name, formula, rule, times, start=start, drawing=drawing))
    claims = []
    for number, claim in enumerate(asked):
        tell(len(curves) + number, total, claim.id)
        claims.append(_claimed(worlds, claim, chosen))
    found = _ways(worlds.base, outcomes, chosen[0], start, last) if ways and last else ()
    processes = [followed(worlds.base, rule) for rule in chosen]
    return OverTime(
        sure.title, model_hash(sure), CONDITIONAL, tuple(_rule(one) for one in processes), rates_used(sure),
        processes[0].n, "status_quo" if start is None else text(start), times, _dates(sure, times),
        tuple(curves), tuple(claims), found,
    )  # fmt: skip


def told_at(found: OverTime, every: int) -> OverTime:
    """Return the same with only every so many-th of its times, the last included."""

    def some(values: tuple[Any, ...] | None) -> tuple[Any, ...]:
        return (values or ())[every - 1 :: every]

    curves = (
        replace(
            one,
            by=some(one.by),
            at=some(one.at),
            by_most=some(one.by_most) or None,
            at_most=some(one.at_most) or None,
        )
        for one in found.curves
    )
    return replace(found, times=some(found.times), dates=some(found.dates), curves=tuple(curves))


def horizon_asked(conflict: Conflict, claims: Iterable[Claim]) -> float | None:
    """Return the horizon in days; where the model states none the latest time or date a claim names, if any does."""
    if conflict.horizon is not None:
        return conflict.horizon.value
    begun = day(conflict.starts)
    named = [time for claim in claims for time in _times_named(claim.test, begun)]
    return max(named, default=0.0) or None


def _times_named(query: Query | None, begun: date | None) -> Iterator[float]:
    """Yield the days a claim names, and those to the date it names."""
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            yield from _times_named(claim, begun)
        case Chance(time=time, date=said):
            then = day(said)
            yield from () if time is None else (time,)
            yield from () if begun is None or then is None else (float((then - begun).days),)


def _warned(world: World, rules: Iterable[str], days: float, warn: Callable[[Problem], None]) -> None:
    """Tell of the rule under which following the chain takes most, where that is much."""
    from detente.dynamics.cost import cost

    exact = [rule for rule in rules if exactly(followed(world, rule))]
    costs = [cost(process_of(world, rule).timeline, days) for rule in exact]
    worst = max(costs, key=lambda one: one.work, default=None)
    if worst is not None and worst.warning is not None:
        warn(worst.warning)


def both(rules: Sequence[str], conflict: Conflict) -> tuple[str, ...]:
    """Return the rules to ask under: those named, never fewer than two; all that apply where none is named.

    >>> both(("best-reply",), Conflict("x", (), ()))
    ('best-reply', 'better-reply')
    """
    usual = rule_keys(conflict)
    named = tuple(dict.fromkeys(rules)) or usual
    return named if len(named) > 1 else (*named, next(rule for rule in usual if rule not in named))


def precise(conflict: Conflict, rules: Sequence[str], precision: float | None) -> Conflict:
    """Return the conflict with the precision that is asked for: as named, or 5 where logit is named without one."""
    said = conflict.dynamics or Dynamics()
    if precision is None and ("logit" not in rules or said.precision is not None):
        return conflict
    number = 5.0 if precision is None else precision
    return replace(conflict, dynamics=replace(said, precision=Quantity(number, number, number, text=f"{number:g}")))


def curve(
    world: World,
    name: str,
    formula: Formula,
    rule: str,
    times: tuple[float, ...],
    *,
    start: Formula | None = None,
    drawing: Drawing | None = None,
) -> Curve:
    """Return the chance of `formula` over time, from `start`, under one rule."""
    from detente.dynamics.within import at, within

    where = followed(world, rule)
    if not exactly(where):
        return _drawn(where, name, formula, times, begins(where, start), drawing or world.drawing or Drawing())
    process = process_of(world, rule)
    here, goal = starts_of(process, start), process.mask(formula)
    moments = np.array(times)
    come = within(process.timeline, goal, moments, keep=here)
    held = at(process.timeline, goal, moments, keep=here)
    last = times[-1]
    by = _told(come.values, surely(process.timeline, goal, np.ones_like(goal), last), here)
    sure = (cannot_be(process.timeline, goal, last), cannot_be(process.timeline, ~goal, last))
    then = _told(held.values, sure, here)
    several = len(here) > 1
    paths = None if drawing is None else by_paths(process, formula, int(here[0]), times[-1], drawing)
    return Curve(
        name, text(formula), rule, _listed(by.min(axis=1)), _listed(then.min(axis=1)),
        max(come.error, held.error), come.method,
        _listed(by.max(axis=1)) if several else None, _listed(then.max(axis=1)) if several else None,
        paths,
    )  # fmt: skip


def _told(values: np.ndarray, sure: tuple[np.ndarray, np.ndarray], starts: np.ndarray) -> np.ndarray:
    """Return chances (times, starts) with 0 and 1 where they are that exactly by the end, and 1 nowhere else."""
    found = np.where(sure[1][starts], 1.0, np.minimum(values, np.nextafter(1.0, 0.0)))
    return np.where(sure[0][starts], 0.0, found)


def _drawn(
    process: Followed, name: str, formula: Formula, times: tuple[float, ...], starts: Sequence[int], drawing: Drawing
) -> Curve:
    """Return the chance over time from sample paths alone; what holds on a day is not told."""
    found = [shares_by(process, formula, start, times, drawing) for start in starts]
    lowest, highest = (
        tuple(pick(values) for values in zip(*(by for by, _ in found), strict=True)) for pick in (min, max)
    )
    several = len(starts) > 1
    return Curve(
        name, text(formula), process.rule.key, lowest, (), max(error for _, error in found), "Monte Carlo",
        highest if several else None, None, by_paths(process, formula, starts[0], times[-1], drawing),
    )  # fmt: skip


def by_paths(process: Followed, goal: Formula, start: int, days: float, drawing: Drawing) -> ByPaths:
    """Return the chance that `goal` has come about in `days`, estimated from sample paths from one start."""
    found = estimated(process, Look(goal), start, days, drawing)
    return ByPaths(found.value, found.low, found.high, found.level, found.paths, drawing.seed, found.method, found.note)


def _claimed(worlds: Worlds, claim: Claim, rules: Iterable[str]) -> Claimed:
    kept = set(rules)
    given = tuple(one for one in answers(worlds, claim) if one.concept is None or one.concept in kept)
    test = "" if claim.test is None else write.text(claim.test)
    return Claimed(claim.id, claim.says, test, outcome_of(given), claim.expect, reason_of(given), given)


def _ways(
    world: World, outcomes: Iterable[tuple[str, Formula]], rule: str, start: Formula | None, days: float
) -> tuple[tuple[str, LikelyWay], ...]:
    """Return the likeliest way to each outcome in each meaning, from the first start."""
    return tuple(
        (name, found[0])
        for name, formula in outcomes
        for meaning in (SEQUENCE, IN_TIME, CURRENT)
        if (found := likely_ways(world, formula, rule, start=start, meaning=meaning, days=days))
    )


def _rule(process: Followed) -> RuleUsed:
    return RuleUsed(process.rule.key, process.rule.name, process.rule.says)


def _dates(conflict: Conflict, times: Iterable[float]) -> tuple[str, ...]:
    """Return the date of each time, where the model says when it starts."""
    begun = day(conflict.starts)
    return () if begun is None else tuple((begun + timedelta(days=days)).isoformat() for days in times)


def _listed(values: np.ndarray) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
