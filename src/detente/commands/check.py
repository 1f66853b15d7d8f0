"""`detente check`: validate a model and give every claim its verdict."""

from __future__ import annotations

import click

from detente.case import Case
from detente.commands import problems
from detente.commands.named_claims import named_claims
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.terminal import say_json
from detente.plain import plain
from detente.results import Check

EPILOG = """\b
Exit code: 0 every claim came out as its author expects (`expect:`, else: holds),
1 some did not, 2 the model cannot be used.

\b
Examples:
  detente check crisis.yaml
  detente check crisis.yaml --claim no-direct-war     all there is to say about one claim
  detente check crisis.yaml --why                     every claim in full, and what all of them rest on
  detente check crisis.yaml --depth 0 --json          the verdicts alone, for a program
  detente check tower22                               a shipped case
"""


@click.command("check", epilog=EPILOG)
@model
@click.option("--claim", "claims", multiple=True, metavar="ID", help="Only this claim, in full. May be repeated.")
@click.option("--depth", type=click.IntRange(0, 4), metavar="N", help="Try sets of up to N assumptions (0 to 4).")
@click.option("--why", is_flag=True, help="Show every claim in full, with what it rests on.")
@as_json
@everywhere
@click.pass_context
def command(context: click.Context, model: str, claims: tuple[str, ...], depth: int | None, why: bool) -> None:
    """Validate MODEL and give every claim its verdict: holds, fails, depends or untestable, in this model."""
    case = opened(model)
    named_claims(case, claims)
    with progress("checking") as step:
        quick = not (why or claims or depth is not None)
        found = case.check(claims=claims or None, depth=depth, quick=quick, progress=step)
    if manner().json:
        say_json(as_data(case, found))
    else:
        from detente.commands.verdicts import show_board, show_verdict

        show_board(found)
        for verdict in found.findings.verdicts:
            if why or claims or not verdict.as_expected:
                show_verdict(case.conflict, verdict)
    context.exit(0 if found.as_expected else 1)


def as_data(case: Case, found: Check) -> dict[str, object]:
    """Return the findings with what was odd about the file, as plain data."""
    warnings = [problems.as_data(problem) for problem in case.warnings]
    data = {**plain(found.findings), "as_expected": found.as_expected, "in_this_model": True, "warnings": warnings}
    return data | ({"over": found.over.plain()["claims"]} if found.over else {})
