"""Bytes to text, or a coded error that says what is wrong with them."""

from __future__ import annotations

from detente.errors import InvalidText, Problem

LIMIT = 2_000_000
"""The most bytes a text may have."""

_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes) -> str:
    """Return `data` as text. Offsets of everything read later are into the string returned here.

    A byte order mark is left out, as it is where the quotes of a model are checked. Raises InvalidText: D303 too large
    (before the bytes are looked at), D304 empty, D305 binary, D306 not UTF-8. Cost is linear in the size.

    >>> decode("paix".encode())
    'paix'
    """
    if len(data) > LIMIT:
        raise InvalidText(_too_large(len(data)))
    if not data.strip():
        raise InvalidText(Problem("D304", "the text is empty", fix="give a text with at least one sentence"))
    if data[:2] in _UTF16:
        raise InvalidText(_not_utf8(0, "UTF-16"))
    if _binary(data):
        raise InvalidText(
            Problem("D305", "this is not text: it has bytes no text has", fix="save the account as plain UTF-8 text")
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidText(_not_utf8(error.start, _guess(data))) from None


def limit(text: str) -> str:
    """Return `text` as it is, or raise what `decode` raises for one that is empty or too large."""
    if len(text) > LIMIT:
        raise InvalidText(_too_large(len(text)))
    if not text.strip():
        raise InvalidText(Problem("D304", "the text is empty", fix="give a text with at least one sentence"))
    return text


def _too_large(size: int) -> Problem:
    return Problem(
        "D303",
        f"the text has {size / 1e6:,.1f} MB; the reader takes at most {LIMIT / 1e6:,.0f} MB",
        fix="read it in parts",
    )


def _not_utf8(at: int, guess: str) -> Problem:
    return Problem(
        "D306",
        f"byte {at:,} is not UTF-8; the text may be {guess}",
        span=(at, at + 1),
        fix=f"convert it first, for instance: iconv -f {guess} -t UTF-8",
    )


def _binary(data: bytes) -> bool:
    """A NUL, or more than one control character in a hundred bytes, is no text."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" in data or controls * 100 > len(data)


def _guess(data: bytes) -> str:
    """Bytes 0x80 to 0x9F are curly quotes in Windows-1252 and nothing in ISO 8859-1."""
    return "WINDOWS-1252" if any(0x80 <= byte <= 0x9F for byte in data) else "ISO-8859-1"
