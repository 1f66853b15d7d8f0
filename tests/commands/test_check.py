from __future__ import annotations

import json
from pathlib import Path

from tests.commands.conftest import MODEL, Cli


def test_the_exit_code_is_0_where_every_claim_is_as_expected(cli: Cli, model: Path) -> None:
    ran = cli("check", model)
    assert (0, "") == (ran.code, ran.err)
    assert "✓ holds" in ran.out
    assert "✗ fails" in ran.out
    assert "In this model" in ran.out


def test_a_folder_stands_for_the_model_in_it(cli: Cli, model: Path) -> None:
    assert cli("check", model) == cli("check", model.parent)


def test_the_exit_code_is_1_where_some_claim_is_not_and_that_claim_is_shown_in_full(cli: Cli, model: Path) -> None:
    model.write_text(MODEL.replace(", expect: fails", ""))
    ran = cli("check", model)
    assert 1 == ran.code
    assert "(holds expected)" in ran.out
    assert "test: every equilibrium(nash) has not a.press" in ran.out


def test_a_model_comes_in_on_stdin(cli: Cli) -> None:
    assert 0 == cli("check", "-", stdin=MODEL).code


def test_stdin_that_is_no_text_is_a_problem(cli: Cli) -> None:
    ran = cli("check", "-", stdin=b"\x00\x01")
    assert 2 == ran.code
    assert ran.err.startswith("D")


def test_one_claim_is_shown_in_full_and_alone(cli: Cli, model: Path) -> None:
    ran = cli("check", model, "--claim", "pressed")
    assert 0 == ran.code
    assert "quiet" not in ran.out
    assert "without" in ran.out


def test_a_claim_that_is_not_there_is_a_problem_with_the_nearest(cli: Cli, model: Path) -> None:
    ran = cli("check", model, "--claim", "presed")
    assert (2, "") == (ran.code, ran.out)
    assert "D216" in ran.err
    assert 'did you mean "pressed"?' in ran.err


def test_json_has_verdicts_witnesses_and_what_they_rest_on(cli: Cli, model: Path) -> None:
    ran = cli("check", model, "--json")
    found = json.loads(ran.out)
    first = found["verdicts"][0]
    assert (0, "") == (ran.code, ran.err)
    assert (True, True) == (found["as_expected"], found["in_this_model"])
    assert ("pressed", "holds") == (first["claim"], first["outcome"])
    assert ["a.want-press"] in [rest["assumptions"] for rest in first["rests_on"]]
    assert first["answers"][0]["witness"]["kind"]


def test_depth_0_tries_no_assumption(cli: Cli, model: Path) -> None:
    found = json.loads(cli("check", model, "--json", "--depth", "0").out)
    assert [0, 0] == [verdict["tried"] for verdict in found["verdicts"]]


def test_warnings_are_shown_but_not_with_quiet(cli: Cli, model: Path) -> None:
    model.write_text(MODEL.replace("[not b.resist, press]", "[not b.resist, press, press or not press]"))
    assert "warning" in cli("check", model).err
    assert "" == cli("check", model, "-q").err
    assert 1 == len(json.loads(cli("check", model, "--json").out)["warnings"])
