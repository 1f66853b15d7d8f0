"""Claims of stability answered for many profiles at once, the same answers as `findings.forms` gives one by one.

An outcome is a small number, its place in `OUTCOMES`, or `UNASKED`. Forms that look at wants are answered over a
whole `Block`; coalitions, the concepts asked for by name, joint improvements and explicit models are answered profile
by profile; claims that no want has a say in (deals, ties, sources) once. Claims about time take a chain for every
profile: they are asked of `timed` distinct profiles of a block, drawn by the seed, the same ones under every rule, each
with numbers drawn from their ranges.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict.model import Outcome
from detente.conflict.query import (
    DYNAMIC,
    Chance,
    Deters,
    Equilibrium,
    InView,
    No,
    OnlyBecause,
    Prefers,
    Query,
    Reaches,
    Stable,
)
from detente.conflict.view import sees
from detente.errors import DetenteError
from detente.findings.ensemble.block import Block, Shape
from detente.findings.ensemble.context import Context
from detente.findings.forms import answer, answerable
from detente.findings.forms.applies import not_applicable
from detente.findings.forms.deters import lacking
from detente.findings.forms.in_view import unseen
from detente.findings.forms.only_because import taken_away
from detente.findings.forms.prefers import compared
from detente.findings.numbers import ranged
from detente.findings.world import CONCEPT_KEYS
from detente.moves import Mask

Outcomes = NDArray[np.int8]
OUTCOMES: tuple[Outcome, ...] = ("fails", "holds", "untestable", "depends")
FAILS, HOLDS, UNTESTABLE, DEPENDS, UNASKED = range(5)
"""Outcomes by number: their places in `OUTCOMES`, and one more."""

_ABOUT_WANTS = (Equilibrium, Stable, Reaches, Prefers, Deters, *DYNAMIC)


def about_wants(query: Query) -> bool:
    """Tell whether wants have a say in a claim; what is asked of deals, ties and sources is answered once."""
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            return about_wants(claim)
        case Chance(event="ratified"):
            return False
        case _:
            return isinstance(query, _ABOUT_WANTS)


class Asked:
    """The claims put to one block of profiles; blocks are kept by context, answers by claim."""

    def __init__(self, context: Context, choice: NDArray[np.intp], *, timed: int, seed: int) -> None:
        self.choice, self.timed, self.seed = choice, timed, seed
        self.blocks: dict[int, Block] = {}
        self.shapes: dict[Hashable, Shape] = {}
        self.told: dict[tuple[int, Query, str | None], Outcomes] = {}
        self.context = context

    def block(self, context: Context) -> Block:
        """Return the block of profiles in `context`."""
        if id(context) not in self.blocks:
            graph = context.near.graph
            moves = (graph.states.tobytes(), graph.own.tobytes(), graph.stays, graph.shut, graph.actors, graph.options)
            shape = self.shapes.setdefault(moves, Shape(context.near)) if graph.arcs is None else Shape(context.near)
            self.blocks[id(context)] = Block(context, self.choice, shape)
        return self.blocks[id(context)]

    def outcomes(self, context: Context, query: Query, concept: str | None) -> Outcomes:
        """Return the outcome of a claim under `concept` for each profile."""
        key = (id(context), query, concept)
        if key not in self.told:
            self.told[key] = self._outcomes(context, query, concept)
        return self.told[key]

    def _outcomes(self, context: Context, query: Query, concept: str | None) -> Outcomes:
        if not about_wants(query) or not answerable(query, context.near.conflict):
            return self._all(OUTCOMES.index(answer(context.near, query, concept, show=None).outcome))
        match query:
            case No(claim):
                return _turned(self.outcomes(context, claim, concept))
            case OnlyBecause():
                return self._only_because(context, query, concept)
            case InView():
                return self._in_view(context, query, concept)
        if concept is not None and not_applicable(context.near, query, concept):
            return self._all(UNTESTABLE)
        block = self.block(context)
        each = _each(block, query, concept)
        if each is None:
            each = self._one_by_one(block, query, concept)
        outcomes = self._all(UNTESTABLE)
        known = block.copy >= 0
        outcomes[known] = each[block.copy[known]]
        return outcomes

    def _all(self, outcome: int) -> Outcomes:
        return np.full(len(self.choice), outcome, np.int8)

    def _one_by_one(self, block: Block, query: Query, concept: str | None) -> Outcomes:
        """Answer for each distinct profile in a world of its own; of claims about time, for the first few."""
        each = np.full(len(block.first), UNASKED, np.int8)
        rng, every = np.random.default_rng(self.seed), np.arange(len(each))
        timed = isinstance(query, DYNAMIC)
        unknown = ranged(block.context.near.conflict) if timed else ()
        for at in rng.permutation(every)[: self.timed] if timed and self.timed < len(each) else every:
            world = block.context.world(self.choice[block.first[at]])
            moved = world.conflict
            for number in unknown:
                moved = number.put(moved, rng.uniform(number.value.low, number.value.high))
            world = world.vary(moved) if unknown else world
            each[at] = OUTCOMES.index(answer(world, query, concept, show=None).outcome)
        return each

    def _only_because(self, context: Context, query: OnlyBecause, concept: str | None) -> Outcomes:
        now = self.outcomes(context, query.claim, concept)
        edits = tuple(edit for cause in query.causes if (edit := taken_away(cause, context.near.conflict)))
        without = _turned(self.outcomes(context.after(edits), query.claim, concept))
        return np.where(now == HOLDS, without, now)

    def _in_view(self, context: Context, query: InView, concept: str | None) -> Outcomes:
        if unseen(context.near, query):
            return self._all(UNTESTABLE)
        try:
            seen = context.after(sees(context.near.conflict, query.actor))
        except DetenteError:
            return self._all(UNTESTABLE)
        return self.outcomes(seen, query.claim, concept)


def _turned(outcomes: Outcomes) -> Outcomes:
    """Return the outcomes of a claim denied."""
    return np.where(outcomes == HOLDS, FAILS, np.where(outcomes == FAILS, HOLDS, outcomes)).astype(np.int8)


def _said(holds: Any) -> Outcomes:
    return np.where(holds, HOLDS, FAILS).astype(np.int8)


def _each(block: Block, query: Query, concept: str | None) -> Outcomes | None:
    """Return the outcome for each distinct profile, or None where it is to be found one by one."""
    listed = block.context.near.graph.arcs is not None
    match query:
        case Equilibrium() if concept in CONCEPT_KEYS and not (listed and query.reachable):
            return _equilibrium(block, query, concept)
        case Stable(coalition=False) if concept in CONCEPT_KEYS:
            return _stable(block, query, concept)
        case Deters() if concept in CONCEPT_KEYS and not listed:
            return _deters(block, query, concept)
        case Reaches(means=means) if means != "joint improvements" and not listed:
            return _reaches(block, query)
        case Prefers():
            return _prefers(block, query)
        case _:
            return None


def _equilibrium(block: Block, query: Equilibrium, concept: str) -> Outcomes:
    found: Mask = np.asarray(block.stable(concept).all(axis=1))
    if query.reachable:
        found = found & block.reached(block.context.near.status_quo, "improvements")
    having = block.context.near.where(query.formula)
    wanted = ~having if query.quantifier == "every" else having
    example: Mask = found & wanted
    holds = example.any(axis=1) == (query.quantifier == "some")
    return np.where(found.any(axis=1), _said(holds), UNTESTABLE).astype(np.int8)


def _stable(block: Block, query: Stable, concept: str) -> Outcomes:
    graph, where = block.context.near.graph, block.context.near.where(query.formula)
    if not where.any() or any(actor not in graph.actors for actor in query.actors):
        return np.full(len(block.first), UNTESTABLE, np.int8)
    movers = [graph.actors.index(actor) for actor in query.actors or graph.actors]
    return _said(block.stable(concept)[:, movers][:, :, where].all(axis=(1, 2)))


def _deters(block: Block, query: Deters, concept: str) -> Outcomes:
    world = block.context.near
    if lacking(world, query):
        return np.full(len(block.first), UNTESTABLE, np.int8)
    actor, frozen = world.graph.actors.index(query.actor), frozenset({query.threat})
    deed, threat = (np.uint64(1 << world.graph.options.index(option)) for option in (query.deed, query.threat))
    tempted = block.tempted(actor, deed, threat)
    stays, anyway = block.stable(concept)[:, actor], block.stable(concept, frozen)[:, actor]
    holds = ((stays & ~anyway) | ~tempted).all(axis=1)
    return np.where(tempted.any(axis=1), _said(holds), UNTESTABLE).astype(np.int8)


def _reaches(block: Block, query: Reaches) -> Outcomes:
    world = block.context.near
    starts = world.status_quo if query.start is None else world.where(query.start)
    if not starts.any() or any(actor not in world.graph.actors for actor in query.actors):
        return np.full(len(block.first), UNTESTABLE, np.int8)
    target = world.where(query.target)
    holds = np.ones(len(block.first), np.bool_)
    for start in np.flatnonzero(starts):
        only = np.zeros_like(starts)
        only[start] = True
        there: Mask = block.reached(only, query.means, query.actors) & target
        holds &= there.any(axis=1)
    return _said(holds)


def _prefers(block: Block, query: Prefers) -> Outcomes:
    """Answer by the worst of the better side and the best of the worse in each group of otherwise equal states."""
    ranks, _ = block.context.ranks(query.actor)
    better, worse, groups = compared(block.context.near, query)
    if not groups:
        return np.full(len(block.first), UNTESTABLE, np.int8)
    holds = np.ones(len(ranks), np.bool_)
    for group in range(groups):
        least, most = ranks[:, better == group].min(axis=1), ranks[:, worse == group].max(axis=1)
        holds &= least > most
    said = np.append(_said(holds), np.int8(UNTESTABLE))
    wanted = _wanting(block, query.actor)
    rows = block.rows(query.actor)[block.first]
    return np.where(wanted[block.first], said[rows], UNTESTABLE).astype(np.int8)


def _wanting(block: Block, key: str) -> Mask:
    """Return (b,): where an actor has any wants, or a ranking, so that it can be asked what it prefers."""
    actor = block.context.near.conflict.actor[key]
    if actor.ranking is not None or key not in block.context.actors:
        return np.full(len(block.choice), bool(actor.wants) or actor.ranking is not None)
    at = block.context.actors.index(key)
    some = np.array([bool(wants) for wants in block.context.lists[at]])
    return some[block.choice[:, at]]
