"""Bytes to text, or a coded error that says what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import InvalidText, Problem

LIMIT = 2_000_000
"""The most bytes a text may have."""

_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HIGH = bytes(range(0x80, 0x100))
_WESTERN = ("cp1252", "mac_roman")
_TYPOGRAPHY = frozenset("“”„‘’‚–—…•«»€£§°©®™·½¼¾\xa0")
_CUT = "its last character is cut off"
_CHAOS = 0.1
"""The most disorder, by charset-normalizer's measure, a guess may leave."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in. `partial` says what is missing of it."""

    text: str
    encoding: str = "utf-8"
    partial: str | None = None


def decode(data: bytes) -> str:
    """Return `data` as text. Offsets of everything read later are into the string returned here.

    A byte order mark is left out, as it is where the quotes of a model are checked. Raises what `decoded` raises.

    >>> decode("paix".encode())
    'paix'
    """
    return decoded(data).text


def decoded(data: bytes) -> Decoded:
    """Return `data` as text with the encoding found: UTF-8, else UTF-16 by its mark, else the likeliest.

    Raises InvalidText: D303 too large (before the bytes are looked at), D304 empty, D305 binary, D306 in no encoding
    that could be told. Cost is linear in the size.

    >>> decoded("a café".encode("cp1252"))
    Decoded(text='a café', encoding='cp1252', partial=None)
    """
    if len(data) > LIMIT:
        raise InvalidText(_too_large(len(data)))
    if not data.strip():
        raise InvalidText(Problem("D304", "the text is empty", fix="give a text with at least one sentence"))
    if data[:2] in _UTF16:
        return _utf16(data)
    if _binary(data):
        raise InvalidText(
            Problem("D305", "this is not text: it has bytes no text has", fix="save the account as plain UTF-8 text")
        )
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and not data[: error.start].isascii():
            return Decoded(data[: error.start].decode("utf-8-sig"), partial=_CUT)
        return _western(data) or _guessed(data, error.start)


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


def _utf16(data: bytes) -> Decoded:
    """Return a text in UTF-16, told by its mark; half a character at the end is left out."""
    partial = _CUT if len(data) % 2 else None
    try:
        text = data[: len(data) // 2 * 2].decode("utf-16")
    except UnicodeDecodeError as error:
        raise InvalidText(_unknown(error.start)) from None
    if "\0" in text:
        raise InvalidText(Problem("D305", "this is not text: it has NUL characters", fix="give the account as text"))
    return Decoded(limit(text), "utf-16", partial)


def _western(data: bytes) -> Decoded | None:
    """Return a text in an encoding of the West, where all beyond ASCII is a letter in a word or typography."""
    if len(data.translate(None, _HIGH)) * 2 < len(data):
        return None
    for encoding in _WESTERN:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if all(char in _TYPOGRAPHY or _in_word(text, at) for at, char in enumerate(text) if char > "\x7f"):
            return Decoded(text, encoding)
    return None


def _in_word(text: str, at: int) -> bool:
    """Tell whether a letter stands as one would: not alone, no capital after a small letter."""
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if not char.isalpha() or not (before.isalpha() or after.isalpha()):
        return False
    return char.islower() or not (before.islower() or (before.isspace() and after.isspace()))


def _guessed(data: bytes, at: int) -> Decoded:
    """Return the text as charset-normalizer reads it. Raises InvalidText (D306) where it is not sure enough."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, threshold=_CHAOS).best()
    if best is None or not (best.coherence or best.multi_byte_usage > 0.5):
        raise InvalidText(_unknown(at))
    return Decoded(limit(str(best).removeprefix("\ufeff")), best.encoding)


def _unknown(at: int) -> Problem:
    return Problem(
        "D306",
        f"byte {at:,} is not UTF-8, and no other encoding fits well enough",
        span=(at, at + 1),
        fix="convert it first, for instance: iconv -f WINDOWS-1252 -t UTF-8",
    )


def _binary(data: bytes) -> bool:
    """A NUL, or more than one control character in a hundred bytes, is no text."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" in data or controls * 100 > len(data)
