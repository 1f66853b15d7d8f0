"""`F is stable(CONCEPT) for A|everyone`: at every state that has F, the decision makers named stay."""

from __future__ import annotations

import numpy as np

from detente.conflict.formula import text
from detente.conflict.query import Stable
from detente.findings.forms.coalition import coalition
from detente.findings.standing import standing
from detente.findings.verdict import Answer
from detente.findings.witness import All
from detente.findings.words import count, state_words
from detente.findings.world import World


def stable(world: World, query: Stable, concept: str, *, show: int | None) -> Answer:
    """Answer the claim under `concept`; with `show`, also make the witness."""
    idle = [actor for actor in query.actors if actor not in world.graph.actors]
    if idle:
        lacks = f"{' and '.join(idle)} control{'s' if len(idle) == 1 else ''} no option"
        return Answer("untestable", lacks, concept, missing=lacks)
    where = np.flatnonzero(world.where(query.formula))
    if not len(where):
        none = f"no feasible state has {text(query.formula)}"
        return Answer("untestable", none, concept, missing=none)
    if query.coalition:
        return coalition(world, where, query.actors, concept, show=show)
    movers = [world.graph.actors.index(actor) for actor in query.actors or world.graph.actors]
    return _answer(world, where, movers, concept, show=show)


def _answer(world: World, where: np.ndarray, movers: list[int], concept: str, *, show: int | None) -> Answer:
    for actor in movers:
        leaving = where[~world.stable(concept)[actor, where]]
        if len(leaving):
            key, state = world.graph.actors[actor], int(leaving[0])
            at = f"at {len(leaving)} of {count(len(where), 'state')}, for one {_words(world, state)}"
            witness = standing(world, state, actor, concept) if show else None
            return Answer("fails", f"{key} would leave {at}", concept, witness=witness)
    reason = f"nobody named would leave any of {count(len(where), 'state')}"
    if not show:
        return Answer("holds", reason, concept)
    shown = tuple(standing(world, int(state), actor, concept) for state in where[:show] for actor in movers)
    return Answer("holds", reason, concept, witness=All(shown, len(where) * len(movers)))


def _words(world: World, state: int) -> str:
    return state_words(world.label(state), world.conflict)
