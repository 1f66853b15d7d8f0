"""The lottery with the highest weighted product of gains: a concave program over all mixtures of the packages.

    maximise sum_i w_i log(u_i)   where   u = sum_k x_k gains[k],   x a lottery,   u >= floors

Solved over a few packages by a primal-dual interior point with one small linear system of p + 1 rows a step, whatever
the number of packages; the prices y_i = w_i / u_i (plus that of a floor) then name the package that would help most,
until none would. The `gap` is the certificate: no lottery has a log-product higher by more than it.

Boyd and Vandenberghe (2004), Convex optimization, section 11.7.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from detente.bargaining.mixtures import EXACT, SWEEPS, Lottery, tidy
from detente.bargaining.packages import Indices, Table, Vector

STEPS = 200
POLISHES = 6
NEAR, FREE, FLOORED = 1e-8, 1e-18, 3e-12
"""How central a point must be to be polished, and the last one: with a floor that binds digits are lost below that."""
KEPT = 1e-6
"""A package of less probability, or a floor of a lower price, at the interior point is tried without."""
SHARP, ROUGH = 1e-13, 1e-10
MOST_FLOORS = 6
"""With more floors than these not every choice of those that bind is tried."""


@dataclass(frozen=True, eq=False)
class Product:
    """The lottery, its gains (p,), the prices of the parties' gains, and the certified gap in the log-product."""

    lottery: Lottery
    gains: Vector
    prices: Vector
    gap: float


@dataclass(frozen=True, eq=False)
class _Point:
    """Where the interior point stands: x the lottery, s and level its dual; `above` the room over each floor, `floor`
    the price of it. `above` is carried along, not computed: a difference would lose its last digits.
    """

    x: Vector
    s: Vector
    level: float
    above: Vector
    floor: Vector


def highest_product(gains: Table, weights: Vector, start: Lottery, *, floors: Vector | None = None) -> Product:
    """Return the best lottery over the rows of `gains` (n, p), scaled to order 1.

    `start` must give every party more than 0 and more than its floor. Cost O(n p) for each package added.
    """
    floors = np.full(gains.shape[1], -np.inf) if floors is None else floors
    held = np.unique(np.concatenate([start.indices, np.argmax(gains, axis=0)]))
    for _ in range(SWEEPS):
        x = np.zeros(len(held))
        x[np.searchsorted(held, start.indices)] = start.probabilities
        with np.errstate(all="ignore"):  # what comes of a point that lost its digits is found out below
            x, prices = _interior(gains[held], weights, _spread(gains[held], x, floors), floors)
        lottery = tidy(held, x)
        u = lottery.mean(gains)
        worth = gains @ prices
        entering = int(np.argmax(worth))
        gap = float(worth[entering] - u @ prices)
        if gap <= EXACT or entering in held:
            break
        held = np.sort(np.append(held, entering))
    return Product(lottery, u, prices, max(gap, 0.0))


def _spread(gains: Table, x: Vector, floors: Vector) -> Vector:
    """Mix in as much of every package as leaves each party half of its gain over nothing and over its floor."""
    even, held = gains.mean(axis=0), x @ gains
    room = held - np.maximum(floors, 0.0)
    lost = held - even
    share = float(np.min(np.where(lost > 0, 0.5 * room / np.where(lost > 0, lost, 1.0), 0.5), initial=0.5))
    return (1.0 - share) * x + share / len(x)


def _interior(gains: Table, weights: Vector, x: Vector, floors: Vector) -> tuple[Vector, Vector]:
    """Return the best x over these rows and the parties' prices."""
    bound = np.isfinite(floors)
    u = x @ gains
    floor = np.where(bound, 0.1 * weights / u, 0.0)
    y = weights / u + floor
    level = float((gains @ y).max()) + 0.1
    at = _Point(x, level - gains @ y, level, np.where(bound, u - floors, 1.0), floor)
    for _ in range(STEPS):
        centre = float(at.x @ at.s + at.floor @ (at.above * bound)) / (len(x) + int(bound.sum()))
        if centre < NEAR * at.level:
            held, tight = np.flatnonzero(at.x > KEPT), np.flatnonzero(bound & (at.floor > KEPT))
            if (sharp := _polished(gains, weights, at.x, floors, held, tight, SHARP)) is not None:
                return sharp
        moved = _stepped(gains, weights, at, floors, 0.1 * centre)
        if moved is None or centre < (FLOORED if bound.any() else FREE) * at.level:
            break
        at = moved
    found = _tried(gains, weights, x, floors)
    return (at.x, weights / (at.x @ gains) + at.floor) if found is None else found


def _tried(gains: Table, weights: Vector, start: Vector, floors: Vector) -> tuple[Vector, Vector] | None:
    """Return the best by a general solver, polished under every choice of floors that may bind; None where none fits.

    Where the floors leave next to no room the interior point loses its digits before it can tell which of them bind.
    """
    bound = [int(i) for i in np.flatnonzero(np.isfinite(floors))]
    if not bound or len(bound) > MOST_FLOORS:
        return None
    near = _general(gains, weights, start, floors)
    for kept in (KEPT, 1e-5, 1e-4, 1e-3, 1e-2):
        held = np.flatnonzero(near > kept)
        for binding in subsets(bound):
            found = _polished(gains, weights, near, floors, held, np.array(binding, np.intp), ROUGH)
            if found is not None:
                return found
    return None


