"""`detente demo`: everything once, on a shipped case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import click

from detente.case import load
from detente.commands.cases import copied
from detente.commands.drafted import drafted, for_folder
from detente.commands.options import everywhere
from detente.commands.progress import progress
from detente.commands.table import draw
from detente.commands.terminal import heading, paragraph, say, tell
from detente.commands.verdicts import show_board
from detente.commands.written import unclaimed, written
from detente.errors import Unavailable
from detente.report.tables import Table
from detente.results import Check

Timings = list[tuple[str, float]]

EPILOG = """\b
Examples:
  detente demo
  detente demo --case cuban --to /tmp/cuban
"""


@click.command("demo", epilog=EPILOG)
@click.option("--case", "key", default="tower22", show_default=True, metavar="KEY", help="Which shipped case.")
@click.option("--to", "folder", type=click.Path(path_type=Path), default=Path("demo"), show_default=True)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@everywhere
def command(key: str, folder: Path, force: bool) -> None:
    """Show everything once: read an account, check a model of it, write the report.

    Nothing outside the folder is touched and nothing is fetched.
    """
    timings: Timings = []
    with timed(timings, "copy the case"):
        path = copied(key, folder, force=force)
    unclaimed(folder / "report.html", force=force)
    _read(folder, timings, force=force)
    heading("The model made by hand, checked")
    with timed(timings, "load the model"):
        case = load(path)
    with timed(timings, "check the claims"), progress("checking") as step:
        found = case.check(progress=step)
    with timed(timings, "write the report"):
        page = case.report(folder / "report.html", check=found)
    _show(found, page, path, timings)


def _read(folder: Path, timings: Timings, *, force: bool) -> None:
    """Let the reader, where it is installed, draft a model of the account, and say what it proposes."""
    account, target = folder / "account.md", folder / "draft.yaml"
    unclaimed(target, force=force)
    heading(f"The account, read: {account}")
    tell("reading (the English pipeline takes a few seconds to load)")
    try:
        with timed(timings, "read the account"):
            draft = for_folder(drafted(account), str(account), str(target))
    except Unavailable as missing:
        paragraph(f"The reader is not installed; the demo goes on without it. {missing.problems[0].fix or ''}")
        return
    written(str(target), draft.to_yaml(), force=force)
    draw(draft.table(), title=False)
    paragraph(f"All of it is proposed, none of it takes part until a person accepts it: {target}")


def _show(found: Check, page: Path, model: Path, timings: Timings) -> None:
    """Print what took how long, then the verdicts, and last where the report is."""
    rows = tuple((f"{seconds:6.2f} s", what) for what, seconds in timings)
    draw(Table("What took how long", ("", ""), rows))
    heading("Verdicts")
    show_board(found)
    say()
    say(f"model:  {model}")
    say(f"report: {page.resolve()}")


@contextmanager
def timed(timings: Timings, what: str) -> Iterator[None]:
    """Note how long the block took."""
    began = perf_counter()
    yield
    timings.append((what, perf_counter() - began))
