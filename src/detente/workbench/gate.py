"""The one gate, outside the router: nothing reaches a route, HTTP or WebSocket, that did not come through here.

In this order: the Host is ours, the Origin is ours, the token is right, the body is not too large and does not dribble.
Without a token there are the page's own files, which are the same for everybody, and the one route that takes a key.
Everything else is refused in the same way, whether or not there is such a route. There are no cookies: a browser sends
them along by itself, to any port. https://fetch.spec.whatwg.org/#http-origin, https://www.w3.org/TR/fetch-metadata/
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.workbench.events import Log, nowhere
from detente.workbench.headers import walled
from detente.workbench.hosts import Hosts
from detente.workbench.names import LARGEST_TEXT
from detente.workbench.refusal import Refused, answer, refused
from detente.workbench.secret import Secret, Tries

PROTOCOL = "detente.1"
"""What page and server speak. A page that speaks another version has to be loaded anew."""

ENTER = "/api/enter"

LARGEST_BODY, LARGEST_KEY = 16 * 2**20, 2**10
"""The most bytes of a request, and of one that brings a key."""

MOST_REQUESTS, MOST_SOCKETS, MOST_KEYS = 64, 32, 8
"""So many requests are answered, so many sockets kept, and so many keys looked at, at once."""

SLOWEST = 20.0
"""Seconds the body of a request may take."""

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in. `open` are the paths of the page's own files."""

    hosts: Hosts
    token: Secret
    open: frozenset[str]
    tries: Tries = field(default_factory=Tries)
    slowest: float = SLOWEST


@dataclass(slots=True)
class Room:
    """How many are in, of how many."""

    most: int
    inside: int = 0

    @contextmanager
    def place(self) -> Iterator[None]:
        """Take a place while the block runs. Raises Refused (429) where there is none."""
        if self.inside >= self.most:
            raise refused(429, "D983", "too much is asked at once", fix="close a tab, or wait a moment")
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1


def gate(app: ASGIApp, access: Access, *, log: Log = nowhere) -> ASGIApp:
    """Return `app` behind the gate."""
    rooms = {"http": Room(MOST_REQUESTS), "websocket": Room(MOST_SOCKETS), "enter": Room(MOST_KEYS)}

    async def gated(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await app(scope, receive, send)
            return
        put = walled(scope, send)
        try:
            check(scope, access)
            with rooms["enter" if scope["path"] == ENTER else scope["type"]].place():
                if scope["type"] == "http":
                    receive = _told_once(await body(receive, most=_most(scope), seconds=access.slowest), receive)
                await app(scope, receive, put)
        except Refused as refusal:
            log("refused", status=refusal.status, code=refusal.problems[0].code)
            await refuse(scope, receive, put, refusal)
        except ConnectionError:
            return

    return gated


def check(scope: Scope, access: Access) -> None:
    """Raise Refused where a request may not come in, for whatever of it stands before its body."""
    headers: Headers = scope["headers"]
    host = _one(headers, b"host")
    if not scope["path"].startswith("/") or host is None or not access.hosts.has(host):
        raise refused(421, "D980", "this is not the address of the workbench")
    _from_us(scope, headers, host)
    if not _is_open(scope, access):
        _with_token(scope, headers, access)
    if _one(headers, b"detente-protocol") not in (None, PROTOCOL.encode()):
        raise refused(409, "D985", "the page is of another version of detente", fix="load it again")


def _from_us(scope: Scope, headers: Headers, host: bytes) -> None:
    """Raise Refused (403) where another page asks. Following a link to our page is no asking; framing it is."""
    origins = _all(headers, b"origin")
    sites = _all(headers, b"sec-fetch-site")
    visit = scope["type"] == "http" and scope["method"] == "GET" and scope["path"] == "/"
    visit = visit and _all(headers, b"sec-fetch-dest") == [b"document"]
    reads = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
    ours = origins == [b"http://" + host.lower()] or (reads and not origins)
    if not ours or not (visit or all(site in (b"same-origin", b"none") for site in sites)):
        raise refused(403, "D981", "the workbench answers its own page only")


def _is_open(scope: Scope, access: Access) -> bool:
    if scope["type"] != "http":
        return False
    return (scope["method"] == "GET" and scope["path"] in access.open) or (
        scope["method"] == "POST" and scope["path"] == ENTER
    )


def _with_token(scope: Scope, headers: Headers, access: Access) -> None:
    """Raise Refused (401) without the token; 429 where too many wrong ones were tried before this wrong one."""
    given = _subprotocol(headers) if scope["type"] == "websocket" else _bearer(headers)
    if given is not None and access.token.is_(given):
        return
    if given is not None and access.tries.too_many():
        raise refused(429, "D983", "too many wrong tokens", fix="wait a minute")
    raise refused(401, "D982", "this needs the token of a page that was opened by the printed link")


def _bearer(headers: Headers) -> bytes | None:
    value = _one(headers, b"authorization")
    return value[7:] if value is not None and value[:7].lower() == b"bearer " else None


def _subprotocol(headers: Headers) -> bytes | None:
    """Return the token among the protocols a socket offers: a page cannot set another header."""
    offered = [each.strip() for each in (_one(headers, b"sec-websocket-protocol") or b"").split(b",")]
    tokens = [each[6:] for each in offered if each.startswith(b"token.")]
    return tokens[0] if len(tokens) == 1 and PROTOCOL.encode() in offered else None


def _most(scope: Scope) -> int:
    if scope["path"] == ENTER:
        return LARGEST_KEY
    return LARGEST_TEXT if scope["path"] == "/api/upload" else LARGEST_BODY


async def body(receive: Receive, *, most: int, seconds: float) -> bytes:
    """Return a request's body, counted as it comes. Raises Refused: 413 too large, 408 too slow; ConnectionError."""
    parts, size = [], 0
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise ConnectionError
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > most:
                    raise refused(413, "D984", f"the request is too large; the most is {most:,} bytes")
                if not message.get("more_body"):
                    return b"".join(parts)
    except TimeoutError:
        raise refused(408, "D983", "the request came too slowly") from None


def _told_once(data: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives the whole body, and after it what the connection says."""
    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": data, "more_body": False}

    return again


async def refuse(scope: Scope, receive: Receive, send: Send, refusal: Refused) -> None:
    """Answer with a refusal; a socket, where the server cannot do that, is closed (1008)."""
    if scope["type"] == "websocket":
        await receive()
        if "websocket.http.response" not in scope.get("extensions", {}):
            await send({"type": "websocket.close", "code": 1008})
            return
    await answer(refusal)(scope, receive, send)


def _all(headers: Headers, name: bytes) -> list[bytes]:
    return [value for key, value in headers if key == name]


def _one(headers: Headers, name: bytes) -> bytes | None:
    """Return a header that has to stand once; one that stands twice counts as wrong."""
    values = _all(headers, name)
    return b"".join(values) if len(values) == 1 else b"" if values else None
