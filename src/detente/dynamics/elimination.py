"""Take states out one at a time, without a single subtraction: exact to rounding however stiff the rates are.

For small systems, where an iteration does not converge, and for the stationary laws of small classes.

Grassmann, Taksar and Heyman (1985), Regenerative analysis and steady state distributions for Markov chains,
Operations Research 33(5); error analysis: O'Cinneide (1993), Numerische Mathematik 65.
"""

from __future__ import annotations

import numpy as np

from detente.dynamics.chain import Vector

MOST = 1_000
"""States up to which a dense system is worked out this way: n^3 / 3 multiplications, under 2 s."""


def expected_sums(rates: Vector, out: Vector, gains: Vector) -> Vector:
    """Return (m, c): what is expected to be gained before the m states are left for good.

    `rates` (m, m) between the states (its diagonal is not read), `out` (m,) the rate out of them, `gains` (m, c) what
    is gained per unit of time; all at least 0. Every state must be able to leave. Each entry is right to a relative
    error of about 2 m^2 * 2^-52.
    """
    w, exit_, gained = rates.astype(np.float64), out.astype(np.float64), gains.astype(np.float64)
    np.fill_diagonal(w, 0.0)
    leaving = np.empty(len(w))
    for k in range(len(w) - 1, -1, -1):
        leaving[k] = w[k, :k].sum() + exit_[k]
        share = w[:k, k] / leaving[k]
        w[:k, :k] += np.outer(share, w[k, :k])
        exit_[:k] += share * exit_[k]
        gained[:k] += np.outer(share, gained[k])
        np.fill_diagonal(w, 0.0)
    found = np.zeros_like(gained)
    for k in range(len(w)):
        found[k] = (gained[k] + w[k, :k] @ found[:k]) / leaving[k]
    return found


def stationary_law(rates: Vector) -> Vector:
    """Return (m,): the share of time spent in each of m states that all reach each other, given rates (m, m)."""
    w = rates.astype(np.float64)
    leaving = np.ones(len(w))
    for k in range(len(w) - 1, 0, -1):
        leaving[k] = w[k, :k].sum()
        w[:k, :k] += np.outer(w[:k, k] / leaving[k], w[k, :k])
    law = np.zeros(len(w))
    law[0] = 1.0
    for k in range(1, len(w)):
        law[k] = law[:k] @ w[:k, k] / leaving[k]
    return np.asarray(law / law.sum(), dtype=np.float64)
