"""What a coalition sees from every state, and when it stays: the ground the coalition concepts stand on.

A coalition H moves by *legal sequences*: its members take turns, each changing its own options, nobody twice in a
row (which takes nothing away where moves are transitive, as in option form). `R_H(s)` is where such sequences lead,
through feasible states only. A coalition *improvement* is a state in ``R_H(s)`` that every member strictly prefers to
`s`; on the way there members may lose. This is not the shortcut of merging the members into one player, who would
change all their options in one step (`stability.merged`).

A coalition stays where each of its improvements is deterred: some reply of the others leaves *some* member no better
off than at `s`. That is one reading of several. Papers differ in who must be hurt (some member, as here, or all) and in
whether an improvement must be a gain for every member strictly (as here) or may leave some as they were. The reading
here is that of Kilgour, Hipel, Fang and Peng (2001), Coalition analysis in group decision support, Group Decis. Negot.
10, 159-175, as far as it is known to us, and for one member every concept is that member's own.

Whether an improvement is deterred depends on all members at once, so thresholds on single ranks do not decide it.
States that the members rank alike are asked for together, 64 such kinds to a machine word: a closure is some passes
over the lists of moves that join words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.errors import Problem, TooLarge
from detente.moves.arcs import improving
from detente.moves.classes import Classes, Index
from detente.moves.climb import Climb, least_above
from detente.moves.graph import Graph, Mask, Rank

Words = NDArray[np.uint64]
"""(n, w): bit b of word k of a state says something about kind 64 k + b."""
Array = NDArray[Any]
Step = Callable[[Array], Array]
"""One mover's part of a closure: from a value for each state to the value over it and where the mover can go."""

MOST_WORDS = 2**31
"""Words joined when every list of moves is gone through once; more is refused."""

_TOP = np.iinfo(np.int32).max

_AT_ONCE = 2**18
"""Words in one array, unless there are more states."""


@dataclass(frozen=True, eq=False)
class Coalition:
    """The members' and the others' moves, and how the h members rank n states: `rank` is (n, h) int32.

    With `legal` moves are listed and need not be transitive, and `better` has the others' listed improvements.
    """

    own: tuple[Classes, ...]
    others: tuple[Classes, ...]
    climbs: tuple[Climb, ...]
    rank: Rank
    legal: bool = False
    better: tuple[Classes, ...] = ()

    @cached_property
    def kinds(self) -> tuple[Rank, Index]:
        """The kinds of states the members tell apart, (v, h), and the kind of each state, (n,)."""
        kinds, kind = np.unique(self.rank, axis=0, return_inverse=True)
        return kinds, kind.reshape(-1)


def coalition_of(graph: Graph, members: Sequence[str]) -> Coalition:
    """Return the standpoint of the coalition of `members`. LookupError where one of them decides nothing.

    Where moves are listed, sequences are followed by who moved last (`_in_turn`).
    """
    outside = [i for i, actor in enumerate(graph.actors) if actor not in members]
    inside = places_of(graph, members)
    return Coalition(
        tuple(graph.classes[i] for i in inside),
        tuple(graph.classes[i] for i in outside),
        tuple(graph.climbs[i] for i in outside),
        np.ascontiguousarray(graph.rank[inside].T),
        graph.arcs is not None,
        () if graph.arcs is None else tuple(improving(graph.arcs[i], graph.rank[i]) for i in outside),
    )


def places_of(graph: Graph, members: Sequence[str]) -> list[int]:
    """Return the places of `members` among the decision makers. LookupError for nobody, or one who decides nothing."""
    unknown = [member for member in members if member not in graph.actors]
    if unknown or not members:
        raise LookupError(f"{' and '.join(unknown) or 'nobody'} decides nothing and forms no coalition")
    return [graph.actors.index(member) for member in dict.fromkeys(members)]


def least_after_moves(view: Coalition) -> Rank:
    """Return (n, h): the least rank of each member over sequences of the others' moves, the start itself included."""
    if view.legal:
        return _in_turn(view.rank, np.minimum, view.others, _TOP)
    return _closed(view.rank, np.minimum, [_over_lists(np.minimum, one) for one in view.others])


def least_after_improvements(view: Coalition) -> Rank:
    """Return (n, h): the same over sequences of the others' improvements."""
    if view.legal:
        return _in_turn(view.rank, np.minimum, view.better, _TOP)
    top = int(view.rank.max(initial=0)) + 1
    return _closed(view.rank, np.minimum, [_over_improvements(one, top) for one in view.climbs])


