"""From votes between every two options to the chance of each to be the one that wins."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from detente.bargaining.packages import Table, Vector

Favourite = Literal["conditional", "markov-uniform", "markov-incentive"]
FAVOURITES: tuple[Favourite, ...] = get_args(Favourite)
LEAST = 1e-8
"""The strength of a coalition of nobody."""


def coalitions(votes: NDArray[np.float64]) -> Table:
    """Return (m, m): the strength of all who vote for option i over option j, from `votes` (actors, m, m)."""
    found = LEAST + np.maximum(votes, 0.0).sum(axis=0)
    np.fill_diagonal(found, LEAST)
    return np.asarray(found)


def favourite(strength: Table, rule: Favourite) -> Vector:
    """Return (m,): the chance of each option, by `strength[i, j]` of i against j.

    conditional       that one beats all others, given that one does
    markov-uniform    the favourite in the long run, if every option challenges it equally often
    markov-incentive  if options challenge it as often as they are strong and would win

    The long run is the stationary distribution of that chain, solved exactly.
    """
    victory = strength / (strength + strength.T)
    if rule == "conditional":
        # by logarithms, so that the product of many small chances does not vanish
        logs = np.log(victory).sum(axis=1)
        weight = np.exp(logs - logs.max())
        return np.asarray(weight / weight.sum())
    m = len(strength)
    if rule == "markov-uniform":
        called = np.full((m, m), 1.0 / m)
    else:
        called = strength * victory + 1e-10 * np.eye(m)
        called = called / called.sum(axis=0)
    return _stationary(called, victory)


def _stationary(called: Table, victory: Table) -> Vector:
    """Return the long-run share of each favourite: `called[i, j]` is the chance that i challenges j."""
    m = len(called)
    step = called * victory  # i, challenging j, takes its place
    np.fill_diagonal(step, 0.0)
    step[np.diag_indices(m)] = 1.0 - step.sum(axis=0)
    system = np.vstack([step - np.eye(m), np.ones(m)])
    found = np.linalg.lstsq(system, np.append(np.zeros(m), 1.0), rcond=None)[0]
    found = np.maximum(found, 0.0)
    return np.asarray(found / found.sum())
