"""Whether a claim can be answered under a concept, and what it could be answered under where it cannot."""

from __future__ import annotations

from detente.conflict.query import DYNAMIC, InView, No, OnlyBecause, Query, Stable, of_deals
from detente.findings.world import COALITION_KEYS, SINGLE_KEYS, World
from detente.stability import inapplicable


def not_applicable(world: World, query: Query, concept: str) -> str | None:
    """Return why `query` cannot be answered in `world` under `concept`, or None where it can."""
    if isinstance(query, No | OnlyBecause | InView):
        return None  # the claim within is asked by itself, in a world of its own
    if isinstance(query, DYNAMIC) or of_deals(query):
        return None  # asked under a choice rule, which applies everywhere
    together = isinstance(query, Stable) and query.coalition
    if concept in (COALITION_KEYS if together else SINGLE_KEYS):
        wrong = None if together else inapplicable(world.graph, concept)
        return f"{wrong.message}; {wrong.fix}" if wrong else None
    if concept in SINGLE_KEYS:
        return f"{concept} is not defined for coalitions; concepts that are: {', '.join(COALITION_KEYS)}"
    if concept in COALITION_KEYS:
        return f"{concept} is asked of coalitions: F is stable({concept}) for coalition A, B"
    return f"needs the concept {concept}"
