"""What the ties of a model amount to: camps, ties under strain, who tells what, and what one tie's change would do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente import __version__
from detente.conflict.model import Conflict
from detente.conflict.signed import Pair, sign
from detente.errors import InvalidQuery, Problem, nearest
from detente.files.hash import model_hash
from detente.findings.camps import Labelled, Weigh, web_of
from detente.findings.told import Quarrel, Telling, Told, first_speaker, told
from detente.ties import Optima, changed, factions, frustration, measures, odd_cycles, optima
from detente.ties.web import Split

MOST_CHANGES = 60
"""In webs of up to so many pairs each is changed in turn; in larger ones those asked for."""

LISTED = 32
"""So many optimal splits are written out."""


@dataclass(frozen=True, slots=True)
class Strand:
    """Two actors and what pulls between them: `sign` times `weight`.

    `strain` says in which optimal splits it is frustrated: always, sometimes, never.
    """

    pair: Pair
    sign: int
    weight: float
    strain: str
    ties: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A separate part of the web in two camps. `either` has the actors that optimal splits put on either side."""

    camps: tuple[tuple[str, ...], tuple[str, ...]]
    either: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What would become of the frustration index without what pulls between two actors, and with it turned round."""

    pair: Pair
    sign: int
    now: float
    dropped: float
    turned: float


@dataclass(frozen=True, slots=True)
class Teller:
    """The web as one first speaker tells it: so many pairs, and how many of them must be frustrated."""

    speaker: str | None
    pairs: tuple[Pair, ...]
    index: float


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything about the web of ties. `day` is when, `weigh` what a pair weighs.

    `index` is the frustration index; `least` what is proved of it, and `share` is 1 - 2 index / weight, 1 where the web
    is balanced. `number` optimal splits there are up to turning separate `parts` round, at least so many where not
    `complete`; the first are in `splits`. `cycles` are disjoint odd cycles, each of which must frustrate a tie.
    `quarrels` are the pairs tellings differ on; `left_out` the ties whose kind pulls nowhere.
    """

    title: str
    model_hash: str
    version: str
    day: str | None
    weigh: Weigh
    actors: tuple[str, ...]
    strands: tuple[Strand, ...]
    index: float
    least: float
    share: float | None
    number: int
    complete: bool
    parts: tuple[Part, ...]
    splits: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    cycles: tuple[tuple[str, ...], ...]
    triangles: int
    balanced_triangles: int
    walk_balance: float | None
    algebraic_conflict: float | None
    quarrels: tuple[Told, ...]
    changes: tuple[Change, ...]
    tellers: tuple[Teller, ...]
    left_out: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...] | None = None
    group_index: float | None = None
    group_least: float | None = None


ANY_DAY = "any"
"""In the place of a day: every tie counts, whenever it was there."""


def ties(
    conflict: Conflict,
    *,
    day: str | None = None,
    weigh: Weigh = "pairs",
    of: Iterable[str] = (),
    told_by: str | None = None,
    groups: int | None = None,
    seconds: float | None = 60.0,
) -> Ties:
    """Return what the ties of `conflict` amount to on `day` (without one: when the crisis starts; ANY_DAY: whenever).

    `of` names ties whose change is asked for; in small webs every pair is changed. With `told_by` only what that first
    speaker tells counts. `groups` also looks for so many groups in the place of two camps. Each call of the solver gets
    `seconds`. Raises InvalidQuery for a tie (D962) or a speaker (D963) that is not there.
    """
    when = day or conflict.starts
    every = told(conflict, day=None if when == ANY_DAY else when)
    if told_by is not None:
        every = tuple(kept for each in every if (kept := _as_told(each, told_by)))
        if not every:
            raise InvalidQuery(_silent(conflict, told_by))
    labels = web_of(conflict, every, weigh=weigh)
    best = optima(labels.web, most=LISTED, seconds=seconds)
    found = frustration(labels.web, seconds=seconds) if not best.proved else None
    least = best.index if found is None else found.least
    other = measures(labels.web)
    grouped = None if groups is None else factions(labels.web, groups, seconds=seconds)
    weight = labels.web.weight
    return Ties(
        title=conflict.title,
        model_hash=model_hash(conflict),
        version=__version__,
        day=when,
        weigh=weigh,
        actors=labels.actors,
        strands=tuple(_strand(labels, best, at) for at in range(len(labels.pairs))),
        index=best.index,
        least=least,
        share=1 - 2 * best.index / weight if weight else None,
        number=best.number,
        complete=best.complete,
        parts=_parts(labels, best.splits),
        splits=tuple(_camps(labels, split) for split in best.splits),
        cycles=_cycles(labels, best.splits[0]),
        triangles=other.triangles,
        balanced_triangles=other.balanced,
        walk_balance=other.walk_balance,
        algebraic_conflict=other.algebraic_conflict,
        quarrels=tuple(each for each in every if each.quarrels),
        changes=_changes(labels, best.index, _asked(conflict, labels, tuple(of)), seconds),
        tellers=_tellers(conflict, every),
        left_out=tuple(tie.id for tie in conflict.ties if not sign(tie.kind) and tie.basis.status == "accepted"),
        groups=None if grouped is None else _groups(labels, grouped.groups),
        group_index=None if grouped is None else grouped.index,
        group_least=None if grouped is None else grouped.least,
    )


