"""`detente deal`: what can be agreed, what each theory of bargaining picks, who can sink it, and whether it lasts."""

from __future__ import annotations

from collections.abc import Callable

import click

from detente.commands import problems
from detente.commands.as_of import dated, stood
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.tabled import TABLED
from detente.commands.terminal import Styled, paragraph, say, say_json
from detente.commands.written import ending_of, written
from detente.conflict.dealt_names import SOLUTION_KEYS
from detente.results import Deal

EPILOG = """\b
The model file tells the issues, where each party stands, who signs and who ratifies
(deal:). Every number is in the one scale the deal declares.

\b
Examples:
  detente deal crisis.yaml                            the zone, the solutions, issue by issue, afterwards
  detente deal crisis.yaml --solution egalitarian     follow its best package afterwards
  detente deal crisis.yaml --suppose "drop deal.sanctions"    an issue off the table
  detente deal crisis.yaml --suppose "ignore voters"          nobody asks them
  detente deal crisis.yaml -o deal.html               a page with pictures; also .svg, .json
  detente deal crisis.yaml --json
"""

ENDINGS: dict[str, Callable[[Deal], str | bytes]] = {
    ".html": lambda found: found.to_html(),
    ".svg": lambda found: found.to_svg(),
    ".json": lambda found: found.to_json(),
    **TABLED,
}


@click.command("deal", epilog=EPILOG)
@model
@click.option(
    "--solution",
    type=click.Choice(SOLUTION_KEYS),
    default="nash",
    show_default=True,
    help="Whose best package is followed afterwards.",
)
@click.option("-o", "--output", metavar="NAME", help="Also write a page (.html), a picture (.svg), .json, or a table.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    solution: str,
    output: str | None,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Show what can be agreed in MODEL, and what comes of it.

    Whether there is a zone of agreement, or by how much there is none; what Nash, Kalai-Smorodinsky, the egalitarian,
    the utilitarian and Rubinstein's solution pick; what linking the issues adds, which issue a deal hangs on, who can
    sink it at home, and whether the agreed state holds.
    """
    ending = ending_of(output, ENDINGS, example="deal.html", force=force)
    case = supposed(stood(set_to(opened(model), values), day), edits)
    with progress("bargaining") as step:
        found = case.deal(solution=solution, progress=step)
    if output is not None:
        written(output, ENDINGS[ending](found), force=force)
    if manner().json:
        say_json(found.found)
        return
    show(found)
    if not manner().quiet:
        problems.show(found.warnings)


def show(found: Deal) -> None:
    """Print the words and the tables of every reading."""
    from detente.report.deals import outcome_words

    say(Styled(found.found.title, bold=True))
    for line in found.words():
        paragraph(line)
    for table in found.tables():
        draw(table)
    for line in outcome_words(found.conflict, found.found):
        paragraph(line)
