"""The most likely path to F, in three meanings that differ; every answer says which it uses.

    sequence   the order of moves with the highest chance, however long each wait (jumps of the chain only)
    in time    the order of moves with the highest chance of being made in full within T
    current    the path that carries the largest current once movement to and fro has cancelled out: the main road to F

The trajectory that maximises the *density* of its moments is not offered: densities of paths with different numbers of
moves are in different units, and where waits are short the best one does not exist.

Han, Katoen and Damman 2009, IEEE Trans. Software Engineering 35(2) (sequence); Perkins 2009, NIPS 22 (on the density);
Metzner, Schuette and Vanden-Eijnden 2009, Multiscale Modeling and Simulation 7(3) (current).
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np
from scipy.linalg import expm
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from detente.dynamics.answer import Progress, checked_mask, quiet
from detente.dynamics.chain import Chain, Indices, Mask, Matrix, Vector, timeline_of
from detente.dynamics.hitting import ever
from detente.dynamics.solve import System, visits

EXPANSIONS = 5_000
SEARCHED = 2_000_000
TIE = 1e-12
"""Added per jump to -log(chance), so that of two equally likely paths the shorter one is taken."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of "most likely path": its name and what its number says."""

    key: str
    says: str


MEANINGS = (
    Meaning("sequence", "the chance that exactly these moves come first, in this order, however long they take"),
    Meaning("in time", "the chance that exactly these moves come first, in this order, all within the time"),
    Meaning(
        "current", "the largest part of all ways to the goal that can pass along this path, to and fro cancelled out"
    ),
)


@dataclass(frozen=True, slots=True)
class Path:
    """States from the start to the goal, and the number its meaning says.

    `above` bounds what any other path can have, where a search was cut short; otherwise it equals `chance`.
    """

    meaning: str
    states: tuple[int, ...]
    chance: float
    above: float


def likely_sequence(chain: Chain, start: int, goal: Mask) -> Path | None:
    """Return the most probable sequence of moves from `start` to `goal`; None where there is none."""
    goal = checked_mask(goal, chain.n)
    distance = _distances(chain, goal)
    if not np.isfinite(distance[start]):
        return None
    states = _followed(chain, distance, start, goal)
    found = _chance(chain, states)
    return Path("sequence", states, found, found)


def likely_in_time(
    chain: Chain, start: int, goal: Mask, days: float, *, most: int = EXPANSIONS, progress: Progress = quiet
) -> Path | None:
    """Return the sequence of moves most likely to be made in full within `days`; None where there is none.

    Best first: what is known of a beginning times the best that may follow bounds every way on, so the first whole
    path taken is the best. After `most` beginnings the best path found is returned, and `above` says what was open.
    """
    goal = checked_mask(goal, chain.n)
    distance, cdf = _distances(chain, goal), _Times(days)
    if not np.isfinite(distance[start]):
        return None
    best: Path | None = None
    queue: list[tuple[float, int, tuple[int, ...], float]] = [(-np.exp(-distance[start]), 0, (start,), 1.0)]
    pushed = 0
    for taken in range(most):
        if not queue or (best is not None and -queue[0][0] <= best.chance):
            break
        progress(taken, most, "paths")
        _, _, states, chance = heappop(queue)
        last, timely = states[-1], cdf.chance(chain.exits[list(states[:-1])])
        if goal[last]:
            if best is None or chance * timely > best.chance:
                best = Path("in time", states, chance * timely, chance * timely)
            continue
        timely = cdf.chance(chain.exits[list(states)])
        for target, step in _moves(chain, last):
            bound = chance * step * timely * float(np.exp(-distance[target]))
            if bound > (best.chance if best else 0.0):
                pushed += 1
                heappush(queue, (-bound, pushed, (*states, target), chance * step))
    above = max(best.chance if best else 0.0, -queue[0][0] if queue else 0.0)
    if best is None:
        states = _followed(chain, distance, start, goal)
        timely = cdf.chance(chain.exits[list(states[:-1])])
        return Path("in time", states, _chance(chain, states) * timely, above)
    return Path("in time", best.states, best.chance, above)


def likely_current(chain: Chain, start: int, goal: Mask, *, progress: Progress = quiet) -> Path | None:
    """Return the widest path of the net current of all ways from `start` to `goal`; None where there is none.

    `chance` is its share of the whole current: 1 where every way passes along it.
    """
    goal = checked_mask(goal, chain.n)
    if goal[start]:
        return Path("current", (start,), 1.0, 1.0)
    reach = ever(timeline_of(chain), goal, progress=progress).values
    if reach[start] == 0.0:
        return None
    inside = np.flatnonzero((reach > 0) & ~goal)
    rows = chain.rates[inside]
    among = rows[:, inside].tocsr()
    out = np.asarray(rows[:, goal | (reach == 0)].sum(axis=1), dtype=np.float64).ravel()
    days, _, _ = visits(System(among, out), (inside == start).astype(np.float64), progress=progress)
    entries = rows.tocoo()
    flow = np.maximum(days, 0.0)[entries.row] * entries.data * reach[entries.col]
    current = csr_array((flow, (inside[entries.row], entries.col)), shape=(chain.n, chain.n))
    net = (current - current.T).tocoo()
    ahead = net.data > 0
    states, width = _widest(net.row[ahead], net.col[ahead], net.data[ahead], start, goal)
    share = float(min(1.0, width / reach[start]))
    return Path("current", states, share, share)


