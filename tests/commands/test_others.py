from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from detente.cases import CASES
from tests.commands.conftest import MODEL, Cli


def test_solve_shows_all_concepts_side_by_side(cli: Cli) -> None:
    ran = cli("solve", "cuban")
    assert 0 == ran.code
    for concept in ("Nash", "GMR", "SMR", "SEQ", "symmetric SEQ"):
        assert concept in ran.out


def test_solve_gives_states_as_lists_of_the_options_taken(cli: Cli) -> None:
    found = json.loads(cli("solve", "cuban", "--json").out)
    assert [["ussr.withdraw"], ["usa.blockade", "ussr.withdraw"]] == found["equilibria"]["seq"]
    assert [] == found["equilibria"]["nash"]


def test_solve_supposes_what_it_is_told(cli: Cli, model: Path) -> None:
    plain = json.loads(cli("solve", model, "--json").out)["equilibria"]["nash"]
    held = json.loads(cli("solve", model, "--json", "--suppose", "drop a.want-press").out)["equilibria"]["nash"]
    assert [["a.press", "b.resist"]] == plain
    assert [[], ["a.press", "b.resist"]] == held


def test_solve_takes_concepts_by_name(cli: Cli) -> None:
    found = json.loads(cli("solve", "cuban", "--json", "--concept", "sim", "--concept", "seq").out)
    assert ["sim", "seq"] == list(found["equilibria"])


def test_solve_shows_all_concepts_that_apply_where_asked(cli: Cli, tmp_path: Path) -> None:
    assert "SIM" not in cli("solve", "cuban").out
    every = json.loads(cli("solve", "cuban", "--json", "--all-concepts").out)["equilibria"]
    assert ["nash", "gmr", "smr", "seq", "symmetric-seq", "sim"] == list(every)
    path = tmp_path / "model.yaml"
    path.write_text(
        "{detente: 1, title: T, actors: {a: {options: {x: X}, wants: [{that: x, is: much more important}, not x]}}}"
    )
    marked = json.loads(cli("solve", path, "--json", "--all-concepts").out)["equilibria"]
    assert {"strong-gmr", "strong-smr", "strong-seq"} < set(marked)


@pytest.mark.parametrize("command", ["solve", "explain"])
def test_a_concept_that_does_not_apply_is_a_problem_that_says_what_does(cli: Cli, command: str) -> None:
    ran = cli(command, "cuban", "--concept", "strong-seq")
    assert 2 == ran.code
    assert "D220" in ran.err
    assert "concepts that apply: nash, gmr, smr, seq, symmetric-seq, sim" in ran.err


def test_explain_says_what_clashes(cli: Cli, model: Path) -> None:
    assert 0 == cli("explain", model, "--concept", "sim").code


def test_what_cannot_be_supposed_is_a_problem(cli: Cli, model: Path) -> None:
    ran = cli("solve", model, "--suppose", "drop a.want-pres")
    assert 2 == ran.code
    assert 'did you mean "a.want-press"?' in ran.err


def test_an_edit_that_cannot_be_carried_out_has_a_caret_under_what_was_typed(cli: Cli, model: Path) -> None:
    ran = cli("solve", model, "--suppose", "set rate of a to 1 week")
    assert (2, True) == (ran.code, "D147  --suppose:1:1" in ran.err and "^" in ran.err)


def test_ranking_shows_every_decision_maker_in_words(cli: Cli, model: Path) -> None:
    ran = cli("ranking", model)
    assert 0 == ran.code
    assert "Aland, best to worst" in ran.out
    assert "Bland, best to worst" in ran.out
    assert "press the other side" in ran.out


def test_ranking_of_one_decision_maker(cli: Cli, model: Path) -> None:
    assert "Bland, best" not in cli("ranking", model, "--actor", "a").out
    ran = cli("ranking", model, "--actor", "c")
    assert 2 == ran.code
    assert "D607" in ran.err


