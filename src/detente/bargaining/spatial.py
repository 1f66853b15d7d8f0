"""A forecast by coercive bargaining in a space of positions: the spatial model of politics of KTAB, re-written.

Actors have power, a position on each dimension and a salience for it. In a turn each looks for the one it would gain
most by challenging, third parties joining the side they would rather see win; challenger and challenged bargain,
and each actor adopts the bargain that the others' votes favour most. Turns go on until positions hardly move.

    difference   d_ij = |salience_i * (x_i - x_j)| / |salience_i|
    utility      u_ij = (1 - d_ij) (1 + d_ij R_i), R_i the risk taken by i: little where its position is near to winning
    coalition    c_ij = sum of the votes of all that prefer i's position to j's
    victory      v_ij = c_ij / (c_ij + c_ji)

It is one optional method with many conventions, never the answer: no test of its skill on crises is known to us. Beside
it stand the weighted mean and the median voter (`baselines`), which do as well in published comparisons, and
`sensitivity`: what the forecast becomes when one convention at a time is another.

Wise, Lester and Efird (2015), Multidimensional bargaining using KTAB, KAPSARC. This follows the published method and
reproduces the reference logs of KTAB (MIT licence); where KTAB lets third parties commit fully or not at all, its
formulas cancel and they stay out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from detente.bargaining.contest import THIRD_PARTIES, VOTES, ThirdParties, Vote, challenges, votes
from detente.bargaining.favourite import FAVOURITES, Favourite, coalitions, favourite
from detente.bargaining.packages import Indices, Table, Vector
from detente.errors import InvalidModel, Problem

Risk = Literal["min", "mid", "max"]
Estimate = Literal["own", "third", "half", "two-thirds", "true"]

RISKS: dict[Risk, tuple[float, float]] = {"min": (0.0, 1.0), "mid": (-0.5, 1.0), "max": (-1.0, 1.0)}
ESTIMATES: dict[Estimate, float] = {"own": 0.0, "third": 1 / 3, "half": 1 / 2, "two-thirds": 2 / 3, "true": 1.0}
SAME = 1e-3
"""Positions nearer than this, on scales from 0 to 1, are one position."""
WORTH_IT = 1e-5
QUIET, NOTHING = 0.02, 1e-4
"""A turn that moves less than this share of the first ends it; added to the first, so that no move is not a share."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """What the model leaves open. The defaults are those of KTAB's reference runs.

    `vote` how strongly one prefers, `favourite` how the votes make a winner, `third_parties` whether others join a
    contest, `risk` the range of risk taken, `estimate` how far others' risk is seen through.
    """

    vote: Vote = "proportional"
    favourite: Favourite = "conditional"
    third_parties: ThirdParties = "join"
    risk: Risk = "mid"
    estimate: Estimate = "third"


@dataclass(frozen=True, eq=False)
class Forecast:
    """Turn by turn: `positions` (turns, actors, dimensions) from 0 to 1 and `chances` (turns, actors) of the position
    of each to win (actors in one place share one chance, so a row can sum to more than 1). `expected` (dimensions,) is
    the mean of the last turn's positions by their chances. `settled` is False where the turns ran out.
    """

    positions: Table
    chances: Table
    expected: Vector
    settled: bool
    conventions: Conventions

    @property
    def turns(self) -> int:
        """How many turns were played."""
        return len(self.positions) - 1


def forecast(
    power: Vector, positions: Table, salience: Table, *, conventions: Conventions | None = None, most: int = 100
) -> Forecast:
    """Return the turns from `positions` (n, k), from 0 to 1, with `power` (n,) > 0 and `salience` (n, k) >= 0.

    The saliences of one actor sum to at most 1: what is left is for other matters. O(n^3) a turn. D950 for other input.
    """
    conventions = conventions or Conventions()
    checked(power, positions, salience)
    history = [np.asarray(positions, dtype=np.float64)]
    quiet = False
    while len(history) <= most and not quiet:
        history.append(_turn(power, history[-1], salience, conventions))
        quiet = len(history) > 2 and _moved(history, -1) < QUIET * (_moved(history, 1) + NOTHING)
    winning = [_chances(power, where, salience, conventions) for where in history]
    distinct, chances = winning[-1]
    return Forecast(
        np.array(history), np.array([_shared(where, *won) for where, won in zip(history, winning, strict=True)]),
        np.asarray(chances @ history[-1][distinct]), quiet, conventions,
    )  # fmt: skip


def sensitivity(
    power: Vector, positions: Table, salience: Table, *, conventions: Conventions | None = None, most: int = 100
) -> tuple[tuple[str, Forecast], ...]:
    """Return the forecast under every other convention, one changed at a time, each with what was changed."""
    given = conventions or Conventions()
    changed = [
        *((f"vote: {one}", replace(given, vote=one)) for one in VOTES),
        *((f"favourite: {one}", replace(given, favourite=one)) for one in FAVOURITES),
        *((f"third parties: {one}", replace(given, third_parties=one)) for one in THIRD_PARTIES),
        *((f"risk: {one}", replace(given, risk=one)) for one in RISKS),
        *((f"estimate: {one}", replace(given, estimate=one)) for one in ESTIMATES),
    ]
    asked = [(name, one) for name, one in changed if one != given]
    return tuple((name, forecast(power, positions, salience, conventions=one, most=most)) for name, one in asked)


def checked(power: Vector, positions: Table, salience: Table) -> None:
    """Raise D950 where the arrays do not fit or a number is out of its range."""
    n = len(power)
    fits = positions.ndim == 2 and positions.shape == salience.shape and len(positions) == n and n > 1
    if not fits:
        raise InvalidModel(Problem("D950", f"power {power.shape}, positions {positions.shape} and salience do not fit"))
    wrong = [
        ("power is above 0", (power > 0).all()),
        ("positions are between 0 and 1", ((positions >= 0) & (positions <= 1)).all()),
        ("saliences are not negative", (salience >= 0).all()),
        ("the saliences of an actor sum to more than 0 and at most 1", _sums(salience)),
    ]
    problems = [Problem("D950", f"not so: {rule}") for rule, holds in wrong if not holds]
    if problems:
        raise InvalidModel(*problems)


def _sums(salience: Table) -> bool:
    total = salience.sum(axis=1)
    return bool(((total > 0) & (total <= 1 + 1e-9)).all())


def _differences(ideals: Table, positions: Table, salience: Table) -> Table:
    """Return (n, m): how far each position is from each actor, as that actor weighs the dimensions."""
    apart = salience[:, None, :] * (ideals[:, None, :] - positions[None, :, :])
    return np.asarray(np.linalg.norm(apart, axis=2) / np.linalg.norm(salience, axis=1)[:, None])


def _worth(differences: Table, risk: Vector) -> Table:
    """Return the utility of positions at these differences; beyond 1 it goes on as a straight line."""
    bend = np.minimum(differences, 1.0) * risk[:, None]
    return np.asarray((1.0 - differences) * (1.0 + bend))


def _risks(power: Vector, differences: Table, conventions: Conventions) -> Vector:
    """Return (n,): the risk each takes, from its chance to win if nobody took any."""
    neutral = _worth(differences, np.zeros(len(power)))
    chances = favourite(coalitions(votes(conventions.vote, power, neutral)), conventions.favourite)
    low, high = RISKS[conventions.risk]
    span = float(np.ptp(chances))
    return low + (high - low) * (chances - chances.min()) / span if span > 0 else np.zeros(len(power))


def _turn(power: Vector, positions: Table, salience: Table, conventions: Conventions) -> Table:
    """Return the positions after one turn: everybody challenges its best target, bargains, and adopts a bargain."""
    n = len(power)
    differences = _differences(positions, positions, salience)
    risk = _risks(power, differences, conventions)
    worth = _worth(differences, risk)
    known = ESTIMATES[conventions.estimate]
    queues: list[list[Table]] = [[] for _ in range(n)]
    for i in range(n):
        queues[i].append(positions)
        seen = _worth(differences, (1 - known) * risk[i] + known * risk)
        target, victory = _target(i, power * salience.sum(axis=1), salience, seen, conventions)
        if target is not None:
            agreed = positions.copy()
            agreed[[i, target]] = _bargain(positions[[i, target]], salience[[i, target]], victory)
            queues[i].append(agreed)
            queues[target].append(agreed)
    measure = _measure(positions, salience, risk, worth)
    after = positions.copy()
    for k, queue in enumerate(queues):
        means = np.column_stack([measure(state) for state in queue])
        chances = favourite(coalitions(votes(conventions.vote, power, means)), conventions.favourite)
        after[k] = queue[int(np.argmax(chances))][k]
    return after


def _target(i: int, weight: Vector, salience: Table, seen: Table, conventions: Conventions) -> tuple[int | None, float]:
    """Return whom i would gain most by challenging, by its own lights, and its chance to win; None where nobody."""
    victory = challenges(i, weight, seen, rule=conventions.vote, third_parties=conventions.third_parties)
    mine, theirs, resists = 2 * seen[i, i], 2 * seen[i], salience.sum(axis=1)
    contest = victory * mine + (1 - victory) * theirs
    gain = (1 - resists) * mine + resists * contest - (mine + theirs) / 2
    gain[i] = -np.inf
    best = int(np.argmax(gain))
    return (best, float(victory[best])) if gain[best] > WORTH_IT else (None, 0.0)


def _bargain(positions: Table, salience: Table, victory: float) -> Table:
    """Return (2, k): where the two meet, each drawn by the square of the other's salience and chance, to 4 decimals."""
    pull = (salience * np.array([[victory], [1 - victory]])) ** 2
    held = pull + 1e-6 * np.eye(2)[:, :, None]  # each holds on to its own by a trifle, so that 0 / 0 is no move
    drawn = (held * positions[None, :, :]).sum(axis=1) / held.sum(axis=1)
    return np.asarray(np.floor(0.5 + drawn * 10_000) / 10_000)


