"""Files a command writes: all or nothing, and never over another file unasked."""

from __future__ import annotations

from pathlib import Path

import click

from detente.commands.terminal import tell
from detente.errors import DetenteError, Problem


def written(target: str, text: str, *, force: bool = False) -> None:
    """Write `text` to the file `target` in one step, or to stdout where it is "-". Raises DetenteError (D603)."""
    if target == "-":
        click.echo(text, nl=not text.endswith("\n"), color=False)
        return
    from detente.files.save import save

    path = Path(target)
    unclaimed(path, force=force)
    save(path, text)
    tell(f"wrote {path}")


def unclaimed(path: Path, *, force: bool = False) -> None:
    """Refuse where `path` is there already, unless `force`."""
    if path.exists() and not force:
        raise DetenteError(
            Problem("D603", f"{path} is there already", fix="Give another name, or --force to replace it.")
        )
