"""Draw paths of a crisis in which some options land after a fixed time, which no chain can tell.

Between two changes a path goes as on the chain; each preparation has a moment at which it is due, set when it is begun
and forgotten when it is given up. What cannot land when it is due lands as soon as it can. This is a generalised
semi-Markov process: Glynn (1989), A GSMP formalism for discrete event systems, Proc. IEEE 77(1).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.dynamics.answer import Start, spread
from detente.dynamics.chain import Mask, Vector
from detente.dynamics.courses import LOST, OPEN, REACHED, UNFINISHED, Courses, Drawn, courses
from detente.dynamics.deeds import possible
from detente.dynamics.draws import Bits, keys, uniform, waiting
from detente.dynamics.outside import Delay
from detente.dynamics.process import Process
from detente.dynamics.simulate import MOST
from detente.dynamics.walk import _chosen as chosen

Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Clock:
    """An option that lands after a fixed time: `days` (k,) in each of k segments (inf: not any more), and where to.

    `running` and `ready` (n,) say where it is being prepared, and where it can land; `targets` and `shares` (m, n) are
    its m outcomes, the shares added up.
    """

    days: Vector
    running: Mask
    ready: Mask
    targets: Places
    shares: Vector


@dataclass(frozen=True, eq=False)
class DelaySampler:
    """Draws paths of a process with fixed delays; as `simulate.ChainSampler` does of a timeline."""

    table: Courses
    clocks: tuple[Clock, ...]
    start: Vector
    goal: Mask
    lost: Mask
    watched: Mask
    horizon: float
    seed: int
    most: int = MOST

    def draw(self, first: int, count: int) -> Drawn:
        """Return paths `first` to below `first` + `count`. Cost: numpy passes over the paths still going, per event."""
        key = keys(self.seed, np.arange(first, first + count, dtype=np.uint64))
        law = np.cumsum(self.start)
        begun = np.searchsorted(law, uniform(key, np.zeros(count, np.uint64)) * law[-1], side="right")
        return _walked(self, key, np.minimum(begun, self.table.n - 1).astype(np.int64))


def delay_sampler(
    process: Process,
    start: Start,
    *,
    goal: Mask | None = None,
    lost: Mask | None = None,
    watched: Mask | None = None,
    horizon: float = np.inf,
    seed: int = 0,
    most: int = MOST,
) -> DelaySampler:
    """Return a sampler of paths of `process` that end in `goal`, in `lost` or at `horizon` days."""
    no = np.zeros(process.n, np.bool_)
    ends, misses, looks = (no if mask is None else mask for mask in (goal, lost, watched))
    clocks = tuple(_clock(process, option) for option in dict.fromkeys(_delayed(process)))
    law = spread(start, process.n)
    return DelaySampler(courses(process.timeline), clocks, law, ends, misses, looks, horizon, seed, most)


def _delayed(process: Process) -> list[str]:
    return [delay.option for delays in process.delays for delay in delays]


def _clock(process: Process, option: str) -> Clock:
    """Return the clock of an option, from what each segment says of it."""
    listed = [next((it for it in delays if it.option == option), None) for delays in process.delays]
    first: Delay = next(it for it in listed if it is not None)
    return Clock(
        np.array([np.inf if it is None else it.days for it in listed]),
        first.running,
        possible(first.ends) > 0,
        np.array([index for index, _ in first.ends], np.int64),
        np.cumsum([share for _, share in first.ends], axis=0),
    )


def _walked(s: DelaySampler, key: Bits, state: Places) -> Drawn:
    """Draw one path per key from `state` on; each event takes three draws: when, what, and the outcome of a landing."""
    m, table = len(key), s.table
    marks = np.where(s.goal, REACHED, np.where(s.lost, LOST, 0)).astype(np.int8)
    ended, how, spent = np.full(m, s.horizon), np.full(m, OPEN, np.int8), np.zeros(m)
    time, segment, due = np.zeros(m), np.zeros(m, np.int64), np.full((len(s.clocks), m), np.inf)
    events, live = 0, np.arange(m)
    for step in range(s.most + 1):
        over = marks[state[live]] != 0
        ended[live[over]], how[live[over]] = time[live[over]], marks[state[live[over]]]
        live = live[~over]
        if not len(live) or step == s.most:
            break
        here, now, row = state[live], time[live], segment[live] * table.n + state[live]
        draws = [uniform(key[live], np.full(len(live), 3 * step + k, np.uint64)) for k in (1, 2, 3)]
        rate = table.rate[row]
        moment = np.where(rate > 0, now + waiting(draws[0]) / np.where(rate > 0, rate, 1.0), np.inf)
        due[:, live] = _due(s, due[:, live], here, segment[live], now)
        landing, which = _soonest(s, due[:, live], here, now)
        end = np.minimum(table.ends[segment[live]], s.horizon)
        lands, moves = (landing < end) & (landing <= moment), (moment < end) & (moment < landing)
        turns = ~lands & ~moves & (table.ends[segment[live]] <= s.horizon) & np.isfinite(end)
        until = np.where(lands, landing, np.where(moves, moment, end))
        spent[live] += np.where(s.watched[here], until - now, 0.0)
        place = chosen(table.total, table.rows[row, 0], table.rows[row + 1, 0], draws[1] * rate)
        there = np.where(moves, table.entries[np.where(moves, place, 0), 1], np.where(turns, table.jumps[row], here))
        state[live] = np.where(lands, _landed(s, which, here, draws[2]), there)
        time[live], events = until, events + int((moves | lands).sum())
        segment[live] += turns
        stopped = ~(moves | lands | turns)
        ended[live[stopped]] = until[stopped]
        live = live[~stopped]
    ended[live], how[live] = time[live], UNFINISHED
    return Drawn(ended, how, spent, events)


def _due(s: DelaySampler, due: Vector, here: Places, segment: Places, now: Vector) -> Vector:
    """Return when each preparation is due, (options, paths): set where it has just begun, inf where there is none."""
    rows = [
        np.where(clock.running[here], np.where(np.isfinite(row), row, now + clock.days[segment]), np.inf)
        for clock, row in zip(s.clocks, due, strict=True)
    ]
    return np.array(rows).reshape(due.shape)


def _soonest(s: DelaySampler, due: Vector, here: Places, now: Vector) -> tuple[Vector, Places]:
    """Return when the next preparation lands, and which; inf where none can as things stand."""
    if not s.clocks:
        return np.full(len(here), np.inf), np.zeros(len(here), np.int64)
    ready = np.array([clock.ready[here] for clock in s.clocks])
    moments = np.where(ready, np.maximum(due, now), np.inf)
    which = moments.argmin(axis=0)
    return moments[which, np.arange(len(here))], which


def _landed(s: DelaySampler, which: Places, here: Places, drawn: Vector) -> Places:
    """Return where each path is once what is due has landed."""
    there = here.copy()
    for number, clock in enumerate(s.clocks):
        mine = which == number
        shares = clock.shares[:, here[mine]]
        outcome = np.minimum((shares <= drawn[mine]).sum(axis=0), len(shares) - 1)
        there[mine] = clock.targets[outcome, here[mine]]
    return np.maximum(there, 0)
