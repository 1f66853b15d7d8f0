"""From an account to a draft: what `read` and `demo` both do."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from detente.case import Draft, read

_MOST = 2**28
"""Bytes that are read at most before they are refused with their exact size."""


def drafted(path: Path) -> Draft:
    """Read the account at `path`. Raises InvalidText for bytes that are no text, Unavailable without the reader."""
    from detente.reading.decode import decode

    return read(decode(_bytes(path)), name=path.stem)


def drafted_stdin() -> Draft:
    """Read the account that comes in on stdin."""
    from detente.reading.decode import decode

    return read(decode(sys.stdin.buffer.read(_MOST)), name="account")


def _bytes(path: Path) -> bytes:
    """Return the bytes of a file. Raises InvalidText where it is missing, no regular file or out of all proportion."""
    from detente.files.texts import read_text

    if not path.is_file() or path.stat().st_size > _MOST:
        return read_text(path).encode()
    return path.read_bytes()


def for_folder(draft: Draft, text: str, output: str) -> Draft:
    """Let the draft's sources name the account's file as it is seen from the folder the draft is written to."""
    if text == "-":
        return draft
    home = Path.cwd() if output == "-" else Path(output).resolve().parent
    file = Path(os.path.relpath(Path(text).resolve(), home)).as_posix()
    sources = tuple(replace(source, file=file) for source in draft.conflict.sources)
    return replace(draft, conflict=replace(draft.conflict, sources=sources))
