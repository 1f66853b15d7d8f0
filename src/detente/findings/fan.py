"""A handful of sample paths told as deeds: who does what when. They show what can happen, not what will.

Path k under a seed is the same path that `detente chances --paths` counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from detente.findings.chances.paths import Look, sampler_of
from detente.findings.chances.steps import steps_along

if TYPE_CHECKING:
    from detente.findings.chances.paths import Followed

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


def fan(process: Followed, *, days: float, paths: int = 5, seed: int = 0) -> Fan:
    """Return the first `paths` sample paths from the status quo. Fixed times are kept."""
    source = sampler_of(process, int(process.start), Look(), days=days, seed=seed)
    drawn = (tuple(_deeds(process, source.course(number))) for number in range(paths))
    return Fan(process.rule.key, days, seed, tuple(drawn))


def _deeds(process: Followed, course: list[tuple[float, int]]) -> Iterator[Deed]:
    """Yield what is done between the states of a path; of several causes of one change the most frequent is told."""
    for day, who, what, kind, _ in steps_along(process, course):
        if kind in ("event", "date"):
            yield Deed(day, who, what, "happened")
        else:
            yield from _told(day, who, what)


def _told(day: float, who: str | None, deeds: str) -> Iterator[Deed]:
    for what in deeds.split(" and "):
        if what.endswith(" goes on"):
            continue
        if what.startswith("not "):
            yield Deed(day, who, what.removeprefix("not "), "undone")
            continue
        found = next(((what.removesuffix(end), how) for end, how in _ENDINGS if what.endswith(end)), None)
        yield Deed(day, who, *(found or (what, "taken")))
