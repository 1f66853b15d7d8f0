"""What the child process that parses files may use. Set by the child on itself, before it has seen a byte."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

CPU_SECONDS = 10
MEMORY = 512 * 2**20
OPEN_FILES = 64
_REFUSED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.remove", "os.rename",
    "os.mkdir", "os.rmdir", "os.link", "os.symlink", "shutil.", "webbrowser.",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def confine() -> None:
    """Limit this process: processor time, memory, files, no writing, no network, no process of its own.

    On Windows there is no `resource`: only the refusals by audit hook and the parent's clock apply.
    """
    _no_network()
    with suppress(ImportError):
        _limit()
    sys.addaudithook(_hook)


def _limit() -> None:
    import resource

    wanted = (
        ("RLIMIT_CPU", CPU_SECONDS),
        ("RLIMIT_AS", MEMORY),
        ("RLIMIT_DATA", MEMORY),
        ("RLIMIT_NOFILE", OPEN_FILES),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    )
    for name, value in wanted:
        with suppress(AttributeError, ValueError, OSError):
            kind = getattr(resource, name)
            hard = resource.getrlimit(kind)[1]
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (most, most))


def _no_network() -> None:
    """Leave the network where the system allows it (Linux, from Python 3.12 on)."""
    unshare = getattr(os, "unshare", None)
    if unshare is not None:
        with suppress(OSError):
            unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)  # type: ignore[attr-defined, unused-ignore]


def _hook(event: str, values: tuple[object, ...]) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(f"not in here: {event}")
    if event == "open":
        mode, flags = values[1], values[2]
        writes = isinstance(mode, str) and any(char in mode for char in "wax+")
        if writes or (isinstance(flags, int) and flags & _WRITING):
            raise PermissionError("not in here: writing")
