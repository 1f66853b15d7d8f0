"""`some|every|no [reachable] equilibrium(CONCEPT) has F`.

An equilibrium is a state at which every decision maker stays. A *reachable* one can be reached from the status quo by
improvements of single decision makers: an equilibrium nobody would ever move to is not a prediction. Where there is no
equilibrium at all, nothing is said of any of them: untestable, whatever the quantifier.
"""

from __future__ import annotations

import numpy as np

from detente.conflict.formula import text
from detente.conflict.query import Equilibrium
from detente.findings.paths import closed, path_to
from detente.findings.standing import leaver, standings
from detente.findings.verdict import Answer
from detente.findings.witness import EquilibriumAt, Excluded
from detente.findings.words import count, state_words
from detente.findings.world import World
from detente.moves import Mask


def equilibrium(world: World, query: Equilibrium, concept: str, *, show: int | None) -> Answer:
    """Answer the claim under `concept`; with `show`, also make the witness of up to that many states."""
    staying = world.equilibria(concept)
    pool = world.reach(world.status_quo, "improvements").distance >= 0 if query.reachable else np.ones_like(staying)
    found = staying & pool
    sort = "reachable equilibrium" if query.reachable else "equilibrium"
    if not found.any():
        none = f"there is no {sort} ({concept})"
        return Answer("untestable", none, concept, missing=none)
    having = world.where(query.formula)
    wanted = ~having if query.quantifier == "every" else having
    example = found & wanted
    holds = bool(example.any()) == (query.quantifier == "some")
    if show is None:
        return Answer("holds" if holds else "fails", "", concept)
    reason = _reason(world, query, found, example, sort)
    if not show:
        return Answer("holds" if holds else "fails", reason, concept)
    witness = (
        _at(world, example, concept, query) if example.any() else _excluded(world, wanted & pool, concept, query, show)
    )
    return Answer("holds" if holds else "fails", reason, concept, witness=witness)


def _reason(world: World, query: Equilibrium, found: Mask, example: Mask, sort: str) -> str:
    number, hits = int(found.sum()), int(example.sum())
    if query.quantifier == "every":
        hits = number - hits
    said = f"{hits} of {count(number, sort)} {'has' if hits == 1 else 'have'} {text(query.formula)}"
    if example.any():
        state = world.label(_choose(world, example))
        said += f", {'but not' if query.quantifier == 'every' else 'for one'} {state_words(state, world.conflict)}"
    return said


def _choose(world: World, example: Mask) -> int:
    """Take the example nearest to the status quo by improvements, else the first."""
    distance = world.reach(world.status_quo, "improvements").distance
    candidates = np.flatnonzero(example)
    steps = np.where(distance[candidates] < 0, np.iinfo(np.int32).max, distance[candidates])
    return int(candidates[np.argmin(steps)])


def _at(world: World, example: Mask, concept: str, query: Equilibrium) -> EquilibriumAt:
    state = _choose(world, example)
    path = path_to(world, world.status_quo, state, "improvements") if query.reachable else None
    return EquilibriumAt(world.label(state), concept, standings(world, state, concept), path)


def _excluded(world: World, wanted: Mask, concept: str, query: Equilibrium, show: int | None) -> Excluded:
    where = np.flatnonzero(wanted)
    leaving = (leaver(world, int(state), concept) for state in where[:show])
    within = closed(world, world.status_quo, "improvements") if query.reachable else None
    return Excluded(concept, tuple(one for one in leaving if one is not None), len(where), within)
