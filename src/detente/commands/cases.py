"""`detente cases`: list, show or copy the shipped cases."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cases import CASES, case_path
from detente.commands.options import as_json, everywhere, manner
from detente.commands.table import draw
from detente.commands.terminal import say_json, tell
from detente.commands.written import unclaimed
from detente.report.tables import Table

EPILOG = """\b
Examples:
  detente cases                               list them
  detente cases show cuban                    print a model
  detente cases copy tower22 my-copy          the model and its account, to change
"""


@click.group("cases", invoke_without_command=True, epilog=EPILOG)
@as_json
@everywhere
@click.pass_context
def command(context: click.Context) -> None:
    """List the cases that came with detente; `show` and `copy` one."""
    if context.invoked_subcommand is None:
        rows = [(case.key, case.title, case.teaches) for case in CASES]
        if manner().json:
            say_json([dict(zip(("key", "title", "teaches"), row, strict=True)) for row in rows])
        else:
            draw(Table("", ("case", "title", "what it teaches"), tuple(rows)))


@command.command("show")
@click.argument("key")
@everywhere
def show(key: str) -> None:
    """Print the model of the case KEY."""
    click.echo(case_path(key).read_text(encoding="utf-8"), nl=False, color=False)


@command.command("copy")
@click.argument("key")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace files that are there.")
@everywhere
def copy(key: str, folder: Path, force: bool) -> None:
    """Copy the case KEY, its model and its texts, into FOLDER."""
    copied(key, folder, force=force)
    tell(f"copied {key} to {folder}; next: detente check {folder}")


def copied(key: str, folder: Path, *, force: bool = False) -> Path:
    """Copy a case into `folder` and return the path of the model there. Raises DetenteError (D603, D605)."""
    from detente.files.save import save

    origin = case_path(key)
    files = sorted(path for path in origin.parent.iterdir() if path.suffix in {".yaml", ".md", ".txt"})
    for path in files:
        unclaimed(folder / path.name, force=force)
    folder.mkdir(parents=True, exist_ok=True)
    for path in files:
        save(folder / path.name, path.read_text(encoding="utf-8"))
    return folder / origin.name
