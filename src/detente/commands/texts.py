"""A folder of texts as jobs: what each one's answer hangs on, how it is read, and all of them as one table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from detente import __version__
from detente.batch import Answer, Job, Journal
from detente.commands.readers import Readers, read_by
from detente.reading.rows import Row, rows

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xml", ".tei", ".pdf", ".docx")
"""What is read of a folder. Hidden files and folders are left alone."""


def texts_in(folder: Path) -> list[str]:
    """Return the texts in `folder` and its folders, as paths relative to it, sorted. Links are not followed."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    names = (path.relative_to(folder) for path in found if path.is_file() and not path.is_symlink())
    return sorted(name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts))


def jobs_of(folder: Path, names: Iterable[str], by: Readers) -> Iterator[Job]:
    """Yield a job for each text. Its digest hangs on the bytes, on who reads them, and on detente's version."""
    how = f"{sorted(asdict(by).items())} {__version__}"
    for name in names:
        digest = hashlib.sha256(f"{sha256(folder / name)} {how}".encode()).hexdigest()
        yield Job(name, digest, {"folder": str(folder), "name": name, "by": by})


def with_bytes(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return the payload with the bytes of its text in it, to travel where the folder is not."""
    path = Path(payload["folder"], payload["name"])
    return {**payload, "data": path.read_bytes() if path.is_file() else None}


def read_one(payload: Mapping[str, Any]) -> list[Row]:
    """Read one text and return its rows. Raises what reading raises."""
    from detente.reading.inputs import stored

    name, data, by = payload["name"], payload.get("data"), payload["by"]
    data = Path(payload["folder"], name).read_bytes() if data is None else data
    account = stored(data, name=name, force=by.force)
    return rows(read_by(by, account, name=Path(name).stem))


def table(journal: Journal, names: Iterable[str], folder: Path) -> Iterator[Row]:
    """Yield the rows of all texts, text by text in the order of `names`, whoever read them and when."""
    for name in names:
        about = {"text": name, "sha256": sha256(folder / name)}
        for row in _rows(journal.answer(name)):
            yield {**about, **row}


def _rows(answer: Answer) -> Iterable[Row]:
    if answer.problems:
        return [{"kind": "problem", "what": one["code"], "quote": one["message"]} for one in answer.problems]
    return answer.value or [{"kind": "nothing"}]


def sha256(path: Path) -> str:
    """Return the hash of a file's bytes, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
