"""The most likely way to F in its three meanings, each step with who takes it and what happens.

A chain is followed as it is from the start until the first date of the calendar: what comes later is not looked at.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from detente.conflict.formula import Formula, text
from detente.errors import InvalidQuery, Problem
from detente.findings.chances.rates import rates_used
from detente.findings.chances.unfolding import exact, process_of, starts_of
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
    process = process_of(world, rule)
    exact(process)
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
    if days is None:
        raise InvalidQuery(Problem("D864", "the likeliest way in time needs a time", fix="write horizon: 180 days"))
    return likely_in_time(chain, start, goal, days)


def _way(process: Process, path: Path, asked: Mask, meaning: str, days: float | None) -> LikelyWay:
    from detente.dynamics.likely import MEANINGS

    says = next(it.says for it in MEANINGS if it.key == meaning)
    steps = tuple(_step(process, before, after) for before, after in pairwise(path.states))
    return LikelyWay(
        process.rule.key, meaning, says, process.label(path.states[0]), steps, path.chance, path.above,
        bool(asked[list(path.states)].any()), "search of the graph" if meaning == SEQUENCE else "best first search",
        rates_used(process.conflict), days if meaning == IN_TIME else None,
    )  # fmt: skip


def _step(process: Process, before: int, after: int) -> WayStep:
    """Return the likeliest cause of a jump: several actors may make the same one."""
    made = next(step for step in process.moves(before) if step.target == after)
    actor = made.who if made.who in process.conflict.actor and made.kind != "stage" else None
    return WayStep(actor, made.what, process.label(after))


def none_leads(goal: Formula) -> str:
    """Say that nothing leads to `goal`."""
    return f"nothing that can happen leads to {text(goal)}"
