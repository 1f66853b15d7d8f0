"""What a verdict rests on: the smallest sets of assumptions whose removal changes it.

Sets are tried by size, every set of a size before any of the next, up to a size given or up to an effort. Single
assumptions often carry nothing (two wants say much the same); then the sets are larger, and where they are larger than
what was tried, one *irreducible* set is found by taking out everything and putting back all that is not needed: no part
of it will do, but a smaller one elsewhere cannot be ruled out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from math import comb, prod

from detente.conflict.model import Claim, Conflict, Outcome
from detente.conflict.query import (
    DYNAMIC,
    OF_TIES,
    Deters,
    IndependentSources,
    InView,
    No,
    OnlyBecause,
    Prefers,
    Query,
    Reaches,
    Stable,
    of_deals,
)
from detente.errors import DetenteError
from detente.findings.assumptions import Assumption, assumptions, deal_assumptions, tie_assumptions, time_assumptions
from detente.findings.camps import bearing
from detente.findings.chances.unfolding import rule_keys
from detente.findings.forms import answerable, concepts_of
from detente.findings.judge import Worlds, agreed, answers, each_answer, outcome_of
from detente.findings.verdict import Rest

EFFORT = 2_000_000
"""State visits spent on one claim where no depth is given: sizes are tried while the next fits. About two seconds."""

QUICK = 40_000
"""The effort of a first look: small models in full, and the claims of large ones that are cheap to try again."""

DEEPEST = 4
"""No larger sets are tried one by one, whatever the effort allows."""

PER_WEB = 500
"""What it takes to find the camps of a web again, in state visits."""

PER_CHAIN = 3_000
"""What it takes to compile a chain and to follow it, in state visits: a fixed part ..."""

PER_DEAL = 3_000
"""What it takes to work out a deal once, in state visits, besides its packages."""

PER_STATE = 30
"""... and for each of its states, of which there are at least as many as the model has."""

EXACT = 22
"""Where states are not listed there are more than 2 to the power of this, and paths of each answer take as long."""


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


def about_ties(query: Query) -> bool:
    """Tell whether a claim, or one within it, is about camps."""
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            return about_ties(claim)
        case _:
            return isinstance(query, OF_TIES)


def about_sources(query: Query) -> bool:
    """Tell whether a claim, or one within it, asks what another verdict rests on: each answer is a search."""
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            return about_sources(claim)
        case _:
            return isinstance(query, IndependentSources)


def _visits(worlds: Worlds, query: Query, pool: tuple[Assumption, ...], size: int) -> int:
    """Estimate the state visits of trying every set of `size`: each state, for each decider and concept asked about."""
    if about_ties(query):
        return comb(len(pool), size) * len(worlds.readings) * PER_WEB
    if about_sources(query):
        return comb(len(pool), size) * len(worlds.readings) * QUICK
    graph, concepts = worlds.base.graph, concepts_of(query, worlds.base.conflict)
    states = graph.size or 2**EXACT
    if about_deals(query):
        return comb(len(pool), size) * len(worlds.readings) * per_deal(worlds.base.conflict)
    if about_time(query):
        each = PER_CHAIN + PER_STATE * states
        return comb(len(pool), size) * len(worlds.readings) * len(concepts) * each
    deciders = len(graph.actors) if concepts != (None,) else 1
    return comb(len(pool), size) * len(worlds.readings) * states * deciders * len(concepts)


def per_deal(conflict: Conflict) -> int:
    """Return what it takes to work out the deal once, in state visits: a fixed part, and one for each package."""
    deal = conflict.deal
    open_ = [issue for issue in deal.issues if not issue.off] if deal else []
    dynamic = deal is not None and deal.without == "dynamics"
    rules = len(rule_keys(conflict)) if dynamic else 1
    return rules * ((PER_CHAIN if dynamic else 0) + PER_DEAL + prod(len(issue.settlements) for issue in open_))


def relevant(query: Query, worlds: Worlds) -> tuple[Assumption, ...]:
    """Return the assumptions that can matter to a claim, without wants and views of actors it cannot ask about."""
    if about_ties(query):
        matter = bearing(query, worlds.base.conflict)
        return tuple(one for one in tie_assumptions(worlds.base.conflict) if one.id in matter)
    if about_deals(query) and not _hangs_on_states(worlds.base.conflict):
        return deal_assumptions(worlds.base.conflict)
    actors = wanting(query)
    others = {view.id for view in worlds.base.conflict.views if view.actor not in _seers(query)}
    dealt = deal_assumptions(worlds.base.conflict) if about_deals(query) else ()
    timed = time_assumptions(worlds.base.conflict) if about_time(query) else ()
    every = (one for one in (*dealt, *assumptions(worlds.base.conflict), *timed) if one.id not in others)
    if dealt and not _hangs_on_wants(worlds.base.conflict):
        return tuple(one for one in every if one.actor is None)
    return tuple(one for one in every if one.actor is None or actors is None or one.actor in actors)


def _hangs_on_states(conflict: Conflict) -> bool:
    """Tell whether what packages and no deal are worth has to do with the states of the model."""
    deal = conflict.deal
    if deal is None:
        return False
    means = deal.means or any(each.means for issue in deal.issues for each in issue.outcomes)
    return bool(means or deal.prices or deal.scale == "worth")


def _hangs_on_wants(conflict: Conflict) -> bool:
    """Tell whether what packages and no deal are worth has to do with what anybody wants."""
    return conflict.deal is not None and (conflict.deal.scale == "worth" or conflict.deal.without == "dynamics")


def about_time(query: Query) -> bool:
    """Tell whether a claim, or one within it, is about time: each answer then takes a chain of its own."""
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            return about_time(claim)
        case _:
            return isinstance(query, DYNAMIC) and not of_deals(query)


def about_deals(query: Query) -> bool:
    """Tell whether a claim, or one within it, is about deals."""
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            return about_deals(claim)
        case _:
            return of_deals(query)


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


def wanting(query: Query) -> frozenset[str] | None:
    """Return the actors whose wants a claim can hang on, or None for all."""
    match query:
        case No(claim) | InView(_, claim):
            return wanting(claim)
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
