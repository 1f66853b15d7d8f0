"""Files a command writes: all or nothing, and never over another file unasked."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from detente.commands.terminal import tell
from detente.errors import DetenteError, InvalidQuery, Problem


def written(target: str, text: str | bytes, *, force: bool = False) -> None:
    """Write to the file `target` in one step, or to stdout where it is "-". Raises DetenteError (D603)."""
    if target == "-":
        click.echo(text, nl=isinstance(text, str) and not text.endswith("\n"), color=False)
        return
    from detente.files.save import save

    path = Path(target)
    unclaimed(path, force=force)
    save(path, text, before=lambda: unclaimed(path, force=force))
    tell(f"wrote {path}")


def rewritten(path: Path, text: str, *, was: bytes) -> None:
    """Replace the text of a file in one step, where it still is what it `was`. Raises DetenteError (D654)."""
    from detente.files.save import save

    def same() -> None:
        if not path.is_file() or path.read_bytes() != was:
            fix = "nothing was written; give the command again"
            raise DetenteError(Problem("D654", f"{path} was changed meanwhile by another program", fix=fix))

    save(path, text, before=same)
    tell(f"wrote {path}")


def ending_of(output: str | None, endings: Collection[str], *, example: str, force: bool) -> str:
    """Return what kind of file is asked for, before any work: one of `endings`, "" where no file is.

    Raises InvalidQuery (D609) for any other kind, with an `example`, DetenteError (D603) where the file is there.
    """
    if output is None:
        return ""
    ending = Path(output).suffix.lower()
    if ending not in endings:
        shown = ending or "without a suffix"
        raise InvalidQuery(Problem("D609", f"a file is {', '.join(endings)}, not {shown}", fix=f"-o {example}"))
    unclaimed(Path(output), force=force)
    return ending


def unclaimed(path: Path, *, force: bool = False) -> None:
    """Refuse where `path` is there already, unless `force`."""
    if path.exists() and not force:
        raise DetenteError(
            Problem("D603", f"{path} is there already", fix="Give another name, or --force to replace it.")
        )
