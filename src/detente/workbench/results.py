"""Where the results of jobs are: a private folder of the server, deleted with it, or at the next start after a kill.

The server holds a lock on a file of the folder for as long as it runs, so that another one can tell what is left over
from what is in use. Each job has a folder of its own with `job.json` in it while it runs.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PREFIX, _HELD, _RUNNING = "detente-jobs-", "held", "job.json"
_YOUNG = 60.0
"""Seconds in which a folder without a lock may be one that is just being made."""


@dataclass(frozen=True, slots=True)
class Results:
    """A server's folder. `held` is the descriptor of its lock."""

    folder: Path
    held: int

    def of(self, job: str) -> Path:
        """Return the folder of a job, which is made where it is not there."""
        folder = self.folder / job
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder

    def begun(self, job: str, record: dict[str, Any]) -> None:
        """Note that a job runs, for whoever finds the folder after the server was killed."""
        (self.of(job) / _RUNNING).write_text(json.dumps(record), encoding="utf-8")

    def ended(self, job: str) -> None:
        """Note that a job runs no more."""
        with suppress(OSError):
            (self.of(job) / _RUNNING).unlink()

    def drop(self, job: str) -> None:
        """Delete what a job has left."""
        shutil.rmtree(self.folder / job, ignore_errors=True)

    def close(self) -> None:
        """Delete everything."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self.held)


def results(*, under: Path | None = None) -> tuple[Results, list[dict[str, Any]]]:
    """Make the folder of a server, and delete those of servers that were killed.

    Returned with it is what those servers had running, as they noted it. `under` is where temporary files are.
    """
    home = under or Path(tempfile.gettempdir())
    interrupted = [record for folder in _left_over(home) for record in _cleared(folder)]
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=home))
    held = os.open(folder / _HELD, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    _locked(held)
    return Results(folder, held), interrupted


def _left_over(home: Path) -> Iterator[Path]:
    """Yield the folders of our own user that no server holds."""
    for folder in sorted(home.glob(_PREFIX + "*")):
        with suppress(OSError):
            info = folder.lstat()
            mine = not hasattr(os, "getuid") or info.st_uid == os.getuid()
            if stat.S_ISDIR(info.st_mode) and mine and not _in_use(folder, time.time() - info.st_mtime):
                yield folder


def _in_use(folder: Path, age: float) -> bool:
    try:
        held = os.open(folder / _HELD, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return 0 <= age < _YOUNG
    try:
        return not _locked(held)
    finally:
        os.close(held)


def _locked(held: int) -> bool:
    """Take the lock if nobody has it. Where the system has no such locks, everything counts as in use."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _cleared(folder: Path) -> Iterator[dict[str, Any]]:
    """Delete a folder, and yield what ran when its server was killed."""
    for noted in sorted(folder.glob(f"*/{_RUNNING}")):
        with suppress(OSError, ValueError):
            record = json.loads(noted.read_text(encoding="utf-8"))
            if isinstance(record, dict):
                yield record
    shutil.rmtree(folder, ignore_errors=True)
