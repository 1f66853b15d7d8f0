"""`detente cases`: list, show or copy the shipped cases."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cases import CASES, ShippedCase, case_path, teaching, topics
from detente.commands.options import as_json, everywhere, manner
from detente.commands.table import draw
from detente.commands.terminal import say_json, tell
from detente.commands.written import unclaimed
from detente.errors import InvalidQuery, Problem, nearest
from detente.report.tables import Table

EPILOG = """\b
Examples:
  detente cases                               list them
  detente cases --teaches deadlines           those that teach something of that name
  detente cases show cuban                    print a model
  detente cases copy tower22 my-copy          the model and its account, to change
"""


@click.group("cases", invoke_without_command=True, epilog=EPILOG)
@click.option("--teaches", "word", metavar="WORD", help="Only the cases one of whose topics has WORD in it.")
@as_json
@everywhere
@click.pass_context
def command(context: click.Context, word: str | None) -> None:
    """List the cases that came with detente, and what each of them teaches; `show` and `copy` one."""
    if context.invoked_subcommand is None:
        cases = CASES if word is None else _teaching(word)
        if manner().json:
            say_json({"cases": [_as_data(case) for case in cases]})
        else:
            draw(_as_table(cases))


def _teaching(word: str) -> tuple[ShippedCase, ...]:
    """Refuse a word no topic has. Raises InvalidQuery (D612)."""
    found = teaching(word)
    if not found:
        fix = f"Topics: {', '.join(topics())}"
        near = nearest(word, topics())
        raise InvalidQuery(Problem("D612", f'no shipped case teaches "{word}"', nearest=near, fix=fix))
    return found


def _as_data(case: ShippedCase) -> dict[str, object]:
    keys = ("key", "title", "teaches", "structure", "length", "level")
    return {key: getattr(case, key) for key in keys}


def _as_table(cases: tuple[ShippedCase, ...]) -> Table:
    head = ("case", "title", "what it teaches", "structure", "account", "level")
    rows = ((one.key, one.title, ", ".join(one.teaches), one.structure, one.length, one.level) for one in cases)
    return Table("", head, tuple(rows))


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
