"""PDF: the text of its pages in order (pypdf), without running heads, page numbers and hyphens at line ends."""

from __future__ import annotations

from io import BytesIO
from time import process_time
from typing import TYPE_CHECKING

from detente.reading.inputs.pages import joined
from detente.reading.inputs.taken import Taken, damaged, locked, tidied, without_text

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_SECONDS = 6.0
"""Processor time after which no further page is begun; the child process is killed at ten."""

_MOST_CHARACTERS = 1_900_000
_END = b"%%EOF"
_TAIL = 2_048
_MADE_UP = b"\nendstream\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
"""What a file that is cut off may end with, so that the parser begins to look for its objects."""


def pdf(data: bytes) -> Taken:
    """Return the text of a PDF. What cannot be read of it is left out and told.

    Raises InvalidText: D309 with a password, D312 damaged, D308 where its pages are pictures or empty.
    """
    try:
        reader, count = _opened(data)
    except Exception as error:
        raise _told(error) from None
    pages, partial = _pages(reader, count)
    if not any(page.strip() for page in pages):
        raise _empty(partial)
    if partial is None and _END not in data[-_TAIL:]:
        partial = "the file is cut off: what stood at its end may be missing"
    return Taken(tidied(joined(pages)), partial)


def _opened(data: bytes) -> tuple[PdfReader, int]:
    """Return the file and how many pages it has. Where its end is cut off, its objects are looked for one by one."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data), strict=False)
    except PyPdfError:
        if _END in data[-_TAIL:]:
            raise
        reader = PdfReader(BytesIO(data + _MADE_UP), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise locked("the PDF file")
    return reader, len(reader.pages)


def _pages(reader: PdfReader, count: int) -> tuple[list[str], str | None]:
    """Return the text of each page that could be read in time, and what is missing."""
    pages: list[str] = []
    lost, size, start = [], 0, process_time()
    for number in range(count):
        if process_time() - start > _MOST_SECONDS or size > _MOST_CHARACTERS:
            return pages, f"only the first {number} of {count} pages were read: the rest would take too long"
        try:
            pages.append(reader.pages[number].extract_text())
        except Exception as error:
            lost.append(f"{number + 1} ({type(error).__name__})")
        size += len(pages[-1]) if pages else 0
    return pages, f"these pages could not be read: {', '.join(lost[:10])}" if lost else None


def _empty(partial: str | None) -> Exception:
    if partial is not None:
        return damaged("the PDF file", partial)
    return without_text("the PDF file", fix="its pages may be pictures: run text recognition over it first")


def _told(error: Exception) -> Exception:
    """Return the coded error for what pypdf says."""
    from detente.errors import DetenteError

    if isinstance(error, DetenteError | ImportError | MemoryError | RecursionError):
        return error
    name = type(error).__name__
    if name in {"DependencyError", "FileNotDecryptedError", "WrongPasswordError"}:
        return locked("the PDF file")
    return damaged("the PDF file", name)
