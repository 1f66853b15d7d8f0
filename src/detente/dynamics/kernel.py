"""Draw paths one by one, compiled by numba (the extra `detente[fast]`). To the last bit what `walk` draws.

Imported only where numba is installed (`simulate`). Runs without the interpreter lock, so threads share the work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

F = TypeVar("F", bound=Callable[..., Any])
Int = NDArray[np.int64]
Real = NDArray[np.float64]

LANES = 128
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
R11, R27, R30, R31 = np.uint64(11), np.uint64(27), np.uint64(30), np.uint64(31)
ROOT, LN2 = 0.7071067811865476, 0.6931471805599453


def compiled(function: F) -> F:
    """Compile on the first call, keep the result on disk, run without the interpreter lock."""
    return cast(F, njit(cache=True, nogil=True, error_model="numpy")(function))


@compiled
def uniform(key: np.uint64, count: np.uint64) -> float:
    """Return draw `count` of a key (see `draws.uniform`)."""
    word = key + count * GOLDEN
    word = (word ^ (word >> R30)) * FIRST
    word = (word ^ (word >> R27)) * SECOND
    word = word ^ (word >> R31)
    return (float(word >> R11) + 0.5) * 2.0**-53


@compiled
def waiting(u: float) -> float:
    """Return -log(u) by the same series in the same order as `draws.waiting`."""
    e = 0
    m = u
    while m < 0.5:
        m *= 2.0
        e -= 1
    if m < ROOT:
        m *= 2.0
        e -= 1
    f = (m - 1.0) / (m + 1.0)
    s = f * f
    p = 1.0 / 23
    p = p * s + 1.0 / 21
    p = p * s + 1.0 / 19
    p = p * s + 1.0 / 17
    p = p * s + 1.0 / 15
    p = p * s + 1.0 / 13
    p = p * s + 1.0 / 11
    p = p * s + 1.0 / 9
    p = p * s + 1.0 / 7
    p = p * s + 1.0 / 5
    p = p * s + 1.0 / 3
    p = p * s + 1.0
    return -(e * LN2 + 2.0 * f * p)


class Lanes(NamedTuple):
    """Paths that go side by side: which each is, where, when, its days and events so far, and how it has ended."""

    path: Int
    state: Int
    segment: Int
    time: Real
    days: Real
    steps: Int
    code: NDArray[np.int8]


@compiled
def refilled(
    lanes: int, taken: int, lane: Lanes, starts: Int, ended: Real, how: NDArray[np.int8], spent: Real
) -> tuple[int, int]:
    """Note the paths that have ended, and take the next in their lanes; return how many lanes and paths there are.

    The last lane moves up where no path is left.
    """
    j = 0
    while j < lanes:
        if lane.code[j] == 0:
            j += 1
            continue
        path = lane.path[j]
        ended[path], how[path], spent[path] = lane.time[j], max(lane.code[j], 0), lane.days[j]
        if taken < len(starts):
            lane.path[j], lane.state[j], lane.segment[j] = taken, starts[taken], 0
            lane.time[j], lane.days[j], lane.steps[j] = 0.0, 0.0, 0
            taken += 1
            j += 1
        else:
            lanes -= 1
            lane.path[j], lane.state[j], lane.segment[j] = lane.path[lanes], lane.state[lanes], lane.segment[lanes]
            lane.time[j], lane.days[j], lane.steps[j] = lane.time[lanes], lane.days[lanes], lane.steps[lanes]
            lane.code[j] = lane.code[lanes]
    return lanes, taken


@compiled
def run(  # noqa: C901
    n: int, rows: Int, rates: Real, entries: Int, totals: Real, ends: Real, jumps: NDArray[np.int32],
    keys: NDArray[np.uint64], starts: Int, marks: NDArray[np.int8], watched: NDArray[np.bool_], horizon: float,
    most: int, ended: Real, how: NDArray[np.int8], spent: Real,
) -> int:  # fmt: skip
    """Draw one path per key into `ended`, `how` and `spent`; return the events in all. See `walk.walk`.

    `LANES` paths go side by side, a stage at a time, so that their waits for memory overlap: three times as fast where
    the table is larger than the cache (a million states: 10 million events a second), and no slower where it is not.
    One function but for its end, for calls that pass ten arrays each cost four times the work they do (measured).
    """
    lanes, events = min(LANES, len(keys)), 0
    taken = lanes
    path, state, segment = np.arange(lanes), starts[:lanes].copy(), np.zeros(lanes, np.int64)
    time, days, count = np.zeros(lanes), np.zeros(lanes), np.zeros(lanes, np.int64)
    low, last, place = np.empty(lanes, np.int64), np.empty(lanes, np.int64), np.empty(lanes, np.int64)
    rate, x, code = np.empty(lanes), np.empty(lanes), np.empty(lanes, np.int8)
    lane = Lanes(path, state, segment, time, days, count, code)
    while lanes > 0:
        for j in range(lanes):  # where each path stands
            row = segment[j] * n + state[j]
            code[j], rate[j] = marks[state[j]], rates[row, 1]
            low[j], last[j] = rows[row, 0], rows[row + 1, 0] - 1
        for j in range(lanes):  # when it moves on, and about where to: right at once where all rates are equal
            place[j] = -1
            if code[j] != 0:
                continue
            if count[j] == most:
                code[j] = 3
                continue
            count[j] += 1
            key, draw = keys[path[j]], np.uint64(2 * count[j])
            moment = time[j] + waiting(uniform(key, draw)) / rate[j] if rate[j] > 0 else np.inf
            end = min(ends[segment[j]], horizon)
            until = min(moment, end)
            if watched[state[j]]:
                days[j] += until - time[j]
            time[j] = until
            if moment < end:
                x[j] = uniform(key, draw + np.uint64(1)) * rate[j]
                place[j] = min(low[j] + np.int64(x[j] / rate[j] * (last[j] + 1 - low[j])), last[j])
            elif ends[segment[j]] <= horizon and ends[segment[j]] < np.inf:
                state[j] = jumps[segment[j] * n + state[j]]
                segment[j] += 1
            else:
                code[j] = -1
        for j in range(lanes):  # exactly where to
            at = place[j]
            if at < 0:
                continue
            while at < last[j] and not totals[at, 0] > x[j]:
                at += 1
            while at > low[j] and totals[at - 1, 0] > x[j]:
                at -= 1
            state[j] = entries[at, 1]
            events += 1
        lanes, taken = refilled(lanes, taken, lane, starts, ended, how, spent)
    return events
