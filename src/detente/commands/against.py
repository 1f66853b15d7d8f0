"""What `compare` and `hindsight` share: in what form the answer is printed, and to what file it goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar

import click

from detente.commands.options import manner
from detente.commands.table import draw
from detente.commands.tabled import TABLED
from detente.commands.terminal import COLORS, Styled, paragraph, say, say_json
from detente.commands.written import unclaimed, written
from detente.errors import InvalidQuery, Problem
from detente.report.tables import Table
from detente.versions import Shown, to_html, to_markdown

Command = TypeVar("Command", bound=Callable[..., Any])
Form = Literal["text", "markdown"]

ENDINGS: dict[str, Callable[[Shown], str | bytes]] = {
    ".html": to_html,
    ".md": to_markdown,
    ".json": lambda shown: shown.to_json(),
    **TABLED,
}
"""What can be written to a file, by its ending."""

_EVENTS = {"borne out": "green", "contradicted": "red", "both ways": "yellow", "scored": "blue"}


def shown_as(command: Command) -> Command:
    """Give a command `--format`, `-o` and `--force`."""
    form = click.option(
        "--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="markdown: for a comment."
    )
    output = click.option("-o", "--output", metavar="NAME", help="Also write a page (.html), .md, .json, or a table.")
    force = click.option("--force", is_flag=True, help="Replace the file if it is there.")
    return form(output(force(command)))


def ending_of(output: str | None, *, force: bool) -> str:
    """Return what kind of file is asked for, before any work. Raises InvalidQuery (D609), DetenteError (D603)."""
    if output is None:
        return ""
    ending = Path(output).suffix.lower()
    if ending not in ENDINGS:
        shown = ending or "without a suffix"
        raise InvalidQuery(Problem("D609", f"a file is {', '.join(ENDINGS)}, not {shown}", fix="-o compared.md"))
    unclaimed(Path(output), force=force)
    return ending


def show(shown: Shown, tables: tuple[Table, ...], form: Form, output: str | None, *, force: bool) -> None:
    """Print the answer, and write it to the file that is asked for."""
    if output is not None:
        written(output, ENDINGS[Path(output).suffix.lower()](shown), force=force)
    if manner().json:
        say_json(shown.plain())
    elif form == "markdown":
        click.echo(to_markdown(shown), nl=False, color=False)
    else:
        say(Styled(shown.title, bold=True))
        for line in shown.words():
            paragraph(line)
        for table in tables:
            draw(table, paint=_color)


def _color(_column: int, cell: str) -> str | None:
    """Return the colour of a verdict or of what events say, by the words after its mark."""
    _mark, _, word = cell.partition(" ")
    return COLORS.get(word) or _EVENTS.get(word)
