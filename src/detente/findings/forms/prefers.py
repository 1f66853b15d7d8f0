"""`A prefers F to G`, other things equal; `A always prefers F to G`, over all pairs.

Compared are the states with F and not G against those with G and not F (where one of the two implies the other, against
all of the weaker one). Other things equal: only states that agree on every option F and G do not mention. In an
explicit model states have no other things, and all pairs are compared.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.conflict.formula import Formula, atoms, text
from detente.conflict.model import Conflict
from detente.conflict.query import Prefers
from detente.findings.verdict import Answer
from detente.findings.witness import Comparison
from detente.findings.words import state_words
from detente.findings.world import World


def prefers(world: World, query: Prefers, *, show: int | None) -> Answer:
    """Answer the claim; with `show`, also make the witness: the pair that comes closest to telling against it."""
    actor = world.conflict.actor[query.actor]
    if not actor.wants and actor.ranking is None:
        lacks = f"{query.actor} has no wants in this model"
        return Answer("untestable", lacks, missing=lacks)
    better, worse = _sides(world, query)
    pairs = _groups(world, better, worse, query)
    if not len(pairs):
        lacks = f"no two states to compare {text(query.better)} with {text(query.worse)}"
        return Answer("untestable", lacks, missing=lacks)
    rank = world.rank(query.actor)
    gaps = rank[pairs[:, 0]].astype(np.int64) - rank[pairs[:, 1]]
    return _judge(world, query, pairs, gaps, show=show)


def _judge(
    world: World, query: Prefers, pairs: NDArray[np.int64], gaps: NDArray[np.int64], *, show: int | None
) -> Answer:
    tightest = int(np.argmin(gaps))
    held, number = int((gaps > 0).sum()), len(gaps)
    sort = "comparison" if query.always else "comparison, other things equal"
    reason = f"in {held} of {number} {sort if number == 1 else sort.replace('comparison', 'comparisons')}"
    first, second = (world.label(int(state)) for state in pairs[tightest])
    if held < number:
        how = "ranks it below" if gaps[tightest] < 0 else "is indifferent between it and"
        shown = f"{state_words(first, world.conflict)}: {query.actor} {how} {state_words(second, world.conflict)}"
        reason += f"; not at {shown}"
    sign = int(np.sign(gaps[tightest]))
    witness = Comparison(query.actor, first, second, sign) if show else None
    return Answer("holds" if held == number else "fails", reason, witness=witness)


def _sides(world: World, query: Prefers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the states on either side of the comparison."""
    for_it, against = world.where(query.better), world.where(query.worse)
    only_for, only_against = for_it & ~against, against & ~for_it
    better = only_for if only_for.any() else for_it & only_against.any()
    worse = only_against if only_against.any() else against & only_for.any()
    return np.flatnonzero(better), np.flatnonzero(worse)


def _groups(world: World, better: NDArray[np.int64], worse: NDArray[np.int64], query: Prefers) -> NDArray[np.int64]:
    """Return, for each group of otherwise equal states, the worst of the better side and the best of the worse.

    Shape (g, 2): within a group every pair is preferred exactly when this one is.
    """
    rank = world.rank(query.actor)
    keep = np.uint64(0) if query.always or world.conflict.arcs is not None else _others(world, query)
    if not keep:
        return _one_group(better, worse, rank)
    low = {int(key): int(state) for state, key in _by_key(better, world, keep, -rank)}
    high = {int(key): int(state) for state, key in _by_key(worse, world, keep, rank)}
    both = [(low[key], high[key]) for key in low if key in high]
    return np.array(both, dtype=np.int64).reshape(-1, 2)


def _one_group(better: NDArray[np.int64], worse: NDArray[np.int64], rank: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the worst of the better side and the best of the worse, the last of several; none without either side."""
    if not (len(better) and len(worse)):
        return np.zeros((0, 2), np.int64)
    back, forth = better[::-1], worse[::-1]
    return np.array([[back[np.argmin(rank[back])], forth[np.argmax(rank[forth])]]], np.int64)


def compared(world: World, query: Prefers) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
    """Return the group of otherwise equal states each state is compared in, as one of the better and of the worse side.

    Both are (n,), -1 where a state is not on that side; last is the number of groups. Ranks have no say in it.
    """
    keep = np.uint64(0) if query.always or world.conflict.arcs is not None else _others(world, query)
    sides = _sides(world, query)
    keys = [world.graph.states[side] & keep for side in sides]
    both = np.intersect1d(keys[0], keys[1])
    found = []
    for side, key in zip(sides, keys, strict=True):
        groups = np.full(world.graph.size, -1, np.int64)
        known = np.isin(key, both)
        groups[side[known]] = np.searchsorted(both, key[known])
        found.append(groups)
    return found[0], found[1], len(both)


def _by_key(
    states: NDArray[np.int64], world: World, keep: np.uint64, order: NDArray[np.int32]
) -> list[tuple[int, int]]:
    """Pair states with their group, in rising `order`, so that the last of a group has the highest."""
    ordered = states[np.argsort(order[states], kind="stable")]
    return list(zip(ordered.tolist(), (world.graph.states[ordered] & keep).tolist(), strict=True))


def _others(world: World, query: Prefers) -> np.uint64:
    """Return the bits of the options that neither side mentions."""
    mentioned = _mentioned(query.better, world.conflict) | _mentioned(query.worse, world.conflict)
    return np.uint64(sum(1 << bit for bit, option in enumerate(world.graph.options) if option not in mentioned))


def _mentioned(formula: Formula, conflict: Conflict) -> frozenset[str]:
    """Return the options and conditions of `formula`, looking through named conditions."""
    names: frozenset[str] = frozenset()
    for name in atoms(formula):
        meaning = conflict.meaning.get(name)
        names |= _mentioned(meaning, conflict) if meaning is not None else {name}
    return names