def anywhere(view: Coalition, moves: Sequence[Classes], words: Words) -> Words:
    """Return the `words` of all states that sequences of moves lead to, the start itself included, joined by or."""
    if view.legal:
        return _in_turn(words, np.bitwise_or, moves, 0)
    return _closed(words, np.bitwise_or, [_over_lists(np.bitwise_or, one) for one in moves])


def stays_unless(view: Coalition, goals: Callable[[Rank], Words]) -> Mask:
    """Return (n,) bool: the states from which no sequence of the members' moves leads to a goal.

    `goals` says, for (v, h) kinds of states to start from, which states are goals: improvements that nothing deters.
    """
    kinds, kind = view.kinds
    stays = np.ones(len(view.rank), bool)
    for first, block in _blocks(view, kinds):
        reached = anywhere(view, view.own, goals(block))
        here = np.flatnonzero((kind >= first) & (kind < first + len(block)))
        word, bit = np.divmod(kind[here] - first, 64)
        stays[here] = reached[here, word] >> bit.astype(np.uint64) & np.uint64(1) == 0
    return stays


def above(value: Rank, kinds: Rank) -> Words:
    """Return (n, w): for each state and kind, whether every member's `value` is above its rank of that kind."""
    return reduce(np.bitwise_and, (_words(value[:, i], kinds[:, i]) for i in range(kinds.shape[1])))


def _words(value: Rank, kinds: Rank) -> Words:
    """Return (n, w): for each state and kind, whether one member's `value` is above its rank of that kind."""
    better = np.arange(int(value.max(initial=0)) + 1)[:, None] > kinds[None, :]
    padded = np.pad(better, ((0, 0), (0, -len(kinds) % 64)))
    words: Words = np.packbits(padded, axis=1, bitorder="little").view("<u8").take(value, axis=0)
    return words


def _blocks(view: Coalition, kinds: Rank) -> Iterator[tuple[int, Rank]]:
    """Yield the kinds some at a time, each time with the number of the first. Raises TooLarge."""
    words = len(view.rank) * -(-len(kinds) // 64) * (len(view.own) + len(view.others))
    if words > MOST_WORDS:
        message = f"this coalition tells {len(kinds):,} kinds of states apart: {words:.3g} words to go through; "
        raise TooLarge(Problem("D404", f"{message}the most is 2^31", ("actors",), fix="ask for single decision makers"))
    step = 64 * max(1, _AT_ONCE // max(1, len(view.rank)))
    return ((first, kinds[first : first + step]) for first in range(0, len(kinds), step))


def _closed(value: Array, join: np.ufunc, steps: Sequence[Step]) -> Array:
    """Take every step again and again, and join what it gives to what there is, until nothing changes."""
    while True:
        before = value
        for step in steps:
            value = join(value, step(value)).astype(before.dtype, copy=False)
        if len(steps) < 2 or np.array_equal(value, before):
            return value


def _in_turn(value: Array, join: np.ufunc, arcs: Sequence[Classes], nothing: int) -> Array:
    """Join `value` over legal sequences: what is after a move of one is what the others do next, or the end.

    `nothing` is what joins to nothing new. `stability.legal` says the same of single movers' least values.
    """
    after = [np.full_like(value, nothing) for _ in arcs]
    while True:
        before = list(after)
        for k, moves in enumerate(arcs):
            ends = join.reduce([value, *after[:k], *after[k + 1 :]]).take(moves.members, axis=0)
            ends[moves.starts[:-1]] = nothing
            after[k] = join.reduceat(ends, moves.starts[:-1], axis=0)
        if len(arcs) < 2 or all(np.array_equal(one, other) for one, other in zip(before, after, strict=True)):
            return np.asarray(join.reduce([value, *after]))


def _over_improvements(climb: Climb, top: int) -> Step:
    """Return the step of a mover that only improves; values are below `top`."""
    return lambda value: np.minimum(least_above(climb, value, top), top)


def _over_lists(join: np.ufunc, classes: Classes) -> Step:
    """Return the step of a mover whose moves are in `classes`."""
    starts = classes.starts[:-1]
    return lambda value: join.reduceat(value.take(classes.members, axis=0), starts, axis=0).take(classes.cell, axis=0)
