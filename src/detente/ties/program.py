"""Frustration as a mixed integer program, solved exactly by HiGHS (through scipy).

One binary x for each actor, the camp; one f in [0, 1] for each edge, whether it is frustrated:

    +:  f >= x_i - x_j,      f >= x_j - x_i
    -:  f >= x_i + x_j - 1,  f >= 1 - x_i - x_j

and for every triangle with an odd number of hostile edges f + f' + f'' >= 1: these cut off much of the relaxation. The
first actor (the one with most edges) is in camp 0. The gap is set to nothing, for HiGHS stops at 1e-4 otherwise.

Aref, Mason and Wilson (2020), A modeling and computational study of the frustration index in signed networks, Networks
75(1), 95-110 (the models and the cuts). Huangfu and Hall (2018), Math. Program. Comput. 10, 119-142 (HiGHS).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.ties.part import Part
from detente.ties.quiet import quiet


@dataclass(frozen=True, slots=True)
class Solved:
    """A split of a block with what it costs, and what is proved: no split costs less than `bound`."""

    camps: list[int]
    cost: float
    bound: float


def minimum(part: Part, *, seconds: float | None = None) -> Solved:
    """Return a split that costs least. Where `seconds` run out `bound` is below the cost."""
    weights = np.array([abs(pull) for _, _, pull in part.edges], dtype=float)
    found = _solve(part, np.concatenate([np.zeros(part.size), weights]), None, seconds)
    if found is None:
        return Solved([0] * part.size, paid(part, [0] * part.size), 0.0)
    x, bound = found
    camps = [round(value) for value in x[: part.size].tolist()]
    return Solved(camps, paid(part, camps), _up(bound, weights))


def unlike(
    part: Part, within: float, reference: Collection[int], asked: Collection[int], *, seconds: float | None = None
) -> list[int] | None:
    """Return, of the splits that cost no more than `within`, one that treats most edges of `asked` otherwise.

    `reference` has the numbers of the edges a known split frustrates; otherwise means frustrated where these are
    not, or the reverse. None where every such split treats all of `asked` alike. Raises TimeoutError where `seconds`
    run out.
    """
    weights = np.array([abs(pull) for _, _, pull in part.edges], dtype=float)
    gain = np.zeros(part.size + len(part.edges))
    for at in asked:
        gain[part.size + at] = 1.0 if at in reference else -1.0
    scale = _whole(weights)
    costs = np.concatenate([np.zeros(part.size), weights * scale])
    for slack in (0.5,) if scale > 1 or _are_whole(weights) else (1e-5, 0.0, 1e-4):
        found = _solve(part, gain, (costs, within * scale + slack), seconds)
        if found is None:
            raise TimeoutError
        camps = [round(value) for value in found[0][: part.size].tolist()]
        optimal = paid(part, camps) <= within + 1e-9 * max(1.0, within)
        if optimal and any(_frustrated(part, at, camps) != (at in reference) for at in asked):
            return camps
    return None


def _whole(weights: NDArray[np.float64]) -> float:
    """Return what to multiply the weights by so that they are whole; 1 where nothing small does.

    With whole costs the limit is eased by a half: at the solver's own tolerance it overlooks splits.
    """
    scales = (1.0, 2.0, 4.0, 5.0, 10.0, 20.0, 100.0, 1e3, 1e4)
    return next((scale for scale in scales if _are_whole(weights * scale)), 1.0)


def _are_whole(weights: NDArray[np.float64]) -> bool:
    return bool(np.all(np.abs(weights - np.round(weights)) < 1e-9))


def paid(part: Part, camps: list[int]) -> float:
    """Return what a split of a block costs."""
    return sum(abs(edge[2]) for at, edge in enumerate(part.edges) if _frustrated(part, at, camps))


def _frustrated(part: Part, at: int, camps: list[int]) -> bool:
    one, other, pull = part.edges[at]
    return (camps[one] != camps[other]) == (pull > 0)


def _up(bound: float, weights: NDArray[np.float64]) -> float:
    """Round a bound up to the next whole number where costs are whole."""
    return float(np.ceil(bound - 1e-6)) if np.all(weights == np.round(weights)) else bound


def _solve(
    part: Part, objective: NDArray[np.float64], row: tuple[NDArray[np.float64], float] | None, seconds: float | None
) -> tuple[NDArray[np.float64], float] | None:
    """Minimise `objective` over the splits, under one more row where given; None where time ran out without a split."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    n, m = part.size, len(part.edges)
    matrix, low = _rows(part)
    constraints = [LinearConstraint(matrix, low, np.inf)]
    if row is not None:
        constraints.append(LinearConstraint(row[0][None, :], -np.inf, row[1]))
    upper = np.ones(n + m)
    upper[0] = 0.0
    options: dict[str, Any] = {"mip_rel_gap": 0.0}
    if seconds is not None:
        options["time_limit"] = seconds
    integrality = np.concatenate([np.ones(n), np.zeros(m)])
    bounds = Bounds(np.zeros(n + m), upper)
    with quiet():
        result = milp(objective, integrality=integrality, bounds=bounds, constraints=constraints, options=options)
    if result.x is None:
        return None
    if row is not None and result.status != 0:
        return None
    return result.x, float(result.fun if result.status == 0 else result.mip_dual_bound)


@lru_cache(maxsize=8)
def _rows(part: Part) -> tuple[Any, NDArray[np.float64]]:
    """Return the rows of a block as a sparse matrix, and the least value of each."""
    from scipy.sparse import csr_array

    entries: list[tuple[int, int, float]] = []
    low: list[float] = []
    for at, (one, other, pull) in enumerate(part.edges):
        f = part.size + at
        second = -1.0 if pull > 0 else 1.0
        bound = 0.0 if pull > 0 else 1.0
        entries += [(len(low), f, 1.0), (len(low), one, -1.0), (len(low), other, -second)]
        entries += [(len(low) + 1, f, 1.0), (len(low) + 1, one, 1.0), (len(low) + 1, other, second)]
        low += [-bound, bound]
    for three in _odd_triangles(part):
        entries += [(len(low), part.size + at, 1.0) for at in three]
        low.append(1.0)
    rows, columns, values = zip(*entries, strict=True)
    shape = (len(low), part.size + len(part.edges))
    return csr_array((values, (rows, columns)), shape=shape), np.array(low)


def _odd_triangles(part: Part) -> list[tuple[int, int, int]]:
    """Return the triangles with an odd number of hostile edges, as edge numbers."""
    number = {edge[:2]: at for at, edge in enumerate(part.edges)}
    number |= {(other, one): at for (one, other), at in number.items()}
    near: list[set[int]] = [set() for _ in range(part.size)]
    for one, other, _ in part.edges:
        near[one].add(other)
        near[other].add(one)
    found = []
    for at, (one, other, pull) in enumerate(part.edges):
        for third in near[one] & near[other]:
            second, last = number[(one, third)], number[(other, third)]
            if at < second and at < last and pull * part.edges[second][2] * part.edges[last][2] < 0:
                found.append((at, second, last))
    return found
