"""What the solutions compute, again, slowly and from the definitions: all columns at once, or all pairs of packages."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from scipy.optimize import linprog

from detente.bargaining.packages import Table, Vector

Close = 1e-9


def top(gains: Table, price: Vector, floors: Vector) -> float:
    """Return the highest price @ u over lotteries with u >= floors; -inf where there is none."""
    n = len(gains)
    got = linprog(-(gains @ price), -gains.T, -floors, np.ones((1, n)), [1.0], method="highs-ipm")
    return float(-got.fun) if got.status == 0 else -np.inf


def most(gains: Table, party: int) -> float:
    """Return the most one party can gain by a lottery in which no other loses."""
    floors = np.zeros(gains.shape[1])
    floors[party] = -1e6
    return top(gains, np.eye(gains.shape[1])[party], floors)


def common(values: Table, free: list[int], fixed: dict[int, float]) -> float:
    """Return the highest level that all `free` parties can have together, the others having theirs."""
    n = len(values)
    rows = [np.append(-values[:, i], 1.0) for i in free] + [np.append(-values[:, i], 0.0) for i in fixed]
    limits = [0.0] * len(free) + [-level + 1e-11 for level in fixed.values()]
    bounds = [(0, None)] * n + [(None, None)]
    cost, total = np.append(np.zeros(n), -1.0), np.append(np.ones(n), 0.0)[None, :]
    got = linprog(cost, np.array(rows), limits, total, [1.0], bounds, "highs")
    return float(-got.fun)


def leximin(values: Table) -> list[float]:
    """Return each party's level: raise all together; whoever cannot be raised alone stays, the others go on."""
    fixed: dict[int, float] = {}
    while len(fixed) < values.shape[1]:
        free = [i for i in range(values.shape[1]) if i not in fixed]
        level = common(values, free, fixed)
        alone = {i: common(values, [i], {**fixed, **{j: level for j in free if j != i}}) for i in free}
        stuck = [i for i in free if alone[i] <= level + 1e-8] or [min(alone, key=lambda i: alone[i])]
        fixed |= dict.fromkeys(stuck, level)
    return [fixed[i] for i in range(values.shape[1])]


def best_product_of_two(gains: Table, weights: Vector) -> tuple[float, Vector]:
    """Return the best weighted log-product for two parties and its gains: on every segment between two packages.

    On a segment a + t b the derivative of the log-product is a line over a product: one root.
    """
    pairs = list(combinations(range(len(gains)), 2)) or [(0, 0)]
    found: list[tuple[float, Vector]] = []
    for i, j in pairs:
        a, b = gains[i], gains[j] - gains[i]
        under = float(b[0] * b[1] * weights.sum())
        root = -float(weights[0] * b[0] * a[1] + weights[1] * b[1] * a[0]) / under if under else 0.0
        for t in (0.0, 1.0, min(max(root, 0.0), 1.0)):
            u = a + t * b
            if (u > 0).all():
                found.append((float(weights @ np.log(u)), u))
    return max(found, key=lambda pair: pair[0])


def undominated(utilities: Table) -> list[int]:
    """Return the packages that no other is at least as good as for all and better than for one."""
    return [
        k
        for k, row in enumerate(utilities)
        if not any((other >= row).all() and (other > row).any() for other in utilities)
    ]
