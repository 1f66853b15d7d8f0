"""The verdicts over a grid of values."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from detente.case.crisis import Crisis, Progress
from detente.results import Sweep


def sweep(
    crisis: Crisis,
    over: Iterable[str],
    path: str | Path,
    *,
    claims: Iterable[str] | None = None,
    samples: int | None = None,
    seed: int = 0,
    workers: int = 1,
    progress: Progress | None = None,
) -> Sweep:
    """Judge the claims at every point of a grid over what `over` names, or at `samples` points, into `path`.

    What can be varied is written as for `detente sweep`. The table is Parquet; with `workers` above 1 that many
    processes share the points. A sweep that is stopped is taken up by the same call. Raises InvalidQuery for names
    that are not in the model, TooLarge (D423) where it would take more than a day.
    """
    from functools import partial

    from detente.batch import processes, serial
    from detente.conflict.change import accepted
    from detente.findings.sweep import axis_of, plan_of, sweep

    conflict, target = accepted(crisis.conflict), Path(path)
    plan = plan_of((axis_of(conflict, text) for text in over), samples=samples, seed=seed)
    asked = tuple(one.id for one in conflict.claims) if claims is None else tuple(claims)
    how = partial(processes, workers=workers) if workers > 1 else serial
    return Sweep(sweep(conflict, plan, asked, target, how=how, workers=workers, progress=progress), target)
