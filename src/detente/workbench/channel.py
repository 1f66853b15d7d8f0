"""The child's end: what a worker or a job does first, and the frames it reads and writes afterwards.

wire = channel()
while (frame := wire.read()) is not None:
    wire.write(answer(frame))
"""

from __future__ import annotations

import faulthandler
import os
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import BinaryIO

from detente.batch.tether import tether
from detente.workbench import frames
from detente.workbench.frames import Frame

MEMORY = 4 * 2**30
"""Bytes a child may have; it is told of more by a MemoryError, and the others go on."""

LARGEST_FILE = 2**30


@dataclass(frozen=True, slots=True)
class Channel:
    """The two pipes to the server. Frames may be written from several threads."""

    incoming: BinaryIO
    outgoing: BinaryIO
    _lock: Lock = field(default_factory=Lock)

    def read(self) -> Frame | None:
        """Return the next frame; None where the server has closed its end, and it is time to go."""
        return frames.read(self.incoming)

    def write(self, frame: Frame) -> None:
        """Write a frame, whole. Where nobody listens any more this process ends at once."""
        try:
            with self._lock:
                frames.write(self.outgoing, frame)
        except OSError:
            os._exit(1)


def channel(*, memory: int = MEMORY) -> Channel:
    """Take stdin and stdout for frames, put this process under its limits, and tie its life to the server's.

    Whatever a library prints goes to stderr from here on, and nothing else can read what the server sends.
    """
    tether()
    _limit(memory)
    faulthandler.enable()
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return Channel(os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb"))


def _limit(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard),) * 2)
