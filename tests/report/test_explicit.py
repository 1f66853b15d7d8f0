from __future__ import annotations

from detente.case import loads
from detente.conflict.model import Arc, Conflict, Option
from detente.report.assumptions import assumptions
from detente.report.explicit import explicit_move_words, explicit_state_words
from detente.report.tables import solution_table
from detente.report.words import change_words, state_words
from detente.stability import solve
from tests.findings.test_listed import EXPLICIT

WAR = frozenset({"war"})
DRAWN = Conflict("c", (), (Option("peace", ""), Option("war", "", "Both fight.")), arcs=(Arc("a", "peace", "war"),))


def test_a_listed_state_is_called_what_the_model_calls_it() -> None:
    assert "Both fight" == explicit_state_words(DRAWN, WAR) == state_words(DRAWN, WAR)
    assert "peace" == state_words(DRAWN, frozenset({"peace"}))


def test_a_drawn_move_says_where_it_leads() -> None:
    assert "move to “Both fight”" == explicit_move_words(DRAWN, WAR)
    assert "move to “Both fight”" == change_words(DRAWN, frozenset({"peace"}), WAR)


def test_the_table_of_an_explicit_model_has_a_row_for_each_state() -> None:
    table = solution_table(solve(loads(EXPLICIT).graph))
    assert ["peace", "crisis", "war", "talks", "gives_in"] == [row[0] for row in table.rows]
    assert ("crisis", "The North has mobilised", "now") == table.rows[1][:3]
    assert "●" == table.rows[0][table.head.index("Nash")]


def test_each_arrow_is_an_assumption() -> None:
    rows = [row for row in assumptions(DRAWN) if row.kind == "move"]
    assert ["a can move from peace to war"] == [row.words for row in rows]


def test_the_page_of_an_explicit_model_is_written(tmp_path: object) -> None:
    from pathlib import Path

    target = loads(EXPLICIT).report(Path(str(tmp_path)) / "page.html")
    assert "The North has mobilised" in target.read_text("utf-8")
