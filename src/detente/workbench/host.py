"""The host of one open model: its worker, what that has not answered yet, and the tabs that have the model open.

A worker that dies is started once more, with the last text of each tab; when it dies again before it has answered a
text, it stays dead until a tab sends a text. Whoever waited for an answer is told, and so is every tab of the model.
"""

from __future__ import annotations

import asyncio
from asyncio import Task
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from typing import cast

from detente.errors import DetenteError, Problem
from detente.workbench.child import Child
from detente.workbench.frames import Frame
from detente.workbench.messages import Ask, Push, Told
from detente.workbench.trouble import troubles

Tell = Callable[[str, Told | Push], None]
"""Hands a message to a tab; must not wait."""

MOST = 256
"""Questions of one tab that may be unanswered; more are refused (D995)."""


@dataclass(slots=True)
class Waiting:
    """A question that is not answered. `old` where a newer one of its lane has been asked."""

    tab: str
    ask: Ask
    asked: float
    old: bool = False
    again: bool = False
    """Asked by us, after a restart: nobody waits for the answer."""


@dataclass(slots=True)
class Host:
    """One open model, called `file`. `fresh` gives a worker process that is ready, `stuck` is in seconds."""

    file: str
    fresh: Callable[[], Awaitable[Child]]
    tell: Tell
    stuck: float
    tabs: set[str] = field(default_factory=set)
    deaths: int = 0
    _child: Child | None = None
    _listening: Task[None] | None = None
    _waiting: dict[int, Waiting] = field(default_factory=dict)
    _texts: dict[str, Frame] = field(default_factory=dict)
    _heard: float = 0.0
    _numbers: count[int] = field(default_factory=lambda: count(1))
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def pid(self) -> int | None:
        """The process id of the worker, None where there is none."""
        return self._child.pid if self._child is not None else None

    async def ask(self, tab: str, ask: Ask, folder: str) -> None:
        """Pass a question on; its answers go to `tell`. `folder` is where the texts a model quotes are looked for."""
        self.tabs.add(tab)
        if sum(each.tab == tab for each in self._waiting.values()) >= MOST:
            self._refuse(tab, ask, DetenteError(Problem("D995", "too many questions wait for an answer")))
            return
        async with self._turn:
            try:
                await self._ask(tab, ask, folder)
            except DetenteError as error:
                self._refuse(tab, ask, error)

    async def _ask(self, tab: str, ask: Ask, folder: str) -> None:
        frame: Frame = {**ask, "tab": tab, "lane": f"{tab}:{ask['lane']}", "folder": folder}
        if ask["do"] == "model":
            self._texts[tab], self.deaths = frame, min(self.deaths, 1)
            if self._is_stuck():
                await self._drop("it gave no answer for too long", "D991")
        child = await self._ready(dead=self.deaths > 1)
        self._send(child, frame, Waiting(tab, ask, monotonic()))

    def left(self, tab: str) -> None:
        """Forget a tab: nobody waits for its answers, and the worker is told."""
        self.tabs.discard(tab)
        self._texts.pop(tab, None)
        for number in [number for number, each in self._waiting.items() if each.tab == tab]:
            del self._waiting[number]
        if self._child is not None:
            with suppress(DetenteError):
                self._child.post({"id": 0, "do": "leave", "lane": f"{tab}:", "tab": tab, "file": self.file})

    async def close(self) -> None:
        """End the worker. Who waits for an answer gets none."""
        self._waiting.clear()
        child, self._child = self._child, None
        if child is not None:
            await child.end(grace=0)
        if self._listening is not None:
            with suppress(asyncio.CancelledError):
                self._listening.cancel()
                await self._listening

    async def _ready(self, *, dead: bool) -> Child:
        """Return the worker, a fresh one where there is none. Raises DetenteError (D990) for one that died twice."""
        if self._child is None:
            if dead:
                fix = "undo the last change; the model is safe in this page"
                raise DetenteError(Problem("D990", "what computes this model ended twice", fix=fix))
            self._child = await self.fresh()
            self._listening = asyncio.create_task(self._listen(self._child))
        return self._child

    def _send(self, child: Child, frame: Frame, waiting: Waiting) -> None:
        number = next(self._numbers)
        child.post({**frame, "id": number})
        for each in self._waiting.values():
            each.old = each.old or (each.tab, each.ask["lane"]) == (waiting.tab, waiting.ask["lane"])
        if not any(not each.old for each in self._waiting.values()):
            self._heard = monotonic()
        self._waiting[number] = waiting

    def _is_stuck(self) -> bool:
        waited = [each.asked for each in self._waiting.values() if not each.old]
        return bool(waited) and monotonic() - max(self._heard, min(waited)) > self.stuck

    async def _listen(self, child: Child) -> None:
        """Hand on what a worker says until it has ended; then see to it."""
        why = ""
        try:
            while (frame := await child.receive()) is not None:
                self._answered(frame)
        except DetenteError as error:
            why = error.problems[0].message
        if self._child is not child:
            return
        async with self._turn:
            if self._child is child:
                self.deaths += 1
                await self._drop(why or await child.cause(), "D990")
                await self._again()

    def _answered(self, frame: Frame) -> None:
        self._heard = monotonic()
        number = frame.get("id")
        waiting = self._waiting.get(number) if isinstance(number, int) else None
        if waiting is None:
            return
        if frame.get("last"):
            self._waiting.pop(cast("int", number), None)
            if waiting.ask["do"] == "model":
                self.deaths = 0
        if not waiting.again:
            self.tell(waiting.tab, cast("Told", {**frame, "id": waiting.ask["id"]}))

    async def _drop(self, why: str, code: str) -> None:
        """End the worker, answer everybody who waits with the cause, and tell every tab."""
        child, self._child = self._child, None
        message = f"what computes this model stopped: {why}"
        fix = "undo the last change" if self.deaths > 1 else "it is started again"
        error = DetenteError(Problem(code, message, fix=f"{fix}; nothing of the model is lost"))
        for each in self._waiting.values():
            if not each.again:
                self._refuse(each.tab, each.ask, error)
        self._waiting.clear()
        for tab in self.tabs:
            self.tell(tab, Push(push="worker", file=self.file, gone=True, problems=troubles(error)))
        if child is not None:
            await child.end(grace=0)

    async def _again(self) -> None:
        """After a first death: start a worker with the texts as they were last."""
        if self.deaths > 1 or not self.tabs:
            return
        try:
            child = await self._ready(dead=False)
            for tab, frame in list(self._texts.items()):
                self._send(child, frame, Waiting(tab, cast("Ask", frame), monotonic(), again=True))
        except DetenteError:
            return
        for tab in self.tabs:
            self.tell(tab, Push(push="worker", file=self.file, gone=False))

    def _refuse(self, tab: str, ask: Ask, error: DetenteError) -> None:
        self.tell(tab, Told(id=ask["id"], last=True, problems=troubles(error)))
