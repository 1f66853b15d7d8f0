"""Where it ends up: the chance of each closed class, the share of time in each of its states, shares of time in F.

With several closed classes the long run depends on the start; each class is weighed by the chance of ending in it.
The law within a class: elimination up to 500 states, else the days between returns to one state, solved iteratively.

Norris (1997), section 3.5; Grassmann, Taksar and Heyman (1985).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.dynamics.answer import Answer, Progress, Start, checked_mask, quiet, spread
from detente.dynamics.chain import Chain, Indices, Mask, Vector
from detente.dynamics.classes import closed_classes
from detente.dynamics.elimination import stationary_law
from detente.dynamics.follow import ROUNDING
from detente.dynamics.hitting import settled
from detente.dynamics.reach import reachable
from detente.dynamics.solve import System, solved, visits

SMALL = 500


@dataclass(frozen=True, eq=False)
class Ending:
    """One closed class: its states, the share of time in each once there, and the chance to end there."""

    states: Indices
    law: Vector
    chance: float


@dataclass(frozen=True, eq=False)
class LongRun:
    """The closed classes that can be reached from a start, likeliest first; `error` bounds each chance and share."""

    endings: tuple[Ending, ...]
    error: float
    method: str

    def share(self, goal: Mask) -> float:
        """Return the share of time spent in `goal` in the long run."""
        return float(sum(each.chance * each.law[goal[each.states]].sum() for each in self.endings))


def long_run(chain: Chain, start: Start, *, progress: Progress = quiet) -> LongRun:
    """Return where the chain ends up from one start, and how it spends its time there."""
    law = spread(start, chain.n)
    seen = reachable(chain, law > 0)
    classes = [states for states in closed_classes(chain) if seen[states[0]]]
    chances, error, method = _chances(chain, law, seen, classes, progress)
    laws = [class_law(chain, states, progress=progress) for states in classes]
    endings = [Ending(s, w, p) for s, (w, _), p in zip(classes, laws, chances, strict=True)]
    order = sorted(endings, key=lambda each: (-each.chance, int(each.states[0])))
    return LongRun(tuple(order), error + max((e for _, e in laws), default=0.0), method)


def long_share(chain: Chain, goal: Mask, *, progress: Progress = quiet) -> Answer:
    """Return (n,): the share of time in `goal` in the long run, for every start at once."""
    goal = checked_mask(goal, chain.n)
    fixed, values, error = np.zeros(chain.n, bool), np.zeros(chain.n), 0.0
    for states in closed_classes(chain):
        law, slip = class_law(chain, states, progress=progress)
        fixed[states], values[states], error = True, law[goal[states]].sum(), max(error, slip)
    answer = settled(chain, fixed, values, progress=progress)
    return Answer(
        np.clip(answer.values, 0.0, 1.0), answer.error + error, f"closed classes; {answer.method}", answer.steps
    )


def class_law(chain: Chain, states: Indices, *, progress: Progress = quiet) -> tuple[Vector, float]:
    """Return the share of time in each state of a closed class, and a bound on the error of any sum of shares."""
    m = len(states)
    if m == 1:
        return np.ones(1), 0.0
    among = chain.rates[states][:, states].tocsr()
    if m <= SMALL:
        return stationary_law(among.toarray()), 4.0 * m * m * ROUNDING
    home = int(np.argmax(np.asarray(among.sum(axis=0)).ravel()))
    others = np.arange(m) != home
    back = np.asarray(among[others][:, [home]].sum(axis=1), dtype=np.float64).ravel()
    system = System(among[others][:, others].tocsr(), back)
    law = np.asarray(among[[home]][:, others].sum(axis=0), dtype=np.float64).ravel()
    days, _, _ = visits(system, law, progress=progress)
    away, _, _ = solved(system, np.ones(m - 1), residual=1e-3, progress=progress)
    rest = np.abs(law - (system.exits * days - system.among.T @ days)) + ROUNDING * m * system.exits * np.abs(days)
    found = np.empty(m)
    found[home], found[others] = 1.0, days
    return found / found.sum(), float(4.0 * (rest @ away) / found.sum())


def _chances(
    chain: Chain, law: Vector, seen: Mask, classes: list[Indices], progress: Progress
) -> tuple[list[float], float, str]:
    """Return the chance of ending in each class: by days spent on the way times the rates into it."""
    closed = np.zeros(chain.n, bool)
    for states in classes:
        closed[states] = True
    chances, moving = law * closed, seen & ~closed
    error, method = 0.0, "search of the graph"
    if moving.any():
        rows = chain.rates[moving]
        system = System(rows[:, moving].tocsr(), np.asarray(rows[:, closed].sum(axis=1), dtype=np.float64).ravel())
        days, method, _ = visits(system, law[moving], progress=progress)
        left = np.abs(law[moving] - (system.exits * days - system.among.T @ days))
        error = float(left.sum() + 64 * ROUNDING * (system.exits @ np.abs(days)))
        chances = chances + rows.T @ days * closed
    return [float(np.clip(chances[states].sum(), 0.0, 1.0)) for states in classes], error, method
