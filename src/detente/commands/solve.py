"""`detente solve`: the equilibria under every concept, side by side."""

from __future__ import annotations

import click

from detente.commands.as_of import dated, stood
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.tabled import put, table_asked, table_option
from detente.commands.terminal import Styled, say, say_json
from detente.conflict.names import SINGLE_CONCEPTS

EPILOG = """\b
Examples:
  detente solve crisis.yaml
  detente solve crisis.yaml --suppose "drop usa.no-war" --suppose "fix gaza_war"
  detente solve crisis.yaml --concept seq --concept sim
  detente solve crisis.yaml --set "status_quo=[usa.offer]"    another value in the file
  detente solve cuban -o equilibria.tex       for a paper; .csv or .parquet for programs
  detente solve cuban --json                  states as lists of the options taken
"""


@click.command("solve", epilog=EPILOG)
@model
@click.option("--concept", "concepts", type=click.Choice(SINGLE_CONCEPTS), multiple=True, help="Only this concept.")
@click.option("--all-concepts", "every", is_flag=True, help="Also those otherwise run only by name, where they apply.")
@table_option
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    concepts: tuple[str, ...],
    every: bool,
    output: str | None,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Find MODEL's equilibria: all stability concepts side by side, many states grouped into few patterns.

    In a pattern Y is taken, N is not taken, and a dash stands for both.
    """
    table_asked(output, force=force)
    case = supposed(stood(set_to(opened(model), values), day), edits)
    with progress("solving") as step:
        found = case.solve(concepts=concepts, every=every, progress=step)
    if output is not None:
        from detente.report.tables import option_table

        put(output, found, force=force, more=(option_table(case.conflict),))
    if manner().json:
        say_json(found.plain())
        return
    say(Styled(case.conflict.title, bold=True))
    draw(found.table())
