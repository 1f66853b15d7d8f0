"""`detente sources`: which verdicts stand without a source or a speaker, what has none, and who contradicts whom."""

from __future__ import annotations

import click

from detente.commands.as_of import dated, stood
from detente.commands.named_claims import named_claims
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.tabled import table_or_json
from detente.commands.terminal import Styled, heading, paragraph, say, say_json
from detente.commands.written import written
from detente.results import Sources

EPILOG = """\b
Two chains of speakers are one source where they share a text, an outlet or the
first speaker: two officials in one column, and one official in two papers.

\b
Examples:
  detente sources crisis.yaml
  detente sources crisis.yaml --claim no-war
  detente sources crisis.yaml --in-time         claims about time too, which takes longest
  detente sources crisis.yaml --suppose "drop usa.no-war" --json
"""


@click.command("sources", epilog=EPILOG)
@model
@click.option("--claim", "claims", multiple=True, metavar="ID", help="Only this claim. May be repeated.")
@click.option("--in-time", is_flag=True, help="Claims about time as well.")
@click.option("-o", "--output", metavar="NAME", help="Also write everything as JSON, or a table.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    claims: tuple[str, ...],
    in_time: bool,
    output: str | None,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Show who stands behind the verdicts of MODEL.

    Which verdicts change without one text, or without all that one speaker says; how many independent sources stand
    behind each; which assumptions have no source and which text supports nothing; and where speakers contradict each
    other, side by side.
    """
    case = supposed(stood(set_to(opened(model), values), day), edits)
    chosen = named_claims(case, claims)
    with progress("leaving out") as step:
        in_time, quick = in_time or chosen is not None, chosen is None
        found = case.sources(claims=chosen, in_time=in_time, quick=quick, progress=step)
    if output is not None:
        written(output, table_or_json(found, output), force=force)
    if manner().json:
        say_json(found.found)
        return
    say(Styled(found.found.title, bold=True))
    for line in found.words():
        paragraph(line)
    _show(found, most=None if chosen else 4)


def _show(found: Sources, *, most: int | None) -> None:
    """Print the tables; contradictions side by side, one under the other."""
    from detente.report.sources import behind_table, disputes_rows, dropped_table, silent_table

    conflict, record = found.conflict, found.found
    draw(dropped_table(conflict, record, most=most))
    draw(behind_table(conflict, record))
    rows = disputes_rows(conflict, record)
    if rows:
        heading("Who contradicts whom")
    for about, one, other in rows:
        paragraph(f"{about}:")
        paragraph(one, indent=2)
        paragraph(other, indent=2)
    if record.silent:
        draw(silent_table(conflict, record))
