"""Save a file so that at any moment, whatever happens, it is the old one or the new one, whole.

The new bytes go to a temporary file in the same folder and reach the disk before it takes the old one's name; then the
folder is told to keep the name. Where any step fails, the temporary file goes and the old file is untouched. All of it
under the folder's lock (`files.lock`), so that two programs of detente never come between each other's steps.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path as FilePath

from detente.files.lock import locked


@dataclass(frozen=True, slots=True)
class System:
    """The calls saving is made of, so that a test can fail or kill at each of them."""

    open: Callable[[FilePath, int, int], int] = os.open
    write: Callable[[int, bytes], int] = os.write
    chmod: Callable[[int, int], None] = os.fchmod
    fsync: Callable[[int], None] = os.fsync
    replace: Callable[[FilePath, FilePath], None] = os.replace


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


def save(
    path: str | FilePath,
    content: str | bytes,
    *,
    before: Callable[[], None] | None = None,
    system: System = System(),
) -> None:
    """Write `content` to `path`, atomically. Text is written in UTF-8 as it is: no line break is changed.

    A symbolic link is followed, so that the file it points to is replaced, and a file that was there keeps its mode.
    `before` is called under the lock when the name is about to change; where it raises, nothing has happened.
    Raises OSError where a call fails; the old file is then still there, or nothing is.
    """
    target = FilePath(os.path.realpath(path))
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary = target.with_name(_temporary(target.name))
    with locked(target.parent):
        try:
            _fill(temporary, data, _mode(target), system)
            if before:
                before()
            system.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        _keep(target.parent, system)


def save_in(
    folder: int, name: str, data: bytes, *, before: Callable[[], None] | None = None, system: System | None = None
) -> None:
    """Write `data` to the file `name` in the folder open as the descriptor `folder`, atomically, without its lock.

    The caller holds the lock, because it has looked at the file first. No link is followed: what has the name is
    replaced. `before` is called when the new bytes have reached the disk and the name is about to change; where it
    raises, nothing has happened. `system` is `inside(folder)` unless a test fails its calls. Raises OSError.
    """
    calls = system or inside(folder)
    temporary = FilePath(_temporary(name))
    try:
        _fill(temporary, data, _mode_in(folder, name), calls)
        if before:
            before()
        calls.replace(temporary, FilePath(name))
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary, dir_fd=folder)
        raise
    calls.fsync(folder)


def inside(folder: int, *, fresh: bool = False) -> System:
    """Return the calls of saving, with names relative to a folder's descriptor.

    Where `fresh`, the name must not be there yet: FileExistsError if it is, even if it came a moment ago.
    """
    relative = partial(os.replace, src_dir_fd=folder, dst_dir_fd=folder)
    return System(open=partial(os.open, dir_fd=folder), replace=partial(_linked, folder) if fresh else relative)


def _linked(folder: int, temporary: FilePath, target: FilePath) -> None:
    """Give a file a second name, which fails where the name is taken, and take the first one away."""
    os.link(temporary, target, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    os.unlink(temporary, dir_fd=folder)


def _temporary(name: str) -> str:
    """Return a name nobody else uses, which says by its process whether it is still being written."""
    return f".{name}.{os.getpid()}.{os.urandom(4).hex()}.tmp"


def _mode_in(folder: int, name: str) -> int | None:
    """Return the mode of the file of that name, or None."""
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode & 0o7777
    except FileNotFoundError:
        return None


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
