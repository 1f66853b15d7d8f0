"""`detente indicators`: what to watch for."""

from __future__ import annotations

from dataclasses import replace

import click

from detente.commands.as_of import dated, stood
from detente.commands.chances import days_of
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.terminal import Styled, paragraph, say, say_json
from detente.commands.written import written
from detente.conflict.names import CONCEPT_KEYS
from detente.conflict.timing import CHOICE_RULES

EPILOG = """\b
With rates: how much seeing a sign in time, or not, tells of the outcome (mutual information).
Without rates: how many pairs of outcomes it tells apart. docs/advance.md says how.

\b
Examples:
  detente indicators crisis.yaml
  detente indicators crisis.yaml --within "30 days" --of deal --of direct_war
  detente indicators crisis.yaml --most 3 --json
  detente indicators cuban                    a model without rates
  detente indicators tower22 -o watch.html
"""


@click.command("indicators", epilog=EPILOG)
@model
@click.option("--within", metavar="TIME", help="For how long one watches. Default: a quarter of the horizon.")
@click.option("--of", "outcomes", multiple=True, metavar="F", help="Tell outcomes apart by this formula. Repeatable.")
@click.option("--concept", type=click.Choice(CONCEPT_KEYS[:9]), default="seq", show_default=True,
              help="Without rates: the equilibria told apart.")  # fmt: skip
@click.option("--rule", type=click.Choice(CHOICE_RULES), help="Choose so; a second rule is asked beside.")
@click.option("--most", type=click.IntRange(1), metavar="N", help="Show the first N only.")
@click.option("-o", "--output", metavar="PAGE", help="Also write a page (.html).")
@click.option("--force", is_flag=True, help="Replace the page if it is there.")
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    within: str | None,
    outcomes: tuple[str, ...],
    concept: str,
    rule: str | None,
    most: int | None,
    output: str | None,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Show which observable moves best tell apart how MODEL may go on: who would make them, what they would change.

    A sign is an option taken, begun or given up, a condition that begins or ends. What every way to every outcome has
    tells nothing and is not listed.
    """
    case = supposed(stood(set_to(opened(model), values), day), edits)
    watched = None if within is None else days_of(within)
    with progress("watching") as step:
        found = case.indicators(within=watched, of=outcomes, concept=concept, rule=rule, progress=step)
    if most is not None:
        found = replace(found, found=replace(found.found, indicators=found.found.indicators[:most]))
    if output is not None:
        written(output, found.to_html(), force=force)
    if manner().json:
        say_json(found.plain())
        return
    say(Styled(found.title, bold=True))
    for line in found.words():
        paragraph(line)
    for table in found.tables():
        if table.rows:
            draw(table)
