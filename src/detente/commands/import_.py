"""`detente import`: another program's file becomes a model file."""

from __future__ import annotations

from pathlib import Path

import click

from detente.commands import problems
from detente.commands.options import everywhere, manner
from detente.commands.terminal import tell
from detente.commands.written import written

EPILOG = """\b
Examples:
  detente import Euphrates.gmcr -o euphrates.yaml
  detente import Euphrates.gmcr               print the model
  detente import old.gmcr --partial -o old.yaml
"""


@click.command("import", epilog=EPILOG)
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", metavar="MODEL", default="-", help="Where to write the model. Default: stdout.")
@click.option("--title", help="The model's title. Default: the file's name.")
@click.option("--partial", is_flag=True, help="Leave out what cannot be carried over, and say so.")
@click.option("--force", is_flag=True, help="Replace the model if it is there.")
@everywhere
def command(file: str, output: str, title: str | None, partial: bool, force: bool) -> None:
    """Import FILE, a .gmcr file of GMCR+, as a model: options, infeasible states, preferences, one-way options.

    What the file has and a model cannot say is an error with its line; nothing is dropped in silence.
    """
    from detente.files.gmcr import import_gmcr
    from detente.files.load import read_bytes
    from detente.files.write import dump

    path = Path(file)
    imported = import_gmcr(read_bytes(path), file, title=title or path.stem, partial=partial)
    if imported.warnings and not manner().quiet:
        problems.show(imported.warnings)
    written(output, dump(imported.conflict), force=force)
    if output != "-":
        tell(f"next: set status_quo in {output}, then: detente solve {output}")
