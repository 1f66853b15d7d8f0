"""One event for its several mentions: "bombed", "the attack", "the raid in which three were killed"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.errors import Span
from detente.reading.items import Modality, Passage, Toll

if TYPE_CHECKING:
    from detente.reading.lexicon.deeds import Action

_WINDOW = 16
"""How many earlier events a mention is compared with."""

_NEAR = 3
"""In how many sentences a bare "the attack" still means the last attack."""

_AHEAD = frozenset({"wanted", "feared", "hypothetical"})
"""What may be told of though nobody is named who would do it."""

_BLOWS = frozenset({"attack", "kill", "destroy", "abduct", "abuse"})
"""Actions that may be one blow: an attack and the killing it did."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, or one mention of it, in offsets. `at` is the index of the trigger token.

    `definite`: the words point back ("the attack"); `sentence` is the number of its sentence; `others` are the
    triggers of its further mentions. `lasting`: a war or a campaign, of which a strike is only a part; `headline`:
    it stands in the title. `full`: its own words say what was done to what, so it is told whoever did it;
    `thing`: what it is done to.
    """

    action: Action
    at: int
    actor: str | None
    target: str | None
    toll: tuple[Toll, ...] = ()
    date: Span | None = None
    modality: Modality = "happened"
    when: str | None = None
    place: Passage | None = None
    mode: str | None = None
    definite: bool = False
    sentence: int = 0
    lasting: bool = False
    headline: bool = False
    full: bool = False
    thing: str | None = None
    others: tuple[int, ...] = ()

    @property
    def bare(self) -> bool:
        """Neither side is known, and no toll."""
        return self.actor is None and self.target is None and not self.toll


def one_each(found: list[Happening]) -> tuple[Happening, ...]:
    """Return the events of `found`, the mentions of each put together, in the order of the first mention.

    A bare mention that belongs to no event, and has no date or place of its own, is none.
    Cost is linear: a mention is compared with the last sixteen.
    """
    kept: list[Happening] = []
    for one in (one for one in found if not one.headline):
        at = next((i for i in range(len(kept) - 1, max(-1, len(kept) - 1 - _WINDOW), -1) if _same(kept[i], one)), None)
        if at is not None:
            kept[at] = merged(kept[at], one)
        elif not one.bare or one.full or one.modality in _AHEAD or one.when is not None or one.place is not None:
            kept.append(one)
    for one in reversed([one for one in found if one.headline]):
        _announce(kept, one)
    return tuple(kept)


def _announce(kept: list[Happening], one: Happening) -> None:
    """Let a headline be a mention of the first such event the text below it tells; else it is the first event."""
    at = next((i for i, event in enumerate(kept[:_WINDOW]) if _alike(event, one)), None)
    if at is not None:
        kept[at] = replace(kept[at], others=(one.at, *one.others, *kept[at].others))
    elif not one.bare:
        kept.insert(0, one)


def _alike(one: Happening, other: Happening) -> bool:
    blows = {one.action.key, other.action.key} <= _BLOWS
    return (blows or one.action.key == other.action.key) and one.modality == other.modality


def _same(first: Happening, again: Happening) -> bool:
    """Tell whether two mentions are of one event: nothing they tell differs, and one points to the other."""
    if not _alike(first, again):
        return False
    pairs = ((first.actor, again.actor), (first.target, again.target), (first.when, again.when))
    if any(one is not None and other is not None and one != other for one, other in pairs):
        return False
    return _costs_agree(first.toll, again.toll) and _places_agree(first, again) and _points(first, again)


def _points(first: Happening, again: Happening) -> bool:
    apart = again.sentence - first.sentence
    if first.thing is not None and (first.thing, first.action.key) == (again.thing, again.action.key):
        return True
    if again.bare:
        return (again.definite or apart <= 1) and first.lasting == again.lasting
    both = (again.actor, again.target) == (first.actor, first.target)
    if both and (again.actor is not None or again.target is not None):
        return first.action.key == again.action.key or apart <= _NEAR
    if first.when is not None and first.when == again.when:
        return True
    if again.actor is None and again.target is None and again.action.key in _BLOWS:
        return again.definite or apart <= 1
    shares = again.actor is not None and again.actor == first.actor
    shares = shares or (again.target is not None and again.target == first.target)
    return (shares and (again.definite or apart <= 1)) or (again.definite and apart <= _NEAR)


def _costs_agree(one: tuple[Toll, ...], other: tuple[Toll, ...]) -> bool:
    count = {toll.harm: toll.count for toll in one if toll.bound == "exact"}
    return all(count.get(toll.harm, toll.count) == toll.count for toll in other if toll.bound == "exact")


def _places_agree(one: Happening, other: Happening) -> bool:
    if one.place is None or other.place is None:
        return True
    here, there = one.place.quote.lower(), other.place.quote.lower()
    return here in there or there in here or one.actor == other.actor is not None


def merged(first: Happening, again: Happening) -> Happening:
    """Let a later mention add what the first one did not tell."""
    dated = first if first.date is not None else again
    return replace(
        first,
        actor=first.actor or again.actor,
        target=first.target or again.target,
        toll=_sum(first.toll, again.toll),
        date=dated.date,
        when=first.when or again.when,
        place=first.place or again.place,
        mode=first.mode or again.mode,
        sentence=again.sentence,
        others=(*first.others, again.at, *again.others),
    )


def _sum(one: tuple[Toll, ...], other: tuple[Toll, ...]) -> tuple[Toll, ...]:
    told = {toll.harm for toll in one}
    return (*one, *(toll for toll in other if toll.harm not in told))
