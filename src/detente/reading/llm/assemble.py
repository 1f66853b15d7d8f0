"""The items of all windows as one draft: each once, in the order of the text, with parents and chains of mouths."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from detente.reading.events.dates import iso, reference
from detente.reading.items import Attribution, Bond, Event, Imprint, Passage, Want

Item = TypeVar("Item", bound=Any)
_TOLD = frozenset({"statement", "belief", "denial"})
_DEEPEST = 24
"""Reports within reports, and contents begun before a place, that are looked at."""


class Contents:
    """What is said, by where it stands, to find who says what stands at a place."""

    def __init__(self, listed: Sequence[Attribution]) -> None:
        self.listed = listed
        self.spans = sorted((piece.start, piece.end, n) for n, one in enumerate(listed) for piece in one.content)

    def holding(self, at: Passage) -> list[tuple[int, int]]:
        """Return length and number of the contents that hold `at`, of those that begin last before it."""
        last = bisect_right(self.spans, (at.start, len(self.spans) + at.end, len(self.listed)))
        near = self.spans[max(0, last - _DEEPEST) : last]
        return [(end - start, n) for start, end, n in near if start <= at.start and at.end <= end]

    def holder(self, n: int) -> int | None:
        """Return the attribution that reports the `n`-th; two that hold each other's cue are not nested."""
        own = self.listed[n]
        holding = [
            (size, other)
            for size, other in self.holding(own.cue)
            if other != n and not any(_holds(piece, self.listed[other].cue) for piece in own.content)
        ]
        return min(holding)[1] if holding else None

    def chain(self, at: Passage, via: tuple[str, ...]) -> tuple[str, ...]:
        """Return whose mouth `at` comes from, the outlet first."""
        holding = [(size, n) for size, n in self.holding(at) if self.listed[n].kind in _TOLD]
        return self.listed[min(holding)[1]].chain if holding else via


def attributions(found: Sequence[Attribution], via: tuple[str, ...]) -> tuple[Attribution, ...]:
    """Return the attributions of all windows, each once, with parents and chains. `parent` is a place in `found`.

    One read in two windows is the one with the longer content. A parent that was dropped, stands after itself in its
    own chain, or was never there gives way to the attribution whose content holds the cue most closely.
    """
    kept: dict[tuple[int, int], int] = {}
    for at, one in enumerate(found):
        place = (one.cue.start, one.cue.end)
        if place not in kept or _length(found[kept[place]]) < _length(one):
            kept[place] = at
    order = [kept[place] for place in sorted(kept)]
    now = {at: n for n, at in enumerate(order)}
    twin = {at: now[kept[one.cue.start, one.cue.end]] for at, one in enumerate(found)}
    listed = [found[at] for at in order]
    parents = [twin.get(one.parent) if one.parent is not None else None for one in listed]
    contents = Contents(listed)
    parents = [contents.holder(n) if parent is None else parent for n, parent in enumerate(parents)]
    for n in range(len(parents)):
        parents[n] = None if _circular(n, parents) else parents[n]
    return tuple(replace(one, parent=parents[n], chain=_chain(n, listed, parents, via)) for n, one in enumerate(listed))


def _length(one: Attribution) -> int:
    return sum(piece.end - piece.start for piece in one.content) + (one.source is not None)


def _holds(outer: Passage, inner: Passage) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _circular(n: int, parents: Sequence[int | None]) -> bool:
    at, steps = parents[n], 0
    while at is not None and at != n and steps < _DEEPEST:
        at, steps = parents[at], steps + 1
    return at is not None


def _chain(
    n: int, listed: Sequence[Attribution], parents: Sequence[int | None], via: tuple[str, ...]
) -> tuple[str, ...]:
    mouths: list[str] = []
    at: int | None = n
    while at is not None and len(mouths) <= _DEEPEST:
        speaker = listed[at].speaker
        mouths += [speaker] if speaker is not None else []
        at = parents[at]
    chain = [*via, *reversed(mouths)]
    return tuple(key for before, key in zip([None, *chain], chain, strict=False) if key != before)


def chained(items: Sequence[Item], told: Sequence[Attribution], via: tuple[str, ...]) -> tuple[Item, ...]:
    """Return `items` each once, in the order of the text, with the chain of the attribution each stands in."""
    found: dict[Any, Item] = {}
    contents = Contents(told)
    for one in items:
        found.setdefault(_same(one), replace(one, chain=contents.chain(_at(one), via)))
    return tuple(sorted(found.values(), key=lambda one: (_at(one).start, _at(one).end)))


def _at(one: Any) -> Passage:
    """Return the narrowest passage that tells where an item stands."""
    if isinstance(one, Want):
        return one.cue
    place: Passage = one.trigger if isinstance(one, Event) else one.passage
    return place


def _same(one: Any) -> Any:
    """Return what two windows agree on where both read one item."""
    if isinstance(one, Want):
        return (one.holder, one.polarity, one.content.start)
    if isinstance(one, Event):
        return (one.trigger.start, one.action)
    if isinstance(one, Bond):
        return (one.source, one.target, one.kind, one.denied_by)
    return (one.passage.start, one.argument)


def dated(events: Sequence[Event], text: str) -> tuple[Event, ...]:
    """Return the events with their dates as ISO 8601, where the words of the text settle one."""
    told = reference(text)
    return tuple(replace(one, when=iso(one.date.quote, told)) if one.date is not None else one for one in events)


def avowed(wants: Sequence[Want], serves: dict[str, str | None]) -> tuple[Want, ...]:
    """Return the wants, marked where the last speaker is the holder itself or speaks for it."""
    return tuple(
        replace(want, avowed=bool(want.chain) and want.holder in {want.chain[-1], serves.get(want.chain[-1])})
        for want in wants
    )


def bylines(told: Imprint, keys: dict[str, str]) -> Imprint:
    """Return the imprint in party keys."""
    via = tuple(keys[name] for name in told.via if name in keys)
    return replace(told, via=via, outlet=via[0] if via else None, author=keys.get(told.author or ""))
