"""The job `report`: one offline page of the model."""

from __future__ import annotations

from detente.workbench.kinds import Task
from detente.workbench.kinds.case import case_of


def report(task: Task) -> str:
    """Write the report of a model, and return its name."""
    case = case_of(task)
    name = f"{task.stem}.html"
    case.report(task.out / name, check=case.check(progress=task.progress), progress=task.progress)
    return name
