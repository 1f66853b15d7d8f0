"""The most likely way to F in its three meanings, each step with who takes it and what happens.

A chain is followed as it is from the start until the first date of the calendar: what comes later is not looked at, and
each way says so. With fixed times, or too many states, sample paths tell (`ways_drawn`), over all dates.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from detente.conflict.formula import Formula, text
from detente.conflict.timing import day
from detente.errors import InvalidQuery, Problem
from detente.findings.chances.paths import Drawing, exactly, followed
from detente.findings.chances.rates import rates_used
from detente.findings.chances.unfolding import starts_of
from detente.findings.chances.ways_drawn import drawn_ways
from detente.findings.measured import LikelyWay, WayStep

if TYPE_CHECKING:
    from detente.dynamics.chain import Mask
    from detente.dynamics.likely import Path
    from detente.dynamics.process import Process
    from detente.findings.world import World

SEQUENCE, IN_TIME, CURRENT = "sequence", "in time", "current"


def likely_ways(
    world: World,
    goal: Formula,
    rule: str,
    *,
    passes: Formula | None = None,
    start: Formula | None = None,
    meaning: str = SEQUENCE,
    days: float | None = None,
) -> tuple[LikelyWay, ...]:
    """Return the most likely way from each start to `goal` in one meaning; those from which there is none are left out.

    `passes` is looked for in every state of it, its two ends included. Raises InvalidQuery (D864) for *in time*
    without `days`.
    """
    process = followed(world, rule)
    if exactly(process):
        return _exact_ways(process, goal, passes, start, meaning, days)
    with_time = days if days is not None or meaning != IN_TIME else _no_time()
    by = world.drawing or Drawing()
    return drawn_ways(process, goal, passes=passes, start=start, meaning=meaning, days=with_time, drawing=by)


def _exact_ways(
    process: Process, goal: Formula, passes: Formula | None, start: Formula | None, meaning: str, days: float | None
) -> tuple[LikelyWay, ...]:
    where = process.mask(goal)
    asked = np.ones(process.n, np.bool_) if passes is None else process.mask(passes)
    found = ((start, _path(process, int(start), where, meaning, days)) for start in starts_of(process, start))
    return tuple(_way(process, path, asked, meaning, days) for _, path in found if path is not None)


def _path(process: Process, start: int, goal: Mask, meaning: str, days: float | None) -> Path | None:
    from detente.dynamics.likely import likely_current, likely_in_time, likely_sequence

    chain = process.timeline[0].chain
    if meaning == SEQUENCE:
        return likely_sequence(chain, start, goal)
    if meaning == CURRENT:
        return likely_current(chain, start, goal)
    return likely_in_time(chain, start, goal, _no_time() if days is None else days)


def _no_time() -> float:
    raise InvalidQuery(Problem("D864", "the likeliest way in time needs a time", fix="write horizon: 180 days"))


def _way(process: Process, path: Path, asked: Mask, meaning: str, days: float | None) -> LikelyWay:
    from detente.dynamics.likely import MEANINGS

    says = next(it.says for it in MEANINGS if it.key == meaning)
    steps = tuple(_step(process, before, after) for before, after in pairwise(path.states))
    return LikelyWay(
        process.rule.key, meaning, says, process.label(path.states[0]), steps, path.chance, path.above,
        bool(asked[list(path.states)].any()), "search of the graph" if meaning == SEQUENCE else "best first search",
        rates_used(process.conflict), days if meaning == IN_TIME else None, note=_until(process),
    )  # fmt: skip


def _until(process: Process) -> str:
    """Say that a way is one of the time before the first date of the calendar, where there is one."""
    first = process.timeline[0].end
    begun = day(process.conflict.starts)
    if first is None or begun is None:
        return ""
    return f"as things are before {(begun + timedelta(days=first)).isoformat()}"


def _step(process: Process, before: int, after: int) -> WayStep:
    """Return the likeliest cause of a jump: several actors may make the same one."""
    made = next(step for step in process.moves(before) if step.target == after)
    actor = made.who if made.who in process.conflict.actor and made.kind != "stage" else None
    return WayStep(actor, made.what, process.label(after))


def none_leads(goal: Formula) -> str:
    """Say that nothing leads to `goal`."""
    return f"nothing that can happen leads to {text(goal)}"
