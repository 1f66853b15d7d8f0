"""How a step is taken by an actor: at its chances to reconsider it goes through its moves and chooses by the rule.

An actor with k options has up to 2^k - 1 moves, one for each set of options it changes at once. At a chance of its own
(`rate` of the actor) it chooses among all of them, but for changes of a single option that has a `rate` of its own:
such an option is changed alone at the chances that come at its rate.

To take an option that takes time is to begin preparing it; to change it while it is being prepared is to give it up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from detente.conflict.model import Conflict, Option
from detente.conflict.quantity import Quantity
from detente.conflict.unfolding import AudienceCost
from detente.dynamics.chain import Indices, Mask, Vector
from detente.dynamics.deeds import Branch, Ends, ends, landed, possible
from detente.dynamics.flow import Flow
from detente.dynamics.layout import Bits, Layout, widened
from detente.dynamics.movers import Mover
from detente.dynamics.rules import Rule
from detente.dynamics.utility import expected
from detente.errors import InvalidModel, Problem, TooLarge
from detente.moves.arcs import arcs_of
from detente.moves.classes import Classes

MOST_CHOICES = 2**25
"""Pairs of a state and a move looked at for one actor; at the most that takes about 1 GB."""


@dataclass(frozen=True, eq=False)
class Setting:
    """What a step is taken in: the crisis as it is now, its states, what each is worth to each actor, the rule.

    `allowed` has the states in which each option can be taken and those in which it can be undone. `known`, where there
    is one, keeps the moves, which are the same under every rule and whatever is wanted: all who share it ask about the
    same states of the same crisis.
    """

    conflict: Conflict
    layout: Layout
    worth: dict[str, Vector]
    rule: Rule
    allowed: dict[str, tuple[Mask, Mask]]
    known: dict[tuple[tuple[str, ...], tuple[AudienceCost, ...]], list[Change]] | None = None


def setting_of(
    conflict: Conflict, layout: Layout, worth: dict[str, Vector], rule: Rule, held: frozenset[str]
) -> Setting:
    """Return the setting of `conflict`; the options `held` cannot be changed by anybody."""
    wide = widened(conflict, layout)

    def where(option: Option) -> tuple[Mask, Mask]:
        none = np.zeros(layout.n, np.bool_)
        if option.key in held:
            return none, none
        ways = ((option.can_take, option.take_if), (option.can_undo, option.undo_if))
        take, undo = (
            ~none if can and when is None else layout.mask(when, conflict=wide) if can and when is not None else none
            for can, when in ways
        )
        return take, undo

    return Setting(conflict, layout, worth, rule, {option.key: where(option) for option in conflict.options})


@dataclass(frozen=True, eq=False)
class Change:
    """One move of an actor from some states: the options it changes, where it leads, and what it costs to make."""

    options: tuple[str, ...]
    ends: Ends
    cost: Vector
    can: Mask


def decisions(mover: Mover, setting: Setting, at: Indices) -> Iterator[Flow]:
    """Yield what `mover` does from the states `at`, chance by chance.

    Cost O(len(at) 2^k) for k options. Raises TooLarge (D821) beyond 2^25 pairs of a state and a move, InvalidModel
    (D820) where the model says nothing of how often the actor gets the chance.
    """
    if setting.conflict.arcs is not None:
        yield from _along_arrows(mover, setting, at)
        return
    if len(at) << len(mover.options) > MOST_CHOICES:
        message = f"{mover.actor} has 2^{len(mover.options)} moves from each of {len(at):,} states"
        fix = "split the actor, take out options, or make them a one-of group"
        raise TooLarge(Problem("D821", message, ("actors", mover.actor), fix=fix))
    value, changes = _changes(mover, setting, at)
    for rate, listed in _chances(changes, mover, setting.conflict):
        if rate > 0 and listed:
            yield from _chosen(listed, rate, mover, setting, at, value)


def _changes(mover: Mover, setting: Setting, at: Indices) -> tuple[Vector, list[Change]]:
    """Return what each state is worth to who judges, and every move from the states `at`."""
    value, lands = expected(setting.worth[mover.judge], mover.options, setting.conflict, setting.layout)
    known = {} if setting.known is None else setting.known
    key = (mover.options, setting.conflict.actor[mover.judge].costs)
    if key not in known:
        known[key] = [_change(options, mover, setting, at, lands) for options in subsets(mover.options)]
    return value, known[key]


def subsets(options: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the sets of options that can change at once.

    >>> list(subsets(("a", "b")))
    [('a',), ('b',), ('a', 'b')]
    """
    for code in range(1, 1 << len(options)):
        yield tuple(option for bit, option in enumerate(options) if code >> bit & 1)