def test_ranking_points_at_the_comparison_to_look_at_twice(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(
        "{detente: 1, title: T, actors: {a: {name: A, options: {x: X, y: Y, z: Z}, wants: [x, y, z]}}, "
        "infeasible: [a.x and (a.y or a.z)]}"
    )
    ran = cli("ranking", path)
    assert "Look twice" in ran.out
    assert "although the other has a.want-y, a.want-z." in ran.out


def test_explain_says_who_stays_and_who_leaves(cli: Cli, model: Path) -> None:
    ran = cli("explain", model, "a.press")
    assert 0 == ran.code
    assert "Bland leaves" in ran.out
    assert "It would rather resist" in ran.out


@pytest.mark.parametrize("state", ["a.press,b.resist", "YY", "Y-"])
def test_explain_takes_a_list_or_a_pattern(cli: Cli, model: Path, state: str) -> None:
    assert 0 == cli("explain", model, state).code


@pytest.mark.parametrize("state", ["---Y", "-Y--", "--N-", "----"])
def test_a_pattern_may_begin_with_a_dash(cli: Cli, state: str) -> None:
    asked, meant = cli("explain", "cuban", state, "-q"), cli("explain", "cuban", "-q", "--", state)
    assert (0, meant.out) == (asked.code, asked.out)
    assert meant.out.startswith("At ")


@pytest.mark.parametrize("words", [("--concpt",), ("-z",), ("--concpt", "seq"), ("--concpt=seq",)])
def test_an_option_that_explain_does_not_have_is_no_pattern(cli: Cli, words: tuple[str, ...]) -> None:
    ran = cli("explain", "cuban", *words)
    assert (2, "") == (ran.code, ran.out)
    assert "D601" in ran.err


def test_explain_names_what_is_no_option(cli: Cli, model: Path) -> None:
    ran = cli("explain", model, "a.pres")
    assert (2, "") == (ran.code, ran.out)
    assert 'did you mean "a.press"?' in ran.err


def test_explain_says_why_there_is_no_such_state(cli: Cli) -> None:
    ran = cli("explain", "cuban", "ussr.withdraw,ussr.escalate")
    assert 2 == ran.code
    assert "D606" in ran.err
    assert "infeasible.withdraw-and-escalate" in ran.err


def test_explain_as_json_has_a_standing_for_each_decision_maker_and_concept(cli: Cli, model: Path) -> None:
    found = json.loads(cli("explain", model, "--json", "--concept", "seq", "--concept", "nash").out)
    assert [] == found["state"]
    assert 4 == len(found["standings"])


def test_report_writes_one_page_and_says_where(cli: Cli, model: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ran = cli("report", model, "-o", page)
    assert (0, f"{page}\n") == (ran.code, ran.out)
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_report_does_not_replace_a_page_unasked(cli: Cli, model: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine")
    ran = cli("report", model, "-o", page)
    assert 2 == ran.code
    assert "D603" in ran.err
    assert "mine" == page.read_text()
    assert 0 == cli("report", model, "-o", page, "--force").code
    assert "mine" != page.read_text()


def test_cases_are_listed(cli: Cli) -> None:
    ran = cli("cases")
    assert 0 == ran.code
    assert [case.key for case in CASES] == [case["key"] for case in json.loads(cli("cases", "--json").out)["cases"]]
    assert all(case.key in ran.out for case in CASES)


def test_cases_are_listed_by_a_word_of_what_they_teach(cli: Cli) -> None:
    found = json.loads(cli("cases", "--teaches", "IRREVERSIBLE", "--json").out)["cases"]
    assert ["fisheries"] == [case["key"] for case in found]
    assert {"key", "title", "teaches", "structure", "length", "level"} == set(found[0])


def test_a_word_no_case_teaches_is_refused_with_the_nearest_topic(cli: Cli) -> None:
    ran = cli("cases", "--teaches", "irreversible optoins")
    assert 2 == ran.code
    assert "D612" in ran.err
    assert "irreversible options" in ran.err


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_a_case_is_shown_and_copied_with_its_texts(cli: Cli, tmp_path: Path, case: object) -> None:
    folder = tmp_path / "copy"
    ran = cli("cases", "copy", case.key, folder)  # type: ignore[attr-defined]
    assert 0 == ran.code
    assert {"account.md", "model.yaml"} == {path.name for path in folder.iterdir()}
    assert (folder / "model.yaml").read_text(encoding="utf-8") == cli("cases", "show", case.key).out  # type: ignore[attr-defined]
    assert 2 == cli("cases", "copy", case.key, folder).code  # type: ignore[attr-defined]


def test_an_unknown_case_is_named_with_the_nearest(cli: Cli) -> None:
    ran = cli("cases", "show", "cubam")
    assert 2 == ran.code
    assert 'D605  there is no shipped case "cubam"' in ran.err
    assert 'did you mean "cuban"?' in ran.err


def test_a_new_model_checks_as_it_is(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "crisis.yaml"
    assert 0 == cli("new", path).code
    assert 0 == cli("check", path).code
    assert 2 == cli("new", path).code


def test_the_schema_is_json(cli: Cli, tmp_path: Path) -> None:
    assert "$schema" in json.loads(cli("schema").out)
    assert 0 == cli("schema", "-o", tmp_path / "schema.json").code
    assert cli("schema").out == (tmp_path / "schema.json").read_text(encoding="utf-8")


def test_fmt_anchors_quotes_and_has_nothing_to_do_the_second_time(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "account.txt").write_text("They said: no war this year.")
    path = tmp_path / "model.yaml"
    path.write_text(
        MODEL + "sources: {column: {file: account.txt}}\nquotes:\n  q1: {source: column, exact: no war}   # keep me\n"
    )
    assert 1 == cli("fmt", "--anchor", "--check", path).code
    assert 0 == cli("fmt", "--anchor", path).code
    assert 0 == cli("fmt", "--anchor", "--check", path).code
    assert "start: 11" in path.read_text()
    assert "# keep me" in path.read_text()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(cli: Cli, shell: str) -> None:
    ran = cli("completion", shell)
    assert 0 == ran.code
    assert "_DETENTE_COMPLETE" in ran.out


def test_the_bash_script_is_bash(cli: Cli) -> None:
    ran = subprocess.run(["bash", "-n"], input=cli("completion", "bash").out, text=True, capture_output=True)
    assert (0, "") == (ran.returncode, ran.stderr)


def test_the_shell_is_told_the_commands(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_DETENTE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "detente che")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert "plain,check\n" == cli().out


def test_progress_says_nothing_where_nobody_looks(cli: Cli, model: Path) -> None:
    assert "" == cli("check", model).err


def test_a_state_of_a_model_too_large_to_list_is_explained_by_search(cli: Cli, tmp_path: Path) -> None:
    usa = ", ".join(f"a{i}: {{does: Do thing {i}}}" for i in range(30))
    iran = ", ".join(f"b{i}: {{does: Do thing {i}}}" for i in range(30))
    model = tmp_path / "large.yaml"
    model.write_text(
        "detente: 1\ntitle: Large\nactors:\n"
        f"  usa: {{options: {{{usa}}}, wants: [not a1 or iran.b2, a1, not iran.b2]}}\n"
        f"  iran: {{options: {{{iran}}}, wants: [b2 if usa.a1]}}\n",
        encoding="utf-8",
    )
    ran = cli("explain", model, "--concept", "nash", "--concept", "seq")
    assert 0 == ran.code
    assert "by search" in ran.out
    assert "usa stays (Nash)" in ran.out
    leaving = json.loads(cli("explain", model, "usa.a1", "--concept", "nash", "--json").out)["stands"]
    assert [("usa", False), ("iran", False)] == [(one["actor"], one["stable"]) for one in leaving]
