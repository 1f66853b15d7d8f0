"""The job `sweep`: the claims at every point of a grid, as a Parquet table or as counts in JSON."""

from __future__ import annotations

from detente.files.hash import model_hash
from detente.workbench.kinds import Task
from detente.workbench.kinds.case import case_of, claims_of, one_of, shown, strings, whole, written


def sweep(task: Task) -> str:
    """Judge the claims at every point. Options: over (what to vary), claims, samples, seed, changes, to.

    `to` is ``json`` (counts and a table, the usual) or ``parquet`` (every point).
    """
    case = case_of(task)
    to = one_of("form", task.options.get("to", "json"), ("json", "parquet"))
    name = f"{task.stem}.sweep.parquet"
    found = case.sweep(
        strings(task, "over"),
        task.out / name,
        claims=claims_of(task, case),
        samples=whole(task, "samples", 1, 1, 1_000_000) if "samples" in task.options else None,
        seed=whole(task, "seed", 0, 0, 2**63 - 1),
        progress=task.progress,
    )
    if to == "parquet":
        return name
    told = {"hash": model_hash(case.conflict), "words": (), "tables": shown((found.table(),)), "found": found.found}
    return written(task, f"{task.stem}.sweep.json", told)
