"""Two annotations of one text, compared: what pairs with what, and the measures made of it.

The same comparison serves a reader's draft against the gold annotation and annotator against annotator. Pairs are made
one to one, the best first, so a second find of the same thing counts as too much:

- actors pair where they share a name, the more names the better. Two names are the same where, in lower case and
  without articles, forms of address and "'s", they are equal, or where one is the head noun phrase of the other,
  with the same head word and all its words among the other's: "Ministers" and "Ministers in London", "official" and
  "A senior official"; not "dockers" and "dockers' union" (another head), nor "ministers in Paris" and "ministers in
  London" (another proper name). Equal names go before such pairs, and each actor still pairs with one. `EXACT`
  turns the second half of the rule off;
- attributions where the cues overlap, the contents are half overlapping (overlap at least half of the longer, in
  characters), and the source is the same: neither has one, or they are half overlapping, or they overlap and stand for
  the same actor;
- wants where the holder is the same and the contents are half overlapping or the cues overlap;
- events where a mention of the one overlaps a mention of the other; the same kind goes first;
- ties where both ends and the kind are the same, whichever way round for allies and adversaries;
- claims where the overlap is at least half of the shorter (a clause of a sentence finds the sentence).

An actor is the same where the two are paired, or where one speaks or acts for the other (a minister and his state).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from accounts_gold import Actor, Annotation, Happening, Link, Piece, Saying, Wish

EXACT = False
"""Whether only equal names are the same, as in the first figures of this benchmark."""
BEFORE = frozenset("the a an mr mrs ms mr. mrs. ms. dr dr. sir".split())
"""Articles and forms of address: no part of a name. An office ("minister") is one, since it may be all there is."""
AFTER = frozenset(
    """of in at on for from with by to near behind inside outside among between under over against about who whom whose
    which that close i you we it they he she not quoted told""".split()
)
"""Words that end the head noun phrase of a name."""
Item = TypeVar("Item")
Pairs = list[tuple[int, int]]
Same = Callable[[str | None, str | None], bool]

LAYERS = ("actors", "attributions", "wants", "events", "ties", "claims")
"""What a draft is made of: an item of any of these that pairs with nothing is one to delete."""
DETAILS = (
    "parent", "nested parent", "attribution kind", "speaker", "negation", "polarity",
    "event kind", "event actor", "event target", "date", "place", "toll", "modality", "tie denied",
)  # fmt: skip
"""What is asked of pairs; "nested parent" of attributions with a parent; date, place and toll where gold has one."""


@dataclass(slots=True)
class Tally:
    """Counts over any number of texts: wanted, found and paired by layer; asked and right by detail."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    paired: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Add the counts of another text."""
        for name in ("wanted", "found", "paired", "asked", "right"):
            getattr(self, name).update(getattr(other, name))

    def precision(self, layer: str) -> float:
        """Return the share of what was found that was wanted, in percent."""
        return percent(self.paired[layer], self.found[layer])

    def recall(self, layer: str) -> float:
        """Return the share of what was wanted that was found, in percent."""
        return percent(self.paired[layer], self.wanted[layer])

    def f1(self, layer: str) -> float:
        """Return the harmonic mean of precision and recall, in percent."""
        return percent(2 * self.paired[layer], self.wanted[layer] + self.found[layer])

    def share(self, detail: str) -> float:
        """Return how often a detail of a pair is right, in percent."""
        return percent(self.right[detail], self.asked[detail])

    @property
    def extra_events(self) -> float:
        """Events found that are not in the gold, or are there once already, in percent of the gold events."""
        extra = self.found["events"] - self.paired["events"]
        return percent(extra, self.wanted["events"]) if self.wanted["events"] else 100.0 * bool(extra)

    @property
    def to_delete(self) -> float:
        """Items of all layers that pair with nothing, in percent of all items found."""
        found = self.found.total()
        return percent(found - self.paired.total(), found) if found else 0.0

    def _detail(self, name: str, right: bool) -> None:
        self.asked[name] += 1
        self.right[name] += right


def percent(part: float, whole: float) -> float:
    """Return `part` of `whole` in percent; nothing of nothing is all of it."""
    return 100 * part / whole if whole else 100.0


