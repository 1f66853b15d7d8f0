"""A conflict without a list of its states: rules, who controls which bits, and wants, asked about one state at a time.

For models too large to enumerate. A state is an integer here, bit k of which says whether option k is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict.change import accepted
from detente.conflict.formula import Formula, atoms
from detente.conflict.model import Conflict, State
from detente.conflict.still import still
from detente.errors import InvalidModel, Problem, TooLarge
from detente.moves.constraints import bounds, constraints_of, known
from detente.moves.ground import ground
from detente.moves.mask import has_bit, truth
from detente.moves.rank import levels_of
from detente.moves.states import Partial, Rules, components, feasible, order_of, settle

Bits = NDArray[np.uint64]
Worth = NDArray[Any]
"""What states are worth to somebody: greater is better; int64, or Python integers beyond 62 wants."""


@dataclass(frozen=True, eq=False)
class Implicit:
    """A conflict by its rules. `own[i]` are the bits of ``actors[i]`` that matter; `stays` and `shut` as in `Graph`."""

    conflict: Conflict
    actors: tuple[str, ...]
    own: tuple[int, ...]
    stays: int
    shut: int
    rules: Rules

    @cached_property
    def place(self) -> dict[str, int]:
        """The bit of each option."""
        return {option.key: bit for bit, option in enumerate(self.conflict.options)}

    @cached_property
    def wants(self) -> tuple[tuple[Formula, ...], ...]:
        """The wants of each decision maker over options, most important first."""
        known = (self.conflict.actor[actor].wants for actor in self.actors)
        return tuple(tuple(ground(self.conflict, want.formula) for want in wants) for wants in known)

    @cached_property
    def levels(self) -> tuple[dict[int, int] | None, ...]:
        """For each decision maker with a direct ranking the level of each state, higher is better; else None."""
        return tuple(levels_of(self.conflict, self.conflict.actor[actor]) for actor in self.actors)

    def bits_of(self, state: State) -> int:
        """Return a state as an integer. Raises LookupError for an unknown option, InvalidModel if it is infeasible."""
        bits = sum(1 << self.place[option] for option in state)
        if not feasible(bits, self.rules):
            raise InvalidModel(Problem("D183", "the state is not feasible", ()))
        return bits

    def label(self, bits: int) -> State:
        """Return the options taken in a state."""
        return frozenset(option for option, place in self.place.items() if bits >> place & 1)

    def open_bits(self, movers: Iterable[int], state: int) -> int:
        """Return the bits `movers` can change in `state`, at once or later."""
        own = 0
        for j in movers:
            own |= self.own[j]
        return own & ~(self.stays & state) & ~(self.shut & ~state)

    def cell(self, mover: int, state: int) -> int:
        """Return what all states have in common that lead `mover` to the same states."""
        return state & ~(self.own[mover] & ~(self.stays ^ self.shut))

    def moves(self, mover: int, state: int, *, most: int) -> Bits:
        """Return the states one move leads to, and `state`. Raises TooLarge beyond `most` states, before taking memory.

        The mover's bits are settled one by one and what breaks a rule is dropped at once, as in `states`.
        """
        free = self.open_bits((mover,), state)
        partial = Partial.of(np.array([state & ~free], np.uint64), ~free)
        for bit in order_of(free, self.rules):
            if 2 * len(partial.states) > most:
                raise too_large(f"the moves of {self.actors[mover]} from one state alone are too many", most)
            partial = settle(partial, bit, self.rules)
        return partial.states

    def worth(self, mover: int, states: Bits) -> Worth:
        """Return what `states` are worth to `mover`, comparable between calls.

        Raises InvalidModel where a direct ranking misses one of them.
        """
        levels = self.levels[mover]
        if levels is not None:
            return np.array([_level(levels, int(state), self.actors[mover]) for state in states], np.int64)
        worth = np.zeros(len(states), np.int64 if len(self.wants[mover]) <= 62 else object)
        for want in self.wants[mover]:
            worth = worth * 2 + truth(want, lambda name: has_bit(states, self.place[name]), len(states))
        return worth

    def at_least(self, mover: int, partial: Partial) -> Worth:
        """Return what partly settled states are worth to `mover` at least; it must have wants, not a ranking."""
        worth = np.zeros(len(partial.states), np.int64 if len(self.wants[mover]) <= 62 else object)
        for want in self.wants[mover]:
            surely, _ = bounds(want, lambda name: known(partial.states, partial.settled, self.place[name]))
            worth = worth * 2 + surely
        return worth


def _level(levels: dict[int, int], state: int, actor: str) -> int:
    """Return the level of a state in a direct ranking."""
    if state not in levels:
        raise InvalidModel(Problem("D132", "the ranking misses a feasible state", ("actors", actor, "ranking")))
    return levels[state]


def too_large(what: str, most: int) -> TooLarge:
    """Say that one state's verdict takes more than is allowed."""
    fix = "take out options, or add rules that leave few enough states to list"
    return TooLarge(
        Problem("D408", f"{what}: the search for one verdict went beyond {most:,} listed states", ("actors",), fix=fix)
    )


def implicit(conflict: Conflict) -> Implicit:
    """Return `conflict` by its rules; what is only proposed takes part in nothing. Raises TooLarge above 64 options."""
    sure = still(accepted(conflict))
    if len(sure.options) > 64:
        raise TooLarge(Problem("D402", f"{len(sure.options)} options; the most is 64", ("actors",)))
    place = {option.key: 1 << bit for bit, option in enumerate(sure.options)}
    actors = sure.decision_makers
    return Implicit(
        sure,
        actors,
        tuple(sum(place[option.key] for option in sure.controlled_by(actor)) for actor in actors),
        sum(place[option.key] for option in sure.options if not option.can_undo),
        sum(place[option.key] for option in sure.options if not option.can_take),
        constraints_of(sure),
    )


def what_matters(model: Implicit, mover: int, *, replies: bool, improving: bool) -> Implicit:
    """Return `model` without the options that cannot bear on where `mover` stays; what is left answers the same.

    Options that no rule ties together are independent. Of such parts only those matter that the mover's wants speak
    of; where the others answer by improvements, also those that the wants of anybody who can answer there speak of.
    Everything else is as good as fixed.
    """
    parts = components(len(model.place), model.rules)
    bits, asked = 0, {mover}
    while True:
        for i in asked:
            bits |= _spoken_of(model, i)
        bits = sum(part for part in parts if part & bits)
        answering = {j for j, own in enumerate(model.own) if own & bits} if replies and improving else set()
        if answering <= asked:
            return replace(model, own=tuple(own & bits for own in model.own))
        asked |= answering


def _spoken_of(model: Implicit, mover: int) -> int:
    """Return the bits that what somebody wants depends on; all of them under a direct ranking."""
    if model.levels[mover] is not None:
        return (1 << len(model.place)) - 1
    return sum(1 << model.place[name] for name in {name for want in model.wants[mover] for name in atoms(want)})
