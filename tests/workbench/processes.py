"""What tests of processes share: the modules that stand in for ours, and whether a process is still there."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Container, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def findable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let child processes, which do not look into the folder they start in, find the tests' own modules."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that is dead and not collected yet does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def descendants(pid: int, but: Container[int] = ()) -> Iterator[int]:
    """Yield the processes below one: its children, and theirs; leave out some, and what is below them."""
    numbers = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    for each in numbers:
        if each not in but and _parent(each) == pid and alive(each):
            yield each
            yield from descendants(each, but)


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def gone(pid: int, *, within: float) -> bool:
    """Wait until a process is gone; False where it still is there at the end."""
    end = time.monotonic() + within
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


async def until(true: Callable[[], object], *, within: float = 60.0) -> None:
    """Wait until something is true. Fails where it is not in time."""
    end = time.monotonic() + within
    while not true():
        assert time.monotonic() < end, "it did not come about in time"
        await asyncio.sleep(0.01)
