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


def held() -> tuple[int, int, int]:
    """Return how many files this process has open, how many threads, and how many processes below it."""
    return len(list(Path("/proc/self/fd").iterdir())), threading.active_count(), len(list(descendants(os.getpid())))


def test_models_that_are_opened_and_closed_leave_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    findable(monkeypatch)

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
        await settled(workers)
        before = held()
        for number in range(20):
            await cycle(number, ("x", "kill", "parts")[number % 3])
        await settled(workers)
        after = held()
        assert (before[0] + 2, before[1] + 2, before[2]) >= after
        await workers.close()

    asyncio.run(main())


async def settled(workers: Workers) -> None:
    """Wait until there is a spare worker and nothing else."""
    await until(lambda: len(workers.pids) == 1 and len(list(descendants(os.getpid()))) == 1)
    await asyncio.sleep(0.2)


def test_jobs_that_are_done_cancelled_or_dead_leave_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    findable(monkeypatch)

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
        before = held()
        for number in range(21):
            await cycle(("hello", "hang", "kill")[number % 3])
        await asyncio.sleep(0.2)
        after = held()
        assert (before[0] + 2, before[1] + 2, before[2]) >= after
        await jobs.close()

    asyncio.run(main())
