"""Notice what other programs do to the files: looked at every second, read where something about them is different."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from detente.workbench.folder import Folder
from detente.workbench.messages import Push

EVERY = 1.0
"""Seconds between two looks, so that a change is told within two."""

Revisions = Mapping[str, str]


async def watch(folder: Folder, push: Callable[[Push], None], *, every: float = EVERY) -> None:
    """Push each file that was changed, has come, or is gone, for as long as the task runs."""
    before = await asyncio.to_thread(_revisions, folder)
    while True:
        await asyncio.sleep(every)
        now = await asyncio.to_thread(_revisions, folder)
        for news in differences(before, now):
            push(news)
        before = now


def differences(before: Revisions, now: Revisions) -> list[Push]:
    """Return what is to be told where files had these revisions before and have those now.

    >>> differences({"a": "1", "b": "1"}, {"a": "2"})
    [{'push': 'disk', 'file': 'a', 'revision': '2'}, {'push': 'disk', 'file': 'b', 'gone': True}]
    """
    changed = [Push(push="disk", file=id, revision=one) for id, one in now.items() if before.get(id) != one]
    return changed + [Push(push="disk", file=id, gone=True) for id in before if id not in now]


def _revisions(folder: Folder) -> Revisions:
    try:
        return {entry["id"]: entry["revision"] for entry in folder.entries()}
    except OSError:  # the folder itself is gone
        return {}
