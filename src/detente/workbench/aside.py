"""Work put aside: a copy of this process goes on with it, at a low priority, while this one answers what is urgent.

A copy knows all that was worked out so far and shares its memory until either writes to it. What it finds comes back
frame by frame. Where the system has no `fork`, the work is done here, between more urgent things.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from traceback import print_exc
from typing import Any, NoReturn

from detente.batch.tether import tether
from detente.errors import DetenteError
from detente.workbench import frames

Part = dict[str, Any]

POSSIBLE = hasattr(os, "fork")

_NICER = 10

_PATIENCE = 0.8
"""Seconds before a copy is made: whoever tries one change after another is answered without one. While there is a copy,
every page of memory the first process writes to has to be copied too."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Parts of an answer that can be made by a copy of this process.

    `patience`: seconds to wait before the copy is made. `nicer`: how far it stands back behind other processes.
    """

    parts: Iterator[Part | int]
    patience: float = _PATIENCE
    nicer: int = _NICER


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy at work."""

    pid: int

    def end(self) -> None:
        """End it; it has nothing to lose."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


def put_aside(work: Aside, tell: Callable[[Part | None], None]) -> Copy:
    """Let a copy of this process do the work. `tell` is called in another thread with each part, then with None."""
    read, write = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the other threads only wait for frames
        pid = os.fork()
    if pid == 0:
        os.close(read)
        _work(work, write)
    os.close(write)
    Thread(target=_pass_on, args=(read, pid, tell), daemon=True).start()
    return Copy(pid)


def _work(work: Aside, write: int) -> NoReturn:
    """Be the copy: make the parts, and go without tidying up what belongs to the first process."""
    try:
        tether()
        os.nice(work.nicer)
        with os.fdopen(write, "wb") as out:
            for part in work.parts:
                if isinstance(part, dict):
                    frames.write(out, part)
    except BaseException:
        print_exc(file=sys.stderr)
        sys.stderr.flush()
    finally:
        os._exit(0)


def _pass_on(read: int, pid: int, tell: Callable[[Part | None], None]) -> None:
    try:
        with os.fdopen(read, "rb") as incoming, suppress(DetenteError):  # cut off in a frame: it was ended
            while (part := frames.read(incoming)) is not None:
                tell(part)
    finally:
        with suppress(ChildProcessError):
            os.waitpid(pid, 0)
        tell(None)
