"""The jobs `robust`, `sway` and `sources`: what verdicts rest on, as words, tables and everything found, in JSON."""

from __future__ import annotations

from detente.files.hash import model_hash
from detente.workbench.kinds import Task
from detente.workbench.kinds.case import case_of, claims_of, shown, strings, whole, written
from detente.workbench.pictures import robust_scenes, sway_scene

QUICK = 3_000
"""Profiles that are judged for each claim where none is named, as for `detente sway`."""


def robust(task: Task) -> str:
    """Ask how often each claim holds over all that is unsure. Options: claims, number, free, changes."""
    case = case_of(task)
    number = whole(task, "number", 1_000, 1, 1_000_000)
    found = case.robust(claims=claims_of(task, case), number=number, free=strings(task, "free"), progress=task.progress)
    tables = shown((found.table(), *found.tables()))
    scenes = robust_scenes(found.conflict, found.found)
    told = {"hash": model_hash(case.conflict), "words": found.words(), "tables": tables, "scenes": scenes}
    return written(task, f"{task.stem}.robust.json", told | {"found": found.plain()})


def sway(task: Task) -> str:
    """Look for the smallest change that turns each verdict. Options: claims, depth, changes."""
    case = case_of(task)
    chosen = claims_of(task, case)
    depth = whole(task, "depth", 3 if chosen is None else 6, 1, 8)
    effort = QUICK if chosen is None and "depth" not in task.options else None
    found = case.sway(claims=chosen, farthest=depth, effort=effort, numbers=chosen is not None, progress=task.progress)
    scenes = [sway_scene(found.conflict, found.found)]
    told = {"hash": model_hash(case.conflict), "words": (), "tables": shown((found.table(),)), "scenes": scenes}
    return written(task, f"{task.stem}.sway.json", told | {"found": found.plain()})


def sources(task: Task) -> str:
    """Ask which verdicts stand without a source or a speaker. Options: claims, in_time, changes."""
    case = case_of(task)
    chosen = claims_of(task, case)
    in_time = task.options.get("in_time") is True or chosen is not None
    found = case.sources(claims=chosen, in_time=in_time, quick=chosen is None, progress=task.progress)
    told = {"hash": model_hash(case.conflict), "words": found.words(), "tables": shown(found.tables())}
    return written(task, f"{task.stem}.sources.json", told | {"found": found.found})
