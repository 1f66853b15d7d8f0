"""The lock of a folder: whoever changes a file of detente's in it holds it, for as long as that takes.

It is an advisory `flock` on the folder itself, so it leaves nothing behind and ends with the process that has it. Who
compares what is on disk with what was read, and then saves, does both while holding the lock; so no save of another
detente comes between. Where a system or a file system has no such locks (Windows, some network shares), there is none,
and only the comparison is left.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path as FilePath

TRIES, PAUSE = 2000, 0.005
"""How often, and how many seconds apart, the lock is asked for: 10 seconds; it is held for milliseconds."""


@contextlib.contextmanager
def locked(folder: FilePath | int) -> Iterator[None]:
    """Hold the lock of a folder, given by its path or by a descriptor open on it.

    Two threads of one process exclude each other too; the one that has it must not ask for it again. Raises
    TimeoutError where another program keeps it for ten seconds.
    """
    descriptor = _own(folder)
    try:
        if descriptor is not None:
            _take(descriptor)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _own(folder: FilePath | int) -> int | None:
    """Open the folder anew, because a lock belongs to what was opened. None where that cannot be done."""
    try:
        if isinstance(folder, int):
            return os.open(".", os.O_RDONLY, dir_fd=folder)
        return os.open(folder, os.O_RDONLY)
    except OSError:
        return None


def _take(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:
        return
    for _ in range(TRIES):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(PAUSE)
        except OSError:  # a file system without locks
            return
        else:
            return
    raise TimeoutError(errno.ETIMEDOUT, "another program keeps the folder locked")
