"""Work that other processes can find by name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from detente.batch import Job
from detente.errors import InvalidText, Problem


def squares(count: int, *, version: str = "v1") -> list[Job]:
    return [Job(f"n{n}", f"{version}-{n}", n) for n in range(count)]


def square(n: int) -> dict[str, Any]:
    return {"square": n * n}


def slow_square(n: int) -> dict[str, Any]:
    time.sleep(0.02)
    return square(n)


def square_or_problem(n: int) -> dict[str, Any]:
    if n == 3:
        raise InvalidText(Problem("D304", "the text is empty"))
    if n == 4:
        raise ZeroDivisionError("four")
    return square(n)


def square_or_die(n: int) -> dict[str, Any]:
    """Three ends its process whenever it is tried."""
    if n == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return square(n)


def die_once(payload: tuple[int, str]) -> dict[str, Any]:
    """The first to get to seven ends its process; later it is a number like any other."""
    n, flag = payload
    time.sleep(0.01)
    if n == 7 and not Path(flag).exists():
        Path(flag).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return square(n)
