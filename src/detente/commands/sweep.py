"""`detente sweep`: claims judged at every point of a grid, or at drawn ones, into a Parquet table."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.case import Case
from detente.commands.as_of import dated, stood
from detente.commands.named_claims import named_claims
from detente.commands.opened import opened
from detente.commands.options import as_json, everywhere, manner, model
from detente.commands.progress import progress
from detente.commands.setting import set_to, settings
from detente.commands.supposed import suppose, supposed
from detente.commands.table import draw
from detente.commands.terminal import say_json, tell
from detente.commands.written import unclaimed
from detente.errors import DetenteError, InvalidQuery, Place, Problem

if TYPE_CHECKING:
    from detente.batch.run import How
    from detente.findings.sweep import Plan, Swept

EPILOG = """\b
What can be varied (--over, as often as you like; every combination is a point):
  "set autonomy of tie.iran-patron-militia to 0..1 step 0.1"      a number over steps
  "set rate of usa to 1 per 2 days, 1 per week"                   ... over a list
  "set rate of usa to 0.1 to 0.5 per day"                         ... over a range, with --samples
  "drop usa.firm"                      any edit: the model without it and with it
  militia-order                        the sides of an alternative
  scenario                             the model as it stands and every scenario

\b
Examples:
  detente sweep tower22 --over militia-order --over "drop usa.firm" -o sweep.parquet
  detente sweep tower22 --over "set autonomy of tie.iran-patron-militia to 0..1 step 0.1" \\
      --claim late -o late.parquet
  detente sweep crisis.yaml --over "set rate of usa to 0.1 to 1 per day" --samples 1000 --seed 7 -o s.parquet
  detente sweep crisis.yaml --over scenario -o s.parquet --scheduler tcp://host:8786

\b
Stopped, it is taken up by the same command. Read the table in DuckDB:
  select * from 'sweep.parquet' where "no-war" = 'fails'
"""


@click.command("sweep", epilog=EPILOG)
@model
@click.option("--over", "axes", multiple=True, required=True, metavar="WHAT", help="What to vary. May be repeated.")
@click.option("-o", "--output", required=True, metavar="NAME.parquet", help="The table to write.")
@click.option("--claim", "claims", multiple=True, metavar="ID", help="Only this claim. May be repeated.")
@click.option("--samples", type=click.IntRange(1, 10**9), metavar="N", help="Draw N points in place of the grid.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="Seed of the points.")
@click.option("--workers", type=click.IntRange(1, 1024), metavar="N", help="Processes. Default: one for each core.")
@click.option("--scheduler", metavar="ADDRESS", help="The Dask scheduler whose workers judge the points.")
@click.option("--long", is_flag=True, help="Start even where it would take more than a day.")
@click.option("--force", is_flag=True, help="Replace the table if it is there.")
@settings
@suppose
@dated
@as_json
@everywhere
def command(
    model: str,
    axes: tuple[str, ...],
    output: str,
    claims: tuple[str, ...],
    samples: int | None,
    seed: int,
    workers: int | None,
    scheduler: str | None,
    long: bool,
    force: bool,
    values: tuple[str, ...],
    edits: tuple[str, ...],
    day: str | None,
) -> None:
    """Judge the claims of MODEL at every point of a grid, or at drawn points, and write a Parquet table.

    A row has what was varied, each claim's verdict and, for claims about time, the least and the greatest number over
    all readings and choice rules. The same seed gives the same table, whatever the number of workers.
    """
    from detente.conflict.change import accepted
    from detente.findings.sweep import sweep

    out = _parquet(output)
    unclaimed(out, force=force)
    case = supposed(stood(set_to(opened(model), values), day), edits)
    conflict = accepted(case.conflict)
    chosen = named_claims(case, claims) or tuple(claim.id for claim in conflict.claims)
    plan = _plan(case, axes, samples, seed)
    count = workers or os.cpu_count() or 1
    with progress("sweeping") as step:
        found = sweep(
            conflict, plan, chosen, out, how=_where(count, scheduler, plan), workers=count, long=long, progress=step
        )
    tell(f"wrote {out}: {found.points:,} points{_resumed(found)}")
    if manner().json:
        say_json(found)
    else:
        from detente.report.sweep import sweep_table

        draw(sweep_table(found))


def _parquet(output: str) -> Path:
    """Return the table's name. Raises DetenteError (D639) for another kind of file."""
    out = Path(output)
    if out.suffix != ".parquet":
        raise DetenteError(Problem("D639", f"a sweep is written as Parquet, not as {out.name}", fix="-o NAME.parquet"))
    return out


def _plan(case: Case, axes: tuple[str, ...], samples: int | None, seed: int) -> Plan:
    """Read what is varied. Raises InvalidQuery with every problem, under the words that were typed."""
    from detente.conflict.change import accepted
    from detente.findings.sweep import axis_of, plan_of

    conflict, found, wrong = accepted(case.conflict), [], list[Problem]()
    for text in axes:
        try:
            found.append(axis_of(conflict, text))
        except InvalidQuery as error:
            wrong += [_placed(problem, text) for problem in error.problems]
    if wrong:
        raise InvalidQuery(*wrong)
    return plan_of(found, samples=samples, seed=seed)


def _placed(problem: Problem, text: str) -> Problem:
    from dataclasses import replace

    start, end = problem.span or (0, len(text))
    return replace(problem, place=Place("--over", 1, start + 1, text, max(1, end - start)))


def _where(workers: int, scheduler: str | None, plan: Plan) -> How:
    """Return where the points are judged: the cluster, this process where that is enough, or several."""
    from detente.batch import cluster, processes, serial

    if scheduler:
        return partial(cluster, address=scheduler)
    return serial if workers == 1 or plan.size < FEW else partial(processes, workers=workers)


FEW = 16
"""Fewer points are judged in this process: others would not have started by then."""


def _resumed(found: Swept) -> str:
    return f" ({found.resumed:,} of them from an earlier run)" if found.resumed else ""
