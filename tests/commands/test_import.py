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


DILEMMA = 'NFG 1 R "Two prisoners" { "A" "B" } { { "c" "d" } { "c" "d" } } ""\n-1 -1 0 -3 -3 0 -2 -2\n'


def test_a_game_is_imported_solved_and_exported_again(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "x.nfg").write_text(DILEMMA)
    ran = cli("import", tmp_path / "x.nfg", "-o", tmp_path / "x.yaml")
    assert (0, True, True) == (ran.code, "D154" in ran.err, "D187" in ran.err)
    found = json.loads(cli("solve", tmp_path / "x.yaml", "--json").out)
    assert [["a.d", "b.d"]] == found["equilibria"]["nash"]
    again = cli("export", tmp_path / "x.yaml", "--to", "nfg", "-o", "-", "-q").out
    assert "2 2\n3 0\n0 3\n1 1\n" in again


def test_every_form_that_can_be_read_comes_back_through_the_commands(cli: Cli, tmp_path: Path) -> None:
    for model, form, ending in (
        ("tower22", "graphml-ties", ".graphml"), ("cuban", "argdown", ".argdown"), ("cuban", "annotations", ".jsonld"),
        ("tower22", "ktab", ".csv"), ("cuban", "nfg-numbers", ".nfg"),
    ):  # fmt: skip
        assert 0 == cli("export", model, "--to", form, "-o", tmp_path / form, "-q").code
        ran = cli("import", tmp_path / f"{form}{ending}", "-o", tmp_path / f"{form}.yaml")
        assert 0 == ran.code, ran.err
        assert "next: " in ran.err


def test_a_file_of_another_program_with_something_foreign_leaves_nothing_behind(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "x.efg").write_text('EFG 2 R "x" { "A" }\nc "luck" 1 "" { "l" 1/2 "r" 1/2 } 0\n')
    ran = cli("import", tmp_path / "x.efg", "-o", tmp_path / "x.yaml")
    assert (2, True, True) == (ran.code, "D186" in ran.err, "x.efg:2:1" in ran.err)
    assert not (tmp_path / "x.yaml").exists()


def test_states_of_a_chain_that_are_not_there_are_asked_for(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "x.tra").write_text("1 0\n")
    ran = cli("import", tmp_path / "x.tra")
    assert (2, True, True) == (ran.code, "D185" in ran.err, "x.sta" in ran.err)


def test_an_ending_of_no_format_and_a_switch_of_another_are_refused(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "x.gfm").write_text("x")
    assert "D191" in cli("import", tmp_path / "x.gfm").err
    (tmp_path / "x.nfg").write_text(DILEMMA)
    assert "D669" in cli("import", tmp_path / "x.nfg", "--partial").err
