"""Which item of one draft is which item of another: the one in the same place of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from detente.reading.items import Passage

_NEAR = 64
"""Items of the other draft begun before a place that are compared with an item there."""


@dataclass(frozen=True, slots=True)
class Family:
    """A list of a draft: where an item of it stands, and the fields two readers may see differently."""

    key: str
    places: Callable[[Any], tuple[Passage, ...]]
    compared: tuple[str, ...]


FAMILIES: Final = (
    Family("attributions", lambda one: (one.cue,), ("speaker", "kind", "negated", "parent")),
    Family("wants", lambda one: (one.content, one.cue), ("holder", "polarity")),
    Family("events", lambda one: (one.trigger,), ("kind", "actor", "target", "modality", "toll", "when")),
    Family("bonds", lambda one: (one.passage,), ("source", "target", "kind", "denied_by")),
    Family("assertions", lambda one: (one.passage,), ("argument", "negated")),
)
"""What is merged. Two items are one where they stand in the same place, whatever else is said of them."""


def paired(ones: Sequence[Any], others: Sequence[Any], family: Family) -> tuple[dict[int, int], list[int]]:
    """Return which item of `ones` is which of `others`, and the places of the others that are none of them.

    The likest pair goes first where several overlap. Cost is near linear: only neighbours in the text are compared.
    """
    starts = sorted((place.start, at) for at, item in enumerate(others) for place in family.places(item))
    likely: list[tuple[float, int, int]] = []
    for n, item in enumerate(ones):
        ends = max(place.end for place in family.places(item))
        last = bisect_right(starts, (ends, len(others)))
        near = {at for _, at in starts[max(0, last - _NEAR) : last]}
        likely += [(-like, n, at) for at in near if (like := _likeness(item, others[at], family)) > 0]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, n, at in sorted(likely):
        if n not in pairs and at not in taken:
            pairs[n] = at
            taken.add(at)
    return pairs, [at for at in range(len(others)) if at not in taken]


def _likeness(one: Any, other: Any, family: Family) -> float:
    """Return how far two items stand in one place, or 0; what else they share only settles between equals."""
    common = max(overlap(mine, theirs) for mine, theirs in zip(family.places(one), family.places(other), strict=True))
    same = sum(getattr(one, name) == getattr(other, name) for name in family.compared)
    return common + same / 100 if common >= 0.5 else 0.0


def overlap(one: Passage, other: Passage) -> float:
    """Return the share of the shorter of two passages that is in the other."""
    common = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return max(0, common) / shorter if shorter else 0.0
