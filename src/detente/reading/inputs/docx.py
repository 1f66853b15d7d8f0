"""DOCX: the paragraphs and tables of the body (python-docx); headers, footers, notes and deletions are left out."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from detente.reading.inputs.taken import Taken, damaged, hostile, tidied, without_text

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped, unused-ignore]

BODY = "word/document.xml"
_MOST_PARTS, _MOST_BYTES = 3_000, 100_000_000
"""The most parts a file may have, and the most bytes it may unpack to."""

_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr"})
_GIVES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def docx(data: bytes) -> Taken:
    """Return the text of a DOCX file, a paragraph to a block; insertions are kept and deletions left out.

    Raises InvalidText: D312 damaged, D315 parts that unpack without measure or declare entities, D308 without text.
    """
    _checked(data)
    from docx import Document

    try:
        body = Document(BytesIO(data)).element.body
    except Exception as error:
        raise damaged("the DOCX file", type(error).__name__) from None
    text = tidied("".join(_words(body)))
    if not text.strip():
        raise without_text("the DOCX file", fix="give a file with text in its body")
    return Taken(text)


def _checked(data: bytes) -> None:
    """Refuse what is no archive, has no body, unpacks to far too much, leads outside, or declares entities."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
                raise hostile("the DOCX file", f"would unpack to more than {_MOST_BYTES / 1e6:.0f} MB")
            if any(_outside(part.filename) for part in parts):
                raise hostile("the DOCX file", "has a part that leads outside of it")
            if any(part.flag_bits & 1 for part in parts):
                raise damaged("the DOCX file", "a part of it is encrypted")
            xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
            if any(b"<!ENTITY" in archive.open(part).read(100_000) for part in xml):
                raise hostile("the DOCX file", "declares entities of its own")
    except (BadZipFile, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise damaged("the DOCX file", f"its archive cannot be opened ({type(error).__name__})") from None
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise damaged("the DOCX file", "its archive cannot be unpacked") from None
        raise


def _outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/")


def _words(body: _Element) -> Iterator[str]:
    """Yield the words under `body` in order, without recursion: elements, and what follows when they close."""
    waiting: list[_Element | str] = [body]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
            continue
        name = item.tag.rpartition("}")[2] if isinstance(item.tag, str) else "del"
        if name == "t":
            yield item.text or ""
        elif name in _GIVES:
            yield _GIVES[name]
        elif name not in _LEFT_OUT:
            if name == "p":
                waiting.append("\n\n")
            waiting.extend(reversed(item))
