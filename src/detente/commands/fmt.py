"""`detente fmt`: bring a model file up to date with the texts it quotes."""

from __future__ import annotations

from pathlib import Path

import click

from detente.commands.opened import located
from detente.commands.options import everywhere
from detente.commands.terminal import tell
from detente.commands.written import rewritten, written
from detente.errors import InvalidQuery, Problem

EPILOG = """\b
Examples:
  detente fmt --anchor crisis.yaml            write start, prefix, suffix and hash of every quote
  detente fmt --anchor --check crisis.yaml    exit 1 if that would change the file
  detente fmt --anchor crisis.yaml -o -       print instead
  detente fmt --check models/*.yaml           exit 1 if one is of an older version of the format
"""


@click.command("fmt", epilog=EPILOG)
@click.argument("models", metavar="MODEL...", nargs=-1, required=True)
@click.option("--anchor", is_flag=True, help="Find every quote again and write where it stands.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
@click.option("-o", "--output", metavar="FILE", help="Write there instead of into MODEL; - for stdout.")
@click.option("--force", is_flag=True, help="Replace the file given by -o if it is there.")
@everywhere
@click.pass_context
def command(
    context: click.Context, models: tuple[str, ...], anchor: bool, check: bool, output: str | None, force: bool
) -> None:
    """Bring MODEL up to the newest version of the format; with --anchor, find its quotes again in their texts.

    Only the values that change are written: comments, order and every other byte stay.
    """
    if output is not None and len(models) > 1:
        raise InvalidQuery(Problem("D669", "-o is for one model", fix="leave out -o, or format one at a time"))
    changed = [_formatted(located(model), anchor, check, output, force) for model in models]
    context.exit(1 if check and any(changed) else 0)


def _formatted(path: Path, anchor: bool, check: bool, output: str | None, force: bool) -> bool:
    """Format one file, or only look where `check`; return whether it changes."""
    from detente.files.fmt import anchor_quotes
    from detente.files.load import load, read_bytes
    from detente.files.scan import scan

    was = read_bytes(path)
    loaded = load(path, lenient=anchor)
    text = anchor_quotes(loaded) if anchor else loaded.text
    changed = text != scan(was, str(path))
    if check:
        tell(f"{path} {'would change' if changed else 'is up to date'}")
    elif output:
        written(output, text, force=force)
    elif changed:
        rewritten(path, text, was=was)
    else:
        tell(f"{path} is up to date")
    return changed
