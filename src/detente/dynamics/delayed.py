"""Draw paths of a crisis in which some options land after a fixed time, which no chain can tell (see `journey`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.dynamics.answer import Start, spread
from detente.dynamics.chain import Chain, Mask, Segment, Timeline, Vector, chain_of
from detente.dynamics.courses import LOST, REACHED, Courses, Drawn, Seen, courses, noting
from detente.dynamics.deeds import possible
from detente.dynamics.draws import Bits, keys, uniform
from detente.dynamics.journey import Places, Sight, journey
from detente.dynamics.outside import Delay
from detente.dynamics.process import Process
from detente.dynamics.simulate import MOST


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
    """Draws paths of a process with fixed delays, as `simulate.ChainSampler` does of a timeline.

    A path that is still going at the horizon in a state of `then` has reached the goal too. A `Ground` itself.
    """

    table: Courses
    clocks: tuple[Clock, ...]
    start: Vector
    goal: Mask
    lost: Mask
    watched: Mask
    then: Mask
    horizon: float
    seed: int
    most: int = MOST

    def draw(self, first: int, count: int, *, seen: Seen | None = None) -> Drawn:
        """Return paths `first` to below `first` + `count`. Cost: numpy passes over the paths still going, per event."""
        key = keys(self.seed, np.arange(first, first + count, dtype=np.uint64))
        return journey(self, key, self._begun(key), horizon=self.horizon, most=self.most, seen=seen)

    def course(self, number: int) -> list[tuple[float, int]]:
        """Return one whole path: (moment, state) from the start on, as it is counted in `draw`."""
        found = [(0.0, int(self._begun(keys(self.seed, np.array([number], np.uint64)))[0]))]
        self.draw(number, 1, seen=noting(found))
        return found

    def seen(self, segment: Places, state: Places) -> Sight:
        """Return what is seen from each state in its segment."""
        row = segment * self.table.n + state
        running, ready = (
            np.array([mask[state] for mask in masks], np.bool_).reshape(len(self.clocks), len(state))
            for masks in ([clock.running for clock in self.clocks], [clock.ready for clock in self.clocks])
        )
        return Sight(
            self.table.rows[row, 0], self.table.rows[row + 1, 0], self.table.rate[row], self._marks[state],
            self.watched[state], self.then[state], running, ready,
        )  # fmt: skip

    @property
    def ends(self) -> Vector:
        """When each segment ends."""
        return self.table.ends

    @cached_property
    def delays(self) -> Vector:
        """(c, k) how long each fixed time is in each segment."""
        return np.array([clock.days for clock in self.clocks]).reshape(len(self.clocks), len(self.table.ends))

    @property
    def total(self) -> Vector:
        """The rates of each row added up so far."""
        return self.table.total

    def there(self, place: Places) -> Places:
        """Return where the entries lead."""
        there: Places = self.table.entries[place, 1]
        return there

    def turned(self, segment: Places, state: Places) -> Places:
        """Return where the states go at the end of their segments."""
        there: Places = self.table.jumps[segment * self.table.n + state].astype(np.int64)
        return there

    def landed(self, which: Places, state: Places, drawn: Vector) -> Places:
        """Return where the states go as fixed time `which` is up."""
        there = state.copy()
        for number, clock in enumerate(self.clocks):
            mine = which == number
            shares = clock.shares[:, state[mine]]
            outcome = np.minimum((shares <= drawn[mine]).sum(axis=0), len(shares) - 1)
            there[mine] = clock.targets[outcome, state[mine]]
        return np.maximum(there, 0)

    @cached_property
    def _marks(self) -> NDArray[np.int8]:
        return np.where(self.goal, REACHED, np.where(self.lost, LOST, 0)).astype(np.int8)

    def _begun(self, key: Bits) -> Places:
        """Draw the state each path begins in."""
        law = np.cumsum(self.start)
        begun = np.searchsorted(law, uniform(key, np.zeros(len(key), np.uint64)) * law[-1], side="right")
        there: Places = np.minimum(begun, self.table.n - 1).astype(np.int64)
        return there


def delay_sampler(
    process: Process,
    start: Start,
    *,
    goal: Mask | None = None,
    lost: Mask | None = None,
    watched: Mask | None = None,
    then: Mask | None = None,
    horizon: float = np.inf,
    seed: int = 0,
    most: int = MOST,
) -> DelaySampler:
    """Return a sampler of paths of `process` that end in `goal`, in `lost` or at `horizon` days.

    Those that get to the horizon reach the goal in the states `then`. Without fixed times it draws the paths that
    `simulate.sampler` draws.
    """
    no = np.zeros(process.n, np.bool_)
    ends, misses, looks, last = (no if mask is None else mask for mask in (goal, lost, watched, then))
    clocks = tuple(_clock(process, option) for option in delayed_options(process))
    law = spread(start, process.n)
    return DelaySampler(courses(process.timeline), clocks, law, ends, misses, looks, last, horizon, seed, most)


def delayed_options(process: Process) -> tuple[str, ...]:
    """Return the options that land after a fixed time, at any time."""
    return tuple(dict.fromkeys(delay.option for delays in process.delays for delay in delays))


def with_landings(process: Process) -> Timeline:
    """Return the timeline with landings after fixed times at some rate: what can happen, whenever it does."""
    return tuple(
        Segment(_joined(segment.chain, delays), segment.end, segment.jump)
        for segment, delays in zip(process.timeline, process.delays, strict=True)
    )


def _joined(chain: Chain, delays: tuple[Delay, ...]) -> Chain:
    entries = chain.rates.tocoo()
    sources, targets, rates = [entries.row], [entries.col], [entries.data]
    for delay in delays:
        for index, share in delay.ends:
            some = delay.running & (index >= 0) & (share > 0)
            sources.append(np.flatnonzero(some))
            targets.append(index[some])
            rates.append(share[some])
    return chain_of(chain.n, np.concatenate(sources), np.concatenate(targets), np.concatenate(rates))


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
