"""What follows over every profile of wants that fits what is sure: how often each claim holds, and each state rests.

A profile gives every actor one list of wants (`ensemble.variants`). Each claim gets its verdict in each profile, over
all readings and concepts as `findings.check` does it. Two measures are told: the share of *orders*, in which every
order that fits is as likely as every other; and the share of *distinct rankings*, in which profiles that rank all
states alike count once. They differ, for many orders say the same of the states.

Uncertainty of this kind: Li, Hipel, Kilgour and Fang (2004), IEEE Trans. Syst. Man Cybern. A 34(4); how often a result
stands over it is the acceptability of SMAA, Lahdelma, Hokkanen and Salminen (1998), Eur. J. Oper. Res. 106.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.conflict.change import accepted
from detente.conflict.edit import Choose, Edit
from detente.conflict.model import Claim, Conflict, Outcome
from detente.conflict.query import Query
from detente.dynamics.interval import clopper_pearson
from detente.errors import DetenteError
from detente.files.hash import model_hash
from detente.findings.ensemble.context import Context
from detente.findings.ensemble.many import DEPENDS, FAILS, HOLDS, OUTCOMES, UNASKED, UNTESTABLE, Asked, Outcomes
from detente.findings.ensemble.profiles import MOST_PROFILES, Profiles, profiles_of
from detente.findings.ensemble.ranges import hangs_on_ranges, over_ranges
from detente.findings.forms import concepts_of
from detente.findings.judge import Worlds
from detente.findings.rests import about_deals
from detente.findings.sides import Sides
from detente.findings.world import CONCEPT_KEYS

TIMED = 20
"""Of how many distinct profiles in a block claims about time are asked."""

_ENTRIES = 2**23
"""States times profiles times deciders gone through at once."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Share:
    """How often something is so: the share, and between what it lies; equal ends where every profile was asked."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ClaimOver:
    """A claim over the ensemble. `orders` has the share of profiles with each outcome, `rankings` that of rankings.

    `asked` is of how many profiles it was asked, fewer than all for a claim about time. Where numbers it hangs on
    have a range and the profiles are few, it was asked of so many cases, each with numbers of its own.
    """

    claim: str
    expected: Outcome
    orders: Mapping[Outcome, Share]
    rankings: Mapping[Outcome, float]
    asked: int

    @property
    def outcome(self) -> Outcome:
        """The verdict over the ensemble: the one all profiles agree on, else *depends*."""
        found = [outcome for outcome in OUTCOMES if self.orders[outcome].share > 0]
        tested = [outcome for outcome in found if outcome != "untestable"]
        return tested[0] if len(tested) == 1 else "depends" if tested else "untestable"


@dataclass(frozen=True, slots=True)
class StateOver:
    """A state over the ensemble: how often it is an equilibrium under each concept, all readings counted alike."""

    state: frozenset[str]
    shares: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Ensemble:
    """What follows over all profiles. `verdicts` is (claims, profiles): numbers of `many.OUTCOMES`, 4 where not asked.

    `by_reading` is (claims, readings, profiles), the same for each of `readings`, the sides taken of what is left open.
    `together` is (claims, claims): the share of profiles in which both hold.
    """

    title: str
    model_hash: str
    profiles: Profiles
    rankings: int
    claims: tuple[ClaimOver, ...]
    states: tuple[StateOver, ...]
    together: NDArray[np.float64]
    verdicts: NDArray[np.int8]
    by_reading: NDArray[np.int8]
    readings: tuple[Sides, ...]


def ensemble(
    conflict: Conflict,
    *,
    claims: Iterable[str] | None = None,
    number: int = 1_000,
    seed: int = 1,
    most: int = MOST_PROFILES,
    timed: int = TIMED,
    states: bool = True,
    progress: Progress | None = None,
) -> Ensemble:
    """Judge the claims of `conflict` in every profile of wants that fits what is sure, or in `number` drawn ones.

    All profiles are gone through where there are at most `most`; `progress` is told how far it is. Raises as
    `findings.check` does. Cost: for a block of profiles what `stability.solve_many` takes, in each context the claims
    ask about (readings, what they suppose, what they take away).
    """
    sure = accepted(conflict)
    chosen = None if claims is None else frozenset(claims)
    asked = [claim for claim in sure.claims if chosen is None or claim.id in chosen]
    worlds = Worlds.of(sure)
    profiles = profiles_of(sure, number=number, seed=seed, most=most)
    base = Context.of(worlds.base, profiles.variants)
    by_reading = np.full((len(asked), len(worlds.readings), profiles.number), UNASKED, np.int8)
    rested = np.zeros((len(CONCEPT_KEYS), worlds.base.graph.size))
    rows = np.empty((profiles.number, len(profiles.variants)), np.intp)
    for first in range(0, profiles.number, size := _block(worlds, profiles)):
        part = slice(first, first + size)
        put = Asked(base, profiles.choice[part], timed=timed, seed=seed)
        for at, claim in enumerate(asked):
            if progress:
                progress(first + at * len(put.choice) // len(asked), profiles.number, claim.id)
            by_reading[at, :, part] = judged(worlds, put, claim)
        for column, one in enumerate(profiles.variants):
            rows[part, column] = put.block(base).rows(one.actor)
        if states:
            rested += _rested(worlds, put, profiles.weight[part])
    weight = _by_ranking(rows)
    verdicts = np.array([agreed(tuple(each)) for each in by_reading], np.int8).reshape(len(asked), profiles.number)
    over = [_over(claim, verdicts[at], profiles, weight) for at, claim in enumerate(asked)]
    for at, claim in enumerate(asked):
        few = about_deals(claim.test) if claim.test else False
        if timed and hangs_on_ranges(claim, sure) and (few or over[at].asked < timed):
            over[at] = _drawn(claim, over_ranges(base, worlds, claim, profiles, number=timed, seed=seed))
    return Ensemble(
        title=conflict.title,
        model_hash=model_hash(conflict),
        profiles=profiles,
        rankings=len(np.unique(rows, axis=0)),
        claims=tuple(over),
        states=_states(worlds, rested) if states else (),
        together=_together(verdicts, profiles.weight),
        verdicts=verdicts,
        by_reading=by_reading,
        readings=tuple(sides for sides, _ in worlds.readings),
    )


def _block(worlds: Worlds, profiles: Profiles) -> int:
    graph = worlds.base.graph
    return max(1, min(profiles.number, _ENTRIES // max(graph.size * len(graph.actors), 1)))


def judged(worlds: Worlds, put: Asked, claim: Claim) -> Outcomes:
    """Return (r, b): what the answers to a claim agree on over all concepts, for each reading and profile.

    Where a claim chooses a side, readings with the other sides are not asked; nor is the claim about time of profiles
    that were not drawn.
    """
    size, readings = len(put.choice), _readings(worlds, claim)
    if claim.test is None:
        return np.full((len(readings), size), UNTESTABLE, np.int8)
    concepts = concepts_of(claim.test, worlds.base.conflict)
    found = np.full((len(readings), size), UNASKED, np.int8)
    for at, edits in enumerate(readings):
        if edits is not None:
            found[at] = agreed([_given(put, edits, claim.test, concept) for concept in concepts])
    return found


def agreed(given: Sequence[Outcomes]) -> Outcomes:
    """Return the one outcome that stands for several, each (b,): *depends* where testable ones disagree.

    Not asked only where none was asked, or where one of those asked was not, all others being so.
    """
    every = np.stack(given)
    some = ((every == HOLDS) | (every == DEPENDS)).any(axis=0)
    seen = ((every == FAILS) | (every == DEPENDS)).any(axis=0)
    told = np.where(some & seen, DEPENDS, np.where(some, HOLDS, np.where(seen, FAILS, UNTESTABLE)))
    return np.where((every == UNASKED).all(axis=0), UNASKED, told).astype(np.int8)


def _given(put: Asked, edits: tuple[Edit, ...], query: Query, concept: str | None) -> Outcomes:
    """Return the answers to a claim after some edits; untestable where they cannot be carried out."""
    try:
        return put.outcomes(put.context.after(edits), query, concept)
    except DetenteError:
        return np.full(len(put.choice), UNTESTABLE, np.int8)


def _readings(worlds: Worlds, claim: Claim) -> list[tuple[Edit, ...] | None]:
    """Return what to edit for each reading, None for one with a side the claim does not choose; as `findings.judge`."""
    chosen = {edit.alternative: edit.side for edit in claim.suppose if isinstance(edit, Choose)}
    supposed = tuple(edit for edit in claim.suppose if not isinstance(edit, Choose))
    fits = [all(chosen.get(alternative, side) == side for alternative, side in sides) for sides, _ in worlds.readings]
    return [(*edits, *supposed) if fit else None for fit, (_, edits) in zip(fits, worlds.readings, strict=True)]


def _rested(worlds: Worlds, put: Asked, weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (concepts, n): in what share of the profiles of a block each state of the model is an equilibrium."""
    states = worlds.base.graph.states
    found = np.zeros((len(CONCEPT_KEYS), len(states)))
    for _, edits in worlds.readings:
        block = put.block(put.context.after(edits))
        graph, known = block.context.near.graph, block.copy >= 0
        if graph.options != worlds.base.graph.options or not len(block.first):
            continue
        share = np.bincount(block.copy[known], weights=weight[known], minlength=len(block.first))
        place = np.searchsorted(states, graph.states)
        inside = np.flatnonzero(states[np.minimum(place, len(states) - 1)] == graph.states)
        for at, concept in enumerate(CONCEPT_KEYS):
            rests = share @ block.stable(concept).all(axis=1)
            found[at, place[inside]] += rests[inside] / len(worlds.readings)
    return found


