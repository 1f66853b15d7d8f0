"""`the best[SOLUTION] package settles ISSUE [below|above|at VALUE]`, `the best[SOLUTION] package has F`.

The best package is the best single one by the solution's criterion; a claim that names no solution is asked under all.
`settles ISSUE` alone asks that it settles the issue otherwise than it is settled now.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.conflict.bargain import Issue, Settlement, settlement_at
from detente.conflict.formula import text
from detente.conflict.model import Outcome
from detente.conflict.query import BestPackage
from detente.findings.deals.asked import (
    for_every_decision,
    no_zone_words,
    package_at,
    package_words,
    solution_and_rule,
    worth_words,
)
from detente.findings.deals.bargain import Bargain
from detente.findings.verdict import Answer
from detente.findings.words import state_words
from detente.findings.world import World


def best_package(world: World, query: BestPackage, concept: str | None) -> Answer:
    """Answer the claim under the solution and the choice rule of `concept`, whatever others decide."""
    solution = solution_and_rule(concept)[0]
    return for_every_decision(world, concept, lambda bargain: _answer(world, bargain, query, solution))


def _answer(world: World, bargain: Bargain, query: BestPackage, solution: str) -> Answer:
    found = bargain.solution(solution)
    if not found.agreed:
        why = no_zone_words(bargain)
        return Answer("untestable", why, missing=why)
    if not len(found.best):
        why = "no single package is best by this solution, only a lottery over several"
        return Answer("untestable", why, missing=why)
    best = found.best
    witness = package_at(world, bargain, int(best[0]))
    if query.formula is not None:
        return replace(_has(world, bargain, query, best), witness=witness)
    issue = bargain.deal.issue[query.issue or ""]
    chosen = [_settlement(bargain, issue, int(package)) for package in best]
    if issue.off or None in chosen:
        why = f"{issue.key} is off the table"
        return Answer("untestable", why, missing=why)
    said = [_settles(issue, each, query) for each in chosen if each is not None]
    named = bargain.deal.signatories
    shown = chosen[0].key if chosen[0] else ""
    reason = f"it settles {issue.key} at {shown}: {package_words(bargain, int(best[0]))}"
    told = _told(said, f"{reason}; {worth_words(bargain, bargain.table[best[0]], named)}")
    return replace(told, witness=witness)


def _told(said: list[bool], reason: str) -> Answer:
    """Return the answer; packages that are equally good may not agree."""
    outcome: Outcome = "holds" if all(said) else "fails" if not any(said) else "depends"
    several = f" ({len(said)} packages are equally good)" if len(said) > 1 else ""
    return Answer(outcome, reason + several)


def _settlement(bargain: Bargain, issue: Issue, package: int) -> Settlement | None:
    """Return how a package settles an issue; one that others decide is settled by them."""
    for each, settlement in bargain.fixed:
        if each.key == issue.key:
            return settlement
    at = [each.key for each in bargain.issues].index(issue.key)
    return bargain.chosen(package)[at]


def _settles(issue: Issue, settlement: Settlement, query: BestPackage) -> bool:
    if query.value is None:
        return issue.now is None or settlement.key != issue.now
    bound = settlement_at(issue, query.value)
    if not isinstance(bound, float) or settlement.place is None:
        return settlement.key == query.value
    place = settlement.place
    if query.relation == "=":
        return abs(place - bound) < 1e-9
    return place < bound - 1e-9 if query.relation == "<" else place > bound + 1e-9


def _has(world: World, bargain: Bargain, query: BestPackage, best: np.ndarray) -> Answer:
    if bargain.states is None or query.formula is None:
        why = "the deal is not tied to the states of the model: write means: [usa.offer, iran.accept]"
        return Answer("untestable", why, missing=why)
    where, states = world.where(query.formula), bargain.states[best]
    label = state_words(world.label(int(states[0])), world.conflict)
    said = [bool(where[state]) for state in states]
    verb = "has" if said[0] else "has not"
    reason = f"the state it leads to, {label}, {verb} {text(query.formula)}: {package_words(bargain, int(best[0]))}"
    return _told(said, reason)
