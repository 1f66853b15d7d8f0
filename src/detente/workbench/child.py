"""A child of the server: a process of our own, its pipes of frames, its last words, and its end."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from contextlib import suppress

from detente.errors import DetenteError, Problem
from detente.workbench import frames
from detente.workbench.frames import Frame

GRACE = 0.5
"""Seconds between asking a child to end and ending it."""

UNREAD = 64 * 2**20
"""Bytes that may wait for a child that does not read."""

KEPT = 20_000
"""Bytes of a child's stderr that are kept, the last ones."""

_PASSED_ON = (
    "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR",
    "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
)  # fmt: skip
"""Of the environment only this: keys and tokens stay with the server, but for a job that needs one."""


class Child:
    """A process that runs a module of ours. Made by `start`; `receive` gives None once it has closed its end."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._said = bytearray()
        self._listening = asyncio.create_task(self._listen())

    @property
    def pid(self) -> int:
        """Its process id, which is that of its process group too."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.returncode is None

    @property
    def log(self) -> str:
        """The end of what it wrote to stderr."""
        return self._said.decode("utf-8", "replace")

    async def send(self, frame: Frame) -> None:
        """Send a frame; where the child has ended nothing happens, and `receive` tells. Raises D998 for a large one."""
        assert self._process.stdin is not None  # noqa: S101 - a pipe, see `start`
        with suppress(ConnectionError):
            await frames.send(self._process.stdin, frame)

    def post(self, frame: Frame) -> None:
        """Send a frame without waiting for the child to read it. Raises D998 as `send`, D995 where it reads nothing."""
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101 - a pipe, see `start`
        if pipe.transport.get_write_buffer_size() > UNREAD:
            raise DetenteError(Problem("D995", "too much waits to be read by what computes this model"))
        if not pipe.is_closing():
            pipe.write(frames.pack(frame))

    async def receive(self) -> Frame | None:
        """Return the next frame, None where there are no more. Raises DetenteError (D998) for one that is damaged."""
        assert self._process.stdout is not None  # noqa: S101 - a pipe, see `start`
        return await frames.receive(self._process.stdout)

    async def end(self, *, grace: float = GRACE) -> None:
        """End it: asked first, and killed where it has not ended `grace` seconds later."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        if grace and self.alive:
            self._signal(signal.SIGTERM)
            await self._gone(grace)
        if self.alive:
            self._signal(signal.SIGKILL)
        await self._gone(5)
        self._listening.cancel()
        with suppress(AttributeError):
            self._process._transport.close()  # type: ignore[attr-defined]  # pipes a grandchild may still hold

    async def cause(self) -> str:
        """Say how it ended, in words for people; it has closed its end already."""
        await self._gone(2)
        code = self._process.returncode
        if code is None:
            return "it closed its end and did not go"
        return f"it ended with exit code {code}" if code >= 0 else f"it was ended by {_name(-code)}"

    async def _gone(self, seconds: float) -> None:
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._process.wait(), seconds)

    def _signal(self, number: signal.Signals) -> None:
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self.pid, number)
            else:
                self._process.kill()

    async def _listen(self) -> None:
        assert self._process.stderr is not None  # noqa: S101 - a pipe, see `start`
        while said := await self._process.stderr.read(4_096):
            self._said += said
            del self._said[:-KEPT]


async def start(module: str, *, extra: Mapping[str, str] | None = None) -> Child:
    """Start `module` in a process and session of its own, with little of our environment, and `extra`.

    Raises DetenteError (D990) where the system starts no more processes.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", module, stdin=PIPE, stdout=PIPE, stderr=PIPE, limit=2**20,
            env=environment() | dict(extra or {}), start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        message = f"a process could not be started: {error.strerror}"
        raise DetenteError(Problem("D990", message, fix="close other programs and try again")) from None
    return Child(process)


def environment() -> dict[str, str]:
    """Return what a child gets of our environment: no key, no token; one thread for linear algebra."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return kept | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def _name(number: int) -> str:
    """Return a signal's name, with what it mostly means.

    >>> _name(9)
    'SIGKILL, as the system does where memory runs out'
    """
    with suppress(ValueError):
        name = signal.Signals(number).name
        return f"{name}, as the system does where memory runs out" if number == signal.SIGKILL else name
    return f"signal {number}"
