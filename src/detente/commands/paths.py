"""`detente paths`: how the crisis can get from where it is to an outcome."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.commands.as_of import dated, stood
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.setting import set_to, settings
from detente.commands.stated import stated
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.tabled import TABLED
from detente.commands.terminal import Styled, paragraph, say, say_json
from detente.commands.written import written
from detente.errors import InvalidQuery, Problem

if TYPE_CHECKING:
    from detente.conflict.query import Means
    from detente.results import Paths

EPILOG = """\b
TARGET is a formula (usa.offer and iran.accept), status_quo, nothing, the options
taken with commas between them, or a pattern of Y, N and -.

\b
Examples:
  detente paths crisis.yaml "usa.offer and iran.accept"
  detente paths crisis.yaml "usa.strike" --by improvements
  detente paths cuban NNYN --by "joint improvements" --of usa,ussr
  detente paths cuban ussr.withdraw --by improvements -o ways.svg
"""

MEANS = ("moves", "improvements", "best improvements", "joint improvements")


@click.command("paths", epilog=EPILOG)
@model
@click.argument("target")
@click.option("--from", "start", default="status_quo", metavar="STATE", help="Start here. Default: the status quo.")
@click.option("--by", "means", type=click.Choice(MEANS), default="moves", show_default=True, help="What one step is.")
@click.option("--of", "actors", metavar="A,B", help="Only these may move. Default: everybody.")
@click.option("--most", type=click.IntRange(1), default=5, show_default=True, help="How many sequences to list.")
@click.option("--all", "every", is_flag=True, help="List all of them.")
@click.option("-o", "--output", metavar="PICTURE", help="Also write a picture: .svg, .html for a page; or a table.")
@click.option("--force", is_flag=True, help="Replace the picture if it is there.")
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    target: str,
    start: str,
    means: Means,
    actors: str | None,
    most: int,
    every: bool,
    output: str | None,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Show the shortest ways from MODEL's status quo to TARGET: all of them, counted exactly.

    Nobody moves twice in a row. Then who must move, which steps every shortest way has, and what can never come
    about. A longer way is shown only where there is no shorter one.
    """
    case = supposed(stood(set_to(opened(model), values), day), edits)
    kind = _kind(output)
    index, _ = stated(case.graph, start)
    chosen = tuple(name.strip() for name in (actors or "").split(",") if name.strip())
    found = case.paths(target, start=index, by=means, of=chosen, most=None if every else most)
    if output is not None:
        written(output, FILES[kind](found), force=force)
    if manner().json:
        say_json(found.ways)
    else:
        _show(found)


FILES: dict[str, Callable[[Paths], str | bytes]] = {
    ".svg": lambda found: found.to_svg(),
    ".html": lambda found: found.to_html(),
    **TABLED,
}


def _kind(output: str | None) -> str:
    """Return what sort of picture is asked for. Raises InvalidQuery (D609) for another sort."""
    kind = ".svg" if output is None else Path(output).suffix.lower()
    kind = ".html" if kind == ".htm" else kind
    if kind in FILES:
        return kind
    raise InvalidQuery(
        Problem("D609", f"a file is {', '.join(FILES)}, not {kind or 'without a suffix'}", fix="-o ways.svg")
    )


def _show(found: Paths) -> None:
    say("To ", Styled(found.ways.target, bold=True), ", in this model")
    for line in found.words():
        paragraph(line)
    if found.ways.length:
        draw(found.table())
