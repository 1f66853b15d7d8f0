"""The open pages: a queue of messages for each, so that nobody who has something to say waits for a slow one."""

from __future__ import annotations

import asyncio
import secrets

from detente.workbench.messages import Push, Told

MOST = 2_000
"""Messages that may wait for a page; one that does not take them is let go, and connects again."""

Queue = asyncio.Queue[Told | Push | None]
"""None ends it."""


class Tabs:
    """Every open page, by a name of our own. All of it happens in one event loop."""

    def __init__(self) -> None:
        self._queues: dict[str, Queue] = {}

    def open(self) -> tuple[str, Queue]:
        """Return a new tab and what there is to tell it."""
        tab, queue = secrets.token_hex(8), Queue(MOST)
        self._queues[tab] = queue
        return tab, queue

    def close(self, tab: str) -> None:
        """Forget a tab."""
        self._queues.pop(tab, None)

    def tell(self, tab: str, message: Told | Push) -> None:
        """Have a tab told something; one that is gone is not."""
        queue = self._queues.get(tab)
        if queue is not None:
            self._put(tab, queue, message)

    def push(self, message: Push) -> None:
        """Have every tab told something."""
        for tab, queue in list(self._queues.items()):
            self._put(tab, queue, message)

    def _put(self, tab: str, queue: Queue, message: Told | Push) -> None:
        try:
            queue.put_nowait(message)
        except asyncio.QueueFull:
            self.close(tab)
            queue.get_nowait()
            queue.put_nowait(None)
