"""One of several who write the same file, as a command does or through a server.

    python writer.py SAVES NAME FILE [PORT TOKEN]

Each save says what it was made from and is another text. Printed is one line of JSON a save: its base, its revision and
whether it was done; a base is what the file was when this writer last saw it.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import sys
from collections.abc import Callable
from pathlib import Path

from detente.commands import written
from detente.errors import DetenteError

Save = Callable[[bytes, str], bool]
"""Saves a text, if the file still is what it was; says whether it did."""


def main(saves: int, name: str, path: Path, *server: str) -> None:
    save = through_a_server(path, *server) if server else by_command(path)
    for number in range(saves):
        was = path.read_bytes()
        text = f"detente: 1\n# {name} {number}\n"
        done = save(was, text)
        print(json.dumps({"base": revision(was), "made": revision(text.encode()), "done": done}))


def by_command(path: Path) -> Save:
    """Save as `detente fmt` does."""

    def save(was: bytes, text: str) -> bool:
        try:
            written.rewritten(path, text, was=was)
        except DetenteError as refusal:
            if refusal.problems[0].code != "D654":
                raise
            return False
        return True

    return save


def through_a_server(path: Path, port: str, token: str) -> Save:
    """Save as the page does."""
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=60)
    headers = {"Origin": f"http://127.0.0.1:{port}", "Authorization": f"Bearer {token}"}
    id = hashlib.sha256(path.name.encode()).hexdigest()[:16]

    def save(was: bytes, text: str) -> bool:
        body = json.dumps({"text": text, "base": revision(was)})
        connection.request("PUT", f"/api/files/{id}", body, headers)
        answer = connection.getresponse()
        told = json.loads(answer.read())
        if answer.status == 200:
            return bool(told["revision"] == revision(text.encode()))
        if answer.status != 409 or told["theirs"]["revision"] == revision(was):
            raise AssertionError(told)
        return False

    return save


def revision(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    written.tell = lambda _: None  # what is written ten thousand times need not be told each time
    main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), *sys.argv[4:])
