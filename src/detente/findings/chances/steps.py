"""What happens between two states of a sample path, landings after fixed times and dates among it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from detente.dynamics.process import Step
    from detente.findings.chances.paths import Followed

Kind = Literal["move", "event", "stage", "date"]

Told = tuple[float, str | None, str, Kind, int]
"""When, who (None: nobody, or chance), what in words, of what kind, and the state then."""


def steps_along(process: Followed, course: Sequence[tuple[float, int]]) -> list[Told]:
    """Return what happens along a path, from its (moment, state) pairs; where nothing changes nothing happens."""
    dates = set(ends_of(process))
    found: list[Told] = []
    for (_, before), (moment, after) in pairwise(course):
        if before == after:
            continue
        if moment in dates:
            changed = sorted(process.label(before) ^ process.label(after))
            found += [(moment, None, name, "date", after) for name in changed]
            continue
        step = step_between(process, before, after, moment)
        actor = step.who if step.who in process.conflict.actor else None
        found.append((moment, actor, step.what, step.kind, after))
    return found


def ends_of(process: Followed) -> tuple[float, ...]:
    """Return the days on which a date changes something."""
    from detente.dynamics.process import Process

    ends = [it.end for it in (process.timeline if isinstance(process, Process) else process.stretches)]
    return tuple(end for end in ends if end is not None)


def step_between(process: Followed, before: int, after: int, moment: float) -> Step:
    """Return the most frequent cause of a change; where nothing has a rate for it, what lands after a fixed time."""
    made = next((step for step in process.moves(before, time=moment) if step.target == after), None)
    return made or _landing(process, before, after)


def _landing(process: Followed, before: int, after: int) -> Step:
    from detente.dynamics.process import Step

    fresh = process.label(after) - process.label(before)
    option = next(it for it in process.conflict.options if it.fixed and it.key in fresh)
    return Step(after, 0.0, option.by, f"{option.key} lands", "stage")
