r"""The forms of the claim language that are answered, one file each, and how a claim is put to them.

| form | file |
|---|---|
| `some\|every\|no [reachable] equilibrium(CONCEPT) has F` | equilibrium |
| `F is stable(CONCEPT) for A\|everyone` | stable |
| `F is stable(CONCEPT) for coalition A, B\|every coalition` | coalition |
| `status_quo\|F reaches G by MEANS [of A, B]` | reaches |
| `A [always] prefers F to G` | prefers |
| `A.x deters B from B.y (CONCEPT)` | deters |
| `T only because of S` | only_because |
| `in the view of A: T` | in_view |
| `P(F within T\|before G\|while G within T\|at DATE) < 0.05` | chance |
| `E[time to F] < 30 days` | expected_time |
| `most likely path to F has G` | likely_path |
| `share of time in F < 0.1` | time_share |
| `no (T)` | here |
"""

from __future__ import annotations

from dataclasses import replace

from detente.conflict.formula import Atom, Blamed, Formula, Prepared, leaves
from detente.conflict.model import Conflict
from detente.conflict.query import (
    DYNAMIC,
    NEEDS,
    Chance,
    Deters,
    Equilibrium,
    ExpectedTime,
    InView,
    LikelyPath,
    No,
    OnlyBecause,
    Prefers,
    Query,
    Reaches,
    Stable,
    TimeShare,
    formulas_of,
)
from detente.findings.chances.rates import GIVE_RATES, NO_RATES, has_rates
from detente.findings.chances.unfolding import rule_keys
from detente.findings.forms.applies import not_applicable
from detente.findings.forms.chance import chance
from detente.findings.forms.deters import deters
from detente.findings.forms.equilibrium import equilibrium
from detente.findings.forms.expected_time import expected_time
from detente.findings.forms.in_view import in_view
from detente.findings.forms.likely_path import likely_path
from detente.findings.forms.only_because import only_because
from detente.findings.forms.prefers import prefers
from detente.findings.forms.reaches import reaches
from detente.findings.forms.stable import stable
from detente.findings.forms.time_share import time_share
from detente.findings.verdict import Answer
from detente.findings.world import COALITION_KEYS, CONCEPT_KEYS, World
from detente.stability import COALITION_CONCEPTS

__all__ = ["answer", "answerable", "concepts_of"]


def concepts_of(query: Query, conflict: Conflict | None = None) -> tuple[str | None, ...]:
    """Return the concepts a claim is to be answered under: the one it names, all that apply, or none at all.

    A claim about time is answered under choice rules instead: those of `conflict`, its own first.

    >>> from detente.conflict.formula import Atom
    >>> concepts_of(Equilibrium("no", Atom("war"), concept="seq"))
    ('seq',)
    """
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            return concepts_of(claim, conflict)
        case Chance() | ExpectedTime() | LikelyPath() | TimeShare():
            return rule_keys(conflict or Conflict("", (), ()))
        case Stable(coalition=True, concept=named):
            return COALITION_KEYS if named is None else (_OF_COALITIONS.get(named, named),)
        case Equilibrium(concept=named) | Stable(concept=named) | Deters(concept=named) if named is not None:
            return (named,)
        case Equilibrium() | Stable():
            return CONCEPT_KEYS
        case Deters():
            return tuple(key for key in CONCEPT_KEYS if key != "nash")
        case _:
            return (None,)


def answer(world: World, query: Query, concept: str | None, *, show: int | None = 1) -> Answer:
    """Answer `query` in `world` under `concept`; with `show`, also make a witness of up to that many states.

    With `show` None only the outcome counts, and the reason may be left out.

    A claim that needs what is not there is untestable, and the answer says what is missing.
    """
    lacks = None if concept is None else not_applicable(world, query, concept)
    if lacks:
        return Answer("untestable", lacks, concept, missing=lacks)
    needed = _needs(query, world.conflict)
    if needed:
        fix = f": {GIVE_RATES}" if needed == NO_RATES else ""
        return Answer("untestable", f"needs {needed}{fix}", concept, missing=needed)
    lasting = show is None and _hangs_on_ranks(query, world)
    if lasting and (query, concept) in world.told:
        return world.told[query, concept]
    given = _asked(world, query, concept, show=show)
    if lasting:
        world.told[query, concept] = given
    return given


