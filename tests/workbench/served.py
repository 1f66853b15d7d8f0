"""A real server in a process of its own, and a way to ask it things: `with served(folder) as server: ...`."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


@dataclass
class Server:
    """A running `detente serve`: its process, its first link, and the token once `enter` was called."""

    process: subprocess.Popen[bytes]
    link: str
    said: Path
    token: str = ""
    statuses: list[int] = field(default_factory=list)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return urlsplit(self.link).port or 0

    @property
    def key(self) -> str:
        """The key of the first link."""
        return urlsplit(self.link).fragment.removeprefix("key=")

    def enter(self) -> str:
        """Get the token with the key of the link."""
        self.token = self.json("POST", "/api/enter", {"key": self.key})["token"]
        return self.token

    def json(self, method: str, path: str, body: object = None) -> Any:
        """Ask, and return what came back as JSON."""
        return json.loads(self.ask(method, path, None if body is None else json.dumps(body).encode())[1])

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """Ask as the page does; return the status and the body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {"Origin": f"http://127.0.0.1:{self.port}", "Authorization": f"Bearer {self.token}", **headers}
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            self.statuses.append(answer.status)
            return answer.status, answer.read()
        finally:
            connection.close()

    def end(self, number: int = signal.SIGINT) -> int:
        """End it, and return its exit code."""
        self.process.send_signal(number)
        return self.process.wait(20)


@contextmanager
def served(folder: Path, *options: str, entered: bool = True, first: str = "") -> Iterator[Server]:
    """Serve a folder on a free port, without a browser; what it prints goes to files beside the folder.

    `first` is Python the server's process runs before anything else: it can break something there.
    """
    out, err = folder.with_suffix(".out"), folder.with_suffix(".err")
    code = f"import sys\nfrom detente.commands.run import run\n{first}\nsys.exit(run(sys.argv[1:]))"
    arguments = [sys.executable, "-c", code, "serve", str(folder), "--port", "0", "--no-open", *options]
    with out.open("wb") as printed, err.open("wb") as logged:
        process = subprocess.Popen(arguments, stdout=printed, stderr=logged)
    try:
        server = Server(process, _link(process, out, err), err)
        if entered:
            server.enter()
        yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _link(process: subprocess.Popen[bytes], out: Path, err: Path) -> str:
    """Wait for the link."""
    from time import monotonic, sleep

    until = monotonic() + 60
    while monotonic() < until and process.poll() is None:
        lines = out.read_text().splitlines()
        if lines and "#key=" in lines[0]:
            return lines[0]
        sleep(0.02)
    raise AssertionError(f"no link was printed: {out.read_text()} {err.read_text()}")