def _chances(changes: list[Change], mover: Mover, conflict: Conflict) -> Iterator[tuple[float, list[Change]]]:
    """Yield each kind of chance the mover gets: how often it comes, and the moves there are then."""
    alone = {key: rate.value for key in mover.options if (rate := conflict.option[key].rate) is not None}
    together = [change for change in changes if len(change.options) > 1 or change.options[0] not in alone]
    if any(len(change.options) == 1 for change in together) and mover.rate is None:
        fix = f"write rate: 1 per 10 days at {mover.actor}, or dynamics: {{rate: 1 per 10 days}} for all"
        message = f"nothing says how often {mover.actor} gets the chance to reconsider"
        raise InvalidModel(Problem("D820", message, ("actors", mover.actor), fix=fix, on_key=True))
    yield mover.rate or 0.0, together
    yield from ((alone[it.options[0]], [it]) for it in changes if len(it.options) == 1 and it.options[0] in alone)


def _chosen(
    changes: list[Change], rate: float, mover: Mover, setting: Setting, at: Indices, value: Vector
) -> Iterator[Flow]:
    """Yield the moves that are chosen at one kind of chance."""
    chances = _obeyed(changes, mover, setting, at) if mover.order else _wanted(changes, setting.rule, value, at)
    for change, chance in zip(changes, chances, strict=True):
        for index, share in change.ends:
            yield Flow(mover.actor, change.options, "move", at, index, rate * chance * share).going


def _wanted(changes: list[Change], rule: Rule, value: Vector, at: Indices) -> Vector:
    """Return the chance of each move by the rule, (m, len(at))."""
    gains = np.full((len(changes), len(at)), -np.inf)
    for row, change in zip(gains, changes, strict=True):
        gain = sum((share * value[index] for index, share in change.ends), start=-value[at] - change.cost)
        row[change.can] = gain[change.can]
    return rule.chances(gains)


def _obeyed(changes: list[Change], mover: Mover, setting: Setting, at: Indices) -> Vector:
    """Return 1 for the move by which every option comes to be as the order says, (m, len(at))."""
    states, layout = setting.layout.states[at], setting.layout
    order = _ordered(mover.order or "", states, setting)
    differ = {option: _decided(states, option, layout) != order for option in mover.options}
    chances = np.zeros((len(changes), len(at)))
    for row, change in zip(chances, changes, strict=True):
        wrong = change.can.copy()
        for option in mover.options:
            wrong &= differ[option] == (option in change.options)
        row[:] = wrong
    return chances


def _ordered(order: str, states: Bits, setting: Setting) -> Mask:
    """Return where the order stands; it may have been fixed, and is a condition then."""
    if order not in setting.layout.place:
        return np.full(len(states), order in setting.conflict.status_quo)
    stands: Mask = (states & setting.layout.bit(order)) != 0
    return stands


def _decided(states: Bits, option: str, layout: Layout) -> Mask:
    """Return where an option is taken or being prepared."""
    mask = layout.bit(option) | (layout.counters[option].bits if option in layout.counters else np.uint64(0))
    decided: Mask = (states & mask) != 0
    return decided


def _change(options: tuple[str, ...], mover: Mover, setting: Setting, at: Indices, lands: Mask) -> Change:
    """Return the move that changes exactly `options`, from each of the states `at`."""
    layout, conflict = setting.layout, setting.conflict
    states = layout.states[at]
    can, begun = np.ones(len(at), np.bool_), np.zeros(len(at), np.bool_)
    branches: list[Branch] = [(1.0, states)]
    for option in options:
        take, undo = (each[at] for each in setting.allowed[option])
        taken, decided = (states & layout.bit(option)) != 0, _decided(states, option, layout)
        held = ~(take | undo) & decided & ~taken
        can &= np.where(taken, undo, np.where(decided, ~held | _free(setting, option), take))
        branches = _taken(branches, option, ~decided, setting)
        branches = [(chance, _left(each, option, decided, layout)) for chance, each in branches]
        if option in layout.counters:
            begun |= ~decided
    found = ends(branches, layout)
    can &= possible(found) > 0
    for index, share in found:
        can &= ~begun | (share == 0) | lands[index]
    return Change(options, found, _cost(options, branches[0][1], states, mover, conflict, layout), can)