def _measure(positions: Table, salience: Table, risk: Vector, worth: Table) -> Callable[[Table], Vector]:
    """Return the function that says what a state of all positions is worth to each actor: the mean over positions."""

    def mean(state: Table) -> Vector:
        if state is positions:
            return np.asarray(worth.sum(axis=1) / len(positions))
        moved = np.flatnonzero((state != positions).any(axis=1))
        there = _worth(_differences(positions, state[moved], salience), risk)
        kept = np.delete(worth, moved, axis=1).sum(axis=1)
        return np.asarray((there.sum(axis=1) + kept) / len(positions))

    return mean


def _chances(power: Vector, positions: Table, salience: Table, conventions: Conventions) -> tuple[Indices, Vector]:
    """Return the distinct positions and the chance of each to win, everybody's risk known."""
    differences = _differences(positions, positions, salience)
    worth = _worth(differences, _risks(power, differences, conventions))
    distinct: list[int] = []
    for i, place in enumerate(positions):
        if not any(np.linalg.norm(place - positions[j]) < SAME for j in distinct):
            distinct.append(i)
    chances = favourite(coalitions(votes(conventions.vote, power, worth[:, distinct])), conventions.favourite)
    return np.array(distinct, dtype=np.intp), chances


def _shared(positions: Table, distinct: Indices, chances: Vector) -> Vector:
    """Return (n,): the chance of the position each actor holds; of two that are near, the later (as in KTAB's logs)."""
    near = np.linalg.norm(positions[:, None, :] - positions[None, distinct, :], axis=2) < SAME
    return np.asarray([chances[np.flatnonzero(row)[-1]] for row in near])


def _moved(history: list[Table], turn: int) -> float:
    """Return how far all actors together moved in a turn."""
    return float(np.linalg.norm(history[turn] - history[turn - 1], axis=1).sum())
