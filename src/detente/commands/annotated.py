"""A corpus and a trained reader as folders: the files read from and written to the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import DetenteError, InvalidText, Problem

if TYPE_CHECKING:
    from detente.reading.learned import Annotated, Learned

_MOST = 2**28
"""The most bytes a file of a trained reader may have."""


def corpus_at(folder: Path) -> tuple[Annotated, ...]:
    """Return the annotated texts in `folder` and below: every .txt and .ann there.

    Two files of one name are one text too many: the first in the order of paths counts. Raises InvalidText for a folder
    that is not there (D301), a file that is no UTF-8 (D306) and so on, and for what `corpus` refuses (D515 to D517).
    """
    from detente.files.texts import read_text
    from detente.reading.learned import corpus

    if not folder.is_dir():
        raise InvalidText(Problem("D301", f"there is no folder {folder}", fix="give a folder of .txt and .ann files"))
    files = sorted((path for path in folder.rglob("*") if path.suffix in {".txt", ".ann"}), reverse=True)
    notes = {path.name: path for path in files if path.suffix == ".ann" and path.stat().st_size}
    texts = {path.name: path for path in files if path.suffix == ".txt"}
    wanted = {stem + ".txt" for name in notes for stem in (name[:-4], name[:-4].rpartition("_")[0])}
    return corpus(
        {name: read_text(path) for name, path in texts.items() if name in wanted},
        {name: read_text(path) for name, path in notes.items()},
    )


def reader_at(folder: Path) -> Learned:
    """Return the trained reader in `folder`. Raises InvalidText (D518) where there is none, or a damaged one.

    The folder may come from anybody: it is read as numbers, nothing in it is run.
    """
    from detente.reading.learned import FILES, from_files

    files = {name: folder / name for name in FILES}
    for path in files.values():
        if path.is_file() and path.stat().st_size > _MOST:
            raise InvalidText(Problem("D518", f"this is no trained reader: {path} is too large"))
    return from_files({name: path.read_bytes() for name, path in files.items() if path.is_file()})


def keep(folder: Path, files: dict[str, bytes]) -> None:
    """Write a trained reader into `folder`, each file whole or not at all."""
    from detente.files.save import save

    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        save(folder / name, data)


def free(folder: Path, *, force: bool) -> None:
    """Refuse a folder that has files already (D603), unless `force`; a file in its place is refused always."""
    taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    if taken and not (force and folder.is_dir()):
        fix = "Give another name, or --force to replace it." if folder.is_dir() else "Give the name of a folder."
        raise DetenteError(Problem("D603", f"{folder} is there already", fix=fix))
