"""From an account to a draft: what `read` and `demo` both do."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from detente.case import Draft, read_stored
from detente.commands.written import unclaimed, written

if TYPE_CHECKING:
    from detente.reading.inputs import Stored

_MOST = 2**28
"""Bytes that are read at most before they are refused with their exact size."""


def drafted(path: Path) -> Draft:
    """Read the account at `path`. Raises InvalidText for bytes that are no text, Unavailable without the reader."""
    return read_stored(account_at(path), name=path.stem)


def account_at(path: Path, *, force: bool = False) -> Stored:
    """Return the text of the file at `path`, whatever its format; `force`: in whatever language.

    Raises InvalidText for files that cannot be read.
    """
    from detente.reading.inputs import stored

    return stored(_bytes(path), name=path.name, force=force)


def account_on_stdin(*, force: bool = False) -> Stored:
    """Return the text of the account that comes in on stdin. It is in no file, so that it must be kept."""
    from detente.reading.inputs import stored

    return replace(stored(sys.stdin.buffer.read(_MOST), force=force), kept=False)


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
    return _in_file(draft, Path(os.path.relpath(Path(text).resolve(), home)).as_posix())


def kept(draft: Draft, account: Stored, text: str, output: str, *, force: bool = False) -> Draft:
    """Return the draft with sources that name the file its text is in, which is written beside it where there is none.

    A text that was taken out of a PDF, or came in on stdin, is kept as ``draft.account.txt`` beside ``draft.yaml``.
    Raises DetenteError (D603) where a file is in the way, before anything is written.
    """
    if account.kept:
        return for_folder(draft, text, output)
    came = "stdin" if text == "-" else Path(text).name
    if output == "-":
        return replace(
            draft, remarks=(f"The text read from {came} is not kept: give -o, and it is, beside the draft.",)
        )
    beside = Path(output).with_suffix(".account.txt")
    unclaimed(Path(output), force=force)
    written(str(beside), account.text, force=force)
    remark = f"The text as it was read from {came} is {beside.name}: all places in this draft are places in it."
    return replace(_in_file(draft, beside.name), remarks=(remark,))


def _in_file(draft: Draft, file: str) -> Draft:
    sources = tuple(replace(source, file=file) for source in draft.conflict.sources)
    return replace(draft, conflict=replace(draft.conflict, sources=sources))
