"""`A and B are in the same camp in every|some optimal split`: who must, or can, stand together.

A split is optimal where no other frustrates fewer ties. In every: parting them costs more than the least. In some: it
costs no more to have them together. Both are found without listing the optimal splits, of which there may be many.
"""

from __future__ import annotations

from detente.conflict.query import SameCamp
from detente.findings.camps import Labelled, all_in_one, both_ways, index_of, labelled, pairs_words, split_of
from detente.findings.verdict import Answer
from detente.findings.words import count
from detente.findings.world import World
from detente.ties.web import Split

_LATE = "a proof that a split is optimal in the time there is"


def same_camp(world: World, query: SameCamp, *, show: int | None) -> Answer:
    """Answer the claim; with `show`, the witness is a split that shows it."""
    of = labelled(world.conflict)
    alone = [actor for actor in query.actors if of.number(actor) is None]
    if alone:
        lacks = f"{' and '.join(alone)} {'has' if len(alone) == 1 else 'have'} no tie that pulls together or apart"
        return Answer("untestable", lacks, missing=lacks)
    asked = tuple(dict.fromkeys(at for actor in query.actors if (at := of.number(actor)) is not None))
    answer = _every(of, asked) if query.quantifier == "every" else _some(of, asked)
    if answer is None:
        return Answer("untestable", f"needs {_LATE}", missing=_LATE)
    holds, reason, camps = answer
    return Answer("holds" if holds else "fails", reason, witness=split_of(of, camps) if show else None)


def _every(of: Labelled, asked: tuple[int, ...]) -> tuple[bool, str, Split] | None:
    """Compare, for each of the others, the best split that parts it from the first with the best that does not."""
    first, *others = asked
    least = index_of(of.web)
    nearest: float | None = None
    for other in others:
        found = both_ways(of.web, first, other)
        if not found.proved:
            return None
        if not found.always:
            names = f"{of.actors[first]} and {of.actors[other]}"
            return False, f"{_least(of, least.index)} parts {names}{_bad(of, found.parted_split)}", found.parted_split
        nearest = found.parted if nearest is None else min(nearest, found.parted)
    said = f"{_least(of, least.index)} has them together"
    more = "" if nearest is None else f"; to part them would frustrate {nearest:g} and not {least.index:g}"
    return True, said + more, least.split


def _some(of: Labelled, asked: tuple[int, ...]) -> tuple[bool, str, Split] | None:
    least = index_of(of.web)
    joined, camps, proved = all_in_one(of.web, asked)
    if not (proved and least.proved):
        return None
    if joined <= least.index:
        return True, f"{_least(of, least.index)} has them together{_bad(of, camps)}", camps
    said = f"no optimal split has them together: that would frustrate {joined:g} and not {least.index:g}"
    return False, f"{said} of {count(len(of.pairs), 'tie')}", least.split


def _least(of: Labelled, index: float) -> str:
    """Say what an optimal split is here."""
    return f"a split that frustrates no more than it must ({index:g} of {count(len(of.pairs), 'tie')})"


def _bad(of: Labelled, camps: Split) -> str:
    bad = split_of(of, camps).frustrated
    return f", frustrating {pairs_words(bad[:3])}{' ...' if len(bad) > 3 else ''}" if bad else ""
