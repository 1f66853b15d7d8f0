"""Names in claims about deals: issues and their settlements, solutions, parties, audiences that ratify.

| code | what is wrong |
|---|---|
| D920 | no solution is called so |
| D921 | no issue is called so |
| D922 | the issue has no such settlement, or none that lies below or above another |
| D923 | the actor is no party to the deal |
| D924 | the actor ratifies nothing |
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.bargain import Deal, Issue, settlement_at
from detente.conflict.query import BestPackage, BetterPackage, Chance, IssueZone, Linking, Query
from detente.errors import Problem, nearest

SOLUTION_KEYS = ("nash", "kalai-smorodinsky", "egalitarian", "utilitarian", "rubinstein")
"""The solutions a claim about the best package may name."""


def wrong_names(query: Query, deal: Deal | None) -> Iterator[tuple[str, Problem]]:
    """Yield each name of a claim about deals that names nothing, with the problem; without a deal, solutions alone."""
    if isinstance(query, BestPackage) and query.solution not in (None, *SOLUTION_KEYS):
        yield _unknown("D920", "solution", "solutions", str(query.solution), SOLUTION_KEYS)
    if deal is None:
        return
    issue = query.issue if isinstance(query, BestPackage | IssueZone) else None
    if issue is not None and issue not in deal.issue:
        yield _unknown("D921", "issue", "issues", issue, tuple(deal.issue))
    elif isinstance(query, BestPackage) and issue is not None and query.value is not None:
        yield from _settled(deal.issue[issue], query.value, ordered=query.relation != "=")
    for name in _parties(query):
        if name not in deal.party:
            yield _unknown("D923", "party to the deal", "parties", name, tuple(deal.party))
    if isinstance(query, Chance) and query.event == "ratified":
        audiences = tuple(dict.fromkeys(each.actor for each in deal.ratifiers))
        if query.actor not in audiences:
            yield _unknown("D924", "audience that ratifies", "audiences", query.actor or "", audiences)


def _parties(query: Query) -> tuple[str, ...]:
    match query:
        case BetterPackage(actors=actors):
            return actors
        case Linking(actor=actor):
            return (actor,)
        case _:
            return ()


def _settled(issue: Issue, value: str, *, ordered: bool) -> Iterator[tuple[str, Problem]]:
    """Find a settlement the issue does not have, and an order that its outcomes have not (D922)."""
    if ordered and issue.ruler is None:
        fix = f"write: settles {issue.key} at {issue.outcomes[0].key}" if issue.outcomes else None
        yield value, Problem("D922", f"{issue.key} has no scale, so nothing is below or above {value}", fix=fix)
    elif settlement_at(issue, value) is None:
        known = tuple(each.key for each in issue.settlements)
        yield _unknown("D922", f"settlement of {issue.key}", "settlements", value, known)


def _unknown(code: str, kind: str, kinds: str, name: str, known: tuple[str, ...]) -> tuple[str, Problem]:
    listed = f"{', '.join(known[:8])}{', ...' if len(known) > 8 else ''}"
    fix = f"{kinds}: {listed}" if known else f"there are no {kinds}"
    return name, Problem(code, f'no {kind} is called "{name}"', nearest=nearest(name, known), fix=fix)
