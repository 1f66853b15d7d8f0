"""The rates that a model asks of a file of events, put in place before the model is built.

This is the hook for `files.load`: after the file was read as data and before `build`,

    data = filled(data, folder=folder, problems=found)

Each ``rate: {from: ...}`` becomes ``rate: {value: ..., range: [...], note: ...}``, which `build` knows already.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from detente.data.estimated import estimated
from detente.errors import DetenteError, Problem
from detente.errors import Path as Place

_KEY = {
    "D840": "from",
    "D841": "from",
    "D847": "from",
    "D848": "from",
    "D849": "from",
    "D843": "type",
    "D844": "between",
}
"""Which key a problem is about, where it does not say so itself."""


def filled(data: Any, *, folder: Path | None, problems: list[Problem], path: Place = (), confined: bool = False) -> Any:
    """Return `data` with every rate that has a `from` estimated; what is wrong is added to `problems`.

    `folder` is the model's; None for a model that is no file, which can ask nothing of one (D840). Each file is read
    once for every rate that asks of it. With `confined` none that a link puts outside the folder is read (D307).
    """
    if isinstance(data, list):
        return [
            filled(item, folder=folder, problems=problems, path=(*path, at), confined=confined)
            for at, item in enumerate(data)
        ]
    if not isinstance(data, dict):
        return data
    return {
        key: _rate(item, folder, problems, (*path, key), confined)
        if key == "rate" and isinstance(item, dict) and "from" in item
        else filled(item, folder=folder, problems=problems, path=(*path, key), confined=confined)
        for key, item in data.items()
    }


def _rate(
    asked: dict[str, Any], folder: Path | None, problems: list[Problem], path: Place, confined: bool
) -> dict[str, Any] | None:
    """Return one rate as value, range and note, or None where it cannot be had."""
    if folder is None:
        fix = "save the model beside it"
        problems.append(Problem("D840", "a model that is no file has no file of events", (*path, "from"), fix=fix))
        return None
    if confined and not (folder / str(asked["from"])).resolve().is_relative_to(folder.resolve()):
        message = f"{asked['from']} is not in the folder of the model"
        problems.append(Problem("D307", message, (*path, "from"), fix="put the file beside the model"))
        return None
    try:
        found = estimated(asked, folder=folder)
    except DetenteError as error:
        problems.extend(problem.under(*path, *_about(problem, asked)) for problem in error.problems)
        return None
    kept = {key: value for key, value in asked.items() if key in ("because", "said_by", "status")}
    note = "; ".join(str(part) for part in (asked.get("note"), found.basis.note) if part)
    return kept | {"value": found.text, "range": [_per_day(found.low), _per_day(found.high)], "note": note}


def _about(problem: Problem, asked: Mapping[str, Any]) -> Place:
    """Return the key of a rate that a problem is about, if it is about one."""
    if problem.path:
        return ()
    if problem.code == "D842":
        return next(((key,) for key in ("actor", "target") if f'"{asked.get(key)}"' in problem.message), ())
    key = _KEY.get(problem.code, "")
    return (key,) if key in asked else ()


def _per_day(number: float) -> str:
    """Write a rate without an exponent."""
    return f"{number:.15f} per day"
