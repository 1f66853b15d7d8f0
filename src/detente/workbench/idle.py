"""Connections that ask nothing: closed after a while, and the oldest at once where there are many."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection
from typing import Any

EVERY, PATIENCE, MOST = 1.0, 10.0, 256
"""Seconds between two looks; seconds a connection has for the head of its first request; how many may take them."""


async def close_idle(connections: Collection[Any]) -> None:
    """Close the connections of a server that have begun no request, for as long as the task runs."""
    since: dict[Any, float] = {}
    while True:
        await asyncio.sleep(EVERY)
        now = time.monotonic()
        silent = [each for each in list(connections) if getattr(each, "cycle", each) is None]
        since = {each: since.get(each, now) for each in silent}
        for each in overdue(since, now):
            each.transport.abort()


def overdue(since: dict[Any, float], now: float) -> list[Any]:
    """Return who waited too long, and of the rest the oldest beyond the most there may be.

    >>> overdue({"a": 0.0, "b": 15.0}, 16.0)
    ['a']
    """
    late = [each for each, began in since.items() if now - began > PATIENCE]
    rest = [each for each in since if each not in late]
    return late + rest[: max(0, len(rest) - MOST)]
