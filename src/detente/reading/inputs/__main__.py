"""The child: bytes of a file come in on stdin, its text goes out on stdout, under limits. Run by `child`."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from detente.batch.tether import tether
from detente.reading.inputs.limits import confine


def main(key: str) -> None:
    """Parse what comes in on stdin as the format `key` and answer with one length-prefixed JSON record."""
    tether()
    answer = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints goes where stderr goes: nowhere
    confine()
    data = sys.stdin.buffer.read()
    body = json.dumps(_answer(key, data)).encode()
    message = len(body).to_bytes(8, "big") + body
    while message:
        message = message[os.write(answer, message) :]


def _answer(key: str, data: bytes) -> dict[str, Any]:
    """Return what is sent back: the text and what is missing of it, or one problem."""
    from detente.reading.inputs.parsing import parse

    try:
        taken = parse(key, data)
    except Exception as error:
        return {"problem": _problem(error)}
    return {"text": taken.text, "partial": taken.partial}


def _problem(error: Exception) -> list[str]:
    from detente.errors import DetenteError

    if isinstance(error, DetenteError):
        first = error.problems[0]
        return [first.code, first.message, first.fix or ""]
    raise error


if __name__ == "__main__":
    main(sys.argv[1])
