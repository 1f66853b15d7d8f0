"""`--suppose`: a command about another reading of the model, made by edits in the language of claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import click

from detente.case import Case
from detente.errors import InvalidQuery, Place, Problem

Command = TypeVar("Command", bound=Callable[..., Any])


def suppose(command: Command) -> Command:
    """Give a command `--suppose EDIT`, which may be repeated."""
    return click.option(
        "--suppose",
        "edits",
        multiple=True,
        metavar="EDIT",
        help='Change the model first: "drop usa.no-war", "as of 2024-02-05", ... May be repeated.',
    )(command)


def supposed(case: Case, edits: tuple[str, ...]) -> Case:
    """Return the case after `edits`, one after the other. Raises InvalidQuery for one that names nothing."""
    from detente.language import day_first

    for text in day_first(edits):
        try:
            case = case.suppose(text)
        except InvalidQuery as error:
            raise InvalidQuery(*(_placed(problem, text) for problem in error.problems)) from None
    return case


def _placed(problem: Problem, text: str) -> Problem:
    """Show a problem under the words that were typed."""
    start, end = problem.span or (0, len(text))
    return replace(problem, place=Place("--suppose", 1, start + 1, text, max(1, end - start)))
