"""What states are worth to an actor where they are not all listed: to the last bit what `utility` gives for all.

Without stated worths it is a rank among all states, and a rank needs no list of states but of the facts it hangs on:
those of the wants, and what rules tie to them. What else there is comes with each of them alike.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from detente.conflict.formula import atoms
from detente.conflict.model import Actor, Conflict
from detente.conflict.still import at_rest
from detente.dynamics.chain import Vector
from detente.dynamics.layout import Bits, Layout, widened
from detente.dynamics.utility import utility
from detente.errors import Problem, TooLarge
from detente.moves.constraints import constraints_of
from detente.moves.ground import ground
from detente.moves.rank import rank_of
from detente.moves.states import components, feasible_states

MOST_FACTS = 22
"""Facts the rank of one actor may hang on; all their combinations are listed."""


@dataclass(frozen=True, eq=False)
class Ranked:
    """Utilities by the bits they hang on: `worth[k]` for the combination `facts[k]` (ascending) of `bits`."""

    bits: tuple[int, ...]
    facts: Bits
    worth: Vector

    def __call__(self, layout: Layout) -> Vector:
        """Return what each listed state is worth."""
        found = squeezed(layout.states, self.bits)
        whole = len(self.facts) == 1 << len(self.bits)
        return self.worth[found if whole else np.searchsorted(self.facts, found)]


def worth_of(actor: Actor, conflict: Conflict, layout: Layout) -> Callable[[Layout], Vector]:
    """Return what gives the worth of the states of a layout to `actor`, by the wants it has in `conflict`.

    Raises TooLarge (D876) where the rank hangs on more than 22 facts, or is given state by state.
    """
    if actor.ranking is not None:
        fix = "rank by wants"
        raise TooLarge(Problem("D876", f"{actor.key} ranks states one by one", ("actors", actor.key), fix=fix))
    if not actor.wants or all(want.worth is not None for want in actor.wants):
        return lambda near: utility(actor, conflict, near)
    wide = widened(conflict, layout)
    judge = _grounded(wide.actor[actor.key], wide)
    bits = _bits(judge, wide)
    if len(bits) > MOST_FACTS:
        message = f"the rank of {actor.key} hangs on {len(bits)} facts; the most is {MOST_FACTS} in so large a model"
        raise TooLarge(Problem("D876", message, ("actors", actor.key), fix="give each want a worth"))
    part = _part(wide, bits)
    facts = feasible_states(part, limit=1 << MOST_FACTS)
    rank = rank_of(part, judge, facts)
    return Ranked(bits, facts, rank / max(float(rank.max(initial=0)), 1.0))


def _grounded(actor: Actor, wide: Conflict) -> Actor:
    """Return `actor` with its wants over options alone: what they name besides may be no part of what is listed."""
    wants = (replace(want, formula=ground(wide, at_rest(want.formula, wide))) for want in actor.wants)
    return replace(actor, wants=tuple(wants))


def _bits(actor: Actor, wide: Conflict) -> tuple[int, ...]:
    """Return the bits the rank of `actor` hangs on, ascending: those of its wants and all that rules tie to them."""
    place = {option.key: bit for bit, option in enumerate(wide.options)}
    named = {name for want in actor.wants for name in atoms(want.formula)}
    asked = sum(1 << place[name] for name in named)
    kept = sum(part for part in components(len(wide.options), constraints_of(wide)) if part & asked)
    return tuple(bit for bit in range(len(wide.options)) if kept >> bit & 1)


def _part(wide: Conflict, bits: tuple[int, ...]) -> Conflict:
    """Return the crisis of these bits alone, with the rules over them."""
    names = {wide.options[bit].key for bit in bits}
    rules = (replace(rule, formula=ground(wide, rule.formula)) for rule in wide.infeasible)
    return replace(
        wide,
        options=tuple(wide.options[bit] for bit in bits),
        infeasible=tuple(rule for rule in rules if names.intersection(atoms(rule.formula))),
        one_of=tuple(group for group in wide.one_of if names.intersection(group.options)),
    )


def squeezed(states: Bits, bits: tuple[int, ...]) -> Bits:
    """Return the states with only these bits, side by side.

    >>> squeezed(np.array([0b1011], np.uint64), (1, 2, 3)).tolist()
    [5]
    """
    found = np.zeros(len(states), np.uint64)
    for place, bit in enumerate(bits):
        found |= ((states >> np.uint64(bit)) & np.uint64(1)) << np.uint64(place)
    return found
