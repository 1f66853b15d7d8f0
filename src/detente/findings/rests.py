"""What a verdict rests on: the smallest sets of assumptions whose removal changes it.

Sets are tried by size, every set of a size before any of the next, up to a size given or up to an effort. Single
assumptions often carry nothing (two wants say much the same); then the sets are larger, and where they are larger than
what was tried, one *irreducible* set is found by taking out everything and putting back all that is not needed: no part
of it will do, but a smaller one elsewhere cannot be ruled out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from math import comb

from detente.conflict.model import Claim, Outcome
from detente.conflict.query import DYNAMIC, Deters, InView, No, OnlyBecause, Prefers, Query, Reaches, Stable
from detente.errors import DetenteError
from detente.findings.assumptions import Assumption, assumptions
from detente.findings.forms import answerable, concepts_of
from detente.findings.judge import Worlds, agreed, answers, each_answer, outcome_of
from detente.findings.verdict import Rest

EFFORT = 2_000_000
"""State visits spent on one claim where no depth is given: sizes are tried while the next fits. About two seconds."""

QUICK = 40_000
"""The effort of a first look: small models in full, and the claims of large ones that are cheap to try again."""

DEEPEST = 4
"""No larger sets are tried one by one, whatever the effort allows."""

PER_CHAIN = 3_000
"""What it takes to compile a chain and to follow it, in state visits: a fixed part ..."""

PER_STATE = 3
"""... and for each of its states, of which there are at least as many as the model has."""


def rests_on(
    worlds: Worlds, claim: Claim, outcome: Outcome, *, depth: int | None = None, effort: int = EFFORT
) -> tuple[tuple[Rest, ...], int]:
    """Return the smallest sets found for `claim`, whose verdict is `outcome`, and the size up to which all were tried.

    With `depth` every set of up to that many assumptions is tried; else sizes are tried while they fit in `effort`.
    """
    if claim.test is None or not answerable(claim.test, worlds.base.conflict):
        return (), 0
    pool = relevant(claim.test, worlds)
    deepest = 1 if about_time(claim.test) and depth is None else DEEPEST
    for size in range(1, min(len(pool), deepest) + 1):
        if size > depth if depth is not None else _visits(worlds, claim.test, pool, size) > effort:
            return (), size - 1
        found = tuple(_changing(worlds, claim, outcome, combinations(pool, size)))
        if found:
            return found, size
    return (), min(len(pool), deepest)


def irreducible(worlds: Worlds, claim: Claim, outcome: Outcome) -> Rest | None:
    """Return one set of wants whose removal changes the verdict and of which no part will do, or None.

    None also for a claim about time, which would be asked too often.
    """
    if claim.test is None or about_time(claim.test) or not answerable(claim.test, worlds.base.conflict):
        return None
    wants = [one for one in relevant(claim.test, worlds) if one.actor is not None]

    def changes(without: list[Assumption]) -> bool:
        return _changed(worlds, claim, outcome, frozenset(without))

    if not wants or not changes(wants):
        return None
    left = _shrink(wants, changes)
    return Rest(tuple(one.id for one in left), _after(worlds, claim, frozenset(left)), smallest=False)


def _shrink(wants: list[Assumption], changes: Callable[[list[Assumption]], bool]) -> list[Assumption]:
    """Put assumptions back, halves first and then one by one, as long as the verdict stays changed."""
    left, step = list(wants), len(wants) // 2
    while step >= 1:
        at = 0
        while at < len(left):
            fewer = left[:at] + left[at + step :]
            if fewer and changes(fewer):
                left = fewer
            else:
                at += step
        step //= 2
    return left


def _changing(worlds: Worlds, claim: Claim, outcome: Outcome, sets: Iterator[tuple[Assumption, ...]]) -> Iterator[Rest]:
    for taken in sets:
        if _changed(worlds, claim, outcome, frozenset(taken)):
            yield Rest(tuple(one.id for one in taken), _after(worlds, claim, frozenset(taken)))
        if len(taken) > 1:
            worlds.forget(frozenset(taken))


def _changed(worlds: Worlds, claim: Claim, outcome: Outcome, without: frozenset[Assumption]) -> bool:
    """Tell whether the verdict is another one, asking no further than need be; not where nothing is left to judge."""
    said: set[Outcome] = set()
    try:
        for one in each_answer(worlds, claim, without=without, show=None):
            said.add(one.outcome)
            if outcome != "depends" and said - {"untestable", outcome}:
                return True
    except DetenteError:
        return False
    return agreed(said) != outcome


def _after(worlds: Worlds, claim: Claim, without: frozenset[Assumption]) -> Outcome:
    return outcome_of(answers(worlds, claim, without=without))


def _visits(worlds: Worlds, query: Query, pool: tuple[Assumption, ...], size: int) -> int:
    """Estimate the state visits of trying every set of `size`: each state, for each decider and concept asked about."""
    graph, concepts = worlds.base.graph, concepts_of(query, worlds.base.conflict)
    if about_time(query):
        each = PER_CHAIN + PER_STATE * graph.size
        return comb(len(pool), size) * len(worlds.readings) * len(concepts) * each
    deciders = len(graph.actors) if concepts != (None,) else 1
    return comb(len(pool), size) * len(worlds.readings) * graph.size * deciders * len(concepts)


def relevant(query: Query, worlds: Worlds) -> tuple[Assumption, ...]:
    """Return the assumptions that can matter to a claim, without wants and views of actors it cannot ask about."""
    actors = _asked(query)
    others = {view.id for view in worlds.base.conflict.views if view.actor not in _seers(query)}
    every = (one for one in assumptions(worlds.base.conflict) if one.id not in others)
    return tuple(one for one in every if one.actor is None or actors is None or one.actor in actors)


def about_time(query: Query) -> bool:
    """Tell whether a claim, or one within it, is about time: each answer then takes a chain of its own."""
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            return about_time(claim)
        case _:
            return isinstance(query, DYNAMIC)


def _seers(query: Query) -> frozenset[str]:
    """Return the actors whose views a claim asks about."""
    match query:
        case InView(actor, claim):
            return _seers(claim) | {actor}
        case No(claim) | OnlyBecause(claim):
            return _seers(claim)
        case _:
            return frozenset()


_OWN_WANTS = ("nash", "gmr", "smr", "strong-gmr", "strong-smr", "cnash", "cgmr", "csmr")
"""The concepts under which only the wants of who stays or leaves count: replies need not pay."""


def _asked(query: Query) -> frozenset[str] | None:
    """Return the actors whose wants a claim can hang on, or None for all."""
    match query:
        case No(claim) | InView(_, claim):
            return _asked(claim)
        case Prefers(actor=actor):
            return frozenset({actor})
        case Reaches(means="moves"):
            return frozenset()
        case Stable(actors=actors, concept=concept) if actors and concept in _OWN_WANTS:
            return frozenset(actors)
        case Deters(actor=actor, concept="gmr" | "smr"):
            return frozenset({actor})
        case _:
            return None
