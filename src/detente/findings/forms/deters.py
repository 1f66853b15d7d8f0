"""`A.x deters B from B.y (CONCEPT)`: where B would gain by doing y, it refrains, and it would not if A could not do x.

The states in question are those where B has an improvement that takes y and x is still a threat: not done yet. At each
of them B must stay under the concept, and must leave once nobody can change x. Taking away x alone asks more than
taking away all of A's moves: what else A can do must not be what deters. Nash stability looks at no replies, so it
cannot tell and is not asked.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.conflict.query import Deters
from detente.findings.standing import first, standing
from detente.findings.verdict import Answer
from detente.findings.witness import All
from detente.findings.words import count, state_words
from detente.findings.world import World


def deters(world: World, query: Deters, concept: str, *, show: int | None) -> Answer:
    """Answer the claim under `concept`; with `show`, also make the witness."""
    lacks = lacking(world, query)
    if lacks:
        return Answer("untestable", lacks, concept, missing=lacks)
    actor = world.graph.actors.index(query.actor)
    where = _tempted(world, query, actor)
    if not len(where):
        lacks = f"{query.actor} never gains by {query.deed} while {query.threat} is still a threat"
        return Answer("untestable", lacks, concept, missing=lacks)
    taken_away = frozenset({query.threat})
    stays = world.stable(concept)[actor, where]
    stays_anyway = world.stable(concept, frozen=taken_away)[actor, where]
    deterred = stays & ~stays_anyway
    reason = f"in {int(deterred.sum())} of {count(len(where), 'state')} where {query.actor} would gain by {query.deed}"
    if deterred.all():
        shown = _shown(world, where[:show], len(where), actor, concept, taken_away) if show else None
        return Answer("holds", reason, concept, witness=shown)
    state = int(where[first(~deterred)])
    why = "it stays even without the threat" if stays[first(~deterred)] else "it goes ahead"
    reason += f"; at {state_words(world.label(state), world.conflict)} {why}"
    frozen = taken_away if stays[first(~deterred)] else frozenset[str]()
    witness = standing(world, state, actor, concept, frozen=frozen) if show else None
    return Answer("fails", reason, concept, witness=witness)


def lacking(world: World, query: Deters) -> str | None:
    """Say what the claim lacks: an option that is fixed, an actor that no longer controls it."""
    if world.conflict.arcs is not None:
        return "a threat and a deed are options, and states given as a list have none"
    for option, actor in ((query.deed, query.actor), (query.threat, None)):
        known = world.conflict.option.get(option)
        if known is None:
            return f"{option} is fixed here"
        if actor is not None and known.by != actor:
            return f"{option} is controlled by {known.by} here, not by {actor}"
    if world.conflict.option[query.threat].by == query.actor:
        return f"{query.actor} controls the threat itself"
    return None


def _tempted(world: World, query: Deters, actor: int) -> NDArray[np.int64]:
    """Return the states where the actor has an improvement that does the deed and the threat is not carried out."""
    bits = world.graph.states
    deed, threat = (np.uint64(1 << world.graph.options.index(option)) for option in (query.deed, query.threat))
    calm = np.flatnonzero(((bits & deed) == 0) & ((bits & threat) == 0))
    climb = world.graph.climbs[actor]
    done = np.concatenate(([0], np.cumsum((bits[climb.order] & deed) != 0)))  # deeds among the first k entries
    last = climb.starts[climb.cell[calm] + 1]
    first = np.minimum(climb.above[calm], last)
    return calm[done[last] > done[first]].astype(np.int64)


def _shown(
    world: World, where: NDArray[np.int64], number: int, actor: int, concept: str, taken_away: frozenset[str]
) -> All:
    with_it = [standing(world, int(state), actor, concept) for state in where]
    without = [standing(world, int(state), actor, concept, frozen=taken_away) for state in where]
    return All((*with_it, *without), 2 * number)
