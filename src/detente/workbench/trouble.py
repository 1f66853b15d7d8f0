"""A problem as the page is told of it."""

from __future__ import annotations

from detente.errors import DetenteError, Problem
from detente.workbench.messages import Trouble


def trouble(problem: Problem) -> Trouble:
    """Return a problem with its line and column, and without the name of any file.

    >>> trouble(Problem("D995", "too much at once", fix="wait"))
    {'code': 'D995', 'message': 'too much at once', 'fix': 'wait'}
    """
    told = Trouble(code=problem.code, message=problem.message)
    if problem.place is not None:
        told["line"], told["column"] = problem.place.line, problem.place.column
    if problem.nearest is not None:
        told["nearest"] = problem.nearest
    if problem.fix is not None:
        told["fix"] = problem.fix
    return told


def placed_trouble(problem: Problem, text: str) -> Trouble:
    r"""Return a problem with the letters of the model file `text` it is about, so that an editor can mark them.

    >>> from detente.errors import Place
    >>> placed_trouble(Problem("D110", "no", place=Place("m", 2, 3, "  x", 1)), "a\n  x")["start"]
    4
    """
    from detente.files.node import line_starts

    told, starts = trouble(problem), line_starts(text)
    if problem.place is not None and problem.place.line <= len(starts):
        told["start"] = starts[problem.place.line - 1] + problem.place.column - 1
        told["end"] = told["start"] + max(1, problem.place.width)
    return told


def troubles(error: DetenteError) -> list[Trouble]:
    """Return every problem of an error."""
    return [trouble(problem) for problem in error.problems]
