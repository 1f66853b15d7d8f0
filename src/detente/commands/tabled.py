"""`-o x.csv`, `x.tex`, `x.parquet`: the one place where a result's tables become a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click

from detente.commands.written import unclaimed, written
from detente.errors import InvalidQuery, Problem

Command = TypeVar("Command", bound=Callable[..., Any])

ENDINGS = (".csv", ".tex", ".parquet")
"""What a result's tables can be written as; `report.filed` has what makes them, and a test compares the two."""


class Shown(Protocol):
    """A result with its values as columns, and with one table or several."""

    def to_frame(self) -> Any:
        """Return the columns."""

    def to_json(self) -> str:
        """Return everything."""


def table_option(command: Command) -> Command:
    """Give a command that writes no other file `-o` and `--force`."""
    output = click.option("-o", "--output", metavar="NAME", help="Also write the table: .csv, .tex or .parquet.")
    force = click.option("--force", is_flag=True, help="Replace the file if it is there.")
    return output(force(command))


def is_table(output: str | None) -> bool:
    """Tell whether a file that is asked for is a table.

    >>> is_table("verdicts.tex"), is_table("page.html"), is_table(None)
    (True, False, False)
    """
    return output is not None and Path(output).suffix.lower() in ENDINGS


def table_asked(output: str | None, *, force: bool) -> None:
    """Refuse any other kind of file, and one that is there, before any work. Raises DetenteError (D603, D609)."""
    if output is None:
        return
    if not is_table(output):
        shown = Path(output).suffix or "without a suffix"
        raise InvalidQuery(Problem("D609", f"a table is {', '.join(ENDINGS)}, not {shown}", fix="-o table.csv"))
    unclaimed(Path(output), force=force)


def filed(found: Shown, ending: str, *, more: tuple[Any, ...] = ()) -> str | bytes:
    """Return a result's tables as a file of that kind; `more` are tables that go with it in a paper."""
    from detente.frame import columns
    from detente.plain import plain
    from detente.report.filed import FILED

    kind = next(kind for kind in FILED if kind.ending == ending)
    frame = {} if ending == ".tex" else columns(found.to_frame())
    values = {name: [plain(value) for value in row] for name, row in frame.items()}
    return kind.write(values, (*_tables(found), *more) if ending == ".tex" else ())


def _tables(found: Any) -> tuple[Any, ...]:
    """Return the tables of a result, each once: the main one, then the others."""
    first = (found.table(),) if hasattr(found, "table") else ()
    rest = found.tables() if hasattr(found, "tables") else ()
    return tuple(dict.fromkeys((*first, *rest)))


def put(output: str | None, found: Shown, *, force: bool, more: tuple[Any, ...] = ()) -> None:
    """Write a result's tables where a table is asked for."""
    if output is not None and is_table(output):
        written(output, filed(found, Path(output).suffix.lower(), more=more), force=force)


def table_or_json(found: Shown, output: str) -> str | bytes:
    """Return a result as the table its file's ending asks for, and as JSON for any other ending."""
    return filed(found, Path(output).suffix.lower()) if is_table(output) else found.to_json()


TABLED: dict[str, Callable[[Any], str | bytes]] = {
    ".csv": lambda found: filed(found, ".csv"),
    ".tex": lambda found: filed(found, ".tex"),
    ".parquet": lambda found: filed(found, ".parquet"),
}
"""What makes each kind, for commands that write other kinds of files as well."""
