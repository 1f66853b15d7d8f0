"""A slow oracle for status quo analysis and the inverse question: sequences and rankings, written out one by one.

It shares nothing with `detente.findings` but the records of `detente.conflict`; moves and stability come from `oracle`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations, product

import oracle

from detente.conflict.model import Conflict

Steps = tuple[tuple[tuple[str, ...], oracle.Place], ...]
"""A sequence: who moves, and where to, step by step."""


def steps(
    conflict: Conflict, model: oracle.Model, state: oracle.Place, means: str, makers: tuple[str, ...]
) -> Iterator:
    """Yield (movers, state) for every step by `means`; what one member can do alone is not a joint step as well."""
    single = "improvements" if means == "joint improvements" else means
    alone = {
        "moves": oracle.all_moves,
        "improvements": oracle.improvements,
        "best improvements": oracle.best_improvements,
    }
    for maker in makers:
        for target in alone[single](model, maker, state):
            yield (maker,), target
    if means == "joint improvements" and len(makers) > 1:
        by = {option.key: option.by for option in conflict.options}
        for target in oracle.joint_improvements(conflict, model, makers, state):
            if len({by[key] for key in target ^ state}) > 1:
                yield makers, target


def shortest(
    conflict: Conflict,
    model: oracle.Model,
    start: oracle.Place,
    target: set[oracle.Place],
    means: str,
    makers: tuple[str, ...],
) -> set[Steps]:
    """Return every shortest legal sequence (nobody twice in a row) from `start` into `target`; none: the empty set."""
    ring: set[Steps] = {()}
    been: set[tuple[tuple[str, ...], oracle.Place]] = set()
    for _ in range((len(makers) + 1) * len(model.states) + 1):
        there = {way for way in ring if (way[-1][1] if way else start) in target}
        if there or not ring:
            return there
        ring = {
            (*way, (movers, after))
            for way in ring
            for movers, after in steps(conflict, model, way[-1][1] if way else start, means, makers)
            if not way or movers != way[-1][0]
        }
        ring = {way for way in ring if way[-1] not in been}
        been |= {way[-1] for way in ring}
    return set()


def without(ways: Iterable[Steps], actor: str) -> set[Steps]:
    """Return the sequences in which `actor` never moves."""
    return {way for way in ways if not any(actor in movers for movers, _ in way)}


def ranked(model: oracle.Model, worth: dict[str, dict[oracle.Place, int]]) -> oracle.Model:
    """Return the model in which some decision makers rank states otherwise."""
    return oracle.Model(model.states, model.moves, {**model.worth, **worth})


def rankings(model: oracle.Model) -> Iterator[dict[oracle.Place, int]]:
    """Yield every strict ranking of the states."""
    return (dict(zip(model.states, order, strict=True)) for order in permutations(range(len(model.states))))


def settled(model: oracle.Model, state: oracle.Place, concept: str) -> bool:
    """Tell whether everybody stays at `state`."""
    return all(oracle.stays(model, actor, state, concept) for actor in model.actors)


def counts(model: oracle.Model, actor: str, state: oracle.Place, concept: str) -> tuple[int, int]:
    """Count the rankings of `actor` under which it stays at `state`, and those under which everybody does."""
    tried = [ranked(model, {actor: order}) for order in rankings(model)]
    stays = [one for one in tried if oracle.stays(one, actor, state, concept)]
    return len(stays), sum(settled(one, state, concept) for one in stays)


def profiles(model: oracle.Model, state: oracle.Place, concept: str) -> int:
    """Count the profiles of strict rankings, one for each decision maker, that make `state` an equilibrium."""
    every = product(list(rankings(model)), repeat=len(model.actors))
    return sum(settled(ranked(model, dict(zip(model.actors, rows, strict=True))), state, concept) for rows in every)