def compare(found: Annotation, gold: Annotation) -> Tally:
    """Return the counts of what was found against the gold, for one text."""
    tally = Tally()
    actors = pair(found.actors, gold.actors, shared_names)
    same = _same(found.actors, gold.actors, actors)
    said = pair(found.sayings, gold.sayings, lambda one, other: same_saying(one, other, same))
    wants = pair(found.wishes, gold.wishes, lambda one, other: same_wish(one, other, same))
    events = pair(found.events, gold.events, same_event)
    ties = pair(_once(found.ties), _once(gold.ties), lambda one, other: same_tie(one, other, same))
    claims = pair(found.claims, gold.claims, lambda one, other: inside([one.text], [other.text]))
    sides = (
        (found.actors, gold.actors), (found.sayings, gold.sayings), (found.wishes, gold.wishes),
        (found.events, gold.events), (_once(found.ties), _once(gold.ties)), (found.claims, gold.claims),
    )  # fmt: skip
    for layer, (left, right), pairs in zip(LAYERS, sides, (actors, said, wants, events, ties, claims), strict=True):
        tally.found[layer], tally.wanted[layer], tally.paired[layer] = len(left), len(right), len(pairs)
    for at, to in said:
        _saying_details(tally, found, gold, at, to, same)
    for at, to in wants:
        tally._detail("polarity", found.wishes[at].polarity == gold.wishes[to].polarity)
    for at, to in events:
        _event_details(tally, found.events[at], gold.events[to], same)
    for at, to in ties:
        tally._detail("tie denied", _once(found.ties)[at].denied == _once(gold.ties)[to].denied)
    return tally


def pair(left: Sequence[Item], right: Sequence[Item], score: Callable[[Item, Item], float]) -> Pairs:
    """Return one-to-one pairs of indices, the highest score first; a score of 0 is no pair."""
    scored = ((score(one, other), at, to) for at, one in enumerate(left) for to, other in enumerate(right))
    ranked = sorted((one for one in scored if one[0] > 0), key=lambda one: (-one[0], one[1], one[2]))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs: Pairs = []
    for _, at, to in ranked:
        if at not in taken[0] and to not in taken[1]:
            pairs.append((at, to))
            taken[0].add(at)
            taken[1].add(to)
    return sorted(pairs)


# ---- when two items are the same -------------------------------------------------------------------------------------


def shared_names(one: Actor, other: Actor) -> float:
    """Return how many names two actors share; the name that stands first in both counts most.

    Where no name is equal, a tenth if one is the head noun phrase of another.
    """
    left, right = (frozenset(filter(None, map(plain, actor.names))) for actor in (one, other))
    if equal := len(left & right) + 10.0 * (plain(one.names[0]) == plain(other.names[0])):
        return equal
    alike = not EXACT and any(same_phrase(mine, theirs) for mine in one.names for theirs in other.names)
    return 0.1 * alike


def same_phrase(one: str, other: str) -> bool:
    """Tell whether two names are equal, or one is the head noun phrase of the other.

    >>> same_phrase("Ministers", "Ministers in London"), same_phrase("ministers in Paris", "Ministers in London")
    (True, False)
    >>> same_phrase("the dockers", "the dockers' union"), same_phrase("union", "the dockers' union")
    (False, True)
    """
    short, long = sorted((plain(one).split(), plain(other).split()), key=len)
    if not short or _head(short) != _head(long):
        return False
    return short == long or set(short) <= set(long)


def _head(words: Sequence[str]) -> str:
    """Return the last word before what is said of it: "people" of "two people close to the minister"."""
    ends = (at for at, word in enumerate(words) if at and (word in AFTER or words[at - 1].endswith(",")))
    return words[next(ends, len(words)) - 1].rstrip(",")


def plain(name: str) -> str:
    """Return a name without case, article, form of address and "'s".

    >>> plain("The dockers' union"), plain("Norway's"), plain("Mr Holt")
    ("dockers' union", 'norway', 'holt')
    """
    words = name.replace("’", "'").casefold().removesuffix("'s").split()
    while len(words) > 1 and words[0] in BEFORE:
        words = words[1:]
    return " ".join(words)


def _same(found: Sequence[Actor], gold: Sequence[Actor], pairs: Pairs) -> Same:
    """Return the test whether a key of the found side and one of the gold side are the same actor."""
    to_gold = {found[at].key: gold[to].key for at, to in pairs}
    serves = {actor.key: actor.of for actor in found}
    served = {actor.key: actor.of for actor in gold}

    def same(key: str | None, wanted: str | None) -> bool:
        if key is None or wanted is None:
            return key is wanted
        keys = {to_gold.get(key), to_gold.get(serves.get(key) or "")} - {None}
        return wanted in keys or (served.get(wanted) is not None and served[wanted] == to_gold.get(key))

    return same


def same_saying(one: Saying, other: Saying, same: Same) -> float:
    """Return how far two contents overlap where the cue and the source are the same, else 0."""
    right = overlap([one.cue], [other.cue]) and _same_source(one, other, same)
    return jaccard(one.content, other.content) if right and half(one.content, other.content) else 0.0


def _same_source(one: Saying, other: Saying, same: Same) -> bool:
    if one.source is None or other.source is None:
        return one.source is other.source
    near = overlap([one.source], [other.source]) and one.speaker is not None and same(one.speaker, other.speaker)
    return near or half([one.source], [other.source])


