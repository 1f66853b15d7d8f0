"""Models are opened and closed, and jobs run, again and again: no process, no open file, no thread is left of them."""

from __future__ import annotations

import asyncio
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from detente.workbench.jobs import Jobs
from detente.workbench.workers import Workers
from tests.workbench.processes import descendants, findable, until


class Held:
    """What this process holds: open files, threads, and processes below it, without those other tests have running."""

    def __init__(self) -> None:
        self.others = set(descendants(os.getpid()))
        self.before = self.now()

    def now(self) -> tuple[int, int, int]:
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count(), self.processes()

    def processes(self) -> int:
        return len(list(descendants(os.getpid(), self.others)))

    def no_more(self) -> bool:
        """Tell whether it is no more than before, but for two files and two threads that are just ending."""
        return all(now <= then + spare for now, then, spare in zip(self.now(), self.before, (2, 2, 0), strict=True))


def test_models_that_are_opened_and_closed_leave_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    findable(monkeypatch)
    held = Held()

    async def main() -> None:
        told: list[Any] = []
        workers = Workers(lambda tab, message: told.append(message), module="tests.workbench.made_worker", idle=0)

        async def cycle(number: int, what: str) -> None:
            tab, already = f"tab{number}", len(told)
            await workers.ask(tab, {"id": 1, "lane": "a", "do": "explain", "file": "f", "name": what}, folder="")
            await until(lambda: len(told) > already)
            await workers.left(tab)
            await until(lambda: not workers._hosts)

        for number in range(3):
            await cycle(number, "x")
        await settled(workers, held)
        held.before = held.now()
        for number in range(20):
            await cycle(number, ("x", "kill", "parts")[number % 3])
        await settled(workers, held)
        await until(held.no_more)
        await workers.close()

    asyncio.run(main())


async def settled(workers: Workers, held: Held) -> None:
    """Wait until there is a spare worker and nothing else."""
    await until(lambda: len(workers.pids) == 1 and held.processes() == 1)
    await asyncio.sleep(0.2)


def test_jobs_that_are_done_cancelled_or_dead_leave_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    findable(monkeypatch)
    held = Held()

    async def main() -> None:
        jobs = Jobs(lambda push: None, module="tests.workbench.made_job", under=tmp_path)

        async def cycle(text: str) -> None:
            name = jobs.start("report", file="f", name="m", folder="/", text=text)["job"]
            if text == "hang":
                await until(lambda: jobs.all()[-1]["step"])
                await jobs.cancel(name)
            await until(lambda: jobs.all()[-1]["state"] not in ("waiting", "running"))

        for text in ("hello", "hang", "kill"):
            await cycle(text)
        held.before = held.now()
        for number in range(21):
            await cycle(("hello", "hang", "kill")[number % 3])
        await asyncio.sleep(0.2)
        await until(held.no_more)
        await jobs.close()

    asyncio.run(main())
