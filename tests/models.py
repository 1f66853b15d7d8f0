"""Random crises, for tests: small, odd, and valid.

One generator with two sources of chance: `conflicts()` for hypothesis (shrinks to a small example) and
`random_conflict(rng)` for thousands of models in a row. Every feature that could trip the fast code turns up often:
infeasible combinations, one-way options both ways, one-of groups, conditions, named conditions, ties in preference,
direct rankings, actors without options, options defined by one actor and controlled by another, proposed assumptions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

import numpy as np
import oracle
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from detente.conflict.basis import Basis
from detente.conflict.change import change
from detente.conflict.edit import Edit, Fix, Forbid, Free, Hand
from detente.conflict.formula import And, Atom, Constant, Formula, If, Iff, Not, Or
from detente.conflict.model import Actor, Condition, Conflict, Infeasible, Named, OneOf, Option, State, Statement

T = TypeVar("T")
PROPOSED = Basis(status="proposed")


class Dice(Protocol):
    """A source of chance."""

    def __call__(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""


@dataclass(frozen=True)
class Size:
    """What may come out: how many decision makers, options in all and states at most."""

    makers: tuple[int, int] = (2, 5)
    options: int = 7
    states: int = 64
    one_way: bool = True


def random_conflict(rng: np.random.Generator, size: Size = Size()) -> Conflict:
    """Return one conflict drawn with `rng`."""
    return build(dice_of(rng), size)


def dice_of(rng: np.random.Generator) -> Dice:
    """Return dice that `rng` throws."""
    return lambda low, high: int(rng.integers(low, high + 1))


@st.composite
def _conflicts(draw: st.DrawFn, size: Size) -> Conflict:
    return build(lambda low, high: draw(st.integers(low, high)), size)


def conflicts(size: Size = Size()) -> SearchStrategy[Conflict]:
    """Return the strategy that draws conflicts of `size`."""
    return _conflicts(size)


def build(dice: Dice, size: Size) -> Conflict:
    """Put a conflict together from throws of `dice`, feature by feature."""
    conflict = _with_options(dice, size)
    conflict = _with_names(dice, conflict)
    conflict = _with_groups(dice, conflict)
    conflict = _with_bars(dice, size, conflict)
    conflict = _with_preferences(dice, conflict)
    return replace(conflict, status_quo=conflict.status_quo | pick(dice, oracle.states_of(conflict)))


def pick(dice: Dice, things: Sequence[T]) -> T:
    """Return one of `things`."""
    return things[dice(0, len(things) - 1)]


def one_in(dice: Dice, chances: int) -> bool:
    """Tell whether a throw that succeeds once in `chances` did (rarely is what small examples shrink from)."""
    return dice(1, chances) == chances


def shuffled(dice: Dice, things: Sequence[T]) -> list[T]:
    """Return `things` in another order."""
    left, order = list(things), []
    while left:
        order.append(left.pop(dice(0, len(left) - 1)))
    return order


def _with_options(dice: Dice, size: Size) -> Conflict:
    """Give each decision maker one to three options, at most `size.options` in all, in any order."""
    makers = [f"a{i}" for i in range(dice(*size.makers))]
    counts = [1] * len(makers)
    for i in range(len(makers)):
        counts[i] += min(dice(0, 2), size.options - sum(counts))
    options = [_option(dice, size, maker, k) for maker, count in zip(makers, counts, strict=True) for k in range(count)]
    watchers = ["voters"] if one_in(dice, 3) else []
    actors = tuple(Actor(key, key.upper()) for key in [*makers, *watchers])
    return Conflict("random", actors, tuple(shuffled(dice, options)))


def _option(dice: Dice, size: Size, maker: str, k: int) -> Option:
    """Return an option: one in four is one-way, one in eight was defined by somebody else."""
    definer = "a0" if one_in(dice, 8) else maker
    way = dice(0, 7) if size.one_way else 0
    return Option(f"{definer}.{maker}_{k}", maker, can_take=way != 6, can_undo=way != 7)


def _with_names(dice: Dice, conflict: Conflict) -> Conflict:
    """Add up to two conditions, each true or not, and up to two named conditions, the second over the first."""
    conditions = tuple(Condition(f"c{i}") for i in range(dice(0, 2)))
    held = frozenset(condition.key for condition in conditions if dice(0, 1))
    conflict = replace(conflict, conditions=conditions, status_quo=held)
    for i in range(dice(0, 2)):
        conflict = replace(conflict, named=(*conflict.named, Named(f"n{i}", formula(dice, atoms_of(conflict), 2))))
    return conflict


def atoms_of(conflict: Conflict) -> list[str]:
    """Return every name a formula may have."""
    options = [option.key for option in conflict.options]
    return options + [condition.key for condition in conflict.conditions] + [name.key for name in conflict.named]


def formula(dice: Dice, atoms: Sequence[str], depth: int) -> Formula:
    """Return a formula over `atoms` of at most `depth` levels."""
    kind = dice(0, 9) if depth else 0
    if kind <= 3:
        atom = Constant(bool(dice(0, 1))) if one_in(dice, 16) else Atom(pick(dice, atoms))
        return Not(atom) if dice(0, 1) else atom
    below = [formula(dice, atoms, depth - 1) for _ in range(1 if kind == 4 else 2)]
    match kind:
        case 4:
            return Not(below[0])
        case 5 | 6:
            return And(tuple(below))
        case 7:
            return Or(tuple(below))
        case 8:
            return If(below[0], below[1])
        case _:
            return Iff(below[0], below[1])


def _with_groups(dice: Dice, conflict: Conflict) -> Conflict:
    """Make a one-of group of one actor's options, now and then; rarely one with a condition in it."""
    groups = []
    for maker in conflict.decision_makers:
        own = [option.key for option in conflict.controlled_by(maker)]
        if len(own) >= 2 and one_in(dice, 4):
            extra = [condition.key for condition in conflict.conditions[:1] if one_in(dice, 4)]
            groups.append(OneOf(f"{maker}.group", (*own, *extra), must=bool(dice(0, 1))))
    grouped = replace(conflict, one_of=tuple(groups))
    return grouped if oracle.states_of(grouped) else conflict