def _strand(of: Labelled, best: Optima, at: int) -> Strand:
    pull, each = of.web.edges[at][2], of.pairs[at]
    strain = "always" if at in best.always else "sometimes" if at in best.sometimes else "never"
    ids = tuple(telling.id for telling in each.tellings)
    kinds = tuple(dict.fromkeys(telling.word for telling in each.tellings))
    return Strand(each.pair, 1 if pull > 0 else -1, abs(pull), strain, ids, kinds)


def _camps(of: Labelled, split: Split) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, other = (
        tuple(actor for actor, camp in zip(of.actors, split, strict=True) if camp == which) for which in (0, 1)
    )
    return one, other


def _cycles(of: Labelled, split: Split) -> tuple[tuple[str, ...], ...]:
    if any(abs(edge[2]) != 1 for edge in of.web.edges):
        return ()
    return tuple(tuple(of.actors[at] for at in cycle) for cycle in odd_cycles(of.web, split))


def _parts(of: Labelled, splits: tuple[Split, ...]) -> tuple[Part, ...]:
    """Return the separate parts of the web, largest first, as the first optimal split has them."""
    found = []
    for group in _separate(of):
        camps = [tuple(of.actors[at] for at in group if splits[0][at] == which) for which in (0, 1)]
        camps.sort(key=len, reverse=True)
        found.append(Part((camps[0], camps[1]), _either(of, splits, group)))
    return tuple(sorted(found, key=lambda part: -len(part.camps[0]) - len(part.camps[1])))


def _either(of: Labelled, splits: tuple[Split, ...], group: list[int]) -> tuple[str, ...]:
    """Return the actors that do not always stand with the most who always stand the same way."""
    how: dict[tuple[int, ...], list[int]] = {}
    for at in group:
        marks = tuple(split[at] ^ split[group[0]] for split in splits)
        how.setdefault(marks if not marks[0] else tuple(1 - mark for mark in marks), []).append(at)
    most = max(how.values(), key=len)
    return tuple(of.actors[at] for at in group if at not in most)


def _separate(of: Labelled) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in of.actors]
    for one, other, _ in of.web.edges:
        near[one].append(other)
        near[other].append(one)
    seen: set[int] = set()
    found = []
    for first in range(len(of.actors)):
        if first not in seen:
            group = [first]
            seen.add(first)
            for here in group:
                fresh = [other for other in near[here] if other not in seen]
                seen.update(fresh)
                group += dict.fromkeys(fresh)
            found.append(sorted(group))
    return found


def _asked(conflict: Conflict, of: Labelled, names: tuple[str, ...]) -> list[int]:
    """Return the numbers of the pairs whose change is asked for. Raises InvalidQuery (D962)."""
    if not names:
        return list(range(len(of.pairs))) if len(of.pairs) <= MOST_CHANGES else []
    numbers = {telling.id: at for at, each in enumerate(of.pairs) for telling in each.tellings}
    wrong = [name for name in names if name not in numbers]
    if wrong:
        raise InvalidQuery(*(_no_tie(conflict, name, list(numbers)) for name in wrong))
    return sorted({numbers[name] for name in names})


def _no_tie(conflict: Conflict, name: str, known: list[str]) -> Problem:
    there = any(tie.id == name for tie in conflict.ties)
    message = f"{name} pulls neither together nor apart here" if there else f'no tie has the id "{name}"'
    return Problem("D962", message, nearest=nearest(name, known), fix=f"ties: {', '.join(known[:8])}")


def _changes(of: Labelled, now: float, asked: list[int], seconds: float | None) -> tuple[Change, ...]:
    found = ((at, changed(of.web, at, now=now, seconds=seconds)) for at in asked)
    signs = [1 if pull > 0 else -1 for _, _, pull in of.web.edges]
    return tuple(Change(of.pairs[at].pair, signs[at], one.now, one.dropped, one.turned) for at, one in found)


def _tellers(conflict: Conflict, every: tuple[Told, ...]) -> tuple[Teller, ...]:
    """Return the web of each first speaker, in the order in which they are first named."""
    speakers = dict.fromkeys(first_speaker(telling) for each in every for telling in each.tellings)
    found = []
    for speaker in speakers:
        own = tuple(kept for each in every if (kept := _as_told(each, speaker)))
        of = web_of(conflict, own)
        found.append(Teller(speaker, tuple(each.pair for each in own), frustration(of.web).index))
    return tuple(found)


def _as_told(each: Told, speaker: str | None) -> Told | None:
    """Return what one first speaker tells of a pair."""
    own = tuple(telling for telling in each.tellings if first_speaker(telling) == speaker)
    if not own:
        return None
    signs = {telling.sign for telling in own}
    return Told(each.pair, own, signs.pop() if len(signs) == 1 else 0, _still(each, own))


def _still(each: Told, own: tuple[Telling, ...]) -> tuple[Quarrel, ...]:
    return each.quarrels if len(own) == len(each.tellings) else ()


def _silent(conflict: Conflict, speaker: str) -> Problem:
    tell = {first_speaker(telling) for each in told(conflict) for telling in each.tellings}
    known = sorted(name for name in tell if name)
    fix = f"who tells: {', '.join(known)}" if known else "the ties of this model name no speaker (said_by)"
    return Problem("D963", f"{speaker} is the first to tell of no tie", nearest=nearest(speaker, known), fix=fix)


def _groups(of: Labelled, groups: tuple[int, ...]) -> tuple[tuple[str, ...], ...]:
    names = range(max(groups, default=-1) + 1)
    return tuple(
        tuple(actor for actor, group in zip(of.actors, groups, strict=True) if group == name) for name in names
    )
