"""Put the workbench together for one folder, and run it."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from socket import socket

from detente.errors import DetenteError, Problem
from detente.workbench.app import app
from detente.workbench.bench import Bench
from detente.workbench.built import built
from detente.workbench.events import Log, nowhere
from detente.workbench.folder import Folder, identity
from detente.workbench.gate import Access
from detente.workbench.held import Held
from detente.workbench.hosts import hosts
from detente.workbench.jobs import Jobs, Reader
from detente.workbench.secret import Keys, Secret, Tries, fresh
from detente.workbench.server import run
from detente.workbench.tabs import Tabs
from detente.workbench.workers import Workers

LEAST = 32
"""Hex digits a token has at the least: 128 bits."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served, where, and how. `link` is told the first link, and the next whenever one has been used."""

    folder: Path
    host: str
    on: socket
    link: Callable[[str], None]
    file: str | None = None
    """The name of the file to open, relative to the folder."""
    token: Secret | None = None
    reader: Reader | None = None
    log: Log = nowhere


async def serve(serving: Serving) -> None:
    """Serve until a signal comes. Raises DetenteError (D653) where the folder cannot be opened."""
    port = serving.on.getsockname()[1]
    keys, tabs, tries = Keys(), Tabs(), Tries()

    def told() -> None:
        serving.link(f"http://{_shown(serving.host)}:{port}/#key={keys.issue().shown}")

    bench = Bench(
        folder=Folder(serving.folder), held=Held(), tabs=tabs, workers=Workers(tabs.tell),
        jobs=Jobs(tabs.push, root=str(serving.folder.resolve()), reader=serving.reader), page=built(),
        token=serving.token or fresh(), keys=keys, entered=told, tries=tries,
        first=identity(tuple(Path(serving.file).parts)) if serving.file else None, by_model=serving.reader is not None,
    )  # fmt: skip
    access = Access(hosts(serving.host, port), bench.token, frozenset(bench.page), tries)
    await run(app(bench, access, log=serving.log), serving.on, ready=told, log=serving.log)


def _shown(host: str) -> str:
    """Return a host as it stands in a link; where all addresses are listened on, the one of this machine."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - asked for on the command line
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def token_in(path: Path) -> Secret:
    """Return the token a file has; a new one is written where there is no file. Raises DetenteError (D652)."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return _written(path)
    except OSError as error:
        raise _no_token(path, (error.strerror or "").lower()) from None
    with os.fdopen(descriptor, "rb") as file:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode) or info.st_mode & 0o077:
            raise _no_token(path, "others can read it: chmod 600")
        found = file.read(1_024).strip().decode("latin-1")
    if len(found) < LEAST or not all(letter in "0123456789abcdef" for letter in found):
        raise _no_token(path, f"it is no token of {LEAST} or more hex digits")
    return Secret(found)


def _written(path: Path) -> Secret:
    token = secrets.token_hex(32)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise _no_token(path, (error.strerror or "").lower()) from None
    with os.fdopen(descriptor, "w") as file:
        file.write(token + "\n")
    return Secret(token)


def _no_token(path: Path, why: str) -> DetenteError:
    fix = "name a file that is not there, and a token is written to it"
    return DetenteError(Problem("D652", f"{path} cannot be the file of the token: {why}", fix=fix))
