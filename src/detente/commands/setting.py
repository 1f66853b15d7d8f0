"""`--set`: a command about a model with other values, given on the command line; the file stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from detente.case import Case, loads
from detente.errors import InvalidModel, InvalidQuery, Place, Problem

Command = TypeVar("Command", bound=Callable[..., Any])


def settings(command: Command) -> Command:
    """Give a command `--set PATH=VALUE`, which may be repeated."""
    return click.option(
        "--set",
        "values",
        multiple=True,
        metavar="PATH=VALUE",
        help='Put another value first: usa.rate="1 per 5 days", militia.autonomy=0.2. May be repeated.',
    )(command)


def set_to(case: Case, values: tuple[str, ...]) -> Case:
    """Return the case of the model file with `values` put in, one after the other.

    Raises InvalidQuery for a path that names nothing (D660 to D662), InvalidModel where the model makes no sense then.
    """
    for text in values:
        case = _with(case, text)
    return case


def _with(case: Case, text: str) -> Case:
    from detente.files.dotted import assigned

    if case.document is None:
        raise InvalidQuery(_placed(Problem("D662", "this model has no file to put a value in"), text))
    try:
        changed = assigned(case.document, case.conflict, text)
    except InvalidQuery as error:
        raise InvalidQuery(*(_placed(problem, text) for problem in error.problems)) from None
    folder = Path.cwd() if case.path is None else case.path.parent
    try:
        return replace(loads(changed, name=case.document.name, folder=folder), path=case.path)
    except InvalidModel as error:
        raise InvalidModel(*(_after(problem, text) for problem in error.problems)) from None


def _after(problem: Problem, text: str) -> Problem:
    """Say at its place that a problem is one of the model as set, not of the file."""
    place = problem.place
    return replace(problem, place=place and replace(place, file=f"{place.file} (--set {text})"))


def _placed(problem: Problem, text: str) -> Problem:
    """Show a problem under the words that were typed."""
    start, end = problem.span or (0, len(text))
    return replace(problem, place=Place("--set", 1, start + 1, text, max(1, end - start)))