def _general(gains: Table, weights: Vector, start: Vector, floors: Vector) -> Vector:
    """Return the best lottery to about eight digits, from one that keeps the floors."""
    from scipy.optimize import minimize

    rows = gains[:, np.isfinite(floors)]
    limits = floors[np.isfinite(floors)]
    keeps = (
        {"type": "eq", "fun": lambda x: x.sum() - 1.0, "jac": np.ones_like},
        {"type": "ineq", "fun": lambda x: x @ rows - limits, "jac": lambda _: rows.T},
    )
    found = minimize(
        lambda x: -weights @ np.log(np.maximum(x @ gains, 1e-300)),
        start,
        jac=lambda x: -gains @ (weights / np.maximum(x @ gains, 1e-300)),
        bounds=[(0.0, 1.0)] * len(start),
        constraints=keeps,
        method="SLSQP",
        options={"ftol": 1e-15, "maxiter": 300},
    )
    near: Vector = np.clip(found.x, 0.0, 1.0)
    return near


def _polished(
    gains: Table, weights: Vector, near: Vector, floors: Vector, held: Indices, tight: Indices, sharp: float
) -> tuple[Vector, Vector] | None:
    """Return the exact best on the packages `held` and the floors that are `tight`, or None where it is not the best.

    Where a package is just not worth adding, the interior point comes no nearer than the root of its precision; the
    packages it found, with equality instead of the inequalities, are a smooth problem that Newton's method ends.
    """
    rows, x = gains[held], near[held] / near[held].sum()
    sides = np.column_stack([np.ones(len(held)), rows[:, tight]])
    limits = np.append(1.0, floors[tight])
    duals = np.zeros(len(limits))
    for _ in range(POLISHES):
        u = x @ rows
        if not (u > 0).all():
            return None
        k = len(held)
        system = np.zeros((k + len(limits), k + len(limits)))
        system[:k, :k] = -(rows * (weights / u**2)) @ rows.T
        system[:k, k:], system[k:, :k] = sides, sides.T
        step, *_ = np.linalg.lstsq(system, np.append(-rows @ (weights / u), limits - x @ sides), rcond=1e-13)
        x, duals = x + step[:k], step[k:]
    u, prices = x @ rows, np.zeros(len(weights))
    prices[tight] = duals[1:]
    prices = weights / np.where(u > 0, u, 1.0) + prices
    optimal = float((gains @ prices).max() - u @ prices) <= sharp and np.abs(x @ sides - limits).max() <= sharp
    held_all = bool((u >= np.where(np.isfinite(floors), floors, -np.inf) - sharp).all())
    if not (optimal and held_all and (u > 0).all() and (x >= -sharp).all() and (duals[1:] >= -sharp).all()):
        return None
    found = np.zeros(len(near))
    found[held] = np.maximum(x, 0.0)
    return found, prices


def subsets(of: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield every choice of some of these, the smaller ones first.

    >>> list(subsets((3, 5)))
    [(), (3,), (5,), (3, 5)]
    """
    for size in range(len(of) + 1):
        yield from combinations(of, size)


def _stepped(gains: Table, weights: Vector, at: _Point, floors: Vector, centre: float) -> _Point | None:
    """Take one Newton step towards the central path, as long as everything stays positive."""
    bound = np.isfinite(floors)
    u = at.x @ gains
    slip = np.where(bound, u - floors - at.above, 0.0)
    y = weights / u + at.floor
    bend = weights / u**2 + at.floor / at.above
    push = np.where(bound, (centre - at.floor * slip) / at.above, 0.0) - at.floor
    ratio = at.x / at.s
    residual = at.level - gains @ y - at.s
    shift = centre / at.s - at.x - ratio * residual
    mixed = gains.T @ ratio
    p = len(weights)
    system = np.zeros((p + 1, p + 1))
    system[:p, :p] = (gains.T * ratio) @ gains + np.diag(1.0 / bend)
    system[:p, p], system[p, :p], system[p, p] = -mixed, mixed, -ratio.sum()
    right = np.append(push / bend - shift @ gains, 1.0 - at.x.sum() - shift.sum())
    try:
        solved = np.linalg.solve(system, right)
    except np.linalg.LinAlgError:
        return None
    dy, dlevel = solved[:p], float(solved[p])
    priced = gains @ dy
    dx, ds = shift - ratio * (dlevel - priced), residual + dlevel - priced
    du = dx @ gains
    dabove = np.where(bound, du + slip, 0.0)
    dfloor = np.where(bound, push - at.floor * du / at.above, 0.0)
    if not np.isfinite(dx).all():
        return None
    pairs = ((at.x, dx), (at.s, ds), (u, du), (at.above, dabove), (at.floor[bound], dfloor[bound]))
    length = _length(*pairs)
    above, floor = at.above + length * dabove, at.floor + length * dfloor
    return _Point(at.x + length * dx, at.s + length * ds, at.level + length * dlevel, above, floor)


def _length(*pairs: tuple[Vector, Vector]) -> float:
    """Return how far all of them may go and stay positive: at most a full step."""
    longest = 1.0
    for here, change in pairs:
        falling = change < 0
        if falling.any():
            longest = min(longest, 0.99 * float((here[falling] / -change[falling]).min()))
    return longest
