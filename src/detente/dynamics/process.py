"""How a crisis unfolds, compiled: its states, the chain of each stretch of time, and what its names mean there.

Each decision maker gets chances to reconsider at its rate and chooses by the rule (`dynamics.choices`, `.rules`);
proxies mix (`.movers`), outside events happen and preparations go on (`.outside`), dates change things (`.calendar`).
Every number got from it is conditional on these rates and on this rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from detente.conflict.change import accepted
from detente.conflict.formula import Formula
from detente.conflict.model import Conflict
from detente.conflict.timing import day
from detente.dynamics.calendar import Stretch, jump_of, stretches
from detente.dynamics.chain import Indices, Mask, Segment, Timeline
from detente.dynamics.choices import Setting, decisions, setting_of
from detente.dynamics.flow import Flow, Kind, chain_from
from detente.dynamics.layout import MOST_STATES, Bits, Layout, layout_of
from detente.dynamics.movers import Mover, Movers, worlds
from detente.dynamics.outside import Delay, delays_of, happenings, preparations
from detente.dynamics.rules import Rule, rules_of
from detente.dynamics.utility import days_from, utility
from detente.errors import InvalidModel, InvalidQuery, Problem


@dataclass(frozen=True, slots=True)
class Step:
    """A way out of a state: to which, how often per day, by whom, what happens, and of what kind it is.

    `what` is told in words: "usa.strike", "not usa.offer", "usa.strike is begun", "usa.strike lands", an event's key.
    """

    target: int
    rate: float
    who: str
    what: str
    kind: Kind


@dataclass(frozen=True, eq=False)
class Process:
    """The compiled crisis under one choice rule, on n states; `conflict` is without what is only proposed.

    `start` is the index of the status quo. `delays` has the options that land after a fixed time, by stretch of time:
    where there are any the timeline lacks their landing, and only sample paths tell what happens (`exact` False).
    """

    conflict: Conflict
    rule: Rule
    layout: Layout
    start: int
    timeline: Timeline
    phases: tuple[Phase, ...]
    delays: tuple[tuple[Delay, ...], ...] = ()

    @property
    def n(self) -> int:
        """How many states there are."""
        return self.layout.n

    @property
    def states(self) -> Bits:
        """The states, (n,) uint64 ascending: options, conditions, blame and stages as bits (`layout`)."""
        return self.layout.states

    @property
    def exact(self) -> bool:
        """Whether the timeline says all there is: nothing lands after a fixed time."""
        return not any(self.delays)

    def mask(self, formula: Formula) -> Mask:
        """Return (n,) bool: where `formula` holds; its names are canonical.

        Conditions that nothing changes are as at the start.
        Raises LookupError where it names something that is not in the conflict.
        """
        return self.layout.mask(formula)

    def label(self, state: int) -> frozenset[str]:
        """Return what is the case in a state: options taken, what is being prepared, conditions that change, blame."""
        return label_of(self.layout, self.states[state])

    def day(self, date: str) -> float:
        """Return how many days `date` ("2024-11-05") is after the start.

        Raises InvalidQuery: D826 where the crisis has no date to start from or this is none, D827 where it is past.
        """
        return days_until(date, self.conflict)

    def moves(self, state: int, *, time: float = 0.0) -> tuple[Step, ...]:
        """Return the ways out of a state at a time (days from the start), the most frequent first.

        Their rates add up to the row of the chain of that time.
        """
        phase = self.phases[sum(segment.end is not None and segment.end <= time for segment in self.timeline)]
        return steps_of(flows(phase, self.layout, np.array([state], np.intp)), self.layout, state)


@dataclass(frozen=True, eq=False)
class Phase:
    """What goes on in one stretch of time: the setting, the pure models mixed, and what nobody can change."""

    setting: Setting
    worlds: tuple[tuple[float, Movers], ...]
    held: frozenset[str]


def compile_process(conflict: Conflict, *, rule: Rule | None = None, limit: int = MOST_STATES) -> Process:
    """Return `conflict` compiled under `rule` (without one, the first of `rules_of`).

    Cost O(n 2^k) for an actor with k options, for each stretch of time and each mix of proxies. Raises TooLarge, with
    the computed size, above `limit` states; InvalidModel where a rate is missing (D820) or the status quo cannot be.
    """
    sure = accepted(conflict)
    chosen = rule or rules_of(sure)[0]
    layout = layout_of(sure, limit=limit)
    listed = tuple(stretches(sure))
    phases = tuple(phase_of(stretch, layout, chosen) for stretch in listed)
    every = np.arange(layout.n)
    timeline = tuple(
        Segment(chain_from(flows(phase, layout, every), layout.n), stretch.end, jump_of(stretch, layout))
        for stretch, phase in zip(listed, phases, strict=True)
    )
    delays = tuple(delays_of(stretch.conflict, layout, stretch.held) for stretch in listed)
    return Process(sure, chosen, layout, start_of(sure, layout), timeline, phases, delays)


def phase_of(stretch: Stretch, layout: Layout, rule: Rule) -> Phase:
    """Return what goes on in a stretch of time under `rule`."""
    conflict = stretch.conflict
    mixed = worlds(conflict)
    judges = {mover.judge for _, movers in mixed for mover in movers}
    worth = {key: utility(conflict.actor[key], conflict, layout) for key in sorted(judges)}
    return Phase(setting_of(conflict, layout, worth, rule, stretch.held), mixed, stretch.held)


def flows(phase: Phase, layout: Layout, at: Indices) -> Iterator[Flow]:
    """Yield all that can happen from the states `at`."""
    yield from decided(phase, at)
    yield from going_on(phase, layout, at)


def decided(phase: Phase, at: Indices) -> Iterator[Flow]:
    """Yield what is chosen in the states `at`; what every mix of proxies has in common is gone through once."""
    for mover, share in shares_of(phase):
        for flow in decisions(mover, phase.setting, at):
            yield flow if share == 1.0 else replace(flow, rates=share * flow.rates)


def shares_of(phase: Phase) -> Iterator[tuple[Mover, float]]:
    """Yield every mover of the mix of proxies once, with its share."""
    weights: dict[Mover, float] = {}
    for weight, movers in phase.worlds:
        for mover in movers:
            weights[mover] = weights.get(mover, 0.0) + weight
    whole = len(phase.worlds)
    for mover, weight in weights.items():
        yield mover, 1.0 if _everywhere(mover, phase.worlds, whole) else weight


def going_on(phase: Phase, layout: Layout, at: Indices) -> Iterator[Flow]:
    """Yield what happens in the states `at` without being chosen, which is the same under every rule."""
    yield from happenings(phase.setting.conflict, layout, at)
    yield from preparations(phase.setting.conflict, layout, phase.held, at)


def label_of(layout: Layout, bits: np.uint64) -> frozenset[str]:
    """Return what is the case in the state `bits`."""
    held = {name for name, at in layout.place.items() if int(bits) >> at & 1}
    running = (key for key, counter in layout.counters.items() if bits & counter.bits)
    return frozenset(held | {f"{key} being prepared" for key in running})


def days_until(date: str, conflict: Conflict) -> float:
    """Return how many days `date` is after the start. Raises as `Process.day` does."""
    if day(conflict.starts) is None:
        fix = "write starts: 2024-02-05, the day of the status quo"
        raise InvalidQuery(Problem("D826", f"the crisis has no first day, so {date} is no time of it", fix=fix))
    if day(date) is None:
        raise InvalidQuery(Problem("D826", f'"{date}" is not a day of the calendar', fix="as 2024-11-05"))
    days = days_from(conflict, date)
    if days < 0:
        message = f"{date} is before {conflict.starts}, the day the crisis starts"
        raise InvalidQuery(Problem("D827", message, fix="ask for a later day"))
    return days


def steps_of(out: Iterable[Flow], layout: Layout, state: int) -> tuple[Step, ...]:
    """Return the ways out of the state with an index, from the flows out of it, the most frequent first."""
    merged: dict[tuple[int, str, str, Kind], float] = {}
    for step in (step for flow in out for step in _steps(flow, layout, state)):
        key = (step.target, step.who, step.what, step.kind)
        merged[key] = merged.get(key, 0.0) + step.rate
    found = (Step(target, rate, who, what, kind) for (target, who, what, kind), rate in merged.items())
    return tuple(sorted(found, key=lambda it: (-it.rate, it.target, it.who, it.what)))


def _everywhere(mover: Mover, mixed: tuple[tuple[float, Movers], ...], whole: int) -> bool:
    """Tell whether a mover is in every mix: its weights add up to 1 then, and rounding must not say otherwise."""
    return sum(mover in movers for _, movers in mixed) == whole


def start_bits(conflict: Conflict, layout: Layout) -> Bits:
    """Return (1,) the status quo as bits."""
    return np.array([sum(1 << at for name, at in layout.place.items() if name in conflict.status_quo)], np.uint64)


def start_of(conflict: Conflict, layout: Layout) -> int:
    """Return the index of the status quo."""
    at = int(layout.index(start_bits(conflict, layout))[0])
    if at < 0:
        raise InvalidModel(Problem("D183", "the status quo is not a feasible state", ("status_quo",)))
    return at


def _steps(flow: Flow, layout: Layout, state: int) -> Iterator[Step]:
    for target, rate in zip(flow.targets.tolist(), flow.rates.tolist(), strict=True):
        yield Step(target, rate, flow.who, _words(flow, layout, state, target), flow.kind)


def _words(flow: Flow, layout: Layout, state: int, target: int) -> str:
    """Say what happens in a step."""
    if flow.kind == "event":
        return flow.what[0]
    before, after = int(layout.states[state]), int(layout.states[target])
    if not flow.what:
        return next(name for name, at in layout.place.items() if after >> at & 1)
    return " and ".join(_done(option, layout, before, after) for option in flow.what)


def _done(option: str, layout: Layout, before: int, after: int) -> str:
    """Say what becomes of an option in a step."""
    was, is_ = (bool(state >> layout.place[option] & 1) for state in (before, after))
    if was and not is_:
        return f"not {option}"
    counter = layout.counters.get(option)
    if counter is None:
        return option
    running, goes = (bool(state & int(counter.bits)) for state in (before, after))
    if is_:
        return f"{option} lands"
    return f"{option} is begun" if not running else f"{option} goes on" if goes else f"{option} is given up"
