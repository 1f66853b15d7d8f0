"""`detente report`: one offline page."""

from __future__ import annotations

from pathlib import Path

import click

from detente.commands.as_of import dated, stood
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.terminal import say, say_json
from detente.commands.written import unclaimed

EPILOG = """\b
Examples:
  detente report crisis.yaml                  writes crisis.html
  detente report crisis.yaml -o page.html --force
  detente report crisis.yaml --set militia.autonomy=0.2 -o proxy.html
  detente report tower22 -o tower22.html      a shipped case
"""


@click.command("report", epilog=EPILOG)
@model
@click.option("-o", "--output", metavar="PAGE", help="Where to write the page. Default: the model's name with .html.")
@click.option("--depth", type=click.IntRange(0, 4), metavar="N", help="Try sets of up to N assumptions (0 to 4).")
@click.option("--profiles", type=click.IntRange(0), default=500, show_default=True, metavar="N",
              help="Draw N profiles of what is unsure; 0 for none.")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace the page if it is there.")
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    output: str | None,
    depth: int | None,
    profiles: int,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Write MODEL's report: one self-contained page without a script that works offline and prints well.

    It has the account with its assumptions and claims marked and linked, the verdicts and what they rest on, how often
    each holds over all that is unsure, the states, their graph and each ranking, how it may unfold, what can be agreed,
    and where everything came from.
    """
    target = Path(output or f"{stem_of(model)}.html")
    unclaimed(target, force=force)
    case = supposed(stood(set_to(opened(model), values), day), edits)
    with progress("checking") as step:
        found = case.check(depth=depth, progress=step)
    with progress("asking") as step:
        case.report(target, check=found, profiles=profiles, progress=step)
    if manner().json:
        say_json({"report": str(target), "bytes": target.stat().st_size, "as_expected": found.as_expected})
    else:
        say(str(target))


def stem_of(model: str) -> str:
    """Return what to call the page of a model: its file's name, or its folder's where the file is a model.yaml."""
    path = Path(model)
    return "report" if model == "-" else path.stem if path.stem != "model" else path.resolve().parent.name
