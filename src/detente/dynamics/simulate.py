"""Monte Carlo: paths drawn by number, chances and means with their intervals.

Draws on a timeline (`ChainSampler`), or with any `Sampler` a colleague has (fixed delays, models past the exact
limit): both count and both bound in the same way. Path k under a seed is the same on any number of threads, workers
or machines, with numba or without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from importlib.util import find_spec
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.dynamics.answer import Progress, Start, quiet, spread
from detente.dynamics.chain import Mask, Timeline, Vector
from detente.dynamics.courses import LOST, REACHED, UNFINISHED, Courses, Drawn, Sampler, Seen, courses, noting
from detente.dynamics.draws import keys, uniform
from detente.dynamics.interval import clopper_pearson, mean_interval, wilson
from detente.dynamics.walk import walk
from detente.errors import InvalidQuery, Problem

PATHS = 10_000
MOST = 1_000_000
BATCH = 2_000_000
"""Events drawn between two looks at whether the user wants to stop: a fifth of a second with numba."""

Job = tuple[int, int]
Mapper = Callable[[Callable[[Job], Drawn], Iterable[Job]], Iterable[Drawn]]


@dataclass(frozen=True, eq=False)
class ChainSampler:
    """Draws paths of a timeline from a start.

    A path ends in `goal` (REACHED), in `lost` (LOST), at `horizon` days, or after `most` events (UNFINISHED); the
    days it spends in `watched` are added up. `horizon` may be inf where every path ends by itself.
    """

    table: Courses
    start: Vector
    goal: Mask
    lost: Mask
    watched: Mask
    horizon: float
    seed: int
    most: int = MOST

    def draw(self, first: int, count: int, *, seen: Seen | None = None) -> Drawn:
        """Return paths `first` to below `first` + `count`."""
        key = keys(self.seed, np.arange(first, first + count, dtype=np.uint64))
        state, marks, t = self._begun(key), self.marks, self.table
        if seen is not None or not compiled():
            return walk(t, key, state, marks, self.watched, self.horizon, self.most, seen)
        from detente.dynamics.kernel import run

        ended, how, spent = np.empty(count), np.empty(count, np.int8), np.empty(count)
        events = run(
            t.n, t.rows, t.rows.view(np.float64), t.entries, t.entries.view(np.float64), t.ends, t.jumps, key, state,
            marks, self.watched, self.horizon, self.most, ended, how, spent,
        )  # fmt: skip
        return Drawn(ended, how, spent, int(events))

    @cached_property
    def marks(self) -> NDArray[np.int8]:
        """(n,) how a path ends in each state, 0 where it goes on."""
        return np.where(self.goal, REACHED, np.where(self.lost, LOST, 0)).astype(np.int8)

    def course(self, number: int) -> list[tuple[float, int]]:
        """Return one whole path, for pictures: (moment, state) from the start on, as it is counted in `draw`."""
        key = keys(self.seed, np.array([number], dtype=np.uint64))
        state = self._begun(key)
        found = [(0.0, int(state[0]))]
        walk(self.table, key, state, self.marks, self.watched, self.horizon, self.most, noting(found))
        return found

    def _begun(self, key: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Draw the state each path begins in."""
        places = np.flatnonzero(self.start)
        if len(places) == 1:
            return np.full(len(key), places[0], np.int64)
        totals = np.cumsum(self.start[places])
        drawn = uniform(key, np.zeros(len(key), np.uint64)) * totals[-1]
        chosen = np.minimum(np.searchsorted(totals, drawn, side="right"), len(places) - 1)
        return np.asarray(places[chosen], dtype=np.int64)


