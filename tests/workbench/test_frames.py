"""Frames between processes: what is written is read, at both kinds of ends, and nothing damaged gets through."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from detente.errors import DetenteError
from detente.workbench import frames
from detente.workbench.frames import MOST, Frame, pack, read, receive, write

VALUES = some.recursive(
    some.none()
    | some.booleans()
    | some.integers(-(2**53), 2**53)
    | some.text(some.characters(exclude_categories=["Cs"])),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text("abcé", max_size=4), inner, max_size=4),
    max_leaves=12,
)
FRAMES = some.dictionaries(some.text("abc", max_size=6), VALUES, max_size=5)


def received(data: bytes) -> list[Any]:
    """Return what the asynchronous end makes of bytes."""

    async def run() -> list[Any]:
        reader = asyncio.StreamReader()
        reader.feed_data(data)
        reader.feed_eof()
        found = []
        while (frame := await receive(reader)) is not None:
            found.append(frame)
        return found

    return asyncio.run(run())


@given(some.lists(FRAMES, max_size=3))
def test_what_is_written_is_read_at_both_ends(sent: list[Frame]) -> None:
    stream = BytesIO()
    for frame in sent:
        write(stream, frame)
    stream.seek(0)
    assert sent == list(iter(lambda: read(stream), None))
    assert sent == received(stream.getvalue())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x00\x00", "cut off"),
        (b"\x00\x00\x00\x05{}", "cut off"),
        (b"\x00\x00\x00\x02[]", "no object"),
        (b"\x00\x00\x00\x02{x", "no JSON"),
        (b"\x00\x00\x00\x01\xff", "no JSON"),
        (b"\x00\x01\x86\xa0" + b"[" * 100_000, "no JSON"),
        (b"\xff\xff\xff\xff", "the most is 32 MB"),
        ((MOST + 1).to_bytes(4, "big"), "the most is 32 MB"),
    ],
)
def test_what_is_damaged_is_told_at_both_ends(data: bytes, why: str) -> None:
    for end in (lambda: read(BytesIO(data)), lambda: received(data)):
        with pytest.raises(DetenteError, match=why) as found:
            end()
        assert found.value.problems[0].code == "D998"


@given(some.binary(max_size=40))
def test_no_bytes_do_anything_but_be_read_or_refused(data: bytes) -> None:
    with suppress(DetenteError):
        frame = read(BytesIO(data))
        assert frame is None or isinstance(frame, dict)


def test_a_frame_that_is_too_large_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MOST", 20)
    stream = BytesIO()
    with pytest.raises(DetenteError, match="D998"):
        write(stream, {"text": "x" * 20})
    assert stream.getvalue() == b""


def test_half_of_a_pair_and_a_number_that_is_none_never_reach_the_other_side() -> None:
    assert {"text": "a?b"} == read(BytesIO(pack({"text": "a\ud800b"})))
    with pytest.raises(ValueError, match="JSON"):
        pack({"number": float("nan")})
