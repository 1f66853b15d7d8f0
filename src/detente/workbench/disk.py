"""The files of one folder, reached only from a descriptor that is open on it: no link is followed, nothing leads out.

A file is named by its parts, one name or a folder's and one name. Each part is opened relative to the one before and no
link is followed, so what is read or written is in the folder even where somebody swaps a file for a link meanwhile.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.errors import DetenteError, Problem
from detente.files.save import inside, save_in

Parts = tuple[str, ...]
Signature = tuple[int, int, int, int]
"""What changes when a file does: time of its last change and of its inode's, size, inode."""

MOST_FILES = 2_000
"""So many files are looked at; a folder with more shows the first of them."""

_FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_FILE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_STRAY = re.compile(r"\..+\.(\d+)\.[0-9a-f]{8}\.tmp")


@dataclass(frozen=True, slots=True)
class Seen:
    """A regular file that is in the folder, and its signature."""

    parts: Parts
    signature: Signature


def opened(path: Path) -> int:
    """Open a folder, for as long as the server runs. Raises DetenteError (D653) where that cannot be done."""
    if os.open not in os.supports_dir_fd:
        fix = "use Linux, macOS, or Windows with WSL"
        raise DetenteError(Problem("D653", "this system cannot open a file relative to a folder", fix=fix))
    try:
        return os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        raise DetenteError(Problem("D653", f"{path} cannot be opened: {(error.strerror or '').lower()}")) from None


def files(root: int, *, known: Collection[Parts] = ()) -> Iterator[Seen]:
    """Yield the regular files in a folder and in the folders in it, sorted, hidden ones left out.

    A system may leave a file out of a list while it is being replaced (POSIX does not say); so those that are `known`
    and not in the list are looked for by name.
    """
    seen = list(_in(root, ()))
    found = {one.parts: one for one in seen if isinstance(one, Seen)}
    for name in sorted(one for one in seen if isinstance(one, str)):
        with contextlib.suppress(OSError), folder(root, (name, "")) as below:
            found |= {one.parts: one for one in _in(below, (name,)) if isinstance(one, Seen)}
    for parts in set(known) - set(found):
        with contextlib.suppress(OSError), folder(root, parts) as within:
            info = os.stat(parts[-1], dir_fd=within, follow_symlinks=False)
            if stat.S_ISREG(info.st_mode):
                found[parts] = Seen(parts, signature(info))
    yield from sorted(found.values(), key=lambda one: (len(one.parts), one.parts))[:MOST_FILES]


def _in(descriptor: int, above: Parts) -> Iterator[Seen | str]:
    """Yield the files of one folder as Seen, the folders in it by name."""
    with os.scandir(descriptor) as entries:
        for entry in entries:
            if entry.name.startswith(".") or not _writable(entry.name):
                continue
            with contextlib.suppress(OSError):
                info = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(info.st_mode):
                    yield Seen((*above, entry.name), signature(info))
                elif stat.S_ISDIR(info.st_mode) and not above:
                    yield entry.name


def _writable(name: str) -> bool:
    """Tell whether a name is text: what is no UTF-8 on disk comes with halves of surrogate pairs."""
    return name.isprintable() and not any("\ud800" <= letter <= "\udfff" for letter in name)


def signature(info: os.stat_result) -> Signature:
    """Return what tells a file's state from the one before."""
    return (info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino)


@contextlib.contextmanager
def folder(root: int, parts: Parts) -> Iterator[int]:
    """Open the folder a file is in; the parts are the file's. Raises OSError, also where it is a link."""
    own = os.open(parts[0] if len(parts) > 1 else ".", os.O_RDONLY | _FOLDER, dir_fd=root)
    try:
        yield own
    finally:
        os.close(own)


def read(within: int, name: str, *, most: int) -> bytes:
    """Return the bytes of a regular file of a folder. Raises OSError, ValueError where it has more than `most`."""
    descriptor = os.open(name, os.O_RDONLY | _FILE, dir_fd=within)
    with os.fdopen(descriptor, "rb") as file:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            raise FileNotFoundError(name)
        data = file.read(most + 1) if info.st_size <= most else b""
    if info.st_size > most or len(data) > most:
        raise ValueError(f"more than {most} bytes")
    return data


def write(within: int, name: str, data: bytes, *, before: Callable[[], None]) -> None:
    """Replace a file atomically; `before` may refuse at the last moment. The caller has the lock. Raises OSError."""
    save_in(within, name, data, before=before)


def create(within: int, name: str, data: bytes) -> None:
    """Write a new file atomically. Raises FileExistsError where the name is taken, by whatever, and OSError."""
    save_in(within, name, data, system=inside(within, fresh=True))


def sweep(root: int) -> int:
    """Remove what saves that were killed have left in a folder and the folders in it; return how many."""
    swept = _swept(root)
    with os.scandir(root) as entries:
        below = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    for name in below:
        with contextlib.suppress(OSError), folder(root, (name, "")) as own:
            swept += _swept(own)
    return swept


def _swept(descriptor: int) -> int:
    with os.scandir(descriptor) as entries:
        stray = [entry.name for entry in entries if entry.is_file(follow_symlinks=False) and _abandoned(entry.name)]
    for name in stray:
        with contextlib.suppress(OSError):
            os.unlink(name, dir_fd=descriptor)
    return len(stray)


def _abandoned(name: str) -> bool:
    """Tell whether a name is that of a file being saved by a process that is no more."""
    form = _STRAY.fullmatch(name)
    if form is None:
        return False
    try:
        os.kill(int(form[1]), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False
