"""`detente hindsight`: a model held against what happened."""

from __future__ import annotations

import click

from detente.commands.against import Form, asked_for, show, shown_as
from detente.commands.as_of import dated, stood
from detente.commands.named_claims import named_claims
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, model
from detente.commands.progress import progress

EPILOG = """\b
What happened stands in the model file, earliest first (docs/hindsight.md):
  what_happened: {on 2024-02-02: {state: [usa.strike, gaza_war], says: The raids begin}}

\b
Examples:
  detente hindsight crisis.yaml
  detente hindsight crisis.yaml --claim late --json
  detente hindsight tower22 -o postmortem.html
  detente hindsight crisis.yaml --as-of 2024-01-28   the model of that day, against the days since
"""


@click.command("hindsight", epilog=EPILOG)
@model
@click.option("--claim", "claims", multiple=True, metavar="ID", help="Only this claim. May be repeated.")
@shown_as
@dated
@as_json
@everywhere
def command(model: str, claims: tuple[str, ...], form: Form, output: str | None, force: bool, day: str | None) -> None:
    """Say which claims, steps and assumptions of MODEL the events bore out, and score its chances.

    Who moved on each step and whether it was an improvement, whether improvements lead to where it ended and who would
    leave it, whether those who want something moved towards it; chances under every choice rule by the Brier and the
    logarithmic score.
    """
    asked_for(output, force=force)
    case = stood(opened(model), day, ahead=True)
    chosen = named_claims(case, claims)
    with progress("looking back") as step:
        found = case.hindsight(claims=chosen, progress=step)
    show(found, found.tables(), form, output, force=force)
