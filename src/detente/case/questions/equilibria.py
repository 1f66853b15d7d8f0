"""What is stable, in the model and as each actor sees it."""

from __future__ import annotations

from collections.abc import Iterable

from detente.case.crisis import Crisis, Progress, placed
from detente.results import Solve, Views


def solve(
    crisis: Crisis, *, concepts: Iterable[str] = (), every: bool = False, progress: Progress | None = None
) -> Solve:
    """Find the equilibria under the concepts called `concepts`; under the usual ones where none is.

    `progress` is told of each step. `every` takes all that apply to the model. Raises InvalidQuery (D220) for a
    concept that does not apply.
    """
    from detente.stability import ASKED_BY_NAME, CONCEPTS, inapplicable, solve

    family = (*CONCEPTS, *ASKED_BY_NAME) if every else CONCEPTS
    usual = (concept.key for concept in family if not inapplicable(crisis.graph, concept.key))
    with placed(crisis):
        return Solve(solve(crisis.graph, concepts=tuple(concepts) or tuple(usual), progress=progress))


def views(crisis: Crisis, *, concepts: Iterable[str] | None = None, show: int = 1) -> Views:
    """Solve the crisis as each actor sees it (`views:` in the model file), under all concepts or those given.

    `show` is how many surprises of a kind are written out with their witnesses, for each actor.
    """
    from detente.findings.hypergame import hypergame
    from detente.findings.world import CONCEPT_KEYS, World

    chosen = CONCEPT_KEYS if concepts is None else tuple(concepts)
    with placed(crisis):
        world = World(crisis.graph.conflict, crisis.graph)
        games = tuple(hypergame(world, concept, show=show) for concept in chosen)
    return Views(games, crisis.graph.conflict)
