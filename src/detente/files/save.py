"""Save a file so that at any moment, whatever happens, it is the old one or the new one, whole.

The new bytes go to a temporary file in the same folder and reach the disk before it takes the old one's name; then the
folder is told to keep the name. Where any step fails, the temporary file goes and the old file is untouched.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path as FilePath


@dataclass(frozen=True, slots=True)
class System:
    """The calls saving is made of, so that a test can fail or kill at each of them."""

    open: Callable[[FilePath, int, int], int] = os.open
    write: Callable[[int, bytes], int] = os.write
    chmod: Callable[[int, int], None] = os.fchmod
    fsync: Callable[[int], None] = os.fsync
    replace: Callable[[FilePath, FilePath], None] = os.replace


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


def save(path: str | FilePath, content: str | bytes, *, system: System = System()) -> None:
    """Write `content` to `path`, atomically. Text is written in UTF-8 as it is: no line break is changed.

    A symbolic link is followed, so that the file it points to is replaced, and a file that was there keeps its mode.
    Raises OSError where a call fails; the old file is then still there, or nothing is.
    """
    target = FilePath(os.path.realpath(path))
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary = target.with_name(f".{target.name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    try:
        _fill(temporary, data, _mode(target), system)
        system.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _keep(target.parent, system)


def _mode(target: FilePath) -> int | None:
    """Return the mode of the file that is there, or None."""
    try:
        return target.stat().st_mode & 0o7777
    except FileNotFoundError:
        return None


def _fill(temporary: FilePath, data: bytes, mode: int | None, system: System) -> None:
    """Write `data` to a new file and see it to the disk."""
    descriptor = system.open(temporary, _NEW, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[system.write(descriptor, bytes(left[: 2**20])) :]
        if mode is not None:
            system.chmod(descriptor, mode)
        system.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep(folder: FilePath, system: System) -> None:
    """Make the folder's new entry last."""
    descriptor = system.open(folder, os.O_RDONLY, 0)
    try:
        system.fsync(descriptor)
    finally:
        os.close(descriptor)
