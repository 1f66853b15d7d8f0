"""The journal of a run: one line of JSON for each answer, appended as it comes, so that a kill loses none.

A line counts once its line break is there: a torn last line is cut off when the journal is opened again. Where a job
stands in it twice, the last line counts. Only the places of the lines are kept in memory.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from detente.batch.job import Answer, Job
from detente.errors import DetenteError, Problem

HEAD = {"detente": "journal", "version": 1}
AGAIN = "D703"
"""The problem of a job that is tried again when the run is taken up: its process ended, perhaps not by its fault."""


class Journal:
    """An open journal. Use `Journal.open`, in a `with`; one process at a time may have it open."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self.path = path
        self._file = file
        self._places: dict[str, tuple[str, int]] = {}
        """By job: the digest it was answered for, and where the line starts."""

    @classmethod
    def open(cls, path: Path) -> Journal:
        """Open or begin the journal at `path`. Raises DetenteError: D701 in use, D702 not a journal."""
        file = path.open("a+b")
        try:
            _claim(file, path)
            journal = cls(path, file)
            journal._recall()
        except BaseException:
            file.close()
            raise
        return journal

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None and not self._places:  # stopped before the first answer: nothing is left lying about
            self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """See every answer to the disk and let others have the journal."""
        if not self._file.closed:
            self.sync()
            self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def has(self, job: Job) -> bool:
        """Tell whether the journal answers this very job: the same key and the same digest."""
        return self._places.get(job.key, ("", 0))[0] == job.digest

    def answer(self, key: str) -> Answer:
        """Return the answer to the job called `key`. KeyError where there is none."""
        _, start = self._places[key]
        self._file.seek(start)
        return _answer(json.loads(self._file.readline()))

    def answers(self, keys: Iterator[str] | list[str]) -> Iterator[Answer]:
        """Yield the answers to the jobs of these names, in this order, one in memory at a time."""
        return (self.answer(key) for key in keys)

    def append(self, answer: Answer) -> None:
        """Write an answer down. It survives the end of this process at once, a power cut from the next `sync` on."""
        line: dict[str, Any] = {"key": answer.key, "digest": answer.digest}
        line |= {"problems": list(answer.problems)} if answer.problems else {"value": answer.value}
        self._write(line)

    def sync(self) -> None:
        """See to it that all answers so far outlast a power cut."""
        os.fsync(self._file.fileno())

    def _write(self, line: Mapping[str, Any]) -> None:
        data = json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n"
        start = self._file.seek(0, os.SEEK_END)
        self._file.write(data)
        self._file.flush()
        self._note(line, start)

    def _note(self, line: Mapping[str, Any], start: int) -> None:
        if any(problem["code"] == AGAIN for problem in line.get("problems", ())):
            self._places[line["key"]] = ("", start)
        elif "key" in line:
            self._places[line["key"]] = (line["digest"], start)

    def _recall(self) -> None:
        """Read what is there, cut off a torn last line, and write the head where the journal is new."""
        self._file.seek(0)
        start = 0
        for number, data in enumerate(self._file, 1):
            if not data.endswith(b"\n"):
                break
            line = _line(data, self.path, number)
            if number == 1 and line != HEAD:
                raise _damaged(self.path, "it does not begin like one")
            if number > 1:
                self._note(line, start)
            start += len(data)
        self._file.truncate(start)
        if start == 0:
            self._write(HEAD)


def _line(data: bytes, path: Path, number: int) -> Any:
    try:
        line = json.loads(data)
    except ValueError:
        line = None
    if isinstance(line, dict) and (number == 1 or {"key", "digest"} <= set(line)):
        return line
    raise _damaged(path, f"line {number} cannot be read")


def _damaged(path: Path, what: str) -> DetenteError:
    fix = "It is left as it is. Give another output, or delete the journal to begin again."
    return DetenteError(Problem("D702", f"{path} is no journal of detente: {what}", fix=fix))


def _answer(line: Mapping[str, Any]) -> Answer:
    return Answer(line["key"], line["digest"], line.get("value"), tuple(line.get("problems", ())))


def _claim(file: IO[bytes], path: Path) -> None:
    """Take the journal for this process, where the system has locks; the lock ends with the process."""
    try:
        import fcntl
    except ImportError:  # Windows: two runs at once are the user's to avoid
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        fix = "Wait for the other run to end, or give another output."
        raise DetenteError(Problem("D701", f"another run is writing {path}", fix=fix)) from None
