"""Scenarios and hindsight in the report, and Markdown that stays inside its cells."""

from __future__ import annotations

from detente.findings import check
from detente.report.hindsight import hindsight_part
from detente.report.markdown import markdown_table
from detente.report.scenarios import scenarios_part
from detente.report.tables import Table
from tests.findings.crises import STANDOFF, crisis
from tests.findings.hindsight.test_hindsight import COURSE, HARBOUR
from tests.findings.test_scenarios import MODEL


def test_the_report_has_the_scenarios_in_one_table() -> None:
    found = scenarios_part(crisis(MODEL))
    assert 1 == found.count("<table")
    assert "The militia fears nothing" in found


def test_the_report_has_what_happened() -> None:
    conflict = crisis(HARBOUR + COURSE)
    found = hindsight_part(conflict, check(conflict, depth=0))
    assert "2031-03-05" in found
    assert "an improvement" in found


def test_a_model_with_neither_says_so() -> None:
    conflict = crisis(STANDOFF)
    assert "no scenarios" in scenarios_part(conflict)
    assert "does not say what has happened" in hindsight_part(conflict, check(conflict, depth=0))


def test_nothing_a_model_says_leaves_its_cell_or_becomes_html() -> None:
    said = markdown_table(Table("", ("a",), (("x | y\n<b>*z*</b>`",),)))
    assert "| x \\| y &lt;b>\\*z\\*&lt;/b>\\` |" == said.splitlines()[-1]
