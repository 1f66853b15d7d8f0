"""The orders in which statements may stand when only some are sure: counted and drawn uniformly.

A `PartialOrder` says which of n items are sure to come before which. Its *orders* (linear extensions) are counted
exactly by dynamic programming over the sets of items that may stand first, and drawn by walking through those sets with
the counts as weights: every order is equally likely, up to rounding of one part in 10^15. Where there are too many such
sets, orders are drawn by a Markov chain of neighbouring swaps instead, near enough to uniform.

De Loof, De Meyer and De Baets (2006), Computer Journal 49 (sets); Bubley and Dyer (1999), Discrete Math. 201 (chain);
the number of steps is Wilson's bound for the neighbouring-swap chain (2004), Ann. Appl. Probab. 14, n^3 ln n.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil, factorial, log

import numpy as np
from numpy.typing import NDArray

MOST_ITEMS = 63
"""How many items an order has at the most: a set of them is one unsigned integer."""

MOST_SETS = 400_000
"""How many sets the exact way goes through at the most; beyond, orders are drawn by the chain and not counted."""

Orders = NDArray[np.intp]


@dataclass(frozen=True)
class PartialOrder:
    """Which of `size` items are sure to stand before which: pairs (first, later), not necessarily all that follow."""

    size: int
    sure: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def before(self) -> tuple[int, ...]:
        """For each item, the set of the items given to stand before it, as bits."""
        sets = [0] * self.size
        for first, later in self.sure:
            sets[later] |= 1 << first
        return tuple(sets)

    @cached_property
    def closed(self) -> frozenset[tuple[int, int]]:
        """All pairs that are sure, those that follow from others included. O(n^3)."""
        reach = np.zeros((self.size, self.size), np.bool_)
        for first, later in self.sure:
            reach[first, later] = True
        for middle in range(self.size):
            reach |= reach[:, [middle]] & reach[[middle]]
        return frozenset((int(one), int(other)) for one, other in np.argwhere(reach))


@dataclass(frozen=True, eq=False)
class Layers:
    """The sets that may stand first, by size: `sets[k]` has those of k items, sorted, and `ways[k]` in how many orders
    each can be completed, as exact integers.
    """

    order: PartialOrder
    sets: tuple[NDArray[np.uint64], ...]
    ways: tuple[NDArray[np.object_], ...]

    @property
    def count(self) -> int:
        """How many orders there are."""
        return int(self.ways[0][0])


def layers_of(order: PartialOrder, *, most: int = MOST_SETS) -> Layers | None:
    """Return the sets that may stand first, or None where there are more than `most`. O(sets x n)."""
    sets, total = [np.zeros(1, np.uint64)], 1
    for _ in range(order.size):
        grown = [_with(sets[-1], item, need)[1] for item, need in enumerate(order.before)]
        sets.append(np.unique(np.concatenate(grown)))
        total += len(sets[-1])
        if total > most:
            return None
    ways = [np.array([1], object)] * (order.size + 1)
    for size in reversed(range(order.size)):
        ways[size] = np.zeros(len(sets[size]), object)
        for item, need in enumerate(order.before):
            free, grown_sets = _with(sets[size], item, need)
            ways[size][free] += ways[size + 1][np.searchsorted(sets[size + 1], grown_sets)]
    return Layers(order, tuple(sets), tuple(ways))


def _with(sets: NDArray[np.uint64], item: int, need: int) -> tuple[NDArray[np.bool_], NDArray[np.uint64]]:
    """Return which sets `item` may join next, and those sets with it."""
    bit, wanted = np.uint64(1 << item), np.uint64(need)
    free = ((sets & wanted) == wanted) & ((sets & bit) == 0)
    return free, sets[free] | bit


def count(order: PartialOrder, *, most: int = MOST_SETS) -> int | None:
    """Return how many orders there are, exactly, or None where that takes more than `most` sets.

    >>> count(PartialOrder(4)), count(PartialOrder(4, frozenset({(0, 1), (2, 3)})))
    (24, 6)
    """
    if not order.sure:
        return factorial(order.size)
    layers = layers_of(order, most=most)
    return None if layers is None else layers.count


def every(order: PartialOrder) -> Iterator[tuple[int, ...]]:
    """Yield every order, in lexicographic order of the items. As many as `count` says: ask before.

    >>> list(every(PartialOrder(3, frozenset({(0, 1), (0, 2)}))))
    [(0, 1, 2), (0, 2, 1)]
    """

    def grown(chosen: tuple[int, ...], taken: int) -> Iterator[tuple[int, ...]]:
        if len(chosen) == order.size:
            yield chosen
            return
        for item, need in enumerate(order.before):
            if not taken >> item & 1 and need & taken == need:
                yield from grown((*chosen, item), taken | 1 << item)

    return grown((), 0)


def draw(order: PartialOrder, number: int, rng: np.random.Generator, *, most: int = MOST_SETS) -> Orders:
    """Return (number, n) orders drawn uniformly: exactly where the sets fit in `most`, else by `chain`."""
    layers = layers_of(order, most=most)
    return chain(order, number, rng) if layers is None else walk(layers, number, rng)


def walk(layers: Layers, number: int, rng: np.random.Generator) -> Orders:
    """Return (number, n) orders drawn uniformly by walking from the empty set, all of them a step at a time."""
    size = layers.order.size
    found = np.zeros((number, size), np.intp)
    at = np.zeros(number, np.intp)
    for step in range(size):
        shares = _shares(layers, step)
        drawn = rng.random(number)[:, None] * shares[at, -1:]
        item = np.argmax(shares[at] > drawn, axis=1)
        found[:, step] = item
        joined = layers.sets[step][at] | (np.uint64(1) << item.astype(np.uint64))
        at = np.searchsorted(layers.sets[step + 1], joined)
    return found


def _shares(layers: Layers, step: int) -> NDArray[np.float64]:
    """Return (sets, n): the running sum, item by item, of the chance that the item is the next one."""
    sets, ways = layers.sets[step], layers.ways[step]
    shares = np.zeros((len(sets), layers.order.size))
    for item, need in enumerate(layers.order.before):
        free, grown = _with(sets, item, need)
        after = layers.ways[step + 1][np.searchsorted(layers.sets[step + 1], grown)]
        shares[free, item] = (after / ways[free]).astype(np.float64)
    return np.cumsum(shares, axis=1)


def steps_of(size: int) -> int:
    """Return how many steps the chain takes for one draw of `size` items: n^3 ln n."""
    return ceil(size**3 * log(max(size, 2)))


def chain(order: PartialOrder, number: int, rng: np.random.Generator, *, steps: int | None = None) -> Orders:
    """Return (number, n) orders, each the end of its own chain of random swaps of neighbours.

    A place i of 1..n-1 is chosen with weight i (n - i), and what stands there and next is swapped on heads where it is
    not sure. All chains take their steps together; O(steps) numpy calls over `number` chains.
    """
    size = order.size
    first = np.array(next(every(order)), np.intp)
    found = np.tile(first, (number, 1))
    if size < 2:
        return found
    sure = np.zeros((size, size), np.bool_)
    for one, other in order.closed:
        sure[one, other] = True
    places = np.arange(1, size)
    weights = np.cumsum(places * (size - places)) / np.sum(places * (size - places))
    rows = np.arange(number)
    for _ in range(steps_of(size) if steps is None else steps):
        place = np.searchsorted(weights, rng.random(number), side="right").clip(0, size - 2)
        one, other = found[rows, place], found[rows, place + 1]
        swap = (rng.random(number) < 0.5) & ~sure[one, other]
        found[rows[swap], place[swap]], found[rows[swap], place[swap] + 1] = other[swap], one[swap]
    return found
