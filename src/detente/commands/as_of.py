"""`--as-of`: a command about a model as it stood on a past day (`detente advance` keeps the days)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import click

from detente.case import Case
from detente.errors import InvalidQuery, Place

Command = TypeVar("Command", bound=Callable[..., Any])


def dated(command: Command) -> Command:
    """Give a command `--as-of DATE`."""
    return click.option(
        "--as-of", "day", metavar="DATE", help="The model as it stood on that day: 2024-02-05 (see `advance`)."
    )(command)


def stood(case: Case, day: str | None, *, ahead: bool = False) -> Case:
    """Return the case as it stood on `day`; the case itself where none is given. Raises InvalidQuery (D689).

    With `ahead` the days after that one stay told.
    """
    if day is None:
        return case
    try:
        return case.as_of(day, ahead=ahead)
    except InvalidQuery as error:
        place = Place("--as-of", 1, 1, day, max(1, len(day)))
        raise InvalidQuery(*(replace(problem, place=place) for problem in error.problems)) from None
