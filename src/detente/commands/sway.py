"""`detente sway`: the smallest change that turns a verdict, the sentence it contradicts, and thresholds of numbers."""

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
from detente.commands.terminal import COLORS, Styled, paragraph, say, say_json
from detente.commands.written import written
from detente.findings.sway import Turn
from detente.report.tables import mark
from detente.report.visible import one_line
from detente.results import Swayed

EPILOG = """\b
A step exchanges two neighbouring wants of one actor, drops a want, or turns one
round. Every change of so many steps is tried before any of more, over all actors.
Without --claim a quick look at every claim; with it, up to six steps and numbers.

\b
Examples:
  detente sway crisis.yaml
  detente sway crisis.yaml --claim no-war
  detente sway crisis.yaml --claim no-war --by swap     by other priorities alone
  detente sway tower22 --claim late --json
"""

QUICK = 3_000
"""How many profiles are judged for each claim where no claim is named."""

NEAR = 3
"""How many steps are tried where no claim is named and nobody says how many."""


@click.command("sway", epilog=EPILOG)
@model
@click.option("--claim", "claims", multiple=True, metavar="ID", help="Only this claim, in full. May be repeated.")
@click.option("--by", "kinds", multiple=True, type=click.Choice(["swap", "drop", "negate"]),
              help="Only steps of this kind. May be repeated.")  # fmt: skip
@click.option("--depth", type=click.IntRange(1, 8), metavar="N", help="Changes of up to N steps (1 to 8).")
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
    kinds: tuple[str, ...],
    depth: int | None,
    output: str | None,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Find the smallest change that turns each verdict of MODEL, and the sentence of the account it goes against.

    The change is carried out and the model solved again in full. For claims about time: how far each rate, time and
    autonomy would have to be off.
    """
    case = supposed(stood(set_to(opened(model), values), day), edits)
    chosen = named_claims(case, claims)
    with progress("turning") as step:
        found = case.sway(
            claims=chosen,
            kinds=kinds,
            farthest=depth or (NEAR if chosen is None else 6),
            effort=QUICK if chosen is None and depth is None else None,
            numbers=chosen is not None,
            progress=step,
        )
    if output is not None:
        written(output, table_or_json(found, output), force=force)
    if manner().json:
        say_json(found.plain())
    elif chosen is None:
        draw(found.table(), paint=lambda column, cell: _color(cell) if column == 0 else None)
    else:
        _show(found)


def _color(cell: str) -> str | None:
    words = cell.split()
    return COLORS.get(words[1]) if len(words) > 1 else None


def _show(found: Swayed) -> None:
    """Print each claim in full: the answer, the changes with what they contradict, and the thresholds."""
    from detente.report.sway import sway_words, thresholds_table

    says = {one.id: one_line(one.says) for one in found.conflict.claims}
    for one in found.found:
        say()
        head = Styled(f"{mark(one.outcome)} {one.outcome}", COLORS[one.outcome], bold=True)
        say(head, "  ", Styled(one.claim, bold=True), f"  {says[one.claim]}" if says[one.claim] else "")
        numbers = found.thresholds.get(one.claim)
        if numbers is None:
            for line in sway_words(found.conflict, one):
                paragraph(line, indent=2)
        for turn in one.turns:
            _show_turn(found, turn)
        if numbers:
            draw(thresholds_table(found.conflict, numbers))
        elif numbers is not None:
            paragraph("No number of the model, moved alone, turns it.", indent=2)


def _show_turn(found: Swayed, turn: Turn) -> None:
    """Print one change: its steps, what the verdict then is, and the sentences it goes against."""
    from detente.report.sway import contradicted, step_words

    steps = "; ".join(step_words(step) for step in turn.steps)
    say(f"  · {steps}: it then ", Styled(turn.becomes, COLORS[turn.becomes]))
    for line in dict.fromkeys(told for step in turn.steps for told in contradicted(found.conflict, step)):
        paragraph(f"against {line}", indent=4)
