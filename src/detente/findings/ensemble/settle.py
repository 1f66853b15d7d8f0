"""What to check next: the thing that is unsure whose settling would most reduce the doubt over the claims.

The doubt over a claim is the entropy of its verdict over the cases of an ensemble, in bits; what an answer is worth is
the doubt it is expected to take away, the mutual information of answer and verdict, summed over the claims. Lindley
(1956), Ann. Math. Stat. 27 (information from an experiment).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.findings.ensemble.ensemble import Ensemble
from detente.findings.ensemble.splits import Cases, Question, cases, outcomes_of


@dataclass(frozen=True, slots=True)
class Worth:
    """What settling a question is worth: `bits` in all, and for each claim it bears on, the most first."""

    question: Question
    bits: float
    claims: tuple[tuple[str, float], ...]


def doubt(found: Ensemble, claim: str, of: Cases) -> float:
    """Return the doubt over a claim, in bits: 0 where all cases agree."""
    weight = outcomes_of(found, claim, of.weight).sum(axis=1)
    return float(_entropy((weight / (weight.sum() or 1.0))[:, None])[0])


def worth(found: Ensemble, *, claims: Iterable[str] | None = None, least: float = 1e-6) -> tuple[Worth, ...]:
    """Return what settling each question is worth over the claims, the most worth first; nothing worth 0.

    Cost O(questions x cases) for each claim.
    """
    of = cases(found)
    names = [one.claim for one in found.claims] if claims is None else list(claims)
    bits = np.array([_information(found, name, of) for name in names]).reshape(len(names), len(of.asked))
    found_worth = []
    for at, question in enumerate(of.asked):
        each = sorted(((name, float(bits[row, at])) for row, name in enumerate(names)), key=lambda pair: -pair[1])
        told = tuple((name, value) for name, value in each if value > least)
        if told:
            found_worth.append(Worth(question, sum(value for _, value in told), told))
    return tuple(sorted(found_worth, key=lambda one: -one.bits))


def _information(found: Ensemble, claim: str, of: Cases) -> NDArray[np.float64]:
    """Return (questions,): the mutual information of the verdict on a claim and the answer to each question."""
    outcomes = outcomes_of(found, claim, of.weight)
    total = outcomes.sum()
    if total <= 0 or not len(of.asked):
        return np.zeros(len(of.asked))
    own = outcomes.sum(axis=1) / total
    yes = outcomes @ of.answers.T.astype(np.float64) / total
    left = np.zeros(len(of.asked))
    for side in (yes, own[:, None] - yes):
        weight = side.sum(axis=0)
        left += weight * _entropy(side / np.where(weight > 1e-12, weight, 1.0))
    told: NDArray[np.float64] = np.maximum(_entropy(own[:, None])[0] - left, 0.0)
    return told


def _entropy(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (q,): the entropy of each column of shares, in bits."""
    inside = np.clip(shares, 1e-300, 1.0)
    total: NDArray[np.float64] = np.where(shares > 1e-12, -shares * np.log2(inside), 0.0).sum(axis=0)
    return total
