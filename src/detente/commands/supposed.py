"""`--suppose`: a command about another reading of the model, made by edits in the language of claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import click

from detente.case import Case
from detente.conflict.model import Conflict
from detente.errors import InvalidQuery, Place, Problem

Command = TypeVar("Command", bound=Callable[..., Any])


def suppose(command: Command) -> Command:
    """Give a command `--suppose EDIT`, which may be repeated."""
    return click.option(
        "--suppose",
        "edits",
        multiple=True,
        metavar="EDIT",
        help='Change the model first: "drop usa.no-war", "fix offer", ... May be repeated.',
    )(command)


def supposed(case: Case, edits: tuple[str, ...]) -> Case:
    """Return the case after `edits`, one after the other. Raises InvalidQuery for one that names nothing."""
    if not edits:
        return case
    conflict = case.conflict
    for text in edits:
        try:
            conflict = _after(conflict, text)
        except InvalidQuery as error:
            raise InvalidQuery(*(_placed(problem, text) for problem in error.problems)) from None
    return replace(case, conflict=conflict)


def _after(conflict: Conflict, text: str) -> Conflict:
    """Return the conflict after one edit, in the names of the model. Raises InvalidQuery."""
    from detente.conflict.change import change
    from detente.conflict.names import names_of, resolve_edit
    from detente.language import parse_edit

    edit, wrong = resolve_edit(parse_edit(text), names_of(conflict))
    if wrong:
        raise InvalidQuery(*wrong)
    return change(conflict, edit)


def _placed(problem: Problem, text: str) -> Problem:
    """Show a problem under the words that were typed."""
    start, end = problem.span or (0, len(text))
    return replace(problem, place=Place("--suppose", 1, start + 1, text, max(1, end - start)))
