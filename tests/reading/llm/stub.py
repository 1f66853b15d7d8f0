"""A chat endpoint on this machine that does what a test tells it, good or bad, and keeps what it was sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Act = Callable[["Handler"], None]


@dataclass
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def form(self) -> str:
        return self.body.get("response_format", {}).get("type", "plain")

    @property
    def text(self) -> str:
        """The account between its markers."""
        return self.body["messages"][1]["content"].split("\n", 1)[1].rsplit("\naccount-", 1)[0]


@dataclass
class Stub:
    """A running stub: `acts` are used one per request, the last for all that follow."""

    acts: list[Act]
    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    over: Event = field(default_factory=Event)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stub: Stub

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.stub.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        act = self.stub.acts[min(len(self.stub.asked), len(self.stub.acts)) - 1]
        self.close_connection = True
        act(self)

    def do_GET(self) -> None:
        self.stub.asked.append(Asked(self.path, dict(self.headers), {}))
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:
        return

    def send(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The reader hangs up on a server that misbehaves; that is no error of the stub's."""


@contextmanager
def stub(*acts: Act) -> Iterator[Stub]:
    """Serve on a free port of the loopback until the test is over."""
    running = Stub(list(acts))
    server = _Server(("127.0.0.1", 0), type("Bound", (Handler,), {"stub": running}))
    running.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def completion(content: str | None) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def finds(**lists: Any) -> Act:
    """Answer with these lists of records."""
    return says(json.dumps(lists))


def says(content: str | None) -> Act:
    return raw(completion(content))


def raw(body: bytes, kind: str = "application/json", **headers: str) -> Act:
    return lambda handler: handler.send(200, body, kind, **headers)


def status(code: int, body: bytes = b"{}", **headers: str) -> Act:
    return lambda handler: handler.send(code, body, **headers)


def drips(handler: Handler) -> None:
    """One byte of a header at a time, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not handler.stub.over.wait(0.05):
        handler.wfile.write(b"a")
        handler.wfile.flush()


def sleeps(handler: Handler) -> None:
    handler.stub.over.wait(30)


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not handler.stub.over.is_set():
        handler.wfile.write(b'{"choices": [' * 4_000)


def hangs_up(handler: Handler) -> None:
    handler.connection.close()


def breaks_off(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{")
