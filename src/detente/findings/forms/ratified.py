"""`P(ratified by A) RELATION BOUND`: the chance that a home audience accepts the best package.

A claim is asked under every solution. An audience that does not ratify (any more) accepts whatever is signed.
"""

from __future__ import annotations

from detente.conflict.query import Chance
from detente.findings.chances.bound import compared
from detente.findings.deals.asked import for_every_decision, no_zone_words, number, package_words, solution_and_rule
from detente.findings.deals.bargain import Bargain
from detente.findings.verdict import Answer
from detente.findings.world import World


def ratified_by(world: World, query: Chance, concept: str | None) -> Answer:
    """Answer the claim under the solution and the choice rule of `concept`, whatever others decide."""
    solution = solution_and_rule(concept)[0]
    return for_every_decision(world, concept, lambda bargain: _answer(bargain, query, solution))


def _answer(bargain: Bargain, query: Chance, solution: str) -> Answer:
    found = bargain.solution(solution)
    if not len(found.best):
        why = no_zone_words(bargain) if not found.agreed else "no single package is best by this solution"
        return Answer("untestable", f"nothing to ratify: {why}", missing=why)
    columns = [at for at, each in enumerate(bargain.deal.ratifiers) if each.actor == query.actor]
    chances = bargain.accepted[found.best][:, columns].prod(axis=1)
    low, high = float(chances.min()), float(chances.max())
    shown = number(low) if low == high else f"{number(low)} to {number(high)}"
    told = f"{query.actor} accepts {package_words(bargain, int(found.best[0]))} with a chance of {shown}"
    none = "" if columns else " (nobody asks it)"
    return Answer(compared(low, high, query.relation, query.bound), told + none)
