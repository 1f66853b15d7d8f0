"""Chances scored against what came, by proper scoring rules: the Brier score and the logarithmic score.

Both are least, in expectation, for whoever says what it believes. Brier (1950), Verification of forecasts expressed in
terms of probability, Monthly Weather Review 78(1); Good (1952), Rational decisions, J. R. Stat. Soc. B 14(1). Gneiting
and Raftery (2007), Strictly proper scoring rules, prediction, and estimation, J. Am. Stat. Assoc. 102(477).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log

from detente.findings.hindsight.record import ClaimSeen, Score, Scored
from detente.findings.measured import Measured
from detente.findings.verdict import Answer


def brier(chance: float, came: bool) -> float:
    """Return (chance - came)^2: 0 at best, 1 at worst.

    >>> brier(0.75, True)
    0.0625
    """
    return (chance - came) ** 2


def logarithmic(chance: float, came: bool) -> float | None:
    """Return -ln of the chance of what came: 0 at best; None, for infinity, where it had no chance.

    >>> logarithmic(1.0, True), logarithmic(0.0, True)
    (0.0, None)
    """
    given = chance if came else 1.0 - chance
    return abs(log(given)) if given > 0 else None


def scored(given: Iterable[Answer], came: bool) -> Iterator[Scored]:
    """Score the numbers behind the answers to a claim; one that is not one number, from one start, is passed over."""
    for one in given:
        found = one.measured
        if isinstance(found, Measured) and found.value is not None and found.unit == "chance" and found.starts == 1:
            chance = min(max(found.value, 0.0), 1.0)
            yield Scored(
                found.rule, one.sides, chance, came, brier(chance, came), logarithmic(chance, came)
            )  # fmt: skip


def means(claims: Iterable[ClaimSeen]) -> tuple[Score, ...]:
    """Return the mean scores under each rule."""
    listed = [claim.scores for claim in claims if claim.scores]
    rules = dict.fromkeys(one.rule for scores in listed for one in scores)
    return tuple(_mean(rule, [[one for one in scores if one.rule == rule] for scores in listed]) for rule in rules)


def _mean(rule: str, listed: list[list[Scored]]) -> Score:
    kept = [scores for scores in listed if scores]
    logs = [[one.log for one in scores if one.log is not None] for scores in kept]
    known = [sum(each) / len(each) for each in logs if each]
    wrong = sum(one.log is None for scores in kept for one in scores)
    square = [sum(one.brier for one in scores) / len(scores) for scores in kept]
    return Score(rule, len(kept), sum(square) / len(kept), sum(known) / len(known) if known else None, wrong)
