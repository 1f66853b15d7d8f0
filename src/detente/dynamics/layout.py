"""Which states a chain has: the options taken, the conditions that change, who is blamed, and what is being prepared.

A state is an unsigned integer. Its lowest bits are the options of the conflict, in their order; then come the
conditions that an event, a deed or a date can change, then a bit for each actor that can be blamed, then a counter for
each option that takes time: 0 where nothing is being prepared, else the stage the preparation has reached.

So that rules and wants need no second reading, the crisis is *widened*: each further bit becomes an option nobody
controls, and what only dynamics can tell becomes a formula over those bits. Then `moves` lists and ranks the states.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from detente.conflict.edit import Fix
from detente.conflict.formula import And, Atom, Blamed, Constant, Formula, Not, Or, Prepared, leaves, rebuild
from detente.conflict.model import Actor, Conflict, Infeasible, Option
from detente.conflict.unfolding import blame, literal
from detente.dynamics.chain import Indices, Mask
from detente.moves.ground import ground
from detente.moves.mask import has_bit, truth
from detente.moves.states import feasible_states

Bits = NDArray[np.uint64]
Asked = Callable[[Bits, Indices], None]

USUAL_STAGES = 4
"""Stages of an option that takes time and does not say how many."""

MOST_STATES = 2**22
"""States of a chain by default: at 2^20 its matrix takes about 0.4 GB."""

_WIDEST_TABLE = 26
"""States of at most so many bits are found by a table, wider ones by search."""


@dataclass(frozen=True, slots=True)
class Counter:
    """Where the stage of an option's preparation stands in a state: `width` bits from `shift`; it goes to `stages`."""

    shift: int
    width: int
    stages: int

    @property
    def bits(self) -> np.uint64:
        """The bits of the counter."""
        return np.uint64(((1 << self.width) - 1) << self.shift)

    def stage(self, states: Bits) -> Bits:
        """Return the stage in each state, 0 where nothing is being prepared."""
        reached: Bits = (states & self.bits) >> np.uint64(self.shift)
        return reached

    def at(self, stage: int) -> np.uint64:
        """Return the bits of a stage."""
        return np.uint64(stage << self.shift)


@dataclass(frozen=True, eq=False)
class Layout:
    """The states of a chain, (n,) uint64 ascending; the bit of each fact; the counter of each option that takes time.

    `conflict` is the crisis widened: its options are the bits, in order. `told`, where only some states are listed,
    hears of each look-up: the values, and the indices found (-1 where a value is not listed).
    """

    conflict: Conflict
    states: Bits
    place: Mapping[str, int]
    counters: Mapping[str, Counter]
    options: int
    told: Asked | None = None

    @property
    def n(self) -> int:
        """How many states there are."""
        return len(self.states)

    @cached_property
    def _bits(self) -> Mapping[str, int]:
        """The bit of every option of the widened crisis, those of the counters among them."""
        return {option.key: bit for bit, option in enumerate(self.conflict.options)}

    @cached_property
    def _table(self) -> Indices | None:
        """The index of each integer that is a state, -1 for the others; None where that would be too large."""
        wide = len(self.conflict.options) > _WIDEST_TABLE
        if wide or self.told is not None or self.n == 1 << len(self.conflict.options):
            return None
        table = np.full(1 << len(self.conflict.options), -1, np.intp)
        table[self.states] = np.arange(self.n)
        return table

    def index(self, values: Bits) -> Indices:
        """Return the index of each value among the states, -1 where it is no feasible state."""
        if self.n == 1 << len(self.conflict.options):
            return values.astype(np.intp)
        if self._table is not None:
            return self._table[values]
        at = np.minimum(np.searchsorted(self.states, values), self.n - 1)
        found: Indices = np.where(self.states[at] == values, at, -1)
        if self.told is not None:
            self.told(values, found)
        return found

    def bit(self, name: str) -> np.uint64:
        """Return the bit of an option, a condition that changes, or `blamed(actor)`."""
        return np.uint64(1 << self.place[name])

    def mask(self, formula: Formula, *, conflict: Conflict | None = None) -> Mask:
        """Return (n,) bool: where `formula` holds. Raises LookupError for a name there is not.

        `conflict` is the widened crisis whose conditions hold, without it the one at the start.
        """
        plain = ground(conflict or self.conflict, widened_formula(formula, self))
        return truth(plain, lambda name: has_bit(self.states, self._bits[name]), self.n)


def layout_of(conflict: Conflict, *, limit: int = MOST_STATES) -> Layout:
    """Return the states of the chain of `conflict`, from which what is only proposed has been taken out.

    Raises TooLarge, with the computed size and before memory is taken, above `limit` states or 64 bits; InvalidModel
    where no state is feasible.
    """
    empty = unlisted(conflict)
    return replace(empty, states=feasible_states(empty.conflict, limit=limit))


