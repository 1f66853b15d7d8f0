"""Progress on stderr for what takes longer than a second; nothing where nobody looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from detente.commands.options import colored, manner

PATIENCE = 1.0
"""Seconds before a bar appears."""


@contextmanager
def progress(doing: str) -> Iterator[Callable[[int, int, str], None]]:
    """Yield a function to be told: steps done, steps in all, the name of the next.

    It draws a bar once the work has taken a second. Rich is imported when the first bar is drawn, so that quick work
    never pays for it.
    """
    if manner().quiet or not sys.stderr.isatty():
        yield lambda _done, _total, _name: None
        return
    began, bar = monotonic(), list[Any]()

    def step(done: int, total: int, name: str) -> None:
        if not bar and monotonic() - began > PATIENCE:
            bar.append(_bar())
            bar.append(bar[0].add_task(doing, total=total))
        if bar:
            bar[0].update(bar[1], completed=done, total=total, description=f"{doing} {name}")

    try:
        yield step
    finally:
        if bar:
            bar[0].stop()


def _bar() -> Any:
    """Start a bar of rich on stderr that leaves nothing behind."""
    from rich.console import Console
    from rich.progress import Progress

    bar = Progress(console=Console(stderr=True, no_color=not colored(sys.stderr)), transient=True)
    bar.start()
    return bar
