"""Problems for a person and for a program: all of them, each with its line and a caret under what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.commands.options import manner
from detente.commands.terminal import Styled, say, say_json
from detente.errors import Place, Problem
from detente.report.visible import visible

_WIDEST = 160


def show(problems: Iterable[Problem]) -> None:
    """Print `problems` on stderr, all of them; with --json as one object on stdout."""
    if manner().json:
        say_json({"problems": [as_data(problem) for problem in problems]})
        return
    for problem in problems:
        tell(problem)


def tell(problem: Problem) -> None:
    """Print one problem on stderr: code and message, the line, the caret, the way out."""
    color = "yellow" if problem.severity == "warning" else "red"
    place = problem.place
    where = f"{place.file}:{place.line}:{place.column}   " if place else ""
    warning = "warning: " if problem.severity == "warning" else ""
    say(Styled(problem.code, color, bold=True), f"  {where}{warning}{problem.message}", error=True)
    if place and place.text:
        _mark(place, color)
    hints = [f'did you mean "{problem.nearest}"?' if problem.nearest else "", problem.fix or ""]
    if any(hints):
        say("   " + "  ".join(hint for hint in hints if hint), error=True)


def _mark(place: Place, color: str) -> None:
    """Print the line and the caret under it; of a very long line only the part around the mark."""
    first = max(0, place.column - 1 - _WIDEST // 2)
    text = place.text[first : first + _WIDEST]
    mark = place.column - 1 - first
    gutter = f"{place.line:>5} | "
    before, marked = visible(text[:mark]), visible(text[mark : mark + place.width])
    say(gutter + text, error=True)
    say(" " * (len(gutter) + len(before)), Styled("^" * max(1, len(marked)), color), error=True)


def as_data(problem: Problem) -> dict[str, Any]:
    """Return one problem as plain data; keys that say nothing are left out."""
    place = problem.place
    data: dict[str, Any] = {"code": problem.code, "severity": problem.severity, "message": problem.message}
    if place:
        data |= {"file": place.file, "line": place.line, "column": place.column, "width": place.width}
    data |= {"path": list(problem.path), "nearest": problem.nearest, "fix": problem.fix}
    return {key: value for key, value in data.items() if value not in (None, [])}
