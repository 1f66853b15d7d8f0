"""What a model assumes, one by one: every want, constraint and fact that could be taken out to see what hangs on it.

| assumption | id | taken out by |
|---|---|---|
| a want | `usa.no-war` | dropping it |
| an infeasible combination | `infeasible.accept-without-offer` | allowing it |
| a `one of` group | `usa.force` | letting its options be combined |
| a one-way option | `usa.strike` | letting it be taken and undone |
| a condition | `gaza_war` | turning it round |
| a view | `view.usa` | letting its actor see what the model says |
| a part of the deal, for claims about deals | `deal.border` | taking it off the table; no red line, no veto |
| an event, for claims about time | `unrest` | it never happens |
| a rate, for claims about time | `usa.rate` | it is the usual one, where the model has one |
| a tie, for claims about camps | `tie.usa-iran` | dropping it |
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.conflict.bargain import deal_bases, deal_ids
from detente.conflict.basis import Basis
from detente.conflict.edit import Drop, Edit, Fix, Free
from detente.conflict.model import Conflict
from detente.conflict.usual import own_rates, rate_id
from detente.findings.told import counts


@dataclass(frozen=True, slots=True)
class Assumption:
    """One assumption: its id, the edit that takes it out, whose want it is (None where it is no want)."""

    id: str
    edit: Edit
    actor: str | None = None


def assumptions(conflict: Conflict) -> tuple[Assumption, ...]:
    """List the assumptions of `conflict` in the order of the model: wants first, then what is possible, then facts."""
    wants = (Assumption(want.id, Drop(want.id), want.actor) for want in conflict.statement.values())
    ways = (option for option in conflict.options if option.conditional or not (option.can_take and option.can_undo))
    return (
        *wants,
        *(Assumption(rule.id, Drop(rule.id)) for rule in conflict.infeasible),
        *(Assumption(group.id, Drop(group.id)) for group in conflict.one_of),
        *(Assumption(option.key, Free(option.key)) for option in ways),
        *(Assumption(fact.key, Fix(fact.key, fact.key not in conflict.status_quo)) for fact in conflict.conditions),
        *(Assumption(view.id, Drop(view.id)) for view in conflict.views if view.edits),
    )


def tie_assumptions(conflict: Conflict) -> tuple[Assumption, ...]:
    """List the ties that take part in camps: what a claim about camps hangs on, and no other claim does."""
    return tuple(Assumption(tie.id, Drop(tie.id)) for tie in conflict.ties if counts(tie, conflict.starts))


def time_assumptions(conflict: Conflict) -> tuple[Assumption, ...]:
    """List what only claims about time hang on: outside events, and rates where the model says what is usual."""
    ids = (*(event.key for event in conflict.events), *own_rates(conflict))
    return tuple(Assumption(id_, Drop(id_)) for id_ in ids)


def deal_assumptions(conflict: Conflict) -> tuple[Assumption, ...]:
    """List the parts of the deal that can be taken out: issues, red lines, the say of audiences at home."""
    deal = conflict.deal
    off = {issue.id for issue in deal.issues if issue.off} if deal else set()
    return tuple(Assumption(id_, Drop(id_)) for _, id_ in deal_ids(deal) if id_ not in off) if deal else ()


def taken_out(without: Iterable[Assumption], conflict: Conflict) -> tuple[Edit, ...]:
    """Return the edits that take out those assumptions that `conflict` still makes, in a fixed order."""
    listed = (
        *assumptions(conflict),
        *tie_assumptions(conflict),
        *deal_assumptions(conflict),
        *time_assumptions(conflict),
    )
    still = {assumption.id for assumption in listed}
    left = sorted((one for one in without if one.id in still), key=lambda one: one.id)
    return tuple(one.edit for one in left)


def basis_of(id_: str, conflict: Conflict) -> Basis:
    """Return what the assumption called `id_` rests on; an empty basis where there is no such assumption."""
    if id_ in conflict.statement:
        return conflict.statement[id_].basis
    if id_ in conflict.option:
        return conflict.option[id_].basis
    rules = [(rule.id, rule.basis) for rule in conflict.infeasible] + [(one.id, one.basis) for one in conflict.one_of]
    rules += [(tie.id, tie.basis) for tie in conflict.ties] + [(it.key, it.basis) for it in conflict.events]
    rules += [(rate_id(actor.key), actor.rate.basis) for actor in conflict.actors if actor.rate is not None]
    rules += deal_bases(conflict.deal) if conflict.deal else []
    facts = [(fact.key, fact.basis) for fact in conflict.conditions] + [(it.id, it.basis) for it in conflict.views]
    return dict(rules + facts).get(id_, Basis())
