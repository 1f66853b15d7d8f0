from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.commands.table import draw
from detente.report.tables import Table
from detente.report.text_table import columns, fit

CELLS = st.text(alphabet="ab ć戦", max_size=60)
ROWS = st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=5))


@given(ROWS, st.integers(80, 120))
def test_columns_are_no_wider_than_they_need_and_fit_the_room(rows: list[list[str]], room: int) -> None:
    widths = fit(rows, room)
    assert sum(widths) + 2 * (len(widths) - 1) <= room
    assert all(size <= max(columns(row[at]) for row in rows) for at, size in enumerate(widths))


def test_a_long_cell_is_wrapped_in_its_column(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    draw(Table("", ("who", "says"), (("a", "one two three four five six seven eight nine ten"),)))
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 40
    assert "     " == lines[2][:5]


def test_columns_with_nothing_in_them_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    draw(Table("", ("who", "when", "what"), (("a", "", "b"),)))
    assert ["who  what", "a    b"] == capsys.readouterr().out.splitlines()
