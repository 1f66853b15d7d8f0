"""Read the texts a model quotes: regular files of UTF-8, not empty, of a size a person could have read."""

from __future__ import annotations

import stat
from pathlib import Path as FilePath

from detente.errors import InvalidText, Problem

LARGEST_TEXT = 10 * 2**20
"""The largest text a model may quote, in bytes."""


def read_text(path: FilePath) -> str:
    """Return the text at `path`, without a byte order mark; line breaks stay as they are.

    Raises InvalidText: D301 missing, D302 not a regular file or not readable, D303 too large (told by its size, before
    it is read), D304 empty, D305 binary, D306 not UTF-8.
    """
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise InvalidText(Problem("D302", f"{path.name} is not a regular file"))
        if info.st_size > LARGEST_TEXT:
            raise InvalidText(_too_large(path.name, info.st_size))
        with path.open("rb") as file:
            data = file.read(LARGEST_TEXT + 1)
    except FileNotFoundError:
        raise InvalidText(Problem("D301", f"there is no file {path}", fix=_nearby(path))) from None
    except (OSError, ValueError) as error:
        raise InvalidText(Problem("D302", f"{path} cannot be read: {_reason(error)}")) from None
    return decode_text(data, path.name)


def decode_text(data: bytes, name: str) -> str:
    """Decode the bytes of a text. Raises InvalidText: D303 too large, D304 empty, D305 binary, D306 not UTF-8."""
    if len(data) > LARGEST_TEXT:
        raise InvalidText(_too_large(name, len(data)))
    if not data.strip():
        raise InvalidText(Problem("D304", f"{name} is empty"))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InvalidText(Problem("D306", f"{name} is UTF-16, not UTF-8", fix="save it as UTF-8"))
    if b"\0" in data:
        raise InvalidText(Problem("D305", f"{name} is binary: it has NUL bytes", fix="give a text file"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at, line = error.start, data.count(b"\n", 0, error.start) + 1
        message = f"{name} is not UTF-8: byte {at} (0x{data[at]:02x}), in line {line}"
        raise InvalidText(Problem("D306", message, fix="save it as UTF-8")) from None


def _too_large(name: str, size: int) -> Problem:
    message = f"{name} has {size / 2**20:.1f} MB; the most is {LARGEST_TEXT // 2**20} MB"
    return Problem("D303", message, fix="quote a shorter text")


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _nearby(path: FilePath) -> str | None:
    """Say which texts are in the folder, where there is one."""
    try:
        names = sorted(item.name for item in path.parent.iterdir() if item.is_file())[:8]
    except OSError:
        return None
    return f"files there: {', '.join(names)}" if names else None
