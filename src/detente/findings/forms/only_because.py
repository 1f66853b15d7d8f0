"""`T only because of S`: T holds, and does not once S is taken away.

S is what `suppose` can take away: an audience (every want `for:` it), an assumption by its id (dropped), a condition
(turned round) or any edit in parentheses. Several things are taken away together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from detente.conflict.bargain import deal_ids
from detente.conflict.edit import Drop, Edit, Fix, Ignore
from detente.conflict.model import Conflict
from detente.conflict.query import Cause, OnlyBecause, Query
from detente.findings.verdict import Answer
from detente.findings.witness import All, Under
from detente.findings.world import World

Ask = Callable[[World, Query], Answer]
"""How to answer another claim in another world, under the concept and with the witnesses asked for."""


def only_because(world: World, query: OnlyBecause, ask: Ask) -> Answer:
    """Answer the claim, asking `ask` for T with S and for T without S."""
    now = ask(world, query.claim)
    if now.outcome != "holds":
        return Answer(
            now.outcome, f"in the first place: {now.reason}", now.concept, (), now.witness, now.missing, now.measured
        )
    edits = tuple(edit for cause in query.causes if (edit := taken_away(cause, world.conflict)))
    without = ask(world.after(edits), query.claim)
    if without.outcome == "untestable":
        return Answer("untestable", f"without it: {without.reason}", now.concept, missing=without.missing)
    if without.outcome == "depends":
        return replace(without, reason=f"without it: {without.reason}", witness=None)
    shown = without.witness and Under(edits, without.witness)
    if without.outcome == "holds":
        return Answer(
            "fails", f"it holds without it too: {without.reason}", now.concept, witness=shown, measured=now.measured
        )
    both = All((now.witness, shown), 2) if now.witness and shown else None
    return Answer(
        "holds",
        f"with it: {now.reason}; without it: {without.reason}",
        now.concept,
        witness=both,
        measured=now.measured,
    )


def taken_away(cause: Cause, conflict: Conflict) -> Edit | None:
    """Return the edit that takes a cause away, or None where `conflict` does not have it any more.

    >>> from detente.conflict.edit import Negate
    >>> taken_away(Cause(edit=Negate("usa.no-war")), Conflict("x", (), ()))
    Negate(id='usa.no-war')
    """
    if cause.edit is not None:
        return cause.edit
    name = cause.name or ""
    if name in conflict.actor:
        return Ignore(name)
    if any(condition.key == name for condition in conflict.conditions):
        return Fix(name, name not in conflict.status_quo)
    kept = (conflict.infeasible, conflict.one_of, conflict.views, conflict.ties)
    dealt = conflict.deal is not None and any(id_ == name for _, id_ in deal_ids(conflict.deal))
    there = name in conflict.statement or any(one.id == name for part in kept for one in part)
    return Drop(name) if there or dealt else None
