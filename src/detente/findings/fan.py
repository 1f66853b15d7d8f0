"""A handful of sample paths told as deeds: who does what when. They show what can happen, not what will.

Path k under a seed is the same path that `detente chances --paths` counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from detente.findings.chances.unfolding import exact

if TYPE_CHECKING:
    from detente.dynamics.process import Process, Step

How = Literal["taken", "undone", "begun", "landed", "given up", "happened"]

_ENDINGS: tuple[tuple[str, How], ...] = (
    (" is begun", "begun"),
    (" lands", "landed"),
    (" is given up", "given up"),
)


@dataclass(frozen=True, slots=True)
class Deed:
    """What happens on a day (days from the start): `what` is an option, an event, or what a date changes.

    `who` is the actor, or None for outside events and dates.
    """

    day: float
    who: str | None
    what: str
    how: How


@dataclass(frozen=True, slots=True)
class Fan:
    """Sample paths of `days`, each its deeds in order, drawn under one rule from a seed."""

    rule: str
    days: float
    seed: int
    paths: tuple[tuple[Deed, ...], ...]


def fan(process: Process, *, days: float, paths: int = 5, seed: int = 0) -> Fan:
    """Return the first `paths` sample paths from the status quo. Raises InvalidQuery (D865) where times are fixed."""
    from detente.dynamics.simulate import sampler

    exact(process)
    source = sampler(process.timeline, process.start, horizon=days, seed=seed)
    drawn = (tuple(_deeds(process, source.course(number))) for number in range(paths))
    return Fan(process.rule.key, days, seed, tuple(drawn))


def _deeds(process: Process, course: list[tuple[float, int]]) -> Iterator[Deed]:
    """Yield what is done between the states of a path; of several causes of one change the most frequent is told."""
    dates = {segment.end for segment in process.timeline}
    for (_, before), (day, after) in pairwise(course):
        if before == after:
            continue
        if day in dates:
            yield from (Deed(day, None, name, "happened") for name in _changed(process, before, after))
            continue
        step = next(step for step in process.moves(before, time=day) if step.target == after)
        yield from _told(process, step, day)


def _changed(process: Process, before: int, after: int) -> list[str]:
    return sorted(process.label(before) ^ process.label(after))


def _told(process: Process, step: Step, day: float) -> Iterator[Deed]:
    who = step.who if step.who in process.conflict.actor else None
    if step.kind == "event":
        yield Deed(day, who, step.what, "happened")
        return
    for what in step.what.split(" and "):
        if what.endswith(" goes on"):
            continue
        if what.startswith("not "):
            yield Deed(day, who, what.removeprefix("not "), "undone")
            continue
        found = next(((what.removesuffix(end), how) for end, how in _ENDINGS if what.endswith(end)), None)
        yield Deed(day, who, *(found or (what, "taken")))