def _states(worlds: Worlds, rested: NDArray[np.float64]) -> tuple[StateOver, ...]:
    """Return the states that are ever an equilibrium, the most frequent first."""
    often = np.argsort(-rested.sum(axis=0), kind="stable")
    return tuple(
        StateOver(worlds.base.label(int(at)), dict(zip(CONCEPT_KEYS, rested[:, at].tolist(), strict=True)))
        for at in often
        if rested[:, at].any()
    )


def _by_ranking(rows: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the weight of each profile where every distinct profile of rankings weighs the same."""
    _, place, count = np.unique(rows, axis=0, return_inverse=True, return_counts=True)
    weight: NDArray[np.float64] = 1.0 / (count[place.reshape(-1)] * len(count))
    return weight


def _over(claim: Claim, verdicts: Outcomes, profiles: Profiles, ranking: NDArray[np.float64]) -> ClaimOver:
    asked = verdicts != UNASKED
    number = int(asked.sum())
    every = profiles.exact and number == profiles.number
    orders = {
        outcome: _share(float(_mean(verdicts[asked] == at, profiles.weight[asked])), number, every=every)
        for at, outcome in enumerate(OUTCOMES)
    }
    rankings = {outcome: _mean(verdicts[asked] == at, ranking[asked]) for at, outcome in enumerate(OUTCOMES)}
    return ClaimOver(claim.id, claim.expect, orders, rankings, number)


def _drawn(claim: Claim, given: Outcomes) -> ClaimOver:
    """Return what becomes of a claim over drawn cases, each with numbers of its own."""
    shares = {outcome: float((given == at).mean()) for at, outcome in enumerate(OUTCOMES)}
    orders = {outcome: _share(share, len(given), every=False) for outcome, share in shares.items()}
    return ClaimOver(claim.id, claim.expect, orders, shares, len(given))


def _mean(so: NDArray[np.bool_], weight: NDArray[np.float64]) -> float:
    return float(weight[so].sum() / weight.sum()) if len(weight) else 0.0


def _share(share: float, number: int, *, every: bool) -> Share:
    """Return a share with its interval at 95 %: none where every profile was asked, all where none was."""
    if not number:
        return Share(0.0, 0.0, 1.0)
    if not number:
        return Share(0.0, 0.0, 1.0)
    return Share(share, share, share) if every else Share(share, *clopper_pearson(round(share * number), number))


def _together(verdicts: Outcomes, weight: NDArray[np.float64]) -> NDArray[np.float64]:
    holds = (verdicts == HOLDS).astype(np.float64)
    return np.asarray((holds * weight) @ holds.T)
