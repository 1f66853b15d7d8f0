"""What is logged: one JSON object a line for each event, made of our own words and numbers only.

A path of a request, a header, a name of a file or the message of an exception can carry what must not be in a log (a
token, a key, words of a text, a line break that forges a record); so none of them is ever written. A route stands for
the path, a place in our code for the message.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from typing import TextIO

Log = Callable[..., None]
"""`log("request", route="/api/files", status=200)`"""


def nowhere(_event: str, **_facts: str | int | float) -> None:
    """Log nothing: the usual case."""


def onto(stream: TextIO) -> Log:
    """Return a log that writes to `stream`, usually stderr."""

    def log(event: str, **facts: str | int | float) -> None:
        stream.write(json.dumps({"event": event, **facts}) + "\n")
        stream.flush()

    return log


def place(error: BaseException) -> str:
    """Return where an exception was raised: module and line of the innermost call in our own code.

    >>> place(ValueError("said by a text"))
    'nowhere'
    """
    frames = [
        f"{frame.f_globals.get('__name__', '?')}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if str(frame.f_globals.get("__name__", "")).startswith("detente")
    ]
    return frames[-1] if frames else "nowhere"