def same_wish(one: Wish, other: Wish, same: Same) -> float:
    """Return how alike two wants of the same holder are: 1 for the cue, and up to 1 for the content."""
    if not same(one.holder, other.holder):
        return 0.0
    close = half([one.content], [other.content])
    cue = overlap([one.cue], [other.cue])
    return (cue + jaccard([one.content], [other.content])) if close or cue else 0.0


def same_event(one: Happening, other: Happening) -> float:
    """Return how many mentions two events share, and a little for the same kind."""
    shared = sum(overlap([mention], other.mentions) for mention in one.mentions)
    return shared + 0.5 * (one.kind == other.kind) if shared else 0.0


def same_tie(one: Link, other: Link, same: Same) -> float:
    """Return 1 for the same tie; allies and adversaries are so both ways."""
    straight = same(one.source, other.source) and same(one.target, other.target)
    crossed = one.kind != "patron" and same(one.source, other.target) and same(one.target, other.source)
    return float(one.kind == other.kind and (straight or crossed))


def _once(ties: Iterable[Link]) -> tuple[Link, ...]:
    """Return ties without repeats; one denied anywhere is denied."""
    kept: dict[tuple[str, str, str], bool] = {}
    for tie in ties:
        turned = tie.kind != "patron" and tie.target < tie.source
        key = (tie.target, tie.source, tie.kind) if turned else (tie.source, tie.target, tie.kind)
        kept[key] = kept.get(key, False) or tie.denied
    return tuple(Link(*key, denied) for key, denied in kept.items())


# ---- details of pairs ------------------------------------------------------------------------------------------------


def _saying_details(tally: Tally, found: Annotation, gold: Annotation, at: int, to: int, same: Same) -> None:
    """Count the details of a pair of attributions. A parent is right where its cue overlaps the gold parent's."""
    one, other = found.sayings[at], gold.sayings[to]
    parents = [_parent(found.sayings, one), _parent(gold.sayings, other)]
    right = overlap(parents[0], parents[1]) if all(parents) else not any(parents)
    tally._detail("parent", right)
    if parents[1]:
        tally._detail("nested parent", right)
    tally._detail("attribution kind", one.kind == other.kind)
    tally._detail("speaker", same(one.speaker, other.speaker))
    tally._detail("negation", one.negated == other.negated)


def _parent(sayings: Sequence[Saying], one: Saying) -> list[Piece]:
    """Return the cue of the parent, or nothing."""
    return [sayings[one.parent].cue] if one.parent is not None else []


def _event_details(tally: Tally, one: Happening, other: Happening, same: Same) -> None:
    tally._detail("event kind", one.kind == other.kind)
    tally._detail("event actor", same(one.actor, other.actor))
    tally._detail("event target", same(one.target, other.target))
    tally._detail("modality", one.modality == other.modality)
    if other.date is not None:
        tally._detail("date", one.date == other.date)
    if other.place is not None:
        tally._detail("place", one.place is not None and plain(one.place) == plain(other.place))
    if other.toll:
        tally._detail("toll", _harms(one) == _harms(other))


_HARMS = {
    **dict.fromkeys("killed dead died deaths fatalities dying".split(), "killed"),
    **dict.fromkeys("wounded injured hurt injuries".split(), "wounded"),
    **dict.fromkeys("detained arrested captured held".split(), "detained"),
}


def _harms(one: Happening) -> set[tuple[int, str]]:
    return {(count, _HARMS.get(harm, harm)) for count, harm in one.toll}


# ---- overlap ---------------------------------------------------------------------------------------------------------


def _spread(pieces: Iterable[Piece]) -> set[int]:
    return {at for start, end in pieces for at in range(start, end)}


def overlap(left: Iterable[Piece], right: Iterable[Piece]) -> bool:
    """Tell whether two sets of pieces share a character."""
    return bool(_spread(left) & _spread(right))


def half(left: Iterable[Piece], right: Iterable[Piece]) -> bool:
    """Tell whether the overlap is at least half of the longer of two sets of pieces."""
    one, other = _spread(left), _spread(right)
    return 2 * len(one & other) >= max(len(one), len(other)) > 0


def inside(left: Iterable[Piece], right: Iterable[Piece]) -> float:
    """Return the overlap as a share of the shorter where it is at least half of it, else 0."""
    one, other = _spread(left), _spread(right)
    share = len(one & other) / max(1, min(len(one), len(other)))
    return share if share >= 0.5 else 0.0


def jaccard(left: Iterable[Piece], right: Iterable[Piece]) -> float:
    """Return the overlap as a share of both together."""
    one, other = _spread(left), _spread(right)
    return len(one & other) / max(1, len(one | other))
