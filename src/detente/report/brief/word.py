"""The brief as a DOCX file, by python-docx (the extra `detente[texts]`)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from detente.errors import Problem, Unavailable
from detente.report.brief.fit import HEAD, SMALL, TITLE, size
from detente.report.brief.record import Brief, Line
from detente.report.limits import first_limits

_FONT = "Arial"


def brief_docx(found: Brief) -> bytes:
    """Return the brief as the bytes of a DOCX file on one sheet of A4, each number of a claim a link to it at the end.

    The letters are as large as the sheet allows (`fit`).

    Raises Unavailable (D693) where python-docx is not installed.
    """
    try:
        import docx
    except ImportError:
        fix = 'pip install "detente[texts]", or write a page: -o brief.html'
        raise Unavailable(Problem("D693", "a DOCX file needs python-docx, which is not installed", fix=fix)) from None
    page = docx.Document()
    last = f"What is said holds in this model, and is no forecast. {' '.join(first_limits())}"
    _set_up(page, size(found, last))
    day = f" · as of {found.date}" if found.date else ""
    _small(page.add_paragraph(), f"Brief · in this model{day}")
    page.add_heading(found.title, level=1)
    _write(page.add_paragraph(), found.question)
    for part in found.parts:
        page.add_heading(part.title, level=2)
        for line in part.lines:
            _write(page.add_paragraph(style="List Bullet" if not line.mark else None), line)
    _cited(page.add_paragraph(), found)
    _small(page.add_paragraph(), last)
    _small(page.add_paragraph(), f"{found.made}.")
    kept = BytesIO()
    page.save(kept)
    return kept.getvalue()


def _set_up(page: Any, points: float) -> None:
    """Set the sheet, the margins and the type, and take the maker's name and time out of the file's properties."""
    from datetime import UTC, datetime

    from docx.shared import Mm, Pt, RGBColor

    sheet = page.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = Mm(18)
    sheet.top_margin = sheet.bottom_margin = Mm(14)
    for name, high, before in (("Normal", points, 0), ("Heading 1", TITLE, 0), ("Heading 2", HEAD, 6)):
        style = page.styles[name]
        _in_font(style)
        style.paragraph_format.line_spacing = 1.0
        style.font.size, style.paragraph_format.space_after = Pt(high), Pt(2)
        style.paragraph_format.space_before = Pt(before)
        if name != "Normal":
            style.font.color.rgb = RGBColor(0x1F, 0x1E, 0x1B)
    about = page.core_properties
    about.author, about.comments, about.title = "detente", "", ""
    about.created = about.modified = datetime(2015, 1, 1, tzinfo=UTC)


def _in_font(style: Any) -> None:
    """Set a style in the one font, and take away those of the template's theme, which would go before it."""
    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]


def _write(paragraph: Any, line: Line) -> None:
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.add_run(f"{line.mark} {line.text} [" if line.mark else f"{line.text} [")
    names = sorted(dict.fromkeys(line.claims), key=lambda name: int(name[1:]))
    for at, name in enumerate(names):
        if at:
            paragraph.add_run(" ")
        _link(paragraph, name)
    paragraph.add_run("]")


def _link(paragraph: Any, name: str) -> None:
    """Add the number of a claim as a link to its bookmark."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    around = OxmlElement("w:hyperlink")
    around.set(qn("w:anchor"), name)
    run = paragraph.add_run(name)
    around.append(run._r)
    paragraph._p.append(around)


def _cited(paragraph: Any, found: Brief) -> None:
    """Add the claims that are cited, each with its bookmark."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph.paragraph_format.space_before = Pt(6)
    _small(paragraph, "Claims: ")
    for at, one in enumerate(found.cited):
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(at))
        start.set(qn("w:name"), one.number)
        paragraph._p.append(start)
        _small(paragraph, f"{one.number} {one.id}")
        paragraph._p.append(end)
        _small(paragraph, "  ")


def _small(paragraph: Any, said: str) -> None:
    from docx.shared import Length

    run = paragraph.add_run(said)
    run.font.size = Length(paragraph.part.document.styles["Normal"].font.size * SMALL)
