r"""The forms of the claim language that are answered from stability, one file each, and how a claim is put to them.

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
| `no (T)` | here |
"""

from __future__ import annotations

from detente.conflict.formula import Atom, Blamed, Formula, Prepared, leaves
from detente.conflict.model import Conflict
from detente.conflict.query import (
    NEEDS,
    Deters,
    Equilibrium,
    InView,
    No,
    OnlyBecause,
    Prefers,
    Query,
    Reaches,
    Stable,
    formulas_of,
)
from detente.findings.forms.applies import not_applicable
from detente.findings.forms.deters import deters
from detente.findings.forms.equilibrium import equilibrium
from detente.findings.forms.in_view import in_view
from detente.findings.forms.only_because import only_because
from detente.findings.forms.prefers import prefers
from detente.findings.forms.reaches import reaches
from detente.findings.forms.stable import stable
from detente.findings.verdict import Answer
from detente.findings.world import COALITION_KEYS, CONCEPT_KEYS, World
from detente.stability import COALITION_CONCEPTS

__all__ = ["answer", "answerable", "concepts_of"]


def concepts_of(query: Query) -> tuple[str | None, ...]:
    """Return the concepts a claim is to be answered under: the one it names, all that apply, or none at all.

    >>> from detente.conflict.formula import Atom
    >>> concepts_of(Equilibrium("no", Atom("war"), concept="seq"))
    ('seq',)
    """
    match query:
        case No(claim) | OnlyBecause(claim) | InView(_, claim):
            return concepts_of(claim)
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
        return Answer("untestable", f"needs {needed}", concept, missing=needed)
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
    """Tell whether stability can answer `query` at all; if not, no assumption of the model changes that."""
    return _needs(query, conflict) is None


def _needs(query: Query, conflict: Conflict) -> str | None:
    """Return the part of detente that `query` needs beyond stability, or None."""
    if isinstance(query, No | OnlyBecause | InView):
        return _needs(query.claim, conflict)
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
        case No(claim):
            return _no(answer(world, claim, concept, show=show))
        case OnlyBecause():
            return only_because(world, query, lambda other, claim: answer(other, claim, concept, show=show))
        case InView():
            return in_view(world, query, concept, lambda other, claim: answer(other, claim, concept, show=show))
        case _:
            raise AssertionError(f"{type(query).__name__} has neither an answer nor a need")


_OPPOSITE = {"holds": "fails", "fails": "holds"}


def _no(of: Answer) -> Answer:
    outcome = _OPPOSITE.get(of.outcome)
    if outcome is None:
        return of
    return Answer("holds" if outcome == "holds" else "fails", of.reason, of.concept, of.sides, of.witness)
