"""Frames: how the server, its workers and its jobs talk. Four bytes of length, high byte first, and so much JSON.

A length is never trusted: more than `MOST` is refused before a byte of it is read. What comes out is an object or
nothing, where the other side closed its end between two frames. Each way has a blocking end (the child's) and one for
asyncio (the server's).
"""

from __future__ import annotations

import json
from asyncio import IncompleteReadError, StreamReader, StreamWriter
from typing import Any, BinaryIO

from detente.errors import DetenteError, Problem

Frame = dict[str, Any]

MOST = 32 * 2**20
"""The most bytes of JSON in a frame."""

_HEAD = 4


def pack(frame: Frame) -> bytes:
    r"""Return the bytes of a frame. Half of a surrogate pair becomes a question mark.

    Raises DetenteError (D998) where it is too large, ValueError for a number that is none.

    >>> pack({"id": 1})
    b'\x00\x00\x00\x08{"id":1}'
    """
    body = json.dumps(frame, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8", "replace")
    _bounded(len(body))
    return len(body).to_bytes(_HEAD, "big") + body


def read(stream: BinaryIO) -> Frame | None:
    """Return the next frame, None at the end. Raises DetenteError (D998) for one that is cut, too large, no object."""
    head = stream.read(_HEAD)
    if not head:
        return None
    size = _size(head)
    return _unpacked(stream.read(size), size)


def write(stream: BinaryIO, frame: Frame) -> None:
    """Write a frame and see it on its way. Raises what `pack` raises, and OSError where nobody listens."""
    stream.write(pack(frame))
    stream.flush()


async def receive(reader: StreamReader) -> Frame | None:
    """Return the next frame, as `read` does."""
    try:
        size = _size(await reader.readexactly(_HEAD))
        return _unpacked(await reader.readexactly(size), size)
    except IncompleteReadError as error:
        if error.partial or error.expected != _HEAD:
            raise _damaged("it is cut off") from None
        return None


async def send(writer: StreamWriter, frame: Frame) -> None:
    """Write a frame, and wait while the other side is slow to read. Raises what `write` raises."""
    writer.write(pack(frame))
    await writer.drain()


def _size(head: bytes) -> int:
    if len(head) < _HEAD:
        raise _damaged("it is cut off")
    return _bounded(int.from_bytes(head, "big"))


def _bounded(size: int) -> int:
    if size > MOST:
        raise _damaged(f"it has {size / 2**20:,.1f} MB, and the most is {MOST // 2**20} MB")
    return size


def _unpacked(body: bytes, size: int) -> Frame:
    if len(body) < size:
        raise _damaged("it is cut off")
    try:
        frame = json.loads(body)
    except (ValueError, RecursionError):
        raise _damaged("it is no JSON") from None
    if not isinstance(frame, dict):
        raise _damaged("it is no object")
    return frame


def _damaged(why: str) -> DetenteError:
    return DetenteError(Problem("D998", f"a message between two processes cannot be used: {why}"))