def sampler(
    timeline: Timeline,
    start: Start,
    *,
    goal: Mask | None = None,
    lost: Mask | None = None,
    watched: Mask | None = None,
    horizon: float = np.inf,
    seed: int = 0,
    most: int = MOST,
) -> ChainSampler:
    """Return a sampler of paths of `timeline` that end in `goal`, in `lost` or at `horizon` days."""
    n = timeline[0].chain.n
    nothing = np.zeros(n, bool)
    return ChainSampler(
        courses(timeline), spread(start, n), nothing if goal is None else goal, nothing if lost is None else lost,
        nothing if watched is None else watched, horizon, seed, most,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value from paths, between `low` and `high` at `level` (0.95: 19 of 20 such intervals hold the true value).

    `unfinished` paths had too many events and count as misses. `note` says what else one must know.
    """

    value: float
    low: float
    high: float
    level: float
    paths: int
    hits: int
    unfinished: int
    events: int
    seed: int
    method: str
    note: str = ""


def chance(
    source: Sampler,
    *,
    paths: int = PATHS,
    seed: int = 0,
    level: float = 0.95,
    interval: Literal["exact", "wilson"] = "exact",
    mapper: Mapper = map,
    progress: Progress = quiet,
) -> Estimate:
    """Return the share of `paths` that reach the goal, with its interval. `seed` is that of `source`, to be told."""
    checked_paths(paths, level)
    drawn = gathered(source, paths, mapper=mapper, progress=progress)
    hits, unfinished = int((drawn.how == REACHED).sum()), int((drawn.how == UNFINISHED).sum())
    bounds = clopper_pearson if interval == "exact" or hits in (0, paths) else wilson
    low, high = bounds(hits, paths, level=level)
    if unfinished:
        low, high = (
            clopper_pearson(hits, paths, level=level)[0],
            clopper_pearson(hits + unfinished, paths, level=level)[1],
        )
    note = _note(hits, unfinished, paths, level)
    return Estimate(
        hits / paths, low, high, level, paths, hits, unfinished, drawn.events, seed,
        f"Monte Carlo, {'Clopper-Pearson' if bounds is clopper_pearson else 'Wilson'} interval", note,
    )  # fmt: skip


def mean(
    source: Sampler,
    of: Literal["ended", "spent"],
    *,
    paths: int = PATHS,
    seed: int = 0,
    level: float = 0.95,
    mapper: Mapper = map,
    progress: Progress = quiet,
) -> Estimate:
    """Return the mean of when paths end, or of the days spent where one looks, with its interval; days."""
    checked_paths(paths, level)
    drawn = gathered(source, paths, mapper=mapper, progress=progress)
    return mean_of(drawn, drawn.ended if of == "ended" else drawn.spent, seed=seed, level=level)


def mean_of(drawn: Drawn, values: Vector, *, seed: int, level: float = 0.95, top: float | None = None) -> Estimate:
    """Return the mean of one number per path, with its interval by the central limit theorem.

    Where all are 0, or all `top`, there is no spread to go by, and the bound is that of an event that was never seen.
    """
    paths, mean_ = len(values), float(values.mean())
    hits, unfinished = int((drawn.how == REACHED).sum()), int((drawn.how == UNFINISHED).sum())
    if top is not None and mean_ in (0.0, top):
        low, high = (top * bound for bound in clopper_pearson(0 if mean_ == 0 else paths, paths, level=level))
        note = _note(0 if mean_ == 0 else paths, 0, paths, level)
    else:
        low, high = mean_interval(values, level=level)
        note = ""
    if unfinished:
        note = f"{unfinished} of {paths} paths had too many events and were cut: the mean is too low"
    method = "Monte Carlo, normal interval"
    return Estimate(mean_, low, high, level, paths, hits, unfinished, drawn.events, seed, method, note)


def gathered(source: Sampler, paths: int, *, mapper: Mapper = map, progress: Progress = quiet) -> Drawn:
    """Return all paths in order of number. `mapper` may be the map of an executor: what is found is the same.

    The batches grow to about `BATCH` events each, so that a serial run can be stopped within a second.
    """
    trial = source.draw(0, min(paths, 64))
    batch = getattr(source, "batch", BATCH)  # a slow source says how many of its events are a fair batch
    each = max(64, int(batch * len(trial.how) / max(1, trial.events)))
    jobs = [(first, min(each, paths - first)) for first in range(len(trial.how), paths, each)]
    parts = [trial]
    for part in mapper(partial(_job, source), jobs):
        parts.append(part)
        progress(sum(len(p.how) for p in parts), paths, "paths")
    return Drawn(
        np.concatenate([p.ended for p in parts]), np.concatenate([p.how for p in parts]),
        np.concatenate([p.spent for p in parts]), sum(p.events for p in parts),
    )  # fmt: skip


def checked_paths(paths: int, level: float) -> None:
    """Refuse fewer than 30 paths, and a level that is no chance."""
    if not 30 <= paths <= 10**9 or not 0.5 <= level < 1:
        raise InvalidQuery(
            Problem(
                "D811",
                f"{paths} paths at level {level}: Monte Carlo needs 30 to 10^9 paths, and a level from 0.5 to below 1",
            )
        )


@cache
def compiled() -> bool:
    """Whether numba is installed."""
    return find_spec("numba") is not None


def _job(source: Sampler, job: Job) -> Drawn:
    return source.draw(*job)


def _note(hits: int, unfinished: int, paths: int, level: float) -> str:
    """Say what a reader must know of an estimate with no hits, only hits, or unfinished paths."""
    if unfinished:
        return f"{unfinished} of {paths} paths had too many events and were cut; the interval allows for either end"
    if hits in (0, paths):
        seen = "never happened" if hits == 0 else "happened every time"
        return f"it {seen} in {paths:,} paths; the bound is one-sided (rule of three at 95 %), level {level:g}"
    return ""


__all__ = ["ChainSampler", "Estimate", "Sampler", "chance", "gathered", "mean", "sampler"]
