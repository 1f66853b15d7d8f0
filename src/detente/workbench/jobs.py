"""Jobs: long work, each in a process of its own, with progress, cancel, a bounded queue and results to fetch.

jobs = Jobs(push)
job = jobs.start("report", file=id, name="crisis.yaml", folder="/home/me/crisis", text=text)
...                                          # push({"push": "job", "job": {...}}) as it moves on
path = jobs.result(job["job"])               # a file in a private folder
"""

from __future__ import annotations

import asyncio
import secrets
from asyncio import Task
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from detente.errors import DetenteError, Problem, nearest
from detente.workbench.child import start
from detente.workbench.frames import Frame, pack, read
from detente.workbench.kinds import KINDS
from detente.workbench.messages import Job, Push, Trouble
from detente.workbench.results import results
from detente.workbench.trouble import troubles

MODULE = "detente.workbench.job"

RUNNING, WAITING, KEPT = 4, 32, 100
"""Jobs that run at once, that wait for their turn, and that are remembered after their end."""

LONGEST = 3_600.0
"""Seconds a job may take."""

STATUS: Mapping[str, int] = {"D990": 503, "D995": 429, "D996": 422, "D997": 404, "D998": 413}
"""The HTTP status of each refusal."""

_GIVEN = "given"
"""The file a job that waits has what it is given in: many may wait, and none in memory."""

State = Literal["waiting", "running", "done", "failed", "cancelled", "interrupted"]

_OVER = frozenset({"done", "failed", "cancelled", "interrupted"})


@dataclass(frozen=True, slots=True)
class Reader:
    """The endpoint of a language model, from the command line. `key` is only ever handed to a job that reads by it."""

    endpoint: str
    model: str
    key: str | None = field(default=None, repr=False)


@dataclass(slots=True)
class _Work:
    job: Job
    file: str
    by_model: bool = False
    task: Task[None] | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class _End:
    """How a job ended, and what it has made."""

    state: State
    problems: list[Trouble] = field(default_factory=list)
    result: str | None = None


def _failed(problem: Problem) -> _End:
    return _End("failed", troubles(DetenteError(problem)))


