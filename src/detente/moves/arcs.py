"""Moves listed one by one: states and arrows without options, or options that change only where a formula holds.

Moves of the option form are transitive: what takes two moves of one decision maker takes one. Listed moves need not be,
and a legal sequence, in which nobody moves twice in a row, is then more than a chain of moves: whoever goes through
sequences keeps in mind who moved last (`stability.legal`, `moves.legal`).

The lists are `Classes` of one state each: the list of a state has the state itself first, then where its mover can go.

Fang, Hipel and Kilgour (1993), Interactive Decision Making, Wiley (the graph form, legal sequences).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Conflict
from detente.errors import Problem, TooLarge
from detente.moves.classes import Classes, Index, classes_of, ragged
from detente.moves.mask import mask_over

Bits = NDArray[np.uint64]

MOST_LISTED = 2**24
"""Pairs of states looked at for one mover; at the most that took 1.2 GB, results included, and 7 s for two movers."""


def arcs_of(conflict: Conflict, states: Bits, actors: Sequence[str]) -> tuple[Classes, ...] | None:
    """Return the listed moves of each of `actors`, or None where the moves are those of the option form.

    Cost O(arrows) for an explicit model; with `take_if` and `undo_if`, O(n m) for m states in the largest class. Raises
    TooLarge (D409) where the lists would have more than 2^24 entries.
    """
    if conflict.arcs is not None:
        return tuple(_drawn(conflict, actor) for actor in actors)
    if not any(option.conditional for option in conflict.options):
        return None
    allowed = allowances(conflict, states)
    return tuple(guarded(states, own_bits(conflict, (actor,)), *allowed) for actor in actors)


def own_bits(conflict: Conflict, actors: Iterable[str]) -> int:
    """Return the options `actors` control, as bits."""
    members = set(actors)
    return sum(1 << bit for bit, option in enumerate(conflict.options) if option.by in members)


def listed_states(conflict: Conflict) -> Bits:
    """Return the states of an explicit model, (n,) uint64: state k is bit k. Raises TooLarge beyond 64 states."""
    if len(conflict.options) > 64:
        message = f"{len(conflict.options)} states in a list; the most is 64"
        raise TooLarge(Problem("D402", message, ("states",), fix="write what the actors can do as options"))
    return np.uint64(1) << np.arange(len(conflict.options), dtype=np.uint64)


def _drawn(conflict: Conflict, actor: str) -> Classes:
    """Return the arrows of one decision maker."""
    place = {option.key: at for at, option in enumerate(conflict.options)}
    pairs = {(place[arc.start], place[arc.end]) for arc in conflict.arcs or () if arc.by == actor}
    listed = sorted((start, end) for start, end in pairs if start != end)
    source = np.array([start for start, _ in listed], np.intp)
    target = np.array([end for _, end in listed], np.intp)
    return from_pairs(source, target, len(conflict.options))


def from_pairs(source: Index, target: Index, size: int) -> Classes:
    """Return the lists of the moves ``source[k]`` to ``target[k]`` on `size` states; `source` ascending, no loops."""
    counts = np.bincount(source, minlength=size).astype(np.intp)
    starts = np.concatenate(([0], np.cumsum(counts + 1)))
    members = np.empty(starts[-1], np.intp)
    first = np.zeros(len(members), np.bool_)
    first[starts[:-1]] = True
    members[first], members[~first] = np.arange(size), target
    return Classes(np.arange(size), members, starts)


def kept(arcs: Classes, keep: NDArray[np.bool_]) -> Classes:
    """Return the listed moves without those that `keep`, (N,), leaves out; a state itself is never left out."""
    source = np.repeat(arcs.cell, np.diff(arcs.starts))
    good = keep & (source != arcs.members)
    return from_pairs(source[good], arcs.members[good], len(arcs.cell))


def improving(arcs: Classes, rank: NDArray[np.int32]) -> Classes:
    """Return the listed moves to a state that `rank`, the mover's own, has above the one it leaves."""
    source = np.repeat(arcs.cell, np.diff(arcs.starts))
    return kept(arcs, rank[arcs.members] > rank[source])


def without(arcs: Classes, states: Bits, frozen: int) -> Classes:
    """Return the listed moves that change none of the bits `frozen`."""
    source = np.repeat(arcs.cell, np.diff(arcs.starts))
    return kept(arcs, ((states[source] ^ states[arcs.members]) & np.uint64(frozen)) == 0)


def allowances(conflict: Conflict, states: Bits) -> tuple[Bits, Bits]:
    """Return, for each state, the bits that can be set there and those that can be unset, (n,) uint64 each."""
    options = tuple(option.key for option in conflict.options)
    take, undo = np.zeros(len(states), np.uint64), np.zeros(len(states), np.uint64)
    for bit, option in enumerate(conflict.options):
        for target, can, when in ((take, option.can_take, option.take_if), (undo, option.can_undo, option.undo_if)):
            here = can if when is None else can & mask_over(conflict, options, states, when)
            target |= np.where(here, np.uint64(1 << bit), np.uint64(0))
    return take, undo


def guarded(states: Bits, own: int, take: Bits, undo: Bits) -> Classes:
    """Return the moves over the bits `own` that `take` and `undo` allow at the state they start from."""
    classes = classes_of(states, own)
    lengths = np.diff(classes.starts)
    if (entries := float((lengths.astype(float) ** 2).sum())) > MOST_LISTED:
        message = f"moves that hang on where they start would be listed one by one: {entries:.3g} pairs of states"
        fix = "make fewer options hang on a formula, or say which combinations are infeasible"
        raise TooLarge(Problem("D409", message, ("actors",), fix=fix))
    count = lengths[classes.cell]
    source = np.repeat(np.arange(len(states)), count)
    target = classes.members[ragged(classes.starts[classes.cell], count)]
    changed = states[source] ^ states[target]
    taken, undone = changed & states[target], changed & states[source]
    good = (changed != 0) & ((taken & ~take[source]) == 0) & ((undone & ~undo[source]) == 0)
    return from_pairs(source[good], target[good], len(states))
