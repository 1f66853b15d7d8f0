"""Check a split into two camps by counting: what it frustrates, and the cycles that show that no fewer can be.

Every odd cycle frustrates a tie, and these share none, so that as many as there are is a bound from below. Where the
bound falls short of the cost and there are few actors, every split is tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise, product

from detente.conflict.model import Conflict
from detente.conflict.signed import Pair, pair_of, sign, stands
from detente.findings.witness import Split

FEW = 12
"""Up to so many actors every split is tried."""


def split_complaints(witness: Split, conflict: Conflict) -> Iterator[str]:
    """Yield what is wrong with a split."""
    signs = pulls(conflict)
    there = {actor for pair in signs for actor in pair}
    listed = [*witness.camps[0], *witness.camps[1]]
    if sorted(listed) != sorted(there):
        yield "the camps do not have each actor with a tie once"
        return
    camp = {actor: at for at, camp in enumerate(witness.camps) for actor in camp}
    bad = {pair for pair, way in signs.items() if _frustrated(pair, way, camp)}
    if bad != set(witness.frustrated) or len(bad) != witness.cost:
        yield "the split does not frustrate the ties it is said to"
    yield from _cycles(witness, signs)
    if witness.optimal and len(witness.cycles) < witness.cost and len(there) <= FEW and _least(signs) < witness.cost:
        yield "another split frustrates fewer ties"


def pulls(conflict: Conflict) -> dict[Pair, int]:
    """Return the sign of every pair that is told with one sign; the pairs told with two pull nowhere."""
    told: dict[Pair, set[int]] = {}
    for tie in conflict.ties:
        if sign(tie.kind) and tie.basis.status == "accepted" and stands(tie, conflict.starts):
            told.setdefault(pair_of(tie), set()).add(sign(tie.kind))
    return {pair: next(iter(signs)) for pair, signs in told.items() if len(signs) == 1}


def _frustrated(pair: Pair, way: int, camp: Mapping[str, int]) -> bool:
    return (camp[pair[0]] != camp[pair[1]]) == (way > 0)


def _cycles(witness: Split, signs: Mapping[Pair, int]) -> Iterator[str]:
    used: set[Pair] = set()
    for cycle in witness.cycles:
        steps = [_pair(*step) for step in (*pairwise(cycle), (cycle[-1], cycle[0]))]
        if any(step not in signs for step in steps):
            yield "a cycle goes where no tie is"
        elif sum(signs[step] < 0 for step in steps) % 2 == 0:
            yield "a cycle has an even number of hostile ties"
        if used & {*steps}:
            yield "two cycles share a tie"
        used |= {*steps}
    if len(witness.cycles) > witness.cost:
        yield "there are more disjoint odd cycles than frustrated ties"


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _least(signs: Mapping[Pair, int]) -> int:
    actors = sorted({actor for pair in signs for actor in pair})
    splits = (dict(zip(actors, (0, *rest), strict=True)) for rest in product((0, 1), repeat=len(actors) - 1))
    return min(sum(_frustrated(pair, way, camp) for pair, way in signs.items()) for camp in splits)