class _Times:
    """The chance that stays with given rates out are all over within some days; remembered, for order is no matter."""

    def __init__(self, days: float) -> None:
        self.days, self.known = days, dict[tuple[float, ...], float]()

    def chance(self, rates: Vector) -> float:
        key = tuple(sorted(rates.tolist()))
        if key not in self.known:
            self.known[key] = _over(np.array(key), self.days)
        return self.known[key]


def _over(rates: Vector, days: float) -> float:
    """Return the chance that a sum of exponential waits is at most `days` (hypoexponential distribution)."""
    if not len(rates):
        return 1.0
    stays = np.append(rates, 0.0)
    law = expm(days * (np.diag(-stays) + np.diag(rates, 1)))
    return float(np.clip(law[0, -1], 0.0, 1.0))


def _weights(chain: Chain) -> Matrix:
    """Return -log of the chance of each jump, plus TIE."""
    rates = chain.rates
    share = rates.data / np.repeat(chain.exits, np.diff(rates.indptr))
    return csr_array((TIE - np.log(share), rates.indices, rates.indptr), shape=rates.shape)


def _distances(chain: Chain, goal: Mask) -> Vector:
    """Return (n,): -log of the chance of the best sequence to `goal`; inf where there is none.

    Dijkstra in C for what it does in a second; beyond that sweeps over all rates, between which one can be stopped.
    """
    weights = _weights(chain)
    if chain.rates.nnz <= SEARCHED:
        if not goal.any():
            return np.full(chain.n, np.inf)
        return np.asarray(dijkstra(weights.T.tocsr(), indices=np.flatnonzero(goal), min_only=True), dtype=np.float64)
    found = np.where(goal, 0.0, np.inf)
    full = np.flatnonzero(np.diff(weights.indptr))
    while True:
        best = np.minimum.reduceat(weights.data + found[weights.indices], weights.indptr[full])
        after = found.copy()
        after[full] = np.minimum(found[full], best)
        if np.array_equal(after, found):
            return after
        found = after


def _followed(chain: Chain, distance: Vector, start: int, goal: Mask) -> tuple[int, ...]:
    """Return the best sequence from `start`: at each state on to where step and rest together are least."""
    states = [start]
    while not goal[states[-1]]:
        moves = list(_moves(chain, states[-1]))
        states.append(min(moves, key=lambda move: (TIE - np.log(move[1]) + distance[move[0]], move[0]))[0])
    return tuple(states)


def _moves(chain: Chain, state: int) -> list[tuple[int, float]]:
    """Return where a state leads, each with its chance."""
    rates = chain.rates
    here = slice(rates.indptr[state], rates.indptr[state + 1])
    return list(zip(rates.indices[here].tolist(), (rates.data[here] / chain.exits[state]).tolist(), strict=True))


def _chance(chain: Chain, states: tuple[int, ...]) -> float:
    """Return the chance of a sequence of jumps."""
    return float(np.prod([dict(_moves(chain, s))[t] for s, t in pairwise(states)]))


def _widest(source: Indices, target: Indices, width: Vector, start: int, goal: Mask) -> tuple[tuple[int, ...], float]:
    """Return the path whose narrowest edge is widest. The widest edges first; more of them until a path is there."""
    order = np.argsort(-width, kind="stable")
    count = 1_000
    while True:
        some = order[:count]
        onward: dict[int, list[tuple[int, float]]] = {}
        for s, t, w in zip(source[some].tolist(), target[some].tolist(), width[some].tolist(), strict=True):
            onward.setdefault(s, []).append((t, w))
        found = _search(onward, start, goal)
        if found is not None or count >= len(order):
            return found or ((start,), 0.0)
        count *= 8


def _search(onward: dict[int, list[tuple[int, float]]], start: int, goal: Mask) -> tuple[tuple[int, ...], float] | None:
    """Return the widest path by Dijkstra's search with (narrowest, shortest) as the measure."""
    queue: list[tuple[float, int, tuple[int, ...]]] = [(-np.inf, 0, (start,))]
    done: set[int] = set()
    while queue:
        negative, length, states = heappop(queue)
        if goal[states[-1]]:
            return states, -negative
        if states[-1] in done:
            continue
        done.add(states[-1])
        for target, width in onward.get(states[-1], ()):
            if target not in done:
                heappush(queue, (max(negative, -width), length + 1, (*states, target)))
    return None