def _with_bars(dice: Dice, size: Size, conflict: Conflict) -> Conflict:
    """Forbid some combinations; more while there are too many states; never all of them."""
    keys = [option.key for option in conflict.options]
    wanted, throws = dice(0, 3), 0
    states = len(oracle.states_of(conflict))
    while throws < wanted or (states > size.states and throws < 60):
        throws += 1
        literals = [Atom(key) if dice(0, 1) else Not(Atom(key)) for key in shuffled(dice, keys)[: dice(2, 3)]]
        said = formula(dice, atoms_of(conflict), 2) if one_in(dice, 4) else And(tuple(literals))
        bar = Infeasible(f"infeasible.b{throws}", said, basis=PROPOSED if one_in(dice, 10) else Basis())
        barred = replace(conflict, infeasible=(*conflict.infeasible, bar))
        left = len(oracle.states_of(barred))
        if left > 1:
            conflict, states = barred, left
    return conflict


def _with_preferences(dice: Dice, conflict: Conflict) -> Conflict:
    """Let every second actor rank states directly and the rest by up to six wants (few wants: many ties)."""
    states = oracle.states_of(conflict)
    actors = tuple(
        replace(actor, ranking=ranking(dice, states))
        if dice(0, 1)
        else replace(actor, wants=wants(dice, conflict, actor.key))
        for actor in conflict.actors
    )
    return replace(conflict, actors=actors)


def ranking(dice: Dice, states: Sequence[State]) -> tuple[tuple[State, ...], ...]:
    """Return `states` in levels, best first: each state falls on some level."""
    levels = dice(1, len(states))
    placed = [(dice(1, levels), state) for state in states]
    rows = (tuple(state for level, state in placed if level == row) for row in range(1, levels + 1))
    return tuple(row for row in rows if row)


def wants(dice: Dice, conflict: Conflict, actor: str) -> tuple[Statement, ...]:
    """Return up to six wants, of which one in ten is only proposed."""
    return tuple(
        Statement(
            f"{actor}.w{k}",
            actor,
            formula(dice, atoms_of(conflict), 2),
            basis=PROPOSED if one_in(dice, 10) else Basis(),
        )
        for k in range(dice(0, 6))
    )


def edited(dice: Dice, conflict: Conflict) -> Conflict:
    """Return `conflict` after up to three edits that make odd records: options fixed, handed over, freed, forbidden.

    The edits that lead to no feasible state, or leave nobody an option, are not made. The status quo is drawn again.
    """
    for _ in range(dice(1, 3)):
        option = pick(dice, conflict.options).key
        actor = pick(dice, conflict.actors).key
        edits: tuple[Edit, ...] = (
            Fix(option, bool(dice(0, 1))),
            Hand(option, actor),
            Free(option),
            Forbid(formula(dice, atoms_of(conflict), 1)),
        )
        tried = change(conflict, pick(dice, edits))
        conflict = tried if tried.decision_makers and oracle.states_of(tried) else conflict
    held = conflict.status_quo & {condition.key for condition in conflict.conditions}
    return replace(conflict, status_quo=held | pick(dice, oracle.states_of(conflict)))


def partly_proposed(dice: Dice, conflict: Conflict) -> Conflict:
    """Return `conflict` with some options, conditions and actors only proposed, and a status quo without them.

    Where that leaves no feasible state, nobody an option, or a ranking with a gap, `conflict` is returned as it is.
    """
    options = tuple(replace(each, basis=PROPOSED) if one_in(dice, 4) else each for each in conflict.options)
    conditions = tuple(replace(each, basis=PROPOSED) if one_in(dice, 3) else each for each in conflict.conditions)
    actors = tuple(replace(each, basis=PROPOSED) if one_in(dice, 6) else each for each in conflict.actors)
    unsure = replace(conflict, options=options, conditions=conditions, actors=actors)
    states = oracle.states_of(unsure)
    ranked = [{state for level in actor.ranking for state in level} for actor in actors if actor.ranking is not None]
    if not (states and oracle.options_of(unsure) and all(listed >= set(states) for listed in ranked)):
        return conflict
    held = unsure.status_quo & {condition.key for condition in conditions}
    return replace(unsure, status_quo=held | pick(dice, states))


def turned_round(actor: Actor) -> Actor:
    """Return the actor that wants the opposite of everything `actor` wants."""
    opposite = tuple(replace(want, formula=Not(want.formula)) for want in actor.wants)
    return replace(actor, wants=opposite, ranking=actor.ranking and actor.ranking[::-1])


def with_marks(dice: Dice, conflict: Conflict) -> Conflict:
    """Mark some wants as much more important, and some levels as much better, than what follows."""
    return replace(conflict, actors=tuple(_marked(dice, actor) for actor in conflict.actors))


def _marked(dice: Dice, actor: Actor) -> Actor:
    wants = tuple(replace(want, much=one_in(dice, 2)) for want in actor.wants)
    places = range(len(actor.ranking or ()) - 1)
    return replace(actor, wants=wants, much=tuple(at for at in places if one_in(dice, 2)))
