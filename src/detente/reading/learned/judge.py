"""Which of two ways to link a cue is right, and whether it is right enough: a logistic judgement of a few traits.

For one cue the networks propose a source and a content, and so may the rules. The judgement is learned on texts the
networks have not seen, so it knows how far each can be believed, and how much it means that they agree.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.reading.attribution.told import Report
from detente.reading.learned.network import Shares

Traits = NDArray[np.float64]
TRAITS = 12
"""How many traits a proposal has."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to link a cue: which token heads the cue, the attribution, and what speaks for it."""

    cue: int
    report: Report
    traits: Traits


@dataclass(frozen=True, slots=True)
class Linking:
    """A proposed attribution with the tokens of its source and content."""

    report: Report
    source: tuple[int, ...]
    content: tuple[int, ...]
    ruled: bool


def proposals(cue: int, share: float, first: int, view: Shares, links: Sequence[Linking]) -> list[Proposal]:
    """Return the ways to link a cue with their traits.

    `share` is how sure the first network is of the cue, `view` has the shares of the second for the tokens from
    `first` on.
    """
    found = []
    for link in links:
        other = next((one for one in links if one is not link), None)
        found.append(Proposal(cue, link.report, _traits(share, first, view, link, other)))
    return found


def _traits(share: float, first: int, view: Shares, link: Linking, other: Linking | None) -> Traits:
    sure = math.log((share + 1e-4) / (1 - share + 1e-4))
    content = _hoped(view[:, 3], first, link.content)
    source = _hoped(view[:, 2], first, link.source) if link.source else float(np.prod(1 - view[:, 2].clip(0, 0.999)))
    same = 0.0 if other is None else _alike(link.content, other.content)
    spoken = 0.0 if other is None else _alike(link.source, other.source) if link.source else float(not other.source)
    size = math.log1p(len(link.content))
    alone = float(other is None)
    return np.array(
        [1.0, sure, link.ruled, alone * link.ruled, alone * (not link.ruled), content, source, same, spoken,
         not link.source, size, content * source]
    )  # fmt: skip


def _hoped(share: NDArray[np.float32], first: int, chosen: Sequence[int]) -> float:
    """Return the overlap over the union to be expected between the chosen tokens and the right ones."""
    inside = [at - first for at in chosen if 0 <= at - first < len(share)]
    hit = float(share[inside].sum())
    return hit / (float(share.sum()) + len(chosen) - hit + 1e-6)


def _alike(one: Sequence[int], other: Sequence[int]) -> float:
    left, right = set(one), set(other)
    return len(left & right) / max(1, len(left | right))


def judged(weights: Sequence[float], traits: Traits) -> float:
    """Return how likely a proposal is to be right.

    >>> judged([0.0] * TRAITS, np.ones(TRAITS))
    0.5
    """
    return float(1 / (1 + np.exp(-np.clip(traits @ np.asarray(weights), -30, 30))))


def fitted(traits: Sequence[Traits], right: Sequence[bool]) -> tuple[float, ...]:
    """Return the weights of the judgement by Newton's method with a small penalty. Cost: 20 passes."""
    rows, truth = np.array(traits).reshape(-1, TRAITS), np.array(right, dtype=np.float64)
    weights = np.zeros(TRAITS)
    for _ in range(20):
        guess = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (guess - truth) + weights
        bend = (rows * (guess * (1 - guess))[:, None]).T @ rows + np.eye(TRAITS)
        weights = weights - np.linalg.solve(bend, slope)
    return tuple(float(weight) for weight in weights)
