"""`detente sweep`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Cli

pytest.importorskip("pyarrow")

from detente.batch.parquet import read_parquet
from detente.findings.sweep import table

MODEL = """\
detente: 1
title: A lock-out
dynamics: {rule: better-reply, rate: 1 per 10 days}
horizon: 60 days
actors:
  firm:
    options: {lock: Lock the gates}
    wants: [lock if crew.strike, {that: not lock, id: open}]
    rate: 1 per 4 days
  crew: {options: {strike: Strike}, wants: [strike]}
claims:
  - {id: locked, test: every equilibrium has firm.lock}
  - {id: soon, test: P(firm.lock within 30 days) > 50 %}
"""


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL)
    return path


def test_a_grid_becomes_a_table_and_a_summary(cli: Cli, model: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.parquet"
    over = ("--over", "set rate of firm to 0.1..0.3 step 0.1 per day", "--over", "drop firm.open")
    ran = cli("sweep", model, *over, "-o", out, "--workers", "1")
    assert (0, f"wrote {out}: 6 points\n") == (ran.code, ran.err)
    assert "6 points over rate of firm, drop firm.open" in ran.out
    assert "conditional on the rates" in ran.out
    assert [False, True] * 3 == [row["drop firm.open"] for row in read_parquet(out)]
    ran = cli("sweep", model, *over, "-o", out, "--force", "--json", "--claim", "soon", "--samples", "40")
    told = json.loads(ran.out)
    assert (40, 40, ["soon"]) == (told["points"], told["samples"], [one["claim"] for one in told["claims"]])
    assert 40 == sum(told["claims"][0]["outcomes"].values())


def test_names_that_are_not_there_are_shown_under_what_was_typed(cli: Cli, model: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.parquet"
    ran = cli("sweep", model, "--over", "drop firm.opn", "--over", "set rate of crow to 1..2 step 1 per day", "-o", out)
    assert 2 == ran.code
    assert "D212  --over:1:1   no assumption" in ran.err
    assert 'did you mean "firm.open"?' in ran.err
    assert "D211  --over:1:13" in ran.err
    assert 'did you mean "crew"?' in ran.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("-o", "t.csv"), "D639"),
        (("-o", "model.yaml"), "D639"),
        (("-o", "t.parquet", "--claim", "lockd"), "D216"),
        (("-o", "t.parquet", "--over", "set rate of firm to 1 to 2 per day"), "D424"),
    ],
)
def test_what_cannot_be_done_is_refused(
    cli: Cli, model: Path, tmp_path: Path, more: tuple[str, ...], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = cli("sweep", model, "--over", "drop firm.open", *more)
    assert (2, True) == (ran.code, code in ran.err)
    assert MODEL == model.read_text()


def test_a_table_that_is_there_is_kept(cli: Cli, model: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.parquet"
    out.write_text("kept")
    ran = cli("sweep", model, "--over", "drop firm.open", "-o", out)
    assert (2, "kept", True) == (ran.code, out.read_text(), "D603" in ran.err)


def test_a_sweep_of_days_says_so_and_starts_with_long(
    cli: Cli, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "LONGEST", 1e-9)
    over = ("--over", "set rate of firm to 0.01..1 step 0.01 per day", "--claim", "locked", "--workers", "1")
    ran = cli("sweep", model, *over, "-o", tmp_path / "t.parquet")
    assert (2, True, True) == (ran.code, "D423" in ran.err, "100 points take about" in ran.err)
    ran = cli("sweep", model, *over, "-o", tmp_path / "t.parquet", "--long")
    assert 0 == ran.code
