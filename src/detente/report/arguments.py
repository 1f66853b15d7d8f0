"""Claims and verdicts as an argument map: each claim with what supports it and what speaks against it.

A sentence the claim is from supports it. An assumption the verdict rests on supports the claim where the claim would
fare worse without it, and attacks it where it would fare better.
"""

from __future__ import annotations

from detente.conflict.model import Conflict, Outcome
from detente.files.interchange.argdown import Sentence
from detente.findings.verdict import Findings, Verdict
from detente.report.assumptions import assumption_words

STANDING: dict[Outcome, int] = {"fails": 0, "untestable": 1, "depends": 1, "holds": 2}
"""How well a claim fares with an outcome."""


def arguments(conflict: Conflict, findings: Findings) -> tuple[Sentence, ...]:
    """Return a sentence for each claim, tagged with its verdict, then one for each assumption and quote behind them."""
    quotes = {quote.key: quote for quote in conflict.quotes}
    because = {claim.id: claim.basis.because for claim in conflict.claims}
    claims = [_claim(verdict, because.get(verdict.claim, ())) for verdict in findings.verdicts]
    named = dict.fromkeys(title for each in claims for title in (*each.supports, *each.attacks))
    rest = (
        Sentence(title, quotes[title].exact, inner=True)
        if title in quotes
        else Sentence(title, assumption_words(conflict, title))
        for title in named
        if title not in {each.title for each in claims}
    )
    return (*claims, *rest)


def _claim(verdict: Verdict, because: tuple[str, ...]) -> Sentence:
    found = Sentence(verdict.claim, verdict.says or verdict.test, (verdict.outcome,), list(because))
    for rest in verdict.rests_on:
        worse = STANDING[rest.becomes] < STANDING[verdict.outcome]
        for assumption in rest.assumptions:
            if assumption not in (*found.supports, *found.attacks):
                (found.supports if worse else found.attacks).append(assumption)
    return found