def unlisted(conflict: Conflict) -> Layout:
    """Return the layout of `conflict` without its states, of which there may be any number; at most 64 bits (D402)."""
    facts = (*(option.key for option in conflict.options), *_changing(conflict), *_culprits(conflict))
    place, counters, at = {name: bit for bit, name in enumerate(facts)}, {}, len(facts)
    for option in conflict.options:
        if option.takes is not None:
            stages = 1 if option.fixed else option.stages or USUAL_STAGES
            counters[option.key] = Counter(at, stages.bit_length(), stages)
            at += stages.bit_length()
    empty = Layout(conflict, np.zeros(0, np.uint64), place, MappingProxyType(counters), len(conflict.options))
    return replace(empty, conflict=widened(conflict, empty))


def widened(conflict: Conflict, layout: Layout) -> Conflict:
    """Return the crisis over the bits of `layout`: what changes is an option of nobody, no formula asks for more."""
    if conflict.arcs is not None:
        return conflict
    known = {option.key for option in conflict.options}
    further = [Option(name, "") for name in layout.place if name not in known]
    stages = [Option(_stage_bit(key, bit), "") for key, it in layout.counters.items() for bit in range(it.width)]
    return replace(
        conflict,
        options=(*(_option(option, layout) for option in conflict.options), *further, *stages),
        conditions=tuple(condition for condition in conflict.conditions if condition.key not in layout.place),
        named=tuple(replace(named, formula=widened_formula(named.formula, layout)) for named in conflict.named),
        infeasible=(*conflict.infeasible, *_counting(layout)),
        actors=tuple(_actor(actor, layout) for actor in conflict.actors),
    )


def widened_formula(formula: Formula, layout: Layout) -> Formula:
    """Return `formula` with its dynamic atoms over the bits of `layout`; what can never be the case is false."""

    def plain(leaf: Formula) -> Formula:
        match leaf:
            case Prepared(option):
                counter = layout.counters.get(option)
                bits = tuple(Atom(_stage_bit(option, bit)) for bit in range(counter.width)) if counter else ()
                return Or(bits) if bits else Constant(False)
            case Blamed(actor):
                return Atom(blame(actor)) if blame(actor) in layout.place else Constant(False)
            case _:
                return leaf

    return rebuild(formula, plain)


def _option(option: Option, layout: Layout) -> Option:
    take, undo = (each and widened_formula(each, layout) for each in (option.take_if, option.undo_if))
    return replace(option, take_if=take, undo_if=undo)


def _actor(actor: Actor, layout: Layout) -> Actor:
    wants = (replace(want, formula=widened_formula(want.formula, layout)) for want in actor.wants)
    return replace(actor, wants=tuple(wants))


def _stage_bit(option: str, bit: int) -> str:
    return f"{option}~{bit}"


def _counting(layout: Layout) -> Iterator[Infeasible]:
    """Yield what no counter can be: above its stages, or running for an option that is taken."""
    for key, counter in layout.counters.items():
        bits = [Atom(_stage_bit(key, bit)) for bit in range(counter.width)]
        running = Or(tuple(bits)) if len(bits) > 1 else bits[0]
        yield Infeasible(f"infeasible.{key}~taken", And((Atom(key), running)))
        for stage in range(counter.stages + 1, 1 << counter.width):
            parts = tuple(each if stage >> bit & 1 else Not(each) for bit, each in enumerate(bits))
            yield Infeasible(f"infeasible.{key}~{stage}", And(parts))


def _changing(conflict: Conflict) -> tuple[str, ...]:
    """Return the conditions that an event, a deed or a date can change, in the order of the model."""
    changed = {said[0] for formula in _sets(conflict) if (said := literal(formula)) is not None}
    changed |= {name for deed in conflict.options for name, _ in deed.may_cause}
    changed |= {name for deed in conflict.events for name, _ in deed.may_cause}
    changed |= {edit.name for entry in conflict.calendar for edit in entry.edits if isinstance(edit, Fix)}
    return tuple(condition.key for condition in conflict.conditions if condition.key in changed)


def _culprits(conflict: Conflict) -> tuple[str, ...]:
    """Return what blame there can be, by the order of the actors."""
    blamed = {name for deed in conflict.options for name, _ in deed.blamed}
    blamed |= {name for deed in conflict.events for name, _ in deed.blamed}
    blamed |= {leaf.actor for each in _sets(conflict) for leaf in leaves(each) if isinstance(leaf, Blamed)}
    return tuple(blame(actor.key) for actor in conflict.actors if actor.key in blamed)


def _sets(conflict: Conflict) -> Iterator[Formula]:
    for event in conflict.events:
        yield from event.sets
    for entry in conflict.calendar:
        yield from entry.sets
