"""Run the server: its socket, its loop, and its end, in which nothing is left behind."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from detente.errors import DetenteError, Problem
from detente.workbench.events import Log, place
from detente.workbench.gate import LARGEST_BODY
from detente.workbench.idle import close_idle
from detente.workbench.unreadable import Protocol

GRACE = 3
"""Seconds open requests have when the server stops."""


def listening(host: str, port: int, *, or_any: bool = False) -> socket.socket:
    """Return a socket that listens on `host` and `port`, on any free port where it is taken and `or_any`.

    Raises DetenteError: D650 where the port is taken, D653 where the address is none of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        if error.errno == errno.EADDRINUSE and or_any:
            return listening(host, 0)
        raise _not_bound(error, host, port) from None
    return made


def _not_bound(error: OSError, host: str, port: int) -> DetenteError:
    if error.errno in (errno.EADDRINUSE, errno.EACCES):
        why = "is in use" if error.errno == errno.EADDRINUSE else "is not for everybody to use"
        fix = "end what uses it, or give another: --port 0 takes one that is free"
        return DetenteError(Problem("D650", f"port {port} {why}", fix=fix))
    return DetenteError(Problem("D653", f"nothing can listen on {host}: {(error.strerror or str(error)).lower()}"))


async def run(application: ASGIApp, on: socket.socket, *, ready: Callable[[], None], log: Log) -> None:
    """Serve until a signal ends it; `ready` is called when it answers. Ctrl+C ends as KeyboardInterrupt, after all."""
    _more_files()
    _silence(log)
    config = uvicorn.Config(
        application, http=Protocol, ws="websockets-sansio", loop="asyncio", lifespan="on", log_config=None,
        access_log=False, server_header=False, date_header=False, proxy_headers=False, ws_max_size=LARGEST_BODY,
        timeout_keep_alive=30, timeout_graceful_shutdown=GRACE,
    )  # fmt: skip
    server = uvicorn.Server(config)
    telling = asyncio.create_task(_told(server, ready))
    clearing = asyncio.create_task(close_idle(server.server_state.connections))
    try:
        await server.serve([on])
    finally:
        telling.cancel()
        clearing.cancel()


async def _told(server: uvicorn.Server, ready: Callable[[], None]) -> None:
    while not server.started:
        await asyncio.sleep(0.01)
    ready()


def _silence(log: Log) -> None:
    """Keep what libraries log (addresses with what stands in them, tracebacks) from stderr; say that it happened."""
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncio", "websockets"):
        logging.getLogger(name).disabled = True

    def unforeseen(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        found = error if isinstance(error, BaseException) else RuntimeError()
        log("fault", id="loop", what=type(found).__name__, where=place(found))

    asyncio.get_running_loop().set_exception_handler(unforeseen)


def _more_files() -> None:
    """Let this process have as many sockets open as the system allows, so that idle ones do not shut others out."""
    if os.name == "posix":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 8_192 if hard == resource.RLIM_INFINITY else min(hard, 8_192)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
