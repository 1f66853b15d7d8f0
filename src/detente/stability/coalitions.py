"""The family of coalition concepts, and which states coalitions stay at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from detente.moves.graph import Graph, Mask
from detente.stability.coalition import Coalition, coalition_of
from detente.stability.coalition_general import coalition_general
from detente.stability.coalition_nash import coalition_nash
from detente.stability.coalition_sequential import coalition_sequential
from detente.stability.coalition_symmetric import coalition_symmetric


@dataclass(frozen=True, slots=True)
class CoalitionConcept:
    """One concept of coalition stability. `alone` is the concept it is for a coalition of one (a theorem)."""

    key: str
    name: str
    says: str
    holds: Callable[[Coalition], Mask]
    alone: str
    source: str


COALITION_CONCEPTS = (
    CoalitionConcept(
        "cnash",
        "coalition Nash",
        "has no improvement",
        coalition_nash,
        alone="nash",
        source="Kilgour, Hipel, Fang and Peng 2001",
    ),
    CoalitionConcept(
        "cgmr",
        "coalition GMR",
        "every improvement can be answered by moves of the others to no gain for a member",
        coalition_general,
        alone="gmr",
        source="Inohara and Hipel 2008",
    ),
    CoalitionConcept(
        "csmr",
        "coalition SMR",
        "every improvement can be answered by moves of the others, with no way out for all members",
        coalition_symmetric,
        alone="smr",
        source="Inohara and Hipel 2008",
    ),
    CoalitionConcept(
        "cseq",
        "coalition SEQ",
        "every improvement can be answered by improvements of the others to no gain for a member",
        coalition_sequential,
        alone="seq",
        source="Inohara and Hipel 2008",
    ),
)

COALITION_IMPLIES = (("cnash", "csmr"), ("csmr", "cgmr"), ("cnash", "cseq"), ("cseq", "cgmr"))
"""Theorems: a state stable under the first is stable under the second, for the same coalition."""


def coalition_concept_of(key: str) -> CoalitionConcept:
    """Return the coalition concept with this key. KeyError where there is none.

    >>> coalition_concept_of("cseq").alone
    'seq'
    """
    return {concept.key: concept for concept in COALITION_CONCEPTS}[key]


def coalition_stable(graph: Graph, members: Sequence[str], concept: str) -> Mask:
    """Return (n,) bool: where the coalition of `members` stays.

    Cost: for every 64 kinds of states the members tell apart, a few passes over all lists of moves. KeyError for an
    unknown concept, LookupError where a member decides nothing, TooLarge (D404) with the number of words to go through.
    """
    return coalition_concept_of(concept).holds(coalition_of(graph, members))


def universally_stable(graph: Graph, concept: str, *, largest: int | None = None) -> Mask:
    """Return (n,) bool: where every coalition of at most `largest` members stays, single decision makers included."""
    stays = np.ones(graph.size, bool)
    for members in coalitions(graph.actors, largest=largest):
        stays &= coalition_stable(graph, members, concept)
    return stays


def coalitions(actors: Sequence[str], *, largest: int | None = None) -> Iterator[tuple[str, ...]]:
    """Yield every coalition of at most `largest` of `actors` (all of them), the small ones first.

    >>> list(coalitions(["usa", "iran"]))
    [('usa',), ('iran',), ('usa', 'iran')]
    """
    for size in range(1, 1 + (len(actors) if largest is None else min(largest, len(actors)))):
        yield from combinations(actors, size)
