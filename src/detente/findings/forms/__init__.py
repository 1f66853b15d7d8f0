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
| `some\|every\|no package is better for A and B than no deal` | better_package |
| `the best[SOLUTION] package settles X \|has F` | best_package |
| `issue X alone has a zone` | issue_zone |
| `linking adds at least 10 % of A's no-deal-to-best range` | linking |
| `P(ratified by A) > 0.5` | ratified |
| `A and B are in the same camp in every\|some optimal split` | same_camp |
| `frustration <= 2` | frustration |
| `independent sources of CLAIM >= 2` | independent_sources |
| `A avows F` | avows |
| `no (T)` | here |
"""

from __future__ import annotations

from dataclasses import replace

from detente.conflict.formula import Atom, Blamed, Formula, Prepared, leaves
from detente.conflict.model import Conflict
from detente.conflict.query import (
    DYNAMIC,
    Avows,
    BestPackage,
    BetterPackage,
    Chance,
    Deters,
    Equilibrium,
    ExpectedTime,
    Frustration,
    IndependentSources,
    InView,
    IssueZone,
    LikelyPath,
    Linking,
    No,
    OnlyBecause,
    Prefers,
    Query,
    Reaches,
    SameCamp,
    Stable,
    TimeShare,
    formulas_of,
    of_deals,
)
from detente.findings.chances.ranges import over_ranges
from detente.findings.chances.rates import GIVE_RATES, NO_RATES, has_rates
from detente.findings.chances.unfolding import rule_keys
from detente.findings.deals.asked import NO_DEAL, SOLUTION_KEYS, concepts_asked
from detente.findings.forms.applies import not_applicable
from detente.findings.forms.avows import avows
from detente.findings.forms.best_package import best_package
from detente.findings.forms.better_package import better_package
from detente.findings.forms.chance import chance
from detente.findings.forms.deters import deters
from detente.findings.forms.equilibrium import equilibrium
from detente.findings.forms.expected_time import expected_time
from detente.findings.forms.frustration import frustration
from detente.findings.forms.in_view import in_view
from detente.findings.forms.independent_sources import independent_sources
from detente.findings.forms.issue_zone import issue_zone
from detente.findings.forms.likely_path import likely_path
from detente.findings.forms.linking import linking
from detente.findings.forms.only_because import only_because
from detente.findings.forms.prefers import prefers
from detente.findings.forms.ratified import ratified_by
from detente.findings.forms.reaches import reaches
from detente.findings.forms.same_camp import same_camp
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
        case BestPackage(solution=None) | Chance(event="ratified"):
            return concepts_asked(conflict, solutions=SOLUTION_KEYS)
        case BestPackage(solution=str() as named):
            return concepts_asked(conflict, solutions=(named,))
        case BetterPackage() | IssueZone() | Linking():
            return concepts_asked(conflict)
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
    lasting = show is None and _hangs_on_ranks(query, world)
    if lasting and (query, concept) in world.told:
        return world.told[query, concept]
    lacks = None if concept is None else not_applicable(world, query, concept)
    if lacks:
        return Answer("untestable", lacks, concept, missing=lacks)
    if query not in world.needs:
        world.needs[query] = _needs(query, world.conflict)
    needed = world.needs[query]
    if needed:
        fix = f": {GIVE_RATES}" if needed == NO_RATES else ""
        return Answer("untestable", f"needs {needed}{fix}", concept, missing=needed)
    if not world.graph.size and _needs_states(query):
        missing = (
            "states that can be listed, and there are too many: only claims about time are answered, by sample paths"
        )
        return Answer("untestable", f"needs {missing}", concept, missing=missing)
    given = _asked(world, query, concept, show=show)
    if lasting:
        world.told[query, concept] = given
    return given


def _needs_states(query: Query) -> bool:
    """Tell whether `query` can be answered only where all states are listed."""
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            return _needs_states(claim)
        case SameCamp() | Frustration() | Avows():
            return False
        case _:
            return not isinstance(query, DYNAMIC) or of_deals(query)


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
    if isinstance(query, DYNAMIC) and not of_deals(query):
        return None if has_rates(conflict) else NO_RATES
    if any(_needs_dynamics(formula, conflict) for formula in formulas_of(query)):
        return "dynamics"
    if of_deals(query):
        return None if conflict.deal is not None else NO_DEAL
    return None


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
        case BetterPackage() | BestPackage() | IssueZone() | Linking() | Chance(event="ratified"):
            return _of_deals(world, query, concept)
        case Chance() | ExpectedTime() | LikelyPath() | TimeShare():
            return _in_time(world, query, concept or "")
        case SameCamp() | Frustration() | IndependentSources() | Avows():
            return _described(world, query, show=show)
        case No(claim):
            return _no(answer(world, claim, concept, show=show))
        case OnlyBecause():
            return only_because(world, query, lambda other, claim: answer(other, claim, concept, show=show))
        case InView():
            return in_view(world, query, concept, lambda other, claim: answer(other, claim, concept, show=show))
        case _:
            raise AssertionError(f"{type(query).__name__} has neither an answer nor a need")


def _described(world: World, query: SameCamp | Frustration | IndependentSources | Avows, *, show: int | None) -> Answer:
    """Answer a claim about what is only described: ties, and who says what."""
    match query:
        case SameCamp():
            return same_camp(world, query, show=show)
        case Frustration():
            return frustration(world, query, show=show)
        case IndependentSources():
            return independent_sources(world, query)
        case Avows():
            return avows(world, query)


def _of_deals(
    world: World, query: BetterPackage | BestPackage | IssueZone | Linking | Chance, concept: str | None
) -> Answer:
    """Answer a claim about deals, once for all worlds that differ in nothing it hangs on."""
    known = world.about_the_deal
    if known is None:
        return _of_packages(world, query, concept)
    if (query, concept) not in known:
        known[query, concept] = _of_packages(world, query, concept)
    return known[query, concept]


def _of_packages(
    world: World, query: BetterPackage | BestPackage | IssueZone | Linking | Chance, concept: str | None
) -> Answer:
    match query:
        case BetterPackage():
            return better_package(world, query, concept)
        case BestPackage():
            return best_package(world, query, concept)
        case IssueZone():
            return issue_zone(world, query, concept)
        case Linking():
            return linking(world, query, concept)
        case Chance():
            return ratified_by(world, query, concept)


def _in_time(world: World, query: Chance | ExpectedTime | LikelyPath | TimeShare, rule: str) -> Answer:
    """Answer a claim about time, at both ends and the middle of what the model gives as a range."""
    return over_ranges(world, lambda other: _of_numbers(other, query, rule))


def _of_numbers(world: World, query: Chance | ExpectedTime | LikelyPath | TimeShare, rule: str) -> Answer:
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
