"""Files made by hand for the tests: sound ones of each format, and hostile ones."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

STORY = (
    "The harbour master of Velmora said on Monday that no trawler would leave before the strike ends.",
    "Fishermen in the port of Lume want the quota lifted, and they fear that the ministry will refuse.",
    "The ministry denied that it had promised anything to the owners of the gas terminal.",
)


def pdf(pages: list[list[str]], *, stream: bytes | None = None, tail: bytes = b"") -> bytes:
    """Return a PDF of `pages`, each a list of lines; `stream` replaces the content of the first, in Flate."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, lines in enumerate(pages):
        page = "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/MediaBox[0 0 612 792]"
        page += f"/Contents {5 + 2 * n} 0 R>>"
        content = zlib.compress(_drawn(lines) if n or stream is None else stream)
        head = f"<</Length {len(content)}/Filter/FlateDecode>>stream\n".encode()
        objects += [page.encode(), head + content + b"\nendstream"]
    return _file(objects) + tail


def _drawn(lines: list[str]) -> bytes:
    shown = "".join(f"({line}) Tj T*\n" for line in lines)
    return f"BT /F1 12 Tf 14 TL 72 720 Td\n{shown}ET".encode("latin-1")


def _file(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()


def looping_pdf() -> bytes:
    """Return a PDF whose cross-reference table names itself as the one before it, and whose pages are each other's."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Pages/Kids[2 0 R]/Count 1>>",
    ]
    data = _file(objects)
    start = data.rindex(b"startxref\n") + 10
    at = data[start:].split(b"\n")[0].decode()
    return data.replace(b"/Root 1 0 R", f"/Root 1 0 R/Prev {at}".encode())


def deep_pdf(depth: int = 50_000) -> bytes:
    """Return a PDF whose catalogue holds arrays within arrays."""
    return _file(
        [b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * depth + b"]" * depth + b">>", b"<</Type/Pages/Kids[]/Count 0>>"]
    )


def heavy_pdf(size: int = 70_000_000) -> bytes:
    """Return a PDF with a page of `size` bytes of drawing, packed to very little."""
    unit = b"(a) Tj\n"
    return pdf([["x"]], stream=b"BT /F1 12 Tf\n" + unit * (size // len(unit)) + b"ET")


def locked_pdf() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=BytesIO(pdf([list(STORY)])))
    writer.encrypt("geheim", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(paragraphs: tuple[str, ...] = STORY, *, header: str = "Velmora Courier 7") -> bytes:
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].text = header
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def archive(parts: dict[str, bytes], *, base: bytes | None = None) -> bytes:
    """Return a ZIP archive of `parts`, over those of `base`."""
    kept: dict[str, bytes] = {}
    if base is not None:
        with ZipFile(BytesIO(base)) as source:
            kept = {name: source.read(name) for name in source.namelist()}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, body in (kept | parts).items():
            made.writestr(name, body)
    return out.getvalue()


def bombed_docx() -> bytes:
    return archive({"word/media/a.bin": bytes(120_000_000)}, base=docx())


def slipping_docx() -> bytes:
    return archive({"../../escaped.txt": b"out"}, base=docx())


def laughing(root: str, body: str) -> bytes:
    """Return XML that would expand to 10^9 laughs."""
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "ha">{rows}]>{body}'.encode()


def laughing_docx() -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>'
    return archive({"word/document.xml": laughing("w:document", body)}, base=docx())


def locked_docx() -> bytes:
    """Return the start of what Word writes for a document with a password: a compound file of the old kind."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(4_000)


def tei(*, head: str = "1. Telegram From the Legation at Velmora", cut: int | None = None) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>\n" for line in STORY)
    whole = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>Volume X, not of the text</title></teiHeader>
<text><body><div type="document"><head>{head}<note n="1">Source: Central Files.</note></head>
<opener><dateline><placeName>Velmora</placeName>, <date>March 4, 1958</date>.</dateline></opener>
{paragraphs}<p>The <hi rend="italic">Gull</hi>, a
trawler,<pb n="12"/> left.</p></div></body></text></TEI>"""
    return whole.encode()[:cut]


def html(*, body: str | None = None) -> bytes:
    paragraphs = body if body is not None else "".join(f"<p>{line}</p>" for line in STORY * 2)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Strike shuts Lume</title>
<meta name="author" content="Ada Lund"></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Strike shuts Lume</h1>{paragraphs}</article>
<footer>All rights reserved. Cookies.</footer></body></html>""".encode()
