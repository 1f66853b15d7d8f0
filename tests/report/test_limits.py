"""Every page with an answer links what it cannot say, and has it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

import detente
from detente.report.answer_page import answer_page
from detente.report.brief.page import brief_page
from detente.report.brief.word import brief_docx
from detente.report.limits import LIMITS
from detente.report.markup import words
from detente.report.tables import Table
from detente.workbench.limits import limits_as_typescript


def has_limits(page: str) -> bool:
    lines = [words(row) for _, rows in LIMITS for row in rows]
    return 'href="#limits"' in page and page.count('id="limits"') == 1 and all(line in page for line in lines)


def test_the_report_has_what_it_cannot_say_and_links_it_at_its_end(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = detente.load(detente.shipped("cuban")).report(tmp_path / "report.html")
    page = path.read_text(encoding="utf-8")
    assert has_limits(page)
    assert "docs/limits.md" in page
    assert 'href="#limits"' in page.split("<footer", 1)[1]


def test_a_page_with_one_answer_has_it_too() -> None:
    page = answer_page("Ways", ["One."], "", Table("t", ("a",), (("b",),)))
    assert has_limits(page)
    assert 'href="#limits"' in page.split("<footer", 1)[1]


def test_the_brief_has_it_below_the_sheet_and_on_paper_leaves_it_out() -> None:
    page = brief_page(detente.load(detente.shipped("classroom")).brief())
    assert has_limits(page)
    assert 'href="#limits"' in page.split("<footer", 1)[1].split("</footer", 1)[0]
    assert "@media print{aside{display:none}" in page


def test_the_brief_for_a_word_processor_says_the_first_of_each_kind() -> None:
    docx = pytest.importorskip("docx")
    written = brief_docx(detente.load(detente.shipped("classroom")).brief())
    said = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(written)).paragraphs)
    assert [] == [rows[0] for head, rows in LIMITS if head != "What it speaks of" and rows[0] not in said]


def test_the_workbench_says_the_same_in_its_help() -> None:
    web = Path(__file__).parents[2] / "web" / "src"
    assert limits_as_typescript() == (web / "limits.ts").read_text(encoding="utf-8")
    assert "LIMITS.map(" in (web / "help.tsx").read_text(encoding="utf-8")
