"""Sample paths: a second method beside the exact one, and the only one for fixed times and past the exact limit.

Path k under a seed is the same on any number of threads, workers or machines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

import numpy as np

from detente.conflict.formula import Constant, Formula
from detente.errors import InvalidQuery, Problem, TooLarge
from detente.findings.chances.unfolding import process_of, starts_of

if TYPE_CHECKING:
    from detente.dynamics.chain import Mask, Timeline
    from detente.dynamics.courses import Drawn, Sampler
    from detente.dynamics.implicit import Implicit
    from detente.dynamics.process import Process
    from detente.dynamics.simulate import Estimate
    from detente.findings.world import World

    Followed = Process | Implicit

PATHS = 10_000
"""Paths drawn where nobody says how many: the interval of a chance is then at most 0.02 wide."""

MOST_STEPS = 20_000
"""Steps of one path that has all the time there is; with more it counts as unfinished."""

TOO_MANY = ("D401", "D402")
"""Problems of a list of states that paths do not need."""

NEVER = Constant(False)


@dataclass(frozen=True, slots=True)
class Drawing:
    """How paths are drawn: how many, from which seed, and the map that shares the work out (over workers)."""

    paths: int = PATHS
    seed: int = 0
    mapper: Callable[..., Any] = map


@dataclass(frozen=True, slots=True)
class Look:
    """What a path is looked at for: it ends where `goal` or `lost` holds, and reaches the goal if `then` at the end.

    Days in `watched` are added up. With `hope` a path is lost too where that can never come any more, as far as the
    states are listed.
    """

    goal: Formula = NEVER
    lost: Formula = NEVER
    watched: Formula = NEVER
    then: Formula = NEVER
    hope: Formula | None = None


def followed(world: World, rule: str) -> Followed:
    """Return the chain of `world` under a rule; past the limit the crisis with its states not listed.

    Raises DetenteError where it is neither.
    """
    try:
        return process_of(world, rule)
    except TooLarge as error:
        if error.problems[0].code not in TOO_MANY:
            raise
    from detente.dynamics.implicit import compile_implicit
    from detente.dynamics.rules import rule_of

    if rule not in world.unlisted:
        world.unlisted[rule] = compile_implicit(world.conflict, rule=rule_of(rule, world.conflict))
    return world.unlisted[rule]


def exactly(process: Followed) -> TypeGuard[Process]:
    """Tell whether exact answers can be had: its states are listed and nothing lands after a fixed time."""
    from detente.dynamics.process import Process

    return isinstance(process, Process) and process.exact


def begins(process: Followed, start: Formula | None) -> list[int]:
    """Return the states a question starts from: indices where they are listed, else bits.

    Raises InvalidQuery: D860 where no state has `start`, D877 where states are not listed and it is not the status quo.
    """
    from detente.dynamics.process import Process

    if isinstance(process, Process):
        return [int(state) for state in starts_of(process, start)]
    if start is not None:
        fix = "ask from the status quo, or change status_quo in the model"
        message = f"there are {process.n:,} states, too many to look for those with the start"
        raise InvalidQuery(Problem("D877", message, fix=fix))
    return [int(process.start)]


def sampler_of(
    process: Followed, start: int, look: Look, *, days: float, seed: int, most: int | None = None
) -> Sampler:
    """Return what draws paths of `process`, with its fixed times where it has some, its states listed or not."""
    steps = most or (MOST_STEPS if days == np.inf else 1_000_000)
    from detente.dynamics.process import Process

    if isinstance(process, Process):
        return _over_the_list(process, start, look, days, seed, steps)
    from detente.dynamics.roam import roamer

    return roamer(process, goal=look.goal, lost=look.lost, watched=look.watched, then=look.then, horizon=days,
                  seed=seed, most=steps)  # fmt: skip


def _over_the_list(process: Process, start: int, look: Look, days: float, seed: int, most: int) -> Sampler:
    goal, lost, watched, then = (process.mask(it) for it in (look.goal, look.lost, look.watched, look.then))
    if look.hope is not None:
        lost = lost | never(process, process.mask(look.hope))
    if not process.exact:
        from detente.dynamics.delayed import delay_sampler

        return delay_sampler(process, start, goal=goal, lost=lost, watched=watched, then=then, horizon=days, seed=seed,
                             most=most)  # fmt: skip
    from detente.dynamics.simulate import sampler

    if not then.any():
        return sampler(process.timeline, start, goal=goal, lost=lost, watched=watched, horizon=days, seed=seed,
                       most=most)  # fmt: skip
    timeline, there, elsewhere = at_the_end(process.timeline, then, days)
    return sampler(timeline, start, goal=there, lost=elsewhere, horizon=days + 1.0, seed=seed, most=most)


def never(process: Process, goal: Mask) -> Mask:
    """Return where `goal` can never come any more, whatever lands."""
    from detente.dynamics.delayed import with_landings
    from detente.dynamics.reach import can_reach_in_time

    return ~can_reach_in_time(with_landings(process), goal, np.ones_like(goal), np.inf)


def estimated(process: Followed, look: Look, start: int, days: float, drawing: Drawing) -> Estimate:
    """Estimate the chance that the goal of `look` is reached from `start` within `days`."""
    from detente.dynamics.simulate import chance

    source = sampler_of(process, start, look, days=days, seed=drawing.seed)
    return chance(source, paths=drawing.paths, seed=drawing.seed, mapper=drawing.mapper)


def drawn_all(source: Sampler, drawing: Drawing) -> Drawn:
    """Draw all paths of `drawing`. Raises InvalidQuery (D811) for fewer than 30."""
    from detente.dynamics.simulate import checked_paths, gathered

    checked_paths(drawing.paths, 0.95)
    return gathered(source, drawing.paths, mapper=drawing.mapper)


def shares_by(
    process: Followed, goal: Formula, start: int, times: tuple[float, ...], drawing: Drawing
) -> tuple[tuple[float, ...], float]:
    """Return the share of paths that have reached `goal` by each time, and how far off any can be at 95 %."""
    from detente.dynamics.courses import REACHED
    from detente.dynamics.interval import clopper_pearson

    found = drawn_all(sampler_of(process, start, Look(goal), days=times[-1], seed=drawing.seed), drawing)
    hits = [int(((found.how == REACHED) & (found.ended <= time)).sum()) for time in times]
    bounds = [(hit / drawing.paths, *clopper_pearson(hit, drawing.paths)) for hit in hits]
    error = max(max(high - value, value - low) for value, low, high in bounds)
    return tuple(value for value, _, _ in bounds), error


def at_the_end(timeline: Timeline, goal: Mask, days: float) -> tuple[Timeline, Mask, Mask]:
    """Return a timeline on twice the states in which `goal` is looked at on the day only, with goal and rest there.

    On the day every state s goes to its double s + n, where the path ends; what a date changes on that day comes first.
    """
    from detente.dynamics.chain import Segment, chain_of

    n = len(goal)
    same, doubles = np.arange(n, dtype=np.intp), np.arange(n, 2 * n, dtype=np.intp)
    segments = []
    for segment in timeline:
        entries = segment.chain.rates.tocoo()
        chain = chain_of(2 * n, entries.row, entries.col, entries.data)
        jump = same if segment.jump is None else segment.jump
        if segment.end is None or segment.end > days:
            segments.append(Segment(chain, days, np.concatenate([doubles, doubles])))
            break
        if segment.end == days:
            segments.append(Segment(chain, days, np.concatenate([jump + n, doubles])))
            break
        segments.append(Segment(chain, segment.end, np.concatenate([jump, doubles])))
    segments.append(Segment(chain_of(2 * n, [], [], [])))
    nowhere = np.zeros(n, np.bool_)
    return tuple(segments), np.concatenate([nowhere, goal]), np.concatenate([nowhere, ~goal])
