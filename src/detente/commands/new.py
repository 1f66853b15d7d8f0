"""`detente new`: a small commented model to start from."""

from __future__ import annotations

import click

from detente.commands.options import everywhere
from detente.commands.terminal import tell
from detente.commands.written import written

EPILOG = """\b
Examples:
  detente new crisis.yaml
  detente new -                               print it
"""


@click.command("new", epilog=EPILOG)
@click.argument("path", metavar="MODEL")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@everywhere
def command(path: str, force: bool) -> None:
    """Write a small commented model to MODEL: two states and a proxy. It loads and checks as it is."""
    from detente.files.template import template

    written(path, template(), force=force)
    if path != "-":
        tell(f"next: detente check {path}")
        tell("for completion in an editor, in the same folder: detente schema > detente.schema.json")
