"""A crisis with more states than can be listed: what is asked is worked out only where sample paths go.

The definitions are those of `process`: near some states the states one step away, and those that what is being prepared
there leads to, are listed, and the very same functions go over this list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import prod
from typing import Any

import numpy as np

from detente.conflict.change import accepted
from detente.conflict.formula import Formula
from detente.conflict.model import Conflict
from detente.dynamics.calendar import Stretch, settled_at_the_end, stretches
from detente.dynamics.chain import Indices, Mask, Vector
from detente.dynamics.choices import setting_of
from detente.dynamics.deeds import landed, whole
from detente.dynamics.flow import Flow
from detente.dynamics.layout import Bits, Layout, unlisted
from detente.dynamics.movers import Movers, worlds
from detente.dynamics.process import Phase, Step, days_until, flows, label_of, start_bits, steps_of
from detente.dynamics.rules import Rule, rules_of
from detente.dynamics.worths import worth_of
from detente.errors import InvalidModel, Problem
from detente.moves.constraints import Constraint, constraints_of
from detente.moves.states import components, counted

Worth = Callable[[Layout], Vector]


@dataclass(frozen=True, eq=False)
class Near:
    """Some states and those around them, with what can happen from the former in one stretch of time.

    `at` are the former among the states of `layout`; `flows` go out of them.
    """

    layout: Layout
    phase: Phase
    at: Indices
    flows: tuple[Flow, ...]


@dataclass(frozen=True, eq=False)
class Implicit:
    """A crisis under one choice rule whose states are not listed: a state is its bits (`layout`).

    `n` is how many states there are, or 2^bits where counting takes too long. `stretches` are the segments of time.
    `known` has what was worked out once; it is not sent to the workers of a cluster, which can do so too.
    """

    conflict: Conflict
    rule: Rule
    layout: Layout
    start: np.uint64
    n: int
    stretches: tuple[Stretch, ...]
    worlds: tuple[tuple[tuple[float, Movers], ...], ...]
    known: dict[str, Any] = field(default_factory=dict, repr=False)

    def __getstate__(self) -> dict[str, object]:
        """Leave out what can be worked out again."""
        return {**self.__dict__, "known": {}}

    @property
    def exact(self) -> bool:
        """Whether nothing lands after a fixed time."""
        return not any(option.fixed and option.takes is not None for option in self.conflict.options)

    def holds(self, formula: Formula, states: Bits) -> Mask:
        """Return where `formula` holds. Raises LookupError where it names something that is not in the conflict."""
        return replace(self.layout, states=states).mask(formula)

    def feasible(self, states: Bits) -> Mask:
        """Return which bits are a state that can be."""
        found = np.ones(states.shape, np.bool_)
        for rule in self.rules:
            found &= ~rule.broken(states, ~0)
        return found

    def label(self, state: int) -> frozenset[str]:
        """Return what is the case in a state."""
        return label_of(self.layout, np.uint64(state))

    def day(self, date: str) -> float:
        """Return how many days `date` is after the start. Raises as `Process.day` does."""
        return days_until(date, self.conflict)

    def moves(self, state: int, *, time: float = 0.0) -> tuple[Step, ...]:
        """Return the ways out of a state at a time, the most frequent first; their targets are bits."""
        number = sum(stretch.end is not None and stretch.end <= time for stretch in self.stretches)
        near = self.near(number, np.array([state], np.uint64))
        steps = steps_of(near.flows, near.layout, int(near.at[0]))
        return tuple(replace(step, target=int(near.layout.states[step.target])) for step in steps)

    def turned(self, number: int, states: Bits) -> Bits:
        """Return where the states go at the end of a stretch; one that would become one that cannot be stays."""
        after = settled_at_the_end(self.stretches[number], states, self.layout)
        return states if after is None else np.where(self.feasible(after), after, states)

    def landings(self, option: str, states: Bits) -> tuple[Bits, Vector]:
        """Return where `option` leads as its fixed time is up, (m, n) for its m outcomes, and their chances added up.

        The chances are 0 where it cannot land.
        """
        stretch = next(it for it in self.stretches if option in it.conflict.option and option not in it.held)
        where = self.layout.counters[option].stage(states) > 0
        branches = landed([(1.0, states)], option, where, self.layout, stretch.conflict)
        shares = whole([np.where(self.feasible(there), chance, 0.0) for chance, there in branches])
        return np.array([there for _, there in branches]), np.cumsum(shares, axis=0)

    def near(self, number: int, states: Bits) -> Near:
        """List what is around `states` (each once, ascending) in a stretch of time, and what can happen from them.

        The list grows until nothing that is looked up is missing: a few rounds. What is two steps away is looked up
        only for what is being prepared there.
        """
        known, core = states, np.zeros(0, np.bool_)
        while True:
            missed: list[Bits] = []
            layout = replace(self.layout, states=known, told=_listener(known, core, missed))
            phase = self._phase(number, layout)
            at = np.searchsorted(known, states)
            found = tuple(flows(phase, layout, at))
            new = _each(np.concatenate([*missed, known[:0]]))
            new = new[self.feasible(new)]
            if not len(new):
                return Near(replace(layout, told=None), phase, at, found)
            inner = np.concatenate(
                [core if len(core) else np.ones(len(known), np.bool_), np.full(len(new), not len(core))]
            )
            both = np.concatenate([known, new])
            order = np.argsort(both, kind="stable")
            known, core = both[order], inner[order]

    @property
    def rules(self) -> tuple[Constraint, ...]:
        """What makes states infeasible."""
        if "rules" not in self.known:
            self.known["rules"] = constraints_of(self.layout.conflict)
        found: tuple[Constraint, ...] = self.known["rules"]
        return found

    def _phase(self, number: int, layout: Layout) -> Phase:
        stretch, mixed = self.stretches[number], self.worlds[number]
        judges = sorted({mover.judge for _, movers in mixed for mover in movers})
        worth = {key: self._worth(number, key)(layout) for key in judges}
        return Phase(setting_of(stretch.conflict, layout, worth, self.rule, stretch.held), mixed, stretch.held)

    def _worth(self, number: int, actor: str) -> Worth:
        key, now = f"{number} {actor}", self.stretches[number].conflict
        if key not in self.known:
            self.known[key] = worth_of(now.actor[actor], now, self.layout)
        found: Worth = self.known[key]
        return found


def compile_implicit(conflict: Conflict, *, rule: Rule | None = None) -> Implicit:
    """Return `conflict` under `rule` (without one, the first of `rules_of`) without listing its states.

    Raises TooLarge above 64 bits (D402), or where a rank would have to be looked up in too large a table (D876);
    InvalidModel where the status quo cannot be.
    """
    sure = accepted(conflict)
    layout, listed = unlisted(sure), tuple(stretches(sure))
    start = start_bits(sure, layout)
    mixed = tuple(worlds(stretch.conflict) for stretch in listed)
    rules = constraints_of(layout.conflict)
    found = Implicit(sure, rule or rules_of(sure)[0], layout, start[0], _count(layout, rules), listed, mixed)
    if not found.feasible(start)[0]:
        raise InvalidModel(Problem("D183", "the status quo is not a feasible state", ("status_quo",)))
    for number in range(len(listed)):
        found._phase(number, replace(layout, states=start))
    return found


def _count(layout: Layout, rules: tuple[Constraint, ...]) -> int:
    """Return how many states there are; with components too large to count, all combinations of their bits."""
    parts = components(len(layout.conflict.options), rules)
    return prod(counted(bits, rules) or 1 << bits.bit_count() for bits in parts)


def _each(values: Bits) -> Bits:
    """Return each value once, ascending. Many times as fast as np.unique, which goes by a table (numpy 2.4)."""
    listed: Bits = np.sort(values)
    found: Bits = listed[np.concatenate([np.ones(min(1, len(listed)), np.bool_), listed[1:] != listed[:-1]])]
    return found


def _listener(known: Bits, core: Mask, missed: list[Bits]) -> Callable[[Bits, Indices], None]:
    """Return what notes values that are not listed; of a look-up for every listed state only those of the core."""

    def told(values: Bits, found: Indices) -> None:
        lacks = found < 0
        if len(core) and len(values) == len(known):
            lacks = lacks & core
        if lacks.any():
            missed.append(values[lacks])

    return told
