"""Files of well-known kinds that hold no account: each is refused by name."""

from __future__ import annotations

from detente.errors import InvalidText, Problem
from detente.reading.inputs.docx import BODY
from detente.reading.inputs.taken import damaged, locked

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_KINDS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet table"),
)


def refuse(data: bytes) -> None:
    """Raise for files of kinds that are not read: InvalidText D314 (which kind), D309 a locked office file, D312."""
    if data.startswith(_OLE):
        raise locked("the office file") if _LOCKED in data else _not_read("an office file of the old kind (.doc)")
    if data.startswith(_ZIP) and BODY.encode() not in data:
        raise _archive(data)
    for start, kind in _KINDS:
        if data.startswith(start):
            raise _not_read(kind)


def _archive(data: bytes) -> InvalidText:
    """Return what an archive without the body of a DOCX is: another office file, cut off, or just an archive."""
    if b"[Content_Types].xml" in data and b"PK\x05\x06" not in data[-66_000:]:
        return damaged("the office file", "it is cut off")
    if b"xl/workbook" in data:
        return _not_read("a spreadsheet")
    if b"ppt/presentation" in data:
        return _not_read("a presentation")
    return _not_read("an OpenDocument text" if b"opendocument.text" in data[:200] else "a ZIP archive")


def _not_read(kind: str) -> InvalidText:
    fix = "read text, Markdown, HTML, TEI, PDF or DOCX; save a copy as one of these"
    return InvalidText(Problem("D314", f"this is {kind}, which is not read", fix=fix))
