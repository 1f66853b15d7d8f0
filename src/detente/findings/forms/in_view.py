"""`in the view of A: T`: T, asked of the crisis as A sees it.

A's view is carried out on top of the reading and of what is supposed, and T is answered there, states, hands, wants and
all. An actor to which the model gives no view is not taken to see everything as it is: the claim is untestable then. A
view of a view would be a hypergame of the second level, and is untestable too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from detente.conflict.query import InView, No, OnlyBecause, Query
from detente.conflict.view import sees
from detente.errors import DetenteError
from detente.findings.verdict import Answer
from detente.findings.witness import Under
from detente.findings.world import World

Ask = Callable[[World, Query], Answer]
"""How to answer another claim in another world, under the concept and with the witnesses asked for."""


def in_view(world: World, query: InView, concept: str | None, ask: Ask) -> Answer:
    """Answer the claim, asking `ask` for T in the world that the actor sees."""
    lacks = unseen(world, query)
    if lacks:
        return Answer("untestable", lacks, concept, missing=lacks)
    try:
        edits = sees(world.conflict, query.actor)
        given = ask(world.after(edits), query.claim)
    except DetenteError as error:
        cannot = f"{query.actor} cannot see it so: {error.problems[0].message}"
        return Answer("untestable", cannot, concept, missing=cannot)
    shown = given.witness and Under(edits, given.witness, view=query.actor)
    return replace(given, reason=f"as {query.actor} sees it, {given.reason}", witness=shown)


def unseen(world: World, query: InView) -> str | None:
    """Say what the claim lacks: a view of the actor's, or a theory of what views are seen."""
    if query.actor not in world.conflict.view:
        return f"{query.actor} has no view in this model"
    if _looks_on(query.claim):
        return "views of views are a hypergame of the second level"
    return None


def _looks_on(query: Query) -> bool:
    """Tell whether a claim asks about a view somewhere within."""
    match query:
        case InView():
            return True
        case No(claim) | OnlyBecause(claim):
            return _looks_on(claim)
        case _:
            return False
