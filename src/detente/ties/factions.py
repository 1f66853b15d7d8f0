"""Groups where there may be more than two: friends inside, foes between (Davis's weak balance).

With two groups an enemy's enemy must be a friend; with more need not be. The least weight of friendly ties between
groups and hostile ones within, for at most k groups, by HiGHS. Dearer than two camps by far: meant for tens of actors.

Davis (1967), Clustering and structural balance in graphs, Human Relations 20(2), 181-187. Doreian and Mrvar (1996), A
partitioning approach to structural balance, Soc. Networks 18(2), 149-168.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.ties.quiet import quiet
from detente.ties.web import Web


@dataclass(frozen=True, slots=True)
class Factions:
    """The group of each actor, 0, 1, ..., and the weight of the ties that do not fit (`index`).

    `least` is what is proved: no grouping costs less.
    """

    groups: tuple[int, ...]
    index: float
    least: float

    @property
    def proved(self) -> bool:
        """Whether no grouping costs less."""
        return self.least >= self.index


def factions(web: Web, k: int, *, seconds: float | None = None) -> Factions:
    """Return the best grouping of the actors of `web` into at most `k` groups. Raises ValueError for `k` below 1."""
    if k < 1:
        message = f"there cannot be {k} groups"
        raise ValueError(message)
    if k == 1 or not web.edges:
        alone = sum(-pull for _, _, pull in web.edges if pull < 0)
        return Factions((0,) * web.size, alone, alone)
    order = _by_degree(web)
    x, bound = _solved(web, order, k, seconds)
    found = [0] * web.size
    for at, actor in enumerate(order):
        found[actor] = int(np.argmax(x[at * k : at * k + k]))
    groups = _numbered(found)
    index = sum(abs(pull) for a, b, pull in web.edges if (groups[a] == groups[b]) == (pull < 0))
    least = float(np.ceil(bound - 1e-6)) if web.whole else bound + 1e-9 * web.weight
    return Factions(groups, index, min(index, least))


def _by_degree(web: Web) -> list[int]:
    degree = [0] * web.size
    for one, other, _ in web.edges:
        degree[one] += 1
        degree[other] += 1
    return sorted(range(web.size), key=lambda actor: (-degree[actor], actor))


def _numbered(found: list[int]) -> tuple[int, ...]:
    """Number groups in the order of their first actors."""
    names = {group: at for at, group in enumerate(dict.fromkeys(found))}
    return tuple(names[group] for group in found)


def _solved(web: Web, order: list[int], k: int, seconds: float | None) -> tuple[np.ndarray, float]:
    """Solve the program: x (actor, group) binary, one f for each edge; the first actors may not choose every group."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array

    place = {actor: at for at, actor in enumerate(order)}
    n, m = web.size * k, len(web.edges)
    entries: list[tuple[int, int, float]] = [(at, at * k + c, 1.0) for at in range(web.size) for c in range(k)]
    low, high, row = [1.0] * web.size, [1.0] * web.size, web.size
    for number, (one, other, pull) in enumerate(web.edges):
        for c in range(k):
            a, b = place[one] * k + c, place[other] * k + c
            entries += [(row, n + number, 1.0), (row, a, -1.0), (row, b, 1.0 if pull > 0 else -1.0)]
            low.append(0.0 if pull > 0 else -1.0)
            high.append(np.inf)
            row += 1
    rows, columns, values = zip(*entries, strict=True)
    upper = np.ones(n + m)
    for at in range(min(k, web.size)):
        upper[at * k + at + 1 : at * k + k] = 0.0
    weights = np.concatenate([np.zeros(n), [abs(pull) for _, _, pull in web.edges]])
    options: dict[str, float] = {"mip_rel_gap": 0.0} | ({} if seconds is None else {"time_limit": seconds})
    matrix = coo_array((values, (rows, columns)), shape=(row, n + m)).tocsr()
    constraints, bounds = LinearConstraint(matrix, low, high), Bounds(np.zeros(n + m), upper)
    integrality = np.concatenate([np.ones(n), np.zeros(m)])
    with quiet():
        result = milp(weights, integrality=integrality, bounds=bounds, constraints=constraints, options=options)
    if result.x is None:
        return np.tile([1.0] + [0.0] * (k - 1), web.size), 0.0
    return result.x[:n], float(result.fun if result.status == 0 else result.mip_dual_bound)
