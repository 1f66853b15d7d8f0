"""Draw paths of a crisis whose states are not listed: what can happen is worked out where a path gets to.

Path k under a seed is the path k that `simulate` and `delayed` draw of the same crisis where its states are listed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from detente.conflict.formula import Constant, Formula
from detente.dynamics.chain import Vector
from detente.dynamics.courses import LOST, REACHED, Drawn, Seen, noting, running_totals
from detente.dynamics.draws import keys
from detente.dynamics.flow import chain_from
from detente.dynamics.implicit import Implicit, Near
from detente.dynamics.journey import Places, Sight, journey
from detente.dynamics.layout import Bits
from detente.dynamics.simulate import MOST

NEVER = Constant(False)

AT_ONCE = 1024
"""States worked out at once: with all around them they stay in the cache."""

MOST_ROWS = 4_000_000
"""Rates remembered; beyond that all are forgotten and worked out again where they are needed."""


@dataclass(eq=False)
class Memory:
    """What has been worked out: in each segment the states (ascending) and their rows; and the rates of all rows.

    Row r has the entries `low[r]` to below `high[r]` of `total` and `target`.
    """

    states: list[Bits]
    rows: list[Places]
    low: Places = field(default_factory=lambda: np.zeros(0, np.int64))
    high: Places = field(default_factory=lambda: np.zeros(0, np.int64))
    total: Vector = field(default_factory=lambda: np.zeros(0))
    target: Bits = field(default_factory=lambda: np.zeros(0, np.uint64))


@dataclass(frozen=True, eq=False)
class Roamer:
    """Draws paths of `process` from its status quo that end in `goal`, in `lost` or at `horizon` days.

    Those that get to the horizon reach the goal where `then` holds; days in `watched` are added up. A `Ground` itself.
    """

    process: Implicit
    goal: Formula
    lost: Formula
    watched: Formula
    then: Formula
    horizon: float
    seed: int
    most: int = MOST
    batch: int = 400_000

    def draw(self, first: int, count: int, *, seen: Seen | None = None) -> Drawn:
        """Return paths `first` to below `first` + `count`. Cost: some 0.1 ms for each state not met before."""
        key = keys(self.seed, np.arange(first, first + count, dtype=np.uint64))
        begun = np.full(count, self.process.start, np.uint64)
        return journey(self, key, begun, horizon=self.horizon, most=self.most, seen=seen)

    def course(self, number: int) -> list[tuple[float, int]]:
        """Return one whole path: (moment, state as bits) from the start on, as it is counted in `draw`."""
        found = [(0.0, int(self.process.start))]
        self.draw(number, 1, seen=noting(found))
        return found

    @property
    def fixed(self) -> tuple[str, ...]:
        """The options that land after a fixed time."""
        options = self.process.conflict.options
        return tuple(option.key for option in options if option.fixed and option.takes is not None)

    @property
    def ends(self) -> Vector:
        """When each segment ends."""
        return np.array([np.inf if it.end is None else it.end for it in self.process.stretches])

    @property
    def delays(self) -> Vector:
        """(c, k) how long each fixed time is in each segment."""
        found = np.full((len(self.fixed), len(self.process.stretches)), np.inf)
        for k, stretch in enumerate(self.process.stretches):
            for c, key in enumerate(self.fixed):
                takes = stretch.conflict.option[key].takes if key in stretch.conflict.option else None
                found[c, k] = np.inf if takes is None or key in stretch.held else takes.value
        return found

    @property
    def total(self) -> Vector:
        """The rates of each row added up so far."""
        return self._memory().total

    def there(self, place: Places) -> Bits:
        """Return where the entries lead."""
        return self._memory().target[place]

    def turned(self, segment: Places, state: Bits) -> Bits:
        """Return where the states go at the end of their segments."""
        found = state.copy()
        for number in np.unique(segment).tolist():
            found[segment == number] = self.process.turned(number, state[segment == number])
        return found

    def landed(self, which: Places, state: Bits, drawn: Vector) -> Bits:
        """Return where the states go as fixed time `which` is up."""
        found = state.copy()
        for number, option in enumerate(self.fixed):
            mine = which == number
            there, shares = self.process.landings(option, state[mine])
            outcome = np.minimum((shares <= drawn[mine]).sum(axis=0), len(shares) - 1)
            found[mine] = there[outcome, np.arange(len(outcome))]
        return found

    def seen(self, segment: Places, state: Bits) -> Sight:
        """Return what is seen from each state in its segment; what is not known yet is worked out."""
        if len(self._memory().total) > MOST_ROWS:
            self.process.known.pop("rows")
        memory, row = self._memory(), np.zeros(len(state), np.int64)
        for number in np.unique(segment).tolist():
            mine = segment == number
            self._learn(number, np.unique(state[mine]))
            row[mine] = memory.rows[number][np.searchsorted(memory.states[number], state[mine])]
        kinds, back = np.unique(state, return_inverse=True)
        goal, lost, watched, then = (
            self.process.holds(it, kinds)[back] for it in (self.goal, self.lost, self.watched, self.then)
        )
        counters = (self.process.layout.counters[key] for key in self.fixed)
        running = np.array([counter.stage(kinds) > 0 for counter in counters], np.bool_)
        ready = np.array([self.process.landings(key, kinds)[1][-1] > 0 for key in self.fixed], np.bool_)
        low, high = memory.low[row], memory.high[row]
        last = memory.total[np.maximum(high - 1, 0)] if len(memory.total) else np.zeros(len(row))
        return Sight(
            low, high, np.where(high > low, last, 0.0),
            np.where(goal, REACHED, np.where(lost, LOST, 0)).astype(np.int8),
            watched, then, *(each.reshape(len(self.fixed), len(kinds))[:, back] for each in (running, ready)),
        )  # fmt: skip

    def _memory(self) -> Memory:
        if "rows" not in self.process.known:
            k = len(self.process.stretches)
            self.process.known["rows"] = Memory([np.zeros(0, np.uint64)] * k, [np.zeros(0, np.int64)] * k)
        found: Memory = self.process.known["rows"]
        return found

    def _learn(self, number: int, states: Bits) -> None:
        """Work out the rows of the states (each once, ascending) that are not known yet in a segment."""
        new = np.setdiff1d(states, self._memory().states[number], assume_unique=True)
        for first in range(0, len(new), AT_ONCE):
            _remember(self._memory(), number, self.process.near(number, new[first : first + AT_ONCE]))


def _remember(memory: Memory, number: int, near: Near) -> None:
    """Add the rows of the states `near.at`, which are not known yet."""
    rates = chain_from(near.flows, near.layout.n).rates
    first, last = (indptr.astype(np.int64) for indptr in (rates.indptr[near.at], rates.indptr[near.at + 1]))
    shift, row = len(memory.total), len(memory.low)
    # the rows in between are empty: nothing goes out of states that are only looked up
    memory.total = np.concatenate([memory.total, running_totals(rates.data, rates.indptr)])
    memory.target = np.concatenate([memory.target, near.layout.states[rates.indices]])
    memory.low, memory.high = np.append(memory.low, first + shift), np.append(memory.high, last + shift)
    states = np.append(memory.states[number], near.layout.states[near.at])
    order = np.argsort(states)
    memory.rows[number] = np.append(memory.rows[number], np.arange(row, row + len(near.at)))[order]
    memory.states[number] = states[order]


def roamer(
    process: Implicit,
    *,
    goal: Formula = NEVER,
    lost: Formula = NEVER,
    watched: Formula = NEVER,
    then: Formula = NEVER,
    horizon: float = np.inf,
    seed: int = 0,
    most: int = MOST,
) -> Roamer:
    """Return a sampler of paths of `process`; see `Roamer`."""
    return Roamer(process, goal, lost, watched, then, horizon, seed, most)
