"""`--suppose`: a command about another reading of the model, made by edits in the language of claims."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import click

from detente.case import Case
from detente.conflict.edit import Edit
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
    from detente.conflict.change import change

    conflict = case.conflict
    for text in edits:
        conflict = change(conflict, _edit(conflict, text))
    return replace(case, conflict=conflict)


def _edit(conflict: Conflict, text: str) -> Edit:
    """Read one edit in the names of the model. Raises InvalidQuery, with a caret under what is wrong."""
    from detente.conflict.names import names_of, resolve_edit
    from detente.language import parse_edit

    try:
        edit, wrong = resolve_edit(parse_edit(text), names_of(conflict))
    except InvalidQuery as error:
        raise InvalidQuery(*(_placed(problem, text) for problem in error.problems)) from None
    if wrong:
        raise InvalidQuery(*(_placed(problem, text) for problem in wrong))
    return edit


def _placed(problem: Problem, text: str) -> Problem:
    """Show a problem under the words that were typed."""
    start, end = problem.span or (0, len(text))
    return replace(problem, place=Place("--suppose", 1, start + 1, text, max(1, end - start)))
