"""Rows in a Parquet file: what went in comes out, and a failed write leaves the old file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

from detente.batch import parquet
from detente.batch.parquet import read_parquet, write_parquet

COLUMNS = (("name", "string"), ("count", "int64"), ("share", "double"), ("sure", "bool"), ("chain", "list<string>"))


def test_what_is_written_is_read_back_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "BLOCK", 2)
    rows = [{"name": "ä=1+1", "count": 2**40, "chain": ["a", "b"]}, {"share": 0.5, "sure": False}, {"name": ""}]
    assert 3 == write_parquet(tmp_path / "t.parquet", rows, COLUMNS, about={"detente": "test"})
    assert rows == list(read_parquet(tmp_path / "t.parquet"))


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    write_parquet(path, [{"name": "old"}], COLUMNS, about={})

    def rows() -> Iterator[dict[str, Any]]:
        yield {"name": "new"}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_parquet(path, rows(), COLUMNS, about={})
    assert [{"name": "old"}] == list(read_parquet(path))
    assert [path] == list(tmp_path.iterdir())
