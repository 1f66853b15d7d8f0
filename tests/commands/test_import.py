from __future__ import annotations

import json
from pathlib import Path

from detente.files.load import load
from tests.commands.conftest import Cli

FIXTURES = Path(__file__).parents[1] / "files" / "gmcr"


def test_import_writes_a_model_that_solves(cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "euphrates.yaml"
    ran = cli("import", FIXTURES / "euphrates.gmcr", "-o", target)
    assert 0 == ran.code
    assert "D154" in ran.err
    assert "euphrates" == load(target).conflict.title
    found = json.loads(cli("solve", target, "--json").out)
    assert [["iraq.attack", "syria.escalate"]] == found["equilibria"]["nash"]


def test_import_prints_the_model_where_no_file_is_named(cli: Cli) -> None:
    ran = cli("import", "-q", FIXTURES / "harbour.gmcr", "--title", "A harbour")
    assert (0, "") == (ran.code, ran.err)
    assert "title: A harbour\n" in ran.out


def test_what_cannot_be_carried_over_is_told_with_its_line_and_nothing_is_written(cli: Cli, tmp_path: Path) -> None:
    source, target = tmp_path / "odd.gmcr", tmp_path / "odd.yaml"
    source.write_text(
        (FIXTURES / "euphrates.gmcr").read_text("utf-8").replace('"program"', '"weights": [],\n "program"')
    )
    ran = cli("import", source, "-o", target)
    assert 2 == ran.code
    assert "odd.gmcr:2:" in ran.err
    assert "D151" in ran.err
    assert not target.exists()
    assert 0 == cli("import", source, "-o", target, "--partial").code
    assert target.exists()


def test_a_file_that_is_not_there_is_a_problem(cli: Cli, tmp_path: Path) -> None:
    ran = cli("import", tmp_path / "no.gmcr")
    assert 2 == ran.code
    assert "D107" in ran.err
