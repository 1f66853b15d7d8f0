"""Does it hold afterwards? The state a package leads to: who moves to get there, who would leave, how long it lasts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from detente.conflict.formula import And, Atom, Formula, Not
from detente.conflict.model import Conflict, State
from detente.conflict.query import Chance, Means
from detente.errors import DetenteError
from detente.findings.chances.measure import Asked, in_time, measure, surely
from detente.findings.chances.rates import has_rates
from detente.findings.chances.unfolding import exact, horizon_of, process_of, rule_keys
from detente.findings.deals.record import AfterwardsTold, LastingTold, PackageTold, SigningTold, StandingTold
from detente.findings.deals.values import last_day, signing
from detente.findings.measured import Measured
from detente.findings.standing import standing
from detente.findings.world import CONCEPT_KEYS, World
from detente.moves import index_of

if TYPE_CHECKING:
    pass

BY: tuple[Means, ...] = ("improvements", "joint improvements")


def afterwards(
    world: World, state: int, package: PackageTold, solution: str, means: Mapping[str, bool]
) -> AfterwardsTold:
    """Tell what becomes of the agreed `state`, in which all that the deal `means` holds.

    Where the model has rates, P(still standing at the horizon) is told too.
    """
    lasting, untold = _lasting(world, state, means)
    label = world.label(state)
    reached = tuple((means, bool(world.reach(world.status_quo, means).distance[state] >= 0)) for means in BY)
    standings = tuple(_standing(world, state, concept) for concept in CONCEPT_KEYS)
    return AfterwardsTold(
        package, solution, label, _signing(world, state), reached, standings, lasting, _signed(world), untold
    )


def _standing(world: World, state: int, concept: str) -> StandingTold:
    stays = world.stable(concept)[:, state]
    leaves = tuple(_leave(world, state, int(i), concept) for i in np.flatnonzero(~stays))
    return StandingTold(concept, bool(stays.all()), leaves)


def _leave(world: World, state: int, actor: int, concept: str) -> tuple[str, State]:
    told = standing(world, state, actor, concept)
    return told.actor, told.escape.improvement if told.escape else told.state


def _signing(world: World, state: int) -> tuple[SigningTold, ...]:
    """Return what each actor changes on the way from the status quo, and whether it would do so as the last one."""
    now, then = world.label(world.graph.start), world.label(state)
    found = []
    for key in world.conflict.decision_makers:
        own = [option.key for option in world.conflict.controlled_by(key) if option.key in now ^ then]
        if own:
            before = index_of(world.graph, then ^ frozenset(own))
            rank = world.rank(key)
            gains = None if before is None or rank[before] == rank[state] else bool(rank[state] > rank[before])
            told = tuple(option if option in then else f"not {option}" for option in own)
            found.append(SigningTold(key, told, gains))
    return tuple(found)


def _lasting(world: World, state: int, means: Mapping[str, bool]) -> tuple[tuple[LastingTold, ...], str]:
    """Return how likely all the deal means still holds at the horizon, under each rule; or why that is not told."""
    if not has_rates(world.conflict):
        return (), "the model has no rates, so it does not say how long the deal lasts"
    literals = tuple(Atom(name) if taken else Not(Atom(name)) for name, taken in means.items())
    if not literals:
        return (), "the deal means nothing that could be kept: write means: [usa.offer, iran.accept]"
    kept = And(literals) if len(literals) > 1 else literals[0]
    try:
        days = horizon_of(world.conflict)
        return tuple(_lasts(world, state, kept, rule, days) for rule in rule_keys(world.conflict)), ""
    except DetenteError as error:
        return (), error.problems[0].message


def _signed(world: World) -> tuple[tuple[str, Measured], ...]:
    """Return the chance, under each rule, that the deal has been signed by its last day; nothing without rates."""
    deal = world.conflict.deal
    taken = None if deal is None else signing(deal)
    if deal is None or taken is None or not has_rates(world.conflict):
        return ()
    try:
        query = Chance("within", ">", 0.0, formula=taken, time=last_day(world.conflict, deal))
        return tuple((rule, measure(world, query, rule)) for rule in rule_keys(world.conflict))
    except DetenteError:
        return ()


def whole(state: State, conflict: Conflict) -> Formula:
    """Return the formula that only `state` has."""
    parts = tuple(Atom(it.key) if it.key in state else Not(Atom(it.key)) for it in conflict.options)
    return And(parts) if len(parts) > 1 else parts[0]


def _lasts(world: World, state: int, kept: Formula, rule: str, days: float) -> LastingTold:
    """Follow the chain from the agreed state: the deal is kept while `kept` holds."""
    from detente.dynamics.within import at, within
    from detente.findings.chances.unfolding import starts_of

    process = process_of(world, rule)
    exact(process)
    start = starts_of(process, whole(world.label(state), world.conflict))
    asked = Asked(process, start, lambda _done, _of, _name: None)
    timeline, goal, moments = in_time(process, days), process.mask(kept), np.array([days])
    held = at(timeline, goal, moments, keep=start)
    broken = within(timeline, ~goal, moments, keep=start)
    sure = surely(timeline, ~goal, np.ones_like(goal), days)
    never = np.where(sure[0][start], 1.0, np.where(sure[1][start], 0.0, 1.0 - broken.values[0]))
    ends = asked.told("chance", held.values[0], np.full(len(start), held.error), held.method, days=days)
    along = asked.told("chance", never, np.full(len(start), broken.error), broken.method, days=days)
    return LastingTold(rule, days, ends, along)
