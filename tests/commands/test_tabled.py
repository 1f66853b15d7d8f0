"""`-o x.csv`, `x.tex`, `x.parquet` of every command whose result has a table, and no other ending by mistake."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from detente.commands.tabled import ENDINGS
from tests.commands.conftest import Cli

FORMATS = Path(__file__).parents[1] / "data" / "formats" / "1"
CUBAN, HARBOUR, TOWER, STRAIT, LADDER = (
    str(FORMATS / f"{name}.yaml") for name in ("cuban", "harbour", "tower22", "strait", "ladder")
)
RUNS = (
    ("check", CUBAN, "--depth", "0"), ("solve", CUBAN), ("ranking", CUBAN), ("views", CUBAN, "--concept", "seq"),
    ("paths", CUBAN, "ussr.withdraw"), ("sway", CUBAN, "--claim", "no-rest-at-once"), ("sources", CUBAN),
    ("ties", CUBAN), ("chances", HARBOUR), ("deal", TOWER), ("robust", STRAIT, "--profiles", "40"),
    ("compare", CUBAN, LADDER), ("hindsight", HARBOUR),
)  # fmt: skip


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run[0])
def test_a_result_with_a_table_is_written_as_one(cli: Cli, tmp_path: Path, run: tuple[str, ...]) -> None:
    for ending in ENDINGS:
        if ending == ".parquet":
            pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra batch)")
        target = tmp_path / f"x{ending}"
        ran = cli(*run, "-q", "-o", target)
        assert ran.code in (0, 1), ran.err
        assert target.stat().st_size > 50
    rows = list(csv.reader((tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()))
    assert {len(rows[0])} == {len(row) for row in rows}
    tex = (tmp_path / "x.tex").read_text(encoding="utf-8")
    assert tex.count(r"\toprule") == tex.count(r"\end{tabular}") >= 1


def test_a_table_that_is_there_is_kept_and_other_endings_are_refused(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    target.write_text("mine")
    assert "D603" in cli("solve", CUBAN, "-o", target).err
    assert "mine" == target.read_text()
    assert 0 == cli("solve", CUBAN, "-o", target, "--force").code
    assert "D609" in cli("solve", CUBAN, "-o", tmp_path / "x.xlsx").err
    assert "D669" in cli("check", CUBAN, CUBAN, "-o", tmp_path / "y.csv").err
    assert "D669" in cli("check", CUBAN, "--format", "junit", "-o", tmp_path / "y.csv").err


def test_the_options_go_with_the_equilibria_in_a_paper(cli: Cli, tmp_path: Path) -> None:
    cli("solve", CUBAN, "-o", tmp_path / "x.tex")
    assert r"usa.air\_strike & Bomb the sites from the air" in (tmp_path / "x.tex").read_text()
