"""Draw paths over any ground, a batch side by side: with fixed times (`delayed`), or states not listed (`roam`).

On a timeline without fixed times these are, to the last bit, the paths of `walk` and `kernel`. A preparation with a
fixed time is due at a moment set when it is begun and forgotten when it is given up; what cannot land when it is due
lands as soon as it can. That is a generalised semi-Markov process: Glynn (1989), Proc. IEEE 77(1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from detente.dynamics.chain import Mask, Vector
from detente.dynamics.courses import OPEN, REACHED, UNFINISHED, Drawn, Seen
from detente.dynamics.draws import Bits, uniform, waiting
from detente.dynamics.walk import _chosen as chosen

Places = NDArray[np.int64]
States = NDArray[Any]
"""States of a path as its ground has them: indices (int64), or bits (uint64)."""


@dataclass(frozen=True, eq=False)
class Sight:
    """What the paths see where they stand, an entry for each: entries of `Ground.total`, the whole rate out, marks.

    `mark` is how a path ends there (0: it goes on), `watched` whether its days count, `then` whether time being up
    there is the goal. `running` and `ready` (c, m): which of the c fixed times run, and could land.
    """

    low: Places
    high: Places
    rate: Vector
    mark: NDArray[np.int8]
    watched: Mask
    then: Mask
    running: Mask
    ready: Mask


class Ground(Protocol):
    """What paths go over. `ends` (k,) is when each segment ends, `delays` (c, k) how long each fixed time is there."""

    @property
    def ends(self) -> Vector:
        """When each segment ends, in days; inf: never."""
        ...

    @property
    def delays(self) -> Vector:
        """How long each fixed time is in each segment, in days; inf: not any more."""
        ...

    @property
    def total(self) -> Vector:
        """The rates of each row added up so far."""
        ...

    def seen(self, segment: Places, state: States) -> Sight:
        """Return what is seen from each state in its segment."""
        ...

    def there(self, place: Places) -> States:
        """Return where the entries lead."""
        ...

    def turned(self, segment: Places, state: States) -> States:
        """Return where the states go at the end of their segments."""
        ...

    def landed(self, which: Places, state: States, drawn: Vector) -> States:
        """Return where the states go as fixed time `which` is up, by a number from 0 to 1 each."""
        ...


def journey(ground: Ground, key: Bits, state: States, *, horizon: float, most: int, seen: Seen | None = None) -> Drawn:
    """Draw one path per key from `state` on, until a state ends it, for `horizon` days or `most` steps.

    A step takes two draws, when and what; where there are fixed times a third, the outcome of a landing.
    """
    m, width, state = len(key), 3 if len(ground.delays) else 2, state.copy()
    ended, how, spent = np.full(m, horizon), np.full(m, OPEN, np.int8), np.zeros(m)
    time, segment, due = np.zeros(m), np.zeros(m, np.int64), np.full((len(ground.delays), m), np.inf)
    events, live = 0, np.arange(m)
    for step in range(most + 1):
        here = ground.seen(segment[live], state[live])
        over = here.mark != 0
        ended[live[over]], how[live[over]] = time[live[over]], here.mark[over]
        live, here = live[~over], _of(here, ~over)
        if not len(live) or step == most:
            break
        draws = [uniform(key[live], np.full(len(live), width * step + k, np.uint64)) for k in range(1, width + 1)]
        now, turn = time[live], ground.ends[segment[live]]
        moment = np.where(here.rate > 0, now + waiting(draws[0]) / np.where(here.rate > 0, here.rate, 1.0), np.inf)
        due[:, live] = _due(ground, due[:, live], here, segment[live], now)
        landing, which = _soonest(due[:, live], here, now)
        end = np.minimum(turn, horizon)
        lands, moves = (landing < end) & (landing <= moment), (moment < end) & (moment < landing)
        turns = ~lands & ~moves & (turn <= horizon) & np.isfinite(end)
        until = np.where(lands, landing, np.where(moves, moment, end))
        spent[live] += np.where(here.watched, until - now, 0.0)
        place = chosen(ground.total, here.low[moves], here.high[moves], (draws[1] * here.rate)[moves])
        state[live[moves]] = ground.there(place)
        state[live[turns]] = ground.turned(segment[live[turns]], state[live[turns]])
        state[live[lands]] = ground.landed(which[lands], state[live[lands]], draws[-1][lands])
        time[live], events = until, events + int((moves | lands).sum())
        segment[live] += turns
        changed = moves | lands | turns
        if seen is not None:
            seen(live[changed], until[changed], state[live[changed]])
        ended[live[~changed]] = until[~changed]
        how[live[~changed]] = np.where(here.then[~changed], REACHED, OPEN)
        live = live[changed]
    ended[live], how[live] = time[live], UNFINISHED
    return Drawn(ended, how, spent, events)


def _of(sight: Sight, kept: Mask) -> Sight:
    """Return what the `kept` paths see."""
    return Sight(
        sight.low[kept], sight.high[kept], sight.rate[kept], sight.mark[kept], sight.watched[kept], sight.then[kept],
        sight.running[:, kept], sight.ready[:, kept],
    )  # fmt: skip


def _due(ground: Ground, due: Vector, here: Sight, segment: Places, now: Vector) -> Vector:
    """Return when each preparation is due, (c, m): set where it has just begun, inf where there is none."""
    fresh = np.where(np.isfinite(due), due, now + ground.delays[:, segment])
    return np.where(here.running, fresh, np.inf)


def _soonest(due: Vector, here: Sight, now: Vector) -> tuple[Vector, Places]:
    """Return when the next preparation lands, and which; inf where none can as things stand."""
    if not len(due):
        return np.full(len(now), np.inf), np.zeros(len(now), np.int64)
    moments = np.where(here.ready, np.maximum(due, now), np.inf)
    which = moments.argmin(axis=0)
    return moments[which, np.arange(len(now))], which
