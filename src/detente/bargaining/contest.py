"""A contest between two actors of a spatial model, and the side each third party takes."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.packages import Table, Vector

Vote = Literal["proportional", "half-cubic", "cubic"]
ThirdParties = Literal["join", "stay out"]
VOTES: tuple[Vote, ...] = get_args(Vote)
THIRD_PARTIES: tuple[ThirdParties, ...] = get_args(ThirdParties)
LEAST = 1e-10
"""A side has at least this strength, so that nobody's contest is not 0 / 0."""


def vote(rule: Vote, weight: NDArray[np.float64] | np.float64, difference: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the strength of votes: by the difference in utility, its cube, or half of each."""
    if rule == "proportional":
        return np.asarray(weight * difference)
    cube = weight * difference**3
    return np.asarray(cube if rule == "cubic" else 0.5 * (weight * difference) + 0.5 * cube)


def votes(rule: Vote, weight: Vector, worth: Table) -> NDArray[np.float64]:
    """Return (n, m, m): the vote of each actor for option i over option j, from `worth` (n, m)."""
    return vote(rule, weight[:, None, None], worth[:, :, None] - worth[:, None, :])


def challenges(i: int, weight: Vector, worth: Table, *, rule: Vote, third_parties: ThirdParties) -> Vector:
    """Return (n,): the chance that i defeats each other, `worth[n, m]` being the utility to n of m's position.

    A third party first asks who would win if it joined the side it prefers. Whoever joins the winner keeps its own
    position, whoever joins the loser must take the winner's; so it then votes for the side with which it expects to
    save more of its own, which need not be the side it is nearer to. The entry of i itself means nothing. O(n^2).
    """
    mine, others = worth[:, i], np.diag(worth)
    by_i, by_j = vote(rule, weight[i], worth[i, i] - worth[i]), vote(rule, weight, mine - others)
    ours = LEAST + np.maximum(by_i, 0.0) + np.maximum(by_j, 0.0)
    theirs = LEAST + np.maximum(-by_i, 0.0) + np.maximum(-by_j, 0.0)
    if third_parties == "stay out":
        return np.asarray(ours / (ours + theirs))
    w, with_i, alone = weight[:, None], mine[:, None], others[:, None]
    joined = vote(rule, w, with_i - worth)
    strength_i, strength_j = ours + np.maximum(joined, 0.0), theirs + np.maximum(-joined, 0.0)
    win = strength_i / (strength_i + strength_j)
    sides = vote(rule, w, win * (alone - with_i) - (1.0 - win) * (alone - worth))
    sides[i] = 0.0
    np.fill_diagonal(sides, 0.0)
    for_i, for_j = ours + np.maximum(sides, 0.0).sum(axis=0), theirs + np.maximum(-sides, 0.0).sum(axis=0)
    return np.asarray(for_i / (for_i + for_j))
