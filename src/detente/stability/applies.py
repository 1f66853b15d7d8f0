"""Whether a concept applies to a graph, and what does where it does not."""

from __future__ import annotations

from detente.errors import Problem
from detente.moves.graph import Graph
from detente.moves.strength import degrees_of
from detente.stability.concepts import ASKED_BY_NAME, CONCEPTS, concept_of
from detente.stability.simultaneous import NO_OPTIONS

ORDINARY = tuple(concept.key for concept in CONCEPTS)


def inapplicable(graph: Graph, concept: str) -> Problem | None:
    """Return why a concept does not apply to `graph` and what does (D220), or None where it applies.

    KeyError for an unknown concept.
    """
    asked = concept_of(concept)
    if asked.replies == "at once" and graph.conflict.arcs is not None:
        return NO_OPTIONS
    if not asked.strong or any(degrees_of(graph.conflict, actor) for actor in graph.actors):
        return None
    return no_strength(concept, "nothing is marked as much more important or much better")


def no_strength(concept: str, why: str) -> Problem:
    """Return the problem with a concept that asks what is much worse where nothing is said of that."""
    others = [each.key for each in ASKED_BY_NAME if not each.strong]
    fix = f"concepts that apply: {', '.join((*ORDINARY, *others))}"
    return Problem("D220", f"{concept} asks what is much worse, and {why}", ("actors",), fix=fix)
