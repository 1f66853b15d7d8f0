"""DuckDB with its doors shut: one file can be read, nothing is fetched, memory is bounded, what spills is deleted.

Every value goes in as a bound parameter. Names of columns and functions in a query are our own, never a file's.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from detente.errors import InvalidText, Problem, TooLarge, Unavailable

MEMORY = "1GB"
ON_DISK = "20GB"
THREADS = 2


@dataclass(frozen=True, slots=True)
class Database:
    """An open database in memory that may read one file, called `file` in queries."""

    connection: Any
    file: str

    def rows(self, query: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        found: list[tuple[Any, ...]] = self.connection.execute(query, values or []).fetchall()
        return found

    def value(self, query: str, values: list[Any] | None = None) -> Any:
        """Return the one value of a query."""
        return self.rows(query, values)[0][0]


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """Open a database that may read `path` and nothing else. No extension is loaded, nothing is fetched.

    Raises Unavailable (D846) without DuckDB, InvalidText (D847) where DuckDB cannot read the file, TooLarge (D849)
    where the file needs more than 1 GB of memory and 20 GB of disk.
    """
    try:
        import duckdb
    except ModuleNotFoundError:
        fix = 'pip install "detente[data]"'
        raise Unavailable(Problem("D846", "what reads files of events is not installed", fix=fix)) from None
    with TemporaryDirectory(prefix="detente-") as spill:
        connection = duckdb.connect(":memory:")
        file = _named(path.resolve(), spill)
        try:
            _shut(connection, file, spill)
            yield Database(connection, str(file))
        except duckdb.OutOfMemoryException:
            message = f"{path} needs more than {MEMORY} of memory and {ON_DISK} of disk"
            raise TooLarge(Problem("D849", message, fix="cut it down to the years you need")) from None
        except (duckdb.InterruptException, RuntimeError) as error:
            if "interrupt" in str(error).lower():
                raise KeyboardInterrupt from None
            raise
        except duckdb.Error as error:
            said = str(error).splitlines()[0][:200]
            raise InvalidText(Problem("D847", f"{path} cannot be read: {said}")) from None
        finally:
            connection.close()


def _shut(connection: Any, path: Path, spill: str) -> None:
    """Set the limits, then lock them. Order matters: nothing can be set once the configuration is locked."""
    for name, value in (
        ("memory_limit", MEMORY),
        ("threads", THREADS),
        ("temp_directory", spill),
        ("max_temp_directory_size", ON_DISK),
        ("autoinstall_known_extensions", False),
        ("autoload_known_extensions", False),
        ("preserve_insertion_order", True),
        ("enable_progress_bar", False),
        ("allowed_paths", [str(path)]),
        ("enable_external_access", False),
        ("lock_configuration", True),
    ):
        connection.execute(f"SET {name} = ?", [value])  # the names stand above


def _named(path: Path, folder: str) -> Path:
    """Return `path`, or a link to it where a character of its name would stand for others in DuckDB."""
    if not set("*?[") & set(str(path)):
        return path
    link = Path(folder) / "events"
    link.symlink_to(path)
    return link
