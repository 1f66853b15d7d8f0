"""Draw paths with numpy, all of a batch side by side: what `kernel` does one by one, to the last bit.

Gillespie (1977), Exact stochastic simulation of coupled chemical reactions, J. Physical Chemistry 81(25). Rates are
constant within a segment, and waiting has no memory, so at the end of a segment the wait is simply drawn anew.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.dynamics.chain import Vector
from detente.dynamics.courses import OPEN, UNFINISHED, Courses, Drawn, Seen
from detente.dynamics.draws import Bits, uniform, waiting


def walk(
    c: Courses, key: Bits, state: NDArray[np.int64], marks: NDArray[np.int8], watched: NDArray[np.bool_],
    horizon: float, most: int, seen: Seen | None = None,
) -> Drawn:  # fmt: skip
    """Draw one path per key from `state` on, until `marks[state]` is not 0, `horizon` days or `most` events.

    `marks` (n,) says how a path ends in a state (see `courses`); days in `watched` are added up.
    """
    m = len(key)
    ended, how, spent = np.full(m, horizon), np.full(m, OPEN, np.int8), np.zeros(m)
    events, live = 0, np.arange(m)
    time, segment, count = np.zeros(m), np.zeros(m, np.int64), np.ones(m, np.uint64)
    state = state.copy()
    for step in range(most + 1):
        over = marks[state[live]] != 0
        done = live[over]
        ended[done], how[done] = time[done], marks[state[done]]
        live = live[~over]
        if not len(live) or step == most:
            break
        row = segment[live] * c.n + state[live]
        low, high, rate = c.rows[row, 0], c.rows[row + 1, 0], c.rate[row]
        wait = waiting(uniform(key[live], count[live]))
        moment = np.where(rate > 0, time[live] + wait / np.where(rate > 0, rate, 1.0), np.inf)
        end = np.minimum(c.ends[segment[live]], horizon)
        moves = moment < end
        until = np.where(moves, moment, end)
        spent[live] += np.where(watched[state[live]], until - time[live], 0.0)
        place = _chosen(c.total, low, high, uniform(key[live], count[live] + np.uint64(1)) * rate)
        turns = ~moves & (c.ends[segment[live]] <= horizon) & np.isfinite(end)
        state[live] = np.where(
            moves, c.entries[np.where(moves, place, 0), 1], np.where(turns, c.jumps[row], state[live])
        )
        time[live], count[live] = until, count[live] + np.uint64(2)
        segment[live] += turns
        events += int(moves.sum())
        if seen is not None:
            changed = moves | turns
            seen(live[changed], until[changed], state[live[changed]])
        ended[live[~moves & ~turns]] = until[~moves & ~turns]
        live = live[moves | turns]
    ended[live], how[live] = time[live], UNFINISHED
    return Drawn(ended, how, spent, events)


def _chosen(total: Vector, low: NDArray[np.int64], high: NDArray[np.int64], x: Vector) -> NDArray[np.int64]:
    """Return the first entry from `low` to below `high` whose running total is above x; the last if none is."""
    low, high = low.copy(), np.maximum(high - 1, low)
    while np.any(low < high):
        middle = np.minimum((low + high) // 2, len(total) - 1)  # a last row without entries begins behind them
        above = total[middle] > x
        high, low = np.where(above, middle, high), np.where(above | (low >= high), low, middle + 1)
    return low
