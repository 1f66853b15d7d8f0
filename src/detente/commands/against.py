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
from detente.commands.written import ending_of, written
from detente.report.tables import Table
from detente.results.record import page_of
from detente.results.versions import Shown, to_markdown

Command = TypeVar("Command", bound=Callable[..., Any])
Form = Literal["text", "markdown"]

ENDINGS: dict[str, Callable[[Shown], str | bytes]] = {
    ".html": page_of,
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


def asked_for(output: str | None, *, force: bool) -> str:
    """Return what kind of file is asked for, before any work. Raises InvalidQuery (D609), DetenteError (D603)."""
    return ending_of(output, ENDINGS, example="compared.md", force=force)


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