def _free(setting: Setting, option: str) -> bool:
    """Tell whether anybody can change an option at all: what is held at a value cannot even be given up."""
    take, undo = setting.allowed[option]
    return bool(take.any() or undo.any())


def _taken(branches: list[Branch], option: str, where: Mask, setting: Setting) -> list[Branch]:
    """Take an option in the states `where`: at once, or by beginning to prepare it."""
    layout = setting.layout
    counter = layout.counters.get(option)
    if counter is None:
        return landed(branches, option, where, layout, setting.conflict)
    return [(chance, np.where(where, states | counter.at(1), states)) for chance, states in branches]


def _left(states: Bits, option: str, where: Mask, layout: Layout) -> Bits:
    """Undo an option, or give up its preparation, in the states `where`."""
    counter = layout.counters.get(option)
    bits = layout.bit(option) | (counter.bits if counter else np.uint64(0))
    return np.where(where, states & ~bits, states)


def _cost(
    options: tuple[str, ...], after: Bits, before: Bits, mover: Mover, conflict: Conflict, layout: Layout
) -> Vector:
    """Return what the move costs whoever judges it: what is sunk, hands tied, and audiences of those that back down.

    Fearon (1997), Signaling foreign policy interests, J. Conflict Resolut. 41(1): sunk and tied hands.
    """
    total = np.zeros(len(before))
    for key in options:
        option, decided = conflict.option[key], _decided(before, key, layout)
        total += _number(option.sunk) * ~decided + _number(option.hands_tied) * decided
    for cost in conflict.actor[mover.judge].costs:
        high, low = _rung(before, cost, conflict, layout), _rung(after, cost, conflict, layout)
        total += cost.each.value * high * (low < high)
    return total


def _number(quantity: Quantity | None) -> float:
    return 0.0 if quantity is None else quantity.value


def _rung(states: Bits, cost: AudienceCost, conflict: Conflict, layout: Layout) -> Vector:
    """Return how high each state stands on what was climbed: 0 where nothing of it is taken or being prepared."""
    ladder = next((group.options for group in conflict.one_of if group.id == cost.climbed), (cost.climbed,))
    rung = np.zeros(len(states))
    for height, option in enumerate(ladder, start=1):
        if option in conflict.option:
            np.maximum(rung, height * _decided(states, option, layout), out=rung)
    return rung


def _along_arrows(mover: Mover, setting: Setting, at: Indices) -> Iterator[Flow]:
    """Yield what a mover does in an explicit model: its moves are the arrows."""
    if mover.rate is None:
        fix = f"write rate: 1 per 10 days at {mover.actor}, or dynamics: {{rate: 1 per 10 days}} for all"
        message = f"nothing says how often {mover.actor} gets the chance to reconsider"
        raise InvalidModel(Problem("D820", message, ("actors", mover.actor), fix=fix, on_key=True))
    listed = (arcs_of(setting.conflict, setting.layout.states, (mover.actor,)) or ())[0]
    targets = _columns(listed, at)
    value = setting.worth[mover.judge]
    gains = np.where(targets == at, -np.inf, value[targets] - value[at])
    for row, chance in zip(targets, setting.rule.chances(gains), strict=True):
        yield Flow(mover.actor, (), "move", at, row, mover.rate * chance).going


def _columns(arcs: Classes, at: Indices) -> Indices:
    """Return where the arrows lead from each of the states `at`, (m, len(at)); back to it where there are fewer."""
    first, last = arcs.starts[arcs.cell[at]], arcs.starts[arcs.cell[at] + 1]
    most = int((last - first).max(initial=1))
    places = first + np.arange(most)[:, None]
    return np.where(places < last, arcs.members[np.minimum(places, len(arcs.members) - 1)], at)
