"""Every page with an answer links what it cannot say, and has it."""

from __future__ import annotations

import detente
from detente.report.answer_page import answer_page
from detente.report.brief.page import brief_page
from detente.report.limits import LIMITS
from detente.report.markup import words
from detente.report.tables import Table


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


def test_the_brief_has_no_room_for_the_lines_and_says_where_they_are() -> None:
    case = detente.load(detente.shipped("classroom"))
    assert "docs/limits.md" in brief_page(case.brief())
