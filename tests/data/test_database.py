from __future__ import annotations

from pathlib import Path

import pytest

from detente.data.database import opened
from detente.errors import InvalidText

pytest.importorskip("duckdb")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('{other}')",
        "COPY (SELECT 1) TO '{other}'",
        "ATTACH '{other}'",
        "SET memory_limit = '64GB'",
        "INSTALL httpfs",
        "SELECT * FROM read_csv('https://example.org/a.csv')",
    ],
)
def test_nothing_but_the_one_file_can_be_opened(tmp_path: Path, query: str) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    for path in (one, other):
        path.write_text("a\n1\n")
    with opened(one) as database:
        assert [(1,)] == database.rows("SELECT a FROM read_csv(?)", [database.file])
    with pytest.raises(InvalidText, match="D847"), opened(one) as database:
        database.rows(query.format(other=other))
    assert "a\n1\n" == other.read_text()


def test_what_spills_is_deleted(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("a\n1\n")
    with opened(path) as database:
        folder = Path(database.value("SELECT current_setting('temp_directory')"))
        assert folder.is_dir()
    assert not folder.exists()