class Jobs:
    """Every job of this server. `push` is handed each change of one; it must not wait.

    `root` says which folder of models this is: jobs a killed server had running on it are listed as interrupted.
    """

    def __init__(
        self,
        push: Callable[[Push], None],
        *,
        root: str = "",
        module: str = MODULE,
        reader: Reader | None = None,
        running: int = RUNNING,
        waiting: int = WAITING,
        longest: float = LONGEST,
        under: Path | None = None,
    ) -> None:
        self._push, self._root, self._module, self._reader = push, root, module, reader
        self._most, self._longest = running + waiting, longest
        self._turn = asyncio.Semaphore(running)
        self._results, noted = results(under=under)
        self._work: dict[str, _Work] = {}
        for record in noted:
            if record.get("root") == root and isinstance(record.get("job"), str):
                self._work[record["job"]] = _Work(_interrupted(record), "")

    def start(
        self,
        kind: str,
        *,
        file: str,
        name: str,
        folder: str,
        text: str = "",
        data: bytes = b"",
        options: Mapping[str, Any] | None = None,
    ) -> Job:
        """Start a job of a kind (`kinds.KINDS`) on a model's or an account's `text`, or on the bytes of an upload.

        `name` is the file's, `folder` where it lies. Raises DetenteError: D995 too many jobs, D996 no such kind.
        """
        if kind not in {each.key for each in KINDS}:
            known = [each.key for each in KINDS]
            raise DetenteError(Problem("D996", f'there is no job "{kind}"', nearest=nearest(kind, known)))
        if sum(work.job["state"] not in _OVER for work in self._work.values()) >= self._most:
            fix = "wait until one is done, or cancel one"
            raise DetenteError(Problem("D995", f"{self._most} jobs run or wait, and no more can", fix=fix))
        id = secrets.token_hex(8)
        job = Job(job=id, kind=kind, state="waiting", done=0, of=0, step="")
        spec: Frame = {"kind": kind, "name": name, "folder": folder, "text": text, "options": dict(options or {})}
        spec |= {"out": str(self._results.of(id)), "data": b64encode(data).decode()}
        readers = spec["options"].get("readers")
        by_model = kind == "read" and isinstance(readers, list) and "llm" in readers
        if by_model and self._reader is not None:
            spec |= {"endpoint": self._reader.endpoint, "model": self._reader.model}
        (self._results.of(id) / _GIVEN).write_bytes(pack(spec))
        work = self._work[id] = _Work(job, file, by_model)
        self._forget()
        work.task = asyncio.get_running_loop().create_task(self._run(work))
        self._tell(work)
        return job.copy()

    def all(self) -> list[Job]:
        """Return every job that is remembered, the oldest first."""
        return [work.job.copy() for work in self._work.values()]

    async def cancel(self, job: str) -> Job:
        """Cancel a job, and return it once its process has ended, within a second. Raises DetenteError (D997)."""
        work = self._known(job)
        if work.job["state"] not in _OVER and work.task is not None:
            work.cancelled = True
            work.task.cancel()
            with suppress(asyncio.CancelledError):
                await work.task
            if work.job["state"] not in _OVER:  # it had not even begun
                self._over(work, _End("cancelled"))
        return work.job.copy()

    def result(self, job: str) -> Path:
        """Return the file a job has made; its name is what to call it. Raises DetenteError (D997)."""
        work = self._known(job)
        if "result" not in work.job:
            raise DetenteError(Problem("D997", "this job has no result", fix="wait until it is done"))
        return self._results.of(job) / work.job["result"]

    async def close(self) -> None:
        """End every job and delete all results."""
        for work in list(self._work.values()):
            await self.cancel(work.job["job"])
        self._results.close()

    def _known(self, job: str) -> _Work:
        if job not in self._work:
            raise DetenteError(Problem("D997", "there is no such job", fix="start it again"))
        return self._work[job]

    def _forget(self) -> None:
        """Forget the oldest jobs that are over, and what they made."""
        over = [id for id, work in self._work.items() if work.job["state"] in _OVER]
        for id in over[: max(0, len(over) - KEPT)]:
            del self._work[id]
            self._results.drop(id)

    async def _run(self, work: _Work) -> None:
        """Wait for a turn and see a job through; whatever happens, it ends in one of the states that are over."""
        id, end = work.job["job"], _End("interrupted")
        try:
            async with self._turn:
                self._results.begun(id, {"job": id, "kind": work.job["kind"], "root": self._root})
                end = await asyncio.wait_for(self._through(work), self._longest)
        except asyncio.CancelledError:
            end = _End("cancelled" if work.cancelled else "interrupted")
            raise
        except TimeoutError:
            message = f"the job took longer than {self._longest / 60:g} minutes"
            end = _failed(Problem("D994", message, fix="ask for less: fewer claims, fewer profiles"))
        except DetenteError as error:
            end = _End("failed", troubles(error))
        except OSError as error:
            end = _failed(Problem("D992", f"the job could not be run: {error.strerror}"))
        finally:
            self._over(work, end)

    def _over(self, work: _Work, end: _End) -> None:
        """Let a job be over: its process has ended, and what it has not made is deleted."""
        job = work.job
        job["state"] = end.state
        if end.problems:
            job["problems"] = end.problems
        if end.result is not None:
            job["result"], job["done"] = end.result, max(1, job["of"])
            job["of"] = job["done"]
            self._results.ended(job["job"])
        else:
            self._results.drop(job["job"])
        self._tell(work)

    async def _through(self, work: _Work) -> _End:
        """Run a job's process to its end."""
        work.job["state"] = "running"
        self._tell(work)
        child = await start(self._module, extra=self._extra(work))
        try:
            given = self._results.of(work.job["job"]) / _GIVEN
            await child.send(await asyncio.to_thread(_taken, given))
            while (frame := await child.receive()) is not None:
                end = self._moved(work, frame)
                if end is not None:
                    return end
            message = f"the job ended before it was done: {await child.cause()}"
            return _End("interrupted", _failed(Problem("D992", message, fix="start it again")).problems)
        finally:
            await asyncio.shield(child.end())

    def _extra(self, work: _Work) -> dict[str, str]:
        """Return what this job gets of the environment beside what every child has: the key, where it needs it."""
        key = self._reader.key if self._reader is not None else None
        return {"DETENTE_LLM_KEY": key} if key and work.by_model else {}

    def _moved(self, work: _Work, frame: Frame) -> _End | None:
        """Take in what a process says; its last word is an end. Nothing it says is taken on trust."""
        job = work.job
        if isinstance(frame.get("problems"), list):
            return _End("failed", cast("list[Trouble]", frame["problems"]))
        if isinstance(frame.get("result"), str):
            name = Path(frame["result"]).name
            if (self._results.of(job["job"]) / name).is_file():
                return _End("done", result=name)
            return _failed(Problem("D992", "the job says it is done, and has made nothing"))
        job["done"], job["of"] = _count(frame.get("done")), _count(frame.get("of"))
        job["step"] = str(frame.get("step", ""))[:200]
        self._tell(work)
        return None

    def _tell(self, work: _Work) -> None:
        self._push(Push(push="job", job=work.job.copy(), file=work.file))


def _count(value: object) -> int:
    return min(value, 2**53) if isinstance(value, int) and value > 0 else 0


def _taken(given: Path) -> Frame:
    """Return what a job is given, which is then on no disk any more."""
    with given.open("rb") as file:
        frame = read(file)
    given.unlink()
    return frame or {}


def _interrupted(record: Mapping[str, Any]) -> Job:
    """Return a job that ran when its server was killed."""
    problem = Problem("D992", "the workbench was ended while this job ran", fix="start it again")
    job = Job(job=record["job"], kind=str(record.get("kind", "")), state="interrupted", done=0, of=0, step="")
    job["problems"] = troubles(DetenteError(problem))
    return job
