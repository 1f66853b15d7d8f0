"""`detente fmt`: bring a model file up to date with the texts it quotes."""

from __future__ import annotations

import click

from detente.commands.opened import located
from detente.commands.options import everywhere
from detente.commands.terminal import tell
from detente.commands.written import written

EPILOG = """\b
Examples:
  detente fmt --anchor crisis.yaml            write start, prefix, suffix and hash of every quote
  detente fmt --anchor --check crisis.yaml    exit 1 if that would change the file
  detente fmt --anchor crisis.yaml -o -       print instead
"""


@click.command("fmt", epilog=EPILOG)
@click.argument("model", metavar="MODEL")
@click.option("--anchor", is_flag=True, help="Find every quote again and write where it stands.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the file would change.")
@click.option("-o", "--output", metavar="FILE", help="Write there instead of into MODEL; - for stdout.")
@click.option("--force", is_flag=True, help="Replace the file given by -o if it is there.")
@everywhere
@click.pass_context
def command(context: click.Context, model: str, anchor: bool, check: bool, output: str | None, force: bool) -> None:
    """Bring MODEL up to the newest format; with --anchor, find its quotes again and write where they stand.

    Only the values that change are written: comments, order and every other byte stay.
    """
    from detente.files import load
    from detente.files.fmt import anchor_quotes

    path = located(model)
    loaded = load(path)
    text = anchor_quotes(loaded) if anchor else loaded.text
    changed = text != loaded.text
    if check:
        tell(f"{path} {'would change' if changed else 'is up to date'}")
        context.exit(1 if changed else 0)
    elif output:
        written(output, text, force=force)
    elif changed:
        written(str(path), text, force=True)
    else:
        tell(f"{path} is up to date")
