"""Speak to an ASGI application without a socket: one request, or one attempt to open a WebSocket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp

from detente.workbench.app import app, inner
from detente.workbench.bench import Bench
from detente.workbench.built import built
from detente.workbench.events import Log, nowhere
from detente.workbench.folder import Folder
from detente.workbench.gate import Access
from detente.workbench.held import Held
from detente.workbench.hosts import hosts
from detente.workbench.jobs import Jobs
from detente.workbench.secret import Keys, Secret, Tries
from detente.workbench.tabs import Tabs
from detente.workbench.workers import Workers

PORT = 8470
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
TOKEN = "ab" * 32

Headers = Mapping[str, str] | Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """What came back. A socket that was accepted has the status 101, one that was closed 0 and its code."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    code: int = 0

    @property
    def json(self) -> Any:
        """The body, as JSON."""
        return json.loads(self.body)

    @property
    def codes(self) -> list[str]:
        """The codes of the problems of a refusal."""
        return [problem["code"] for problem in self.json["problems"]]


@dataclass(frozen=True)
class Site:
    """A workbench on a folder, without a socket."""

    app: ASGIApp
    bench: Bench
    access: Access

    def ask(
        self, method: str, path: str, *, body: Any = b"", headers: Headers | None = None, query: str = ""
    ) -> Answer:
        """Ask as the page does, unless `headers` says otherwise."""
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        return asyncio.run(
            http(self.app, method, path, headers=ours() if headers is None else headers, body=sent, query=query)
        )

    def routes(self) -> list[Any]:
        """Every route there is, found from the router."""
        return list(inner(self.bench).routes)


def ours(*, token: str | None = TOKEN, **more: str) -> dict[str, str]:
    """Return the headers the page sends; `None` leaves the token out."""
    said = {"host": HOST, "origin": ORIGIN, "sec-fetch-site": "same-origin"}
    return said | ({"authorization": f"Bearer {token}"} if token is not None else {}) | more


def site(folder: Path, *, log: Log = nowhere, page: Path | None = None, slowest: float = 20.0) -> Site:
    """Return a workbench on `folder`. Its jobs' folder goes when `close` is called (see the fixture)."""
    tabs, tries, keys = Tabs(), Tries(), Keys()
    bench = Bench(
        folder=Folder(folder), held=Held(), tabs=tabs, workers=Workers(tabs.tell), jobs=Jobs(tabs.push),
        page=built(page) if page else built(), token=Secret(TOKEN), keys=keys, entered=lambda: None, tries=tries,
    )  # fmt: skip
    access = Access(hosts("127.0.0.1", PORT), bench.token, frozenset(bench.page), tries, slowest)
    return Site(app(bench, access, log=log), bench, access)


def close(made: Site) -> None:
    """Leave nothing behind."""
    asyncio.run(made.bench.jobs.close())
    made.bench.folder.close()


async def http(
    app: ASGIApp,
    method: str,
    path: str,
    *,
    headers: Headers = (),
    body: bytes = b"",
    query: str = "",
    receive: Callable[[], Awaitable[dict[str, Any]]] | None = None,
) -> Answer:
    """Ask once."""
    sent = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def once() -> dict[str, Any]:
        message = next(sent, None)
        return message if message is not None else {"type": "http.disconnect"}

    scope = {"type": "http", "method": method, "query_string": query.encode(), "http_version": "1.1", "scheme": "http"}
    return await _through(app, _scope(scope, path, headers), receive or once)


async def socket(app: ASGIApp, path: str, *, headers: Headers = (), denial: bool = True) -> Answer:
    """Try to open a socket, and close it at once. `denial`: whether the server can answer with a status."""
    sent = iter([{"type": "websocket.connect"}, {"type": "websocket.disconnect", "code": 1000}])

    async def receive() -> dict[str, Any]:
        return next(sent)

    scope: dict[str, Any] = {"type": "websocket", "query_string": b"", "scheme": "ws", "subprotocols": []}
    scope["extensions"] = {"websocket.http.response": {}} if denial else {}
    return await _through(app, _scope(scope, path, headers), receive)


def _scope(scope: dict[str, Any], path: str, headers: Headers) -> dict[str, Any]:
    pairs = headers.items() if isinstance(headers, Mapping) else headers
    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in pairs]
    return {**scope, "path": path, "raw_path": path.encode(), "headers": raw, "root_path": "", "state": {}}


async def _through(app: ASGIApp, scope: dict[str, Any], receive: Any) -> Answer:
    said: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        said.append(message)

    await app(scope, receive, send)
    starts = [message for message in said if message["type"].endswith("response.start")]
    if not starts:
        accepted = any(message["type"] == "websocket.accept" for message in said)
        return Answer(101 if accepted else 0, code=said[-1].get("code", 0) if said else -1)
    headers = {name.decode(): value.decode() for name, value in starts[0]["headers"]}
    return Answer(starts[0]["status"], headers, b"".join(message.get("body", b"") for message in said))
