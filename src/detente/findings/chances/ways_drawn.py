"""The most likely way by sample paths, where there is no exact one: the sequence of moves that is seen most often.

Over all dates of the calendar. The interval is that of one share (Clopper and Pearson 1934), at 95 %; where a sequence
that the interval cannot tell from the first differs in what is asked, that is said.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from detente.conflict.formula import Formula
from detente.findings.chances.paths import Drawing, Look, begins, sampler_of
from detente.findings.chances.rates import rates_used
from detente.findings.chances.steps import steps_along
from detente.findings.measured import LikelyWay, WayStep

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.dynamics.courses import Sampler
    from detente.findings.chances.paths import Followed

SEQUENCE, IN_TIME = "sequence", "in time"

MOST_MOVES = 2_000
"""Steps after which a path is given up: a way that long is not the likeliest."""

BATCH = 1_000
LEVEL = 0.95


@dataclass(slots=True)
class Seen:
    """The states of each path of a batch, and whether it got to the goal."""

    states: dict[int, list[int]] = field(default_factory=dict)

    def __call__(self, paths: NDArray[np.intp], _: NDArray[np.float64], states: NDArray[np.int64]) -> None:
        """Note where some paths have gone; a date that changes nothing is no step."""
        for path, state in zip(paths.tolist(), states.tolist(), strict=True):
            known = self.states.setdefault(path, [])
            if not known or known[-1] != state:
                known.append(state)


def drawn_ways(
    process: Followed,
    goal: Formula,
    *,
    passes: Formula | None,
    start: Formula | None,
    meaning: str,
    days: float | None,
    drawing: Drawing,
) -> tuple[LikelyWay, ...]:
    """Return the sequence seen most often from each start, *sequence* or *in time*; none for any other meaning."""
    if meaning not in (SEQUENCE, IN_TIME):
        return ()
    horizon = np.inf if meaning == SEQUENCE or days is None else days
    found = (_way(process, first, goal, passes, meaning, horizon, drawing) for first in begins(process, start))
    return tuple(way for way in found if way is not None)


def _way(
    process: Followed, start: int, goal: Formula, passes: Formula | None, meaning: str, days: float, drawing: Drawing
) -> LikelyWay | None:
    from detente.dynamics.interval import clopper_pearson

    source = sampler_of(process, start, Look(goal, hope=goal), days=days, seed=drawing.seed, most=MOST_MOVES)
    seen, first = _counted(source, start, drawing.paths)
    if not seen:
        return None
    best, hits = seen.most_common(1)[0]
    low, high = clopper_pearson(hits, drawing.paths)
    rivals = [way for way, count in seen.items() if clopper_pearson(count, drawing.paths)[1] >= low]
    passing = {_passes(process, way, passes) for way in rivals}
    steps = [
        WayStep(who, what, process.label(after))
        for _, who, what, _, after in steps_along(process, source.course(first[best]))
    ]
    return LikelyWay(
        process.rule.key, meaning, _says(meaning), process.label(start), tuple(steps), hits / drawing.paths, high,
        _passes(process, best, passes), f"the sequence seen most often in {drawing.paths:,} sample paths",
        rates_used(process.conflict), days if meaning == IN_TIME else None, low, drawing.paths, drawing.seed, LEVEL,
        len(passing) == 1,
    )  # fmt: skip


def _counted(source: Sampler, start: int, paths: int) -> tuple[Counter[tuple[int, ...]], dict[tuple[int, ...], int]]:
    """Return how often each sequence of states led to the goal, and the first path that took it."""
    from detente.dynamics.courses import REACHED

    seen: Counter[tuple[int, ...]] = Counter()
    first: dict[tuple[int, ...], int] = {}
    for begun in range(0, paths, BATCH):
        noted = Seen()
        drawn = source.draw(begun, min(BATCH, paths - begun), seen=noted)
        for path in np.flatnonzero(drawn.how == REACHED).tolist():
            way = (start, *noted.states.get(path, ()))
            seen[way] += 1
            first.setdefault(way, begun + path)
    return seen, first


def _passes(process: Followed, way: tuple[int, ...], passes: Formula | None) -> bool:
    """Tell whether `passes` holds in a state of a way."""
    if passes is None:
        return True
    from detente.dynamics.process import Process

    if isinstance(process, Process):
        return bool(process.mask(passes)[list(way)].any())
    return bool(process.holds(passes, np.array(way, np.uint64)).any())


def _says(meaning: str) -> str:
    from detente.dynamics.likely import MEANINGS

    return next(it.says for it in MEANINGS if it.key == meaning)
