"""The workers: one warm process for each open model, and a spare one, so that the next model does not wait.

What a worker is sent is an `Ask` with three things more: the `tab` it comes from, a `lane` that is that tab's own, and
the `folder` its texts are in; its `id` is ours. What it says back are `Told` frames with that id. A frame that does
``leave`` says that a tab is gone; it has the id 0, and no answer is expected.
"""

from __future__ import annotations

import asyncio
from asyncio import Task, TimerHandle
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from detente.errors import DetenteError, Problem
from detente.workbench.child import Child, start
from detente.workbench.host import Host, Tell
from detente.workbench.messages import Ask, Told
from detente.workbench.trouble import troubles

MODULE = "detente.workbench.worker"

MOST = 8
"""Models that can be open at once."""

IDLE, STUCK, SPARE_AFTER = 60.0, 120.0, 1.5
"""Seconds a worker stays after the last tab; seconds without a word before the next text ends it; seconds after a
spare is taken before the next is started, so that it does not take the processor from the first answers."""


class Workers:
    """Every open model. `tell(tab, message)` hands an answer, or a push, to a tab; it must not wait.

    Everything is called in one event loop, the thread of which has to last as long as the workers: they end with it.
    """

    def __init__(
        self,
        tell: Tell,
        *,
        module: str = MODULE,
        idle: float = IDLE,
        stuck: float = STUCK,
        spare_after: float = SPARE_AFTER,
        most: int = MOST,
    ) -> None:
        self._tell, self._module = tell, module
        self._idle, self._stuck, self._spare_after, self._most = idle, stuck, spare_after, most
        self._hosts: dict[str, Host] = {}
        self._shown: dict[str, str] = {}
        self._timers: dict[str, TimerHandle] = {}
        self._tasks: set[Task[None]] = set()
        self._spare: Child | None = None
        self._next: TimerHandle | None = None
        self._closed = False

    async def warm(self) -> None:
        """Start the spare worker. Where the system starts no process, the first question is told."""
        with suppress(DetenteError):
            if self._spare is None and not self._closed:
                self._spare = await start(self._module)

    async def ask(self, tab: str, ask: Ask, *, folder: str) -> None:
        """Pass a question of a tab on to the worker of its model; returns before the answer, which goes to `tell`."""
        file = ask["file"]
        if ask["do"] == "model":
            self._shown[tab] = file
        timer = self._timers.pop(file, None)
        if timer is not None:
            timer.cancel()
        if file not in self._hosts:
            if len(self._hosts) >= self._most and not await self._room():
                self._full(tab, ask)
                return
            self._hosts[file] = Host(file, self._fresh, self._tell, self._stuck)
        await self._hosts[file].ask(tab, ask, folder)

    async def left(self, tab: str) -> None:
        """Forget a tab whose socket is closed; a model no tab has open any more is closed after a while."""
        self._shown.pop(tab, None)
        for file, host in list(self._hosts.items()):
            if tab in host.tabs:
                host.left(tab)
                if not host.tabs and file not in self._timers:
                    loop = asyncio.get_running_loop()
                    self._timers[file] = loop.call_later(self._idle, self._later, file)

    def tabs(self, file: str) -> frozenset[str]:
        """Return the tabs that have a model open."""
        host = self._hosts.get(file)
        return frozenset(host.tabs) if host is not None else frozenset()

    @property
    def pids(self) -> tuple[int, ...]:
        """The process ids of all workers, the spare one last."""
        found = [host.pid for host in self._hosts.values()] + [self._spare.pid if self._spare is not None else None]
        return tuple(pid for pid in found if pid is not None)

    async def close(self) -> None:
        """End every worker."""
        self._closed = True
        for timer in (*self._timers.values(), *([self._next] if self._next is not None else [])):
            timer.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        spare, self._spare = self._spare, None
        ending = [self._end(file) for file in list(self._hosts)]
        await asyncio.gather(*ending, *([spare.end(grace=0)] if spare is not None else []))

    async def _fresh(self) -> Child:
        """Return the spare worker, or a new one where there is none; the next spare is started a little later."""
        child, self._spare = self._spare, None
        if child is not None and not child.alive:
            await child.end(grace=0)
            child = None
        if self._next is None and not self._closed:
            self._next = asyncio.get_running_loop().call_later(self._spare_after, self._prepare)
        return child or await start(self._module)

    def _prepare(self) -> None:
        self._next = None
        self._run(self.warm())

    def _later(self, file: str) -> None:
        self._timers.pop(file, None)
        self._run(self._end(file))

    def _run(self, what: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(what)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _end(self, file: str) -> None:
        host = self._hosts.get(file)
        if host is not None and (not host.tabs or self._closed):
            del self._hosts[file]
            await host.close()

    async def _room(self) -> bool:
        """Close a model no tab has open, or else one whose tabs have all gone on to another; where there is one."""
        hosts = list(self._hosts.items())
        idle = next((file for file, host in hosts if not host.tabs), None)
        idle = idle or next((file for file, host in hosts if all(self._went_on(tab, file) for tab in host.tabs)), None)
        if idle is None:
            return False
        timer = self._timers.pop(idle, None)
        if timer is not None:
            timer.cancel()
        self._hosts[idle].tabs.clear()
        await self._end(idle)
        return True

    def _went_on(self, tab: str, file: str) -> bool:
        """Tell whether the last model a tab sent is that of another file: a page shows one at a time."""
        return self._shown.get(tab, file) != file

    def _full(self, tab: str, ask: Ask) -> None:
        error = DetenteError(Problem("D995", f"{self._most} models are open, and no more can be", fix="close a tab"))
        self._tell(tab, Told(id=ask["id"], last=True, problems=troubles(error)))