def _hangs_on_ranks(query: Query, world: World) -> bool:
    """Tell whether the answer is the same in every world with the same states and the same ranks of the deciders."""
    match query:
        case No(claim):
            return _hangs_on_ranks(claim, world)
        case Prefers(actor=actor):
            return actor in world.graph.actors and bool(world.conflict.actor[actor].wants)
        case Equilibrium() | Stable() | Deters() | Reaches():
            return True
        case _:
            return False


_OF_COALITIONS = {concept.alone: concept.key for concept in COALITION_CONCEPTS}
"""What the concept of a single decision maker is called where a coalition is asked about."""


def answerable(query: Query, conflict: Conflict) -> bool:
    """Tell whether `query` can be answered at all; if not, no assumption of the model changes that."""
    return _needs(query, conflict) is None


def _needs(query: Query, conflict: Conflict) -> str | None:
    """Return what `query` needs that is not there, or None: a part of detente, or rates in the model."""
    if isinstance(query, No | OnlyBecause | InView):
        return _needs(query.claim, conflict)
    if isinstance(query, DYNAMIC):
        deals = isinstance(query, Chance) and query.event == "ratified"
        return "deals" if deals else None if has_rates(conflict) else NO_RATES
    if any(_needs_dynamics(formula, conflict) for formula in formulas_of(query)):
        return "dynamics"
    return next((need for form, need in NEEDS if isinstance(query, form)), None)


def _needs_dynamics(formula: Formula, conflict: Conflict) -> bool:
    """Tell whether `formula` speaks of what is being prepared or of blame, itself or through a named condition."""
    for leaf in leaves(formula):
        if isinstance(leaf, Prepared | Blamed):
            return True
        meaning = conflict.meaning.get(leaf.name) if isinstance(leaf, Atom) else None
        if meaning is not None and _needs_dynamics(meaning, conflict):
            return True
    return False


def _asked(world: World, query: Query, concept: str | None, *, show: int | None) -> Answer:
    match query:
        case Equilibrium():
            return equilibrium(world, query, concept or "", show=show)
        case Stable():
            return stable(world, query, concept or "", show=show)
        case Deters():
            return deters(world, query, concept or "", show=show)
        case Reaches():
            return reaches(world, query, show=show)
        case Prefers():
            return prefers(world, query, show=show)
        case Chance() | ExpectedTime() | LikelyPath() | TimeShare():
            return _in_time(world, query, concept or "")
        case No(claim):
            return _no(answer(world, claim, concept, show=show))
        case OnlyBecause():
            return only_because(world, query, lambda other, claim: answer(other, claim, concept, show=show))
        case InView():
            return in_view(world, query, concept, lambda other, claim: answer(other, claim, concept, show=show))
        case _:
            raise AssertionError(f"{type(query).__name__} has neither an answer nor a need")


def _in_time(world: World, query: Chance | ExpectedTime | LikelyPath | TimeShare, rule: str) -> Answer:
    match query:
        case Chance():
            return chance(world, query, rule)
        case ExpectedTime():
            return expected_time(world, query, rule)
        case LikelyPath():
            return likely_path(world, query, rule)
        case TimeShare():
            return time_share(world, query, rule)


_OPPOSITE = {"holds": "fails", "fails": "holds"}


def _no(of: Answer) -> Answer:
    outcome = _OPPOSITE.get(of.outcome)
    if outcome is None:
        return of
    return replace(of, outcome="holds" if outcome == "holds" else "fails")
