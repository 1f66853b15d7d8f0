"""How sure the order of an actor's wants is: what the model file says of it, and the pairs that are sure.

Without a word the listed order is sure. `any order` frees all of it, `A and B and C in any order` and `A at least as
important as B` free those among themselves, and `A above B` makes sure what was freed. Where only one order is asked
for, as everywhere but in an ensemble, it is the listed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from detente.errors import Span

Pair = tuple[int, int]
"""The places of two items, of which the first is sure to stand before the second."""

_SPAN = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AnyOrder:
    """`any order`: nothing is sure of the order of the actor's wants."""

    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Among:
    """`A and B and C in any order`: the order of these among themselves is not sure."""

    wants: tuple[str, ...]
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class AtLeast:
    """`A at least as important as B`: either may come first."""

    want: str
    other: str
    span: Span = _SPAN


@dataclass(frozen=True, slots=True)
class Above:
    """`A above B`: A is sure to be the more important one."""

    want: str
    other: str
    span: Span = _SPAN


Sureness = AnyOrder | Among | AtLeast | Above


def named(phrase: Sureness) -> tuple[str, ...]:
    """Return the wants a phrase names."""
    match phrase:
        case Among(wants):
            return wants
        case AtLeast(want, other) | Above(want, other):
            return want, other
        case AnyOrder():
            return ()


def sure_pairs(wants: tuple[str, ...], phrases: Iterable[Sureness]) -> frozenset[Pair]:
    """Return which of `wants`, listed most important first, are sure to stand before which.

    Wants that are not there are passed over.

    >>> sorted(sure_pairs(("a", "b", "c"), (Among(("a", "b")),)))
    [(0, 2), (1, 2)]
    """
    place, told = {want: at for at, want in enumerate(wants)}, tuple(phrases)
    freed = freed_pairs(wants, told)
    kept = {pair for pair in combinations(range(len(wants)), 2) if pair not in freed}
    above = {
        (place[one.want], place[one.other])
        for one in told
        if isinstance(one, Above) and one.want in place and one.other in place
    }
    return frozenset(kept | above)


def freed_pairs(wants: tuple[str, ...], phrases: Iterable[Sureness]) -> frozenset[Pair]:
    """Return the pairs of places whose order is freed, the lesser place first."""
    place = {want: at for at, want in enumerate(wants)}
    groups = (wants if isinstance(one, AnyOrder) else named(one) for one in phrases if not isinstance(one, Above))
    known = (sorted(place[want] for want in group if want in place) for group in groups)
    return frozenset(pair for group in known for pair in combinations(group, 2))


def between(wants: tuple[str, ...], phrases: Iterable[Sureness]) -> Iterator[tuple[int, int, int]]:
    """Yield the places (one, middle, other) where the order of one and other is freed and that of none to the middle.

    Such a phrase says nothing: one stands before the middle and the middle before the other.
    """
    freed = freed_pairs(wants, tuple(phrases))
    for one, other in sorted(freed):
        middles = (at for at in range(one + 1, other) if (one, at) not in freed and (at, other) not in freed)
        yield from ((one, middle, other) for middle in middles)


def cycle(size: int, sure: frozenset[Pair]) -> tuple[int, ...]:
    """Return items each of which is sure to stand before the next, and the last before the first; () where none are.

    >>> cycle(3, frozenset({(0, 1), (1, 2), (2, 0)}))
    (1, 2, 0)
    """
    left, last = set(range(size)), frozenset[int]()
    while left and left != last:
        last = frozenset(left)
        left = {item for item in left if any((first, item) in sure for first in left)}
    if not left:
        return ()
    walk = [min(left)]
    while (back := min(first for first in left if (first, walk[-1]) in sure)) not in walk:
        walk.append(back)
    return tuple(reversed(walk[walk.index(back) :]))
