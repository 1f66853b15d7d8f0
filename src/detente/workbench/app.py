"""The application: routes, behind what always answers, behind the gate."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.routing import Router
from starlette.types import ASGIApp

from detente.workbench.bench import Bench
from detente.workbench.events import Log, nowhere
from detente.workbench.faults import watched
from detente.workbench.gate import Access, gate
from detente.workbench.routes import routes
from detente.workbench.watch import watch


def app(bench: Bench, access: Access, *, log: Log = nowhere) -> ASGIApp:
    """Return the application. While it lives the folder is watched; at its end no worker, job or result is left."""
    return gate(watched(inner(bench), log), access, log=log)


def inner(bench: Bench) -> Router:
    """Return the routes, without the gate: this is not to be served."""

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[None]:
        watching = asyncio.create_task(watch(bench.folder, bench.tabs.push))
        warming = asyncio.create_task(bench.workers.warm())
        try:
            yield
        finally:
            for task in (watching, warming):
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            await bench.jobs.close()
            await bench.workers.close()
            bench.folder.close()

    return Router(routes(bench), redirect_slashes=False, lifespan=lifespan)
