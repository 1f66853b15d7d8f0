"""The process behind one open model: one thread reads requests, another answers them, the most urgent first.

An answer is made in pieces. Between two of them the worker looks at what else was asked: a newer request of the same
lane puts an end to the older one, and what somebody waits for goes before what is only worked out ahead. Chances and
what verdicts rest on take long in one piece: a copy of the process works them out (`aside`).
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path as FilePath
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from traceback import print_exc
from typing import Any, cast

from detente.workbench import messages as say
from detente.workbench.aside import Aside, Copy, put_aside
from detente.workbench.channel import Channel, channel
from detente.workbench.frames import Frame
from detente.workbench.session import Part, Session


@dataclass(eq=False)
class Answering:
    """A request that is being answered: how urgent what comes next is, and which number it came as."""

    ask: Frame
    parts: Iterator[Part | int | Aside]
    session: Session
    number: int
    urgency: int = 0
    copy: Copy | None = None
    aside: Aside | None = None
    due: float = 0.0
    """What a copy will be made for, and when."""
    begun: bool = False
    made: bool = False
    """Whether nothing is left to do here; what a copy finds may still come."""

    @property
    def order(self) -> tuple[int, bool, int]:
        """What is answered first is the least: the most urgent, of those a model to be opened, then the newest."""
        return self.urgency, self.begun or self.ask.get("do") != "model", -self.number


@dataclass(frozen=True, slots=True)
class Found:
    """What a copy found for an answer; None at its end."""

    answering: Answering
    part: Part | None


@dataclass(eq=False)
class Worker:
    """The sessions of the tabs that have the model open, and what is being answered."""

    wire: Channel
    queue: SimpleQueue[Frame | Found | None] = field(default_factory=SimpleQueue)
    sessions: dict[str, Session] = field(default_factory=dict)
    under_way: list[Answering] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def run(self) -> None:
        """Answer until the server closes its end."""
        Thread(target=self._listen, daemon=True).start()
        while self._take():
            self._put_aside()
            ready = [each for each in self.under_way if not each.made]
            if ready:
                self._step(min(ready, key=lambda each: each.order))
        for each in self.under_way:
            self._end(each)

    def _listen(self) -> None:
        try:
            while (frame := self.wire.read()) is not None:
                self.queue.put(frame)
        finally:
            self.queue.put(None)

    def _take(self) -> bool:
        """Take in all that was asked or found; wait where there is nothing to do. False where it is time to go."""
        wait = all(each.made for each in self.under_way)
        due = [each.due - monotonic() for each in self.under_way if each.aside is not None]
        while True:
            try:
                came = self.queue.get(block=wait, timeout=max(0.0, min(due)) if due and wait else None)
            except Empty:
                return True
            if came is None:
                return False
            wait = False
            if isinstance(came, Found):
                self._found(came.answering, came.part)
            else:
                self._begin(came)

    def _begin(self, frame: Frame) -> None:
        """Begin an answer; a newer one of its lane ends the older, and a tab that leaves ends its own."""
        tab, lane = str(frame.get("tab", "")), str(frame.get("lane", ""))
        if frame.get("do") == "leave":
            self.sessions.pop(tab, None)
            for each in [each for each in self.under_way if each.ask.get("tab") == tab]:
                self._end(each)
            return
        for each in [each for each in self.under_way if each.ask.get("lane") == lane]:
            self._end(each)
            self._say(each, {"superseded": True}, last=True)
        for each in self.under_way:
            if each.aside is not None and frame.get("do") == "ahead":  # who points at a switch is about to press it
                each.due = max(each.due, monotonic() + each.aside.patience)
        folder = str(frame.get("folder", ""))
        session = self.sessions.setdefault(tab, Session(FilePath(folder) if folder else None))
        parts = session.answer(cast("say.Ask", frame))
        self.under_way.append(Answering(frame, parts, session, next(self._numbers)))

    def _end(self, answering: Answering) -> None:
        self.under_way.remove(answering)
        if answering.copy is not None:
            answering.copy.end()

    def _step(self, answering: Answering) -> None:
        """Make one piece of an answer."""
        answering.begun = True
        try:
            part = next(answering.parts, None)
        except Exception:  # what is our fault must not end the others' answers; the log has it
            print_exc(file=sys.stderr)
            part, problem = None, {"code": "D948", "message": "detente made a mistake here; its log says where"}
            self._say(answering, {"problems": [problem]})
        if part is None:
            answering.made = True
            self._close(answering)
        elif isinstance(part, int):
            answering.urgency = part
        elif isinstance(part, Aside):
            answering.aside, answering.due = part, monotonic() + part.patience
        else:
            self._say(answering, part)

    def _put_aside(self) -> None:
        """Make the copies whose time has come."""
        for each in self.under_way:
            if each.aside is not None and each.due <= monotonic():
                work, each.aside = each.aside, None
                each.copy = put_aside(work, partial(self._queued, each))

    def _queued(self, answering: Answering, part: Part | None) -> None:
        """Take what a copy found, in its thread: it waits its turn with the frames."""
        self.queue.put(Found(answering, part))

    def _found(self, answering: Answering, part: Part | None) -> None:
        """Pass on what a copy found; nobody waits for what was superseded."""
        if answering not in self.under_way:
            return
        if part is None:
            answering.copy = None
            self._close(answering)
        else:
            answering.session.learn(part)
            self._say(answering, part)

    def _close(self, answering: Answering) -> None:
        if answering.made and answering.copy is None and answering.aside is None:
            self.under_way.remove(answering)
            self._say(answering, {}, last=True)

    def _say(self, answering: Answering, part: dict[str, Any], *, last: bool = False) -> None:
        self.wire.write({**part, "id": answering.ask.get("id"), "last": last})


def main() -> None:
    """Serve as the worker of one model. What was imported stays, so that looking for garbage need not go through it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    sys.setswitchinterval(0.001)  # seconds until a question is read that comes while another is answered
    Worker(channel()).run()


if __name__ == "__main__":
    main()
