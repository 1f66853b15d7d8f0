"""All optimal splits: how many there are, and which ties are frustrated in every one of them.

Small blocks are tried in full. For a large one HiGHS is asked, again and again, for an optimal split that treats as
many edges as possible otherwise than the first one did; when there is none left, every edge is known to be frustrated
in all, in some or in no optimal split. Edges that are always treated alike are then contracted: what is left of the
block is small, mostly single actors that two sides pull at with equal force, and is tried in full.

The number is up to turning separate parts of the web round: with p parts each stands for 2^(p-1) splits of the actors
into two camps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from math import prod

from detente.ties.frustration import Frustration, balanced_split, frustration, laid, parts
from detente.ties.part import Part
from detente.ties.program import minimum, unlike
from detente.ties.small import SMALL, camps, costs, least
from detente.ties.web import Split, Web, settled, strained, web

LARGEST = 18
"""What is left of a block is tried in full up to so many actors; above it splits are counted as far as known."""


@dataclass(frozen=True, slots=True)
class Optima:
    """The optimal splits of a web: `number` of them, or at least so many where not `complete`; the first as `splits`.

    `always` has the numbers of the edges frustrated in every optimal split, `sometimes` of those frustrated in some but
    not in all. `parts` is the number of separate parts of the web that have ties; `proved` is False where time ran out
    before it was certain that the splits are optimal.
    """

    index: float
    number: int
    complete: bool
    parts: int
    splits: tuple[Split, ...]
    always: tuple[int, ...]
    sometimes: tuple[int, ...]
    proved: bool = True


@dataclass(frozen=True, slots=True)
class _Block:
    """A block's optimal splits: how many, whether all are known, and the way to list them."""

    part: Part
    number: int
    complete: bool
    splits: list[list[int]]
    always: tuple[int, ...]
    sometimes: tuple[int, ...]


def optima(web: Web, *, most: int = 16, seconds: float | None = None) -> Optima:
    """Return the optimal splits of `web`, the first `most` of them written out.

    With `seconds`, each call of the solver gets so long; what is not proved then is said to be so.
    """
    try:
        found = [_block(one, most, seconds) for one in parts(web)]
    except TimeoutError:
        return _unproved(frustration(web, seconds=seconds), web)
    choices = product(*(one.splits for one in found))
    laid_out = (laid(web.size, list(zip((one.part for one in found), chosen, strict=True))) for chosen in choices)
    splits = tuple(settled(web.size, web.edges, split) for split in islice(laid_out, most))
    always, sometimes = (
        tuple(sorted(number for one in found for number in getattr(one, kind))) for kind in ("always", "sometimes")
    )
    return Optima(
        index=sum(abs(edge[2]) for edge in web.edges if strained(edge, splits[0])),
        number=prod(one.number for one in found),
        complete=all(one.complete for one in found),
        parts=separate(web),
        splits=splits,
        always=always,
        sometimes=sometimes,
    )


def separate(web: Web) -> int:
    """Return how many parts with ties the web falls into."""
    root = list(range(web.size))
    for one, other, _ in web.edges:
        root[_top(root, one)] = _top(root, other)
    return len({_top(root, one) for one, _, _ in web.edges})


def _top(root: list[int], at: int) -> int:
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at


def _unproved(found: Frustration, web: Web) -> Optima:
    """Return the one split that is known."""
    return Optima(found.index, 1, False, separate(web), (found.split,), (), found.frustrated, proved=found.proved)


def _block(one: Part, most: int, seconds: float | None) -> _Block:
    split = balanced_split(one.size, one.edges)
    if split is not None:
        return _Block(one, 1, True, [split], (), ())
    if one.size <= SMALL:
        return _tried(one, most)
    return _large(one, most, seconds)


def _tried(one: Part, most: int) -> _Block:
    """Try every split of a block."""
    best = least(costs(one))
    times = [0] * len(one.edges)
    splits = [camps(int(number), one.size) for number in best]
    for split in splits:
        for at, edge in enumerate(one.edges):
            times[at] += strained(edge, tuple(split))
    always = tuple(number for number, many in zip(one.numbers, times, strict=True) if many == len(splits))
    sometimes = tuple(number for number, many in zip(one.numbers, times, strict=True) if 0 < many < len(splits))
    return _Block(one, len(splits), True, splits[:most], always, sometimes)


def _large(one: Part, most: int, seconds: float | None) -> _Block:
    """Find which edges every optimal split treats alike, contract them, and try what is left."""
    first = minimum(one, seconds=seconds)
    if first.bound < first.cost - 1e-9 * max(1.0, first.cost):
        raise TimeoutError
    reference = {at for at, edge in enumerate(one.edges) if strained(edge, tuple(first.camps))}
    open_, known = set(range(len(one.edges))), [first.camps]
    while open_ and (other := unlike(one, first.cost, reference, open_, seconds=seconds)) is not None:
        known.append(other)
        open_ -= {at for at in open_ if strained(one.edges[at], tuple(other)) != (at in reference)}
    number, complete, splits = _left(one, first.camps, open_, known, most)
    always = tuple(one.numbers[at] for at in sorted(open_ & reference))
    sometimes = tuple(one.numbers[at] for at in range(len(one.edges)) if at not in open_)
    return _Block(one, number, complete, splits, always, sometimes)


def _left(
    one: Part, first: list[int], fixed: set[int], known: list[list[int]], most: int
) -> tuple[int, bool, list[list[int]]]:
    """Count and list the optimal splits, given the edges that all of them treat as `first` does."""
    root = list(range(one.size))
    for at in fixed:
        root[_top(root, one.edges[at][0])] = _top(root, one.edges[at][1])
    tops = sorted({_top(root, actor) for actor in range(one.size)})
    place = [tops.index(_top(root, actor)) for actor in range(one.size)]
    turned = ((a, b, pull if first[a] == first[b] else -pull) for a, b, pull in one.edges)
    small = web(len(tops), ((place[a], place[b], pull) for a, b, pull in turned if place[a] != place[b]))
    pieces = parts(small)
    if any(piece.size > LARGEST and balanced_split(piece.size, piece.edges) is None for piece in pieces):
        return len(known), False, known[:most]
    tried = [_whole(piece) for piece in pieces]
    loose = _components(small)
    number = prod(len(each) for each in tried) * 2 ** (len(loose) - 1)
    listed = islice(_combined(small, pieces, tried, loose), most)
    return number, True, [[first[a] ^ split[place[a]] for a in range(one.size)] for split in listed]


def _whole(piece: Part) -> list[list[int]]:
    split = balanced_split(piece.size, piece.edges)
    return [split] if split is not None else [camps(int(number), piece.size) for number in least(costs(piece))]


def _components(small: Web) -> list[list[int]]:
    """Return the separate parts of a web, single actors too."""
    root = list(range(small.size))
    for one, other, _ in small.edges:
        root[_top(root, one)] = _top(root, other)
    groups: dict[int, list[int]] = {}
    for actor in range(small.size):
        groups.setdefault(_top(root, actor), []).append(actor)
    return list(groups.values())


def _combined(
    small: Web, pieces: list[Part], tried: list[list[list[int]]], loose: list[list[int]]
) -> Iterator[list[int]]:
    """Yield every way to put the splits of the pieces together, and to turn the separate parts round."""
    for chosen in product(*tried):
        split = laid(small.size, list(zip(pieces, chosen, strict=True)))
        for turns in product((0, 1), repeat=len(loose) - 1):
            whole = list(split)
            for group, turn in zip(loose[1:], turns, strict=True):
                for actor in group:
                    whole[actor] ^= turn
            yield whole
