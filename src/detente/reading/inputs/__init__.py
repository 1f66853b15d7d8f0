"""Files to text: the formats an account may come in, and the text as stored.

`stored(data, name="report.pdf")` tells the format by what the bytes are, not by what they are called, and returns the
text that offsets refer to. Formats that take a parser are read in a limited child process (`child`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from detente.errors import InvalidText, Problem
from detente.reading.decode import LIMIT, limit
from detente.reading.inputs.child import parsed
from detente.reading.inputs.docx import docx
from detente.reading.inputs.html import html
from detente.reading.inputs.markdown import markdown
from detente.reading.inputs.pdf import pdf
from detente.reading.inputs.plain_text import plain_text
from detente.reading.inputs.refused import refuse
from detente.reading.inputs.stored import Stored
from detente.reading.inputs.taken import Taken
from detente.reading.inputs.tei import tei
from detente.reading.tongue import understood

MOST = 40_000_000
"""The most bytes a file of any format may have."""

_LOOKED_AT = 2_048


@dataclass(frozen=True, slots=True)
class Format:
    """A format an account may come in. `looks` tells it by its first bytes and its suffix, in lower case.

    `limited`: it takes a parser, and so a limited child process; `needs` is the package that parses it.
    """

    key: str
    says: str
    looks: Callable[[bytes, str], bool]
    take: Callable[[bytes], Taken]
    limited: bool = True
    needs: str | None = None


def _is_pdf(start: bytes, suffix: str) -> bool:
    return start.startswith(b"%PDF-") or (b"%PDF-" in start[:1024] and suffix == ".pdf")


def _is_docx(start: bytes, suffix: str) -> bool:
    return start.startswith(b"PK\x03\x04")


def _is_tei(start: bytes, suffix: str) -> bool:
    head = start.lower()
    return (b"<tei" in head and b"<html" not in head) or (
        head.startswith((b"<?xml", b"\xef\xbb\xbf<?xml")) and b"<html" not in head
    )


def _is_html(start: bytes, suffix: str) -> bool:
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    tagged = head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--")) and b"<html" in head
    return tagged or head.startswith((b"<!doctype html", b"<body", b"<head")) or suffix in {".html", ".htm", ".xhtml"}


def _is_markdown(start: bytes, suffix: str) -> bool:
    return suffix in {".md", ".markdown"}


def _is_text(start: bytes, suffix: str) -> bool:
    return True


FORMATS = (
    Format("pdf", "PDF", _is_pdf, pdf, needs="pypdf"),
    Format("docx", "DOCX", _is_docx, docx, needs="docx"),
    Format("tei", "TEI (XML)", _is_tei, tei, needs="lxml"),
    Format("html", "HTML, its main text", _is_html, html, needs="trafilatura"),
    Format("markdown", "Markdown", _is_markdown, markdown, limited=False),
    Format("text", "plain text", _is_text, plain_text, limited=False),
)
"""In the order they are tried; the last takes whatever is text."""


def format_of(data: bytes, *, name: str = "") -> Format:
    """Return the format of `data`. Raises InvalidText for kinds that are known and not read (D314, D309, D312).

    >>> format_of(b"%PDF-1.7 ...", name="notes.txt").key
    'pdf'
    """
    refuse(data)
    dot = name.rfind(".")
    suffix = name[dot:].lower() if dot >= 0 else ""
    return next(kind for kind in FORMATS if kind.looks(data[:_LOOKED_AT], suffix))


def stored(data: bytes, *, name: str = "account.txt", force: bool = False) -> Stored:
    """Return the account in `data` as text, in English unless `force`. The name helps only where the bytes do not tell.

    Raises InvalidText (D303 to D315 for files that cannot be read, D505 another language, D507 the child process
    failed) and Unavailable (D506) where the format's parser is not installed. Cost: milliseconds for text; for others
    the start of a child process, and at most 10 s of processor time and 512 MB there.
    """
    if len(data) > MOST:
        raise InvalidText(_too_large(len(data)))
    kind = format_of(data, name=name)
    taken = parsed(kind.key, data) if kind.limited else kind.take(data)
    language = understood(limit(taken.text), force=force)
    kept = not kind.limited and taken.encoding == "utf-8" and taken.partial is None
    return Stored(taken.text, kind.key, kept, taken.partial, language, taken.encoding, taken.skip)


def text_of(data: bytes, *, name: str = "account.txt", force: bool = False) -> str:
    """Return the text of `data`, whatever its format; see `stored`, which also says what is missing of it."""
    return stored(data, name=name, force=force).text


def _too_large(size: int) -> Problem:
    most = f"{MOST / 1e6:,.0f} MB, and {LIMIT / 1e6:,.0f} MB of text"
    message = f"the file has {size / 1e6:,.1f} MB; the reader takes at most {most}"
    return Problem("D303", message, fix="read it in parts")


__all__ = ["FORMATS", "MOST", "Format", "Stored", "Taken", "format_of", "stored", "text_of"]
