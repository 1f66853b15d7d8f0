"""What holds at given times on a timeline: backward for every start at once, or forward from one start.

Backward: values[t, s] = E[v(state at time t) | start s]. Forward: the chance of each state at time t. The timeline is
walked segment by segment, and the calendar's jumps are applied between them: pi exp(Q1 t1) J1 exp(Q2 t2) ...
A moment at which a segment ends belongs to the next segment, after the jump.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from detente.dynamics.answer import Answer, Progress, Start, checked_times, quiet, spread
from detente.dynamics.chain import Indices, Segment, Timeline, Vector, checked_timeline
from detente.dynamics.cost import WORK, affordable
from detente.dynamics.follow import Spent, follow, follow_law
from detente.dynamics.powers import Reading

ERROR = 1e-12
METHOD = "uniformisation"


def backward(
    timeline: Timeline,
    values: Vector,
    times: Vector,
    *,
    error: float = ERROR,
    keep: Indices | None = None,
    limit: float = WORK,
    progress: Progress = quiet,
) -> Answer:
    """Return (m, n): the expectation of `values` (n,) at each time, for every start, in one pass over each segment.

    `times` (m,) in days. `keep` picks the starts that are kept, (m, len(keep)) then, so that a long grid over many
    states need not be held in memory. Cost: see `cost`; times in later segments add a column each to earlier ones.
    """
    times = checked_times(times)
    affordable(checked_timeline(timeline), float(times.max()), limit=limit)
    values = np.asarray(values, dtype=np.float64)
    late, order, spent = np.zeros((len(values), 0)), list[int](), Spent()
    for segment, began, first in _last_first(timeline):
        read = _picking(keep) if first else None
        if order:
            late = late if segment.jump is None else late[segment.jump]
            (late,), more = follow(
                segment.chain, late, [_days(segment, began)], error=error, read=read, progress=progress
            )
            spent += more
        inside = _inside(times, segment, began)
        if len(inside):
            fresh, more = follow(
                segment.chain, values, times[inside] - began, error=error, read=read, progress=progress
            )
            late, spent = np.column_stack([*([late] if order else []), *fresh]), spent + more
            order += inside.tolist()
    found = np.empty((len(times), len(late)))
    found[order] = late.T
    return Answer(found, spent.error, METHOD, spent.steps, parameters={"error": error, "days": float(times.max())})


def forward(
    timeline: Timeline,
    start: Start,
    times: Vector,
    *,
    of: Vector | None = None,
    error: float = ERROR,
    limit: float = WORK,
    progress: Progress = quiet,
) -> Answer:
    """Return (m, n): the chance of each state at each time from `start`; with `of` (n, c) the (m, c) sums it weighs.

    `of` may be the masks of the outcomes of a picture, one per column: then only c numbers are kept per time.
    """
    times = checked_times(times)
    affordable(checked_timeline(timeline), float(times.max()), limit=limit)
    n = timeline[0].chain.n
    law, spent = spread(start, n), Spent()
    weigh = None if of is None else np.asarray(of, dtype=np.float64).T
    found = np.empty((len(times), n if weigh is None else len(weigh)))
    began = 0.0
    for segment in timeline:
        inside = _inside(times, segment, began)
        chances, more = follow_law(
            segment.chain, law, times[inside] - began, error=error,
            read=None if weigh is None else weigh.__matmul__, progress=progress,
        )  # fmt: skip
        spent += more
        for place, chance in zip(inside, chances, strict=True):
            found[place] = chance
        if segment.end is None or times.max() < segment.end:
            break
        (law,), more = follow_law(segment.chain, law, [segment.end - began], error=error, progress=progress)
        law = law if segment.jump is None else _jumped(law, segment.jump)
        spent, began = spent + more, segment.end
    size = 1.0 if weigh is None else float(np.abs(weigh).max(initial=0.0))
    parameters: dict[str, float | int | str] = {"error": error, "days": float(times.max())}
    return Answer(found, spent.error * size, METHOD, spent.steps, parameters=parameters)


def _last_first(timeline: Timeline) -> Iterator[tuple[Segment, float, bool]]:
    """Yield each segment, the last first, with the moment it begins and whether it is the first of all."""
    for place in reversed(range(len(timeline))):
        began = timeline[place - 1].end if place else 0.0
        yield timeline[place], began or 0.0, place == 0


def _jumped(law: Vector, jump: Indices) -> Vector:
    """Return the chances after every state has gone where `jump` says."""
    after = np.zeros_like(law)
    np.add.at(after, jump, law)
    return after


def _days(segment: Segment, began: float) -> float:
    """Return how long a segment that ends lasts."""
    return (segment.end or began) - began


def _inside(times: Vector, segment: Segment, began: float) -> Indices:
    """Return which times lie in a segment."""
    ended = np.inf if segment.end is None else segment.end
    return np.flatnonzero((times >= began) & (times < ended))


def _picking(keep: Indices | None) -> Reading | None:
    return None if keep is None else lambda values: values[keep]
