"""`--set`: another value for this run only, and the same what-if by hand, by edit and by value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import MODEL, Cli

RACE = """detente: 1
title: A race
horizon: 30 days
actors:
  a: {options: {press: Press}, wants: [press], rate: 1 per 10 days}
  b: {options: {resist: Resist}, wants: [resist], rate: 1 per 10 days}
  c: {options: {help: Help b}, wants: [help]}
ties: [{from: b, to: c, is: patron, autonomy: 0.9}]
dynamics: {rate: 1 per 10 days}
claims: [{id: first, test: P(a.press before b.resist) > 0.6}]
"""


@pytest.fixture
def race(tmp_path: Path) -> Path:
    """Return the path of a model in which two actors are as quick as each other."""
    path = tmp_path / "race.yaml"
    path.write_text(RACE)
    return path


def verdict(cli: Cli, path: Path, *arguments: str) -> str:
    """Return the verdict on the one claim."""
    return str(json.loads(cli("check", path, "--json", "--depth", "0", *arguments).out)["verdicts"][0]["outcome"])


def test_a_value_set_changes_the_verdict_and_not_the_file(cli: Cli, race: Path) -> None:
    assert "fails" == verdict(cli, race)
    assert "holds" == verdict(cli, race, "--set", "a.rate=1 per day")
    assert RACE == race.read_text()


def test_several_values_are_set_one_after_the_other(cli: Cli, race: Path) -> None:
    assert "fails" == verdict(cli, race, "--set", "a.rate=1 per day", "--set", "b.rate=1 per day")


def test_a_value_set_is_what_the_same_edit_gives(cli: Cli, race: Path) -> None:
    by_edit = json.loads(cli("chances", race, "--json", "--suppose", "set rate of a to 1 per day").out)
    by_value = json.loads(cli("chances", race, "--json", "--set", "a.rate=1 per day").out)
    assert by_edit["claims"] == by_value["claims"]


def test_solve_and_report_take_values_too(cli: Cli, model: Path, tmp_path: Path) -> None:
    plain, other = (
        json.loads(cli("solve", model, "--json", *how).out)["equilibria"]["nash"]
        for how in ((), ("--set", "a.wants=[not press]"))
    )
    assert plain != other
    page = tmp_path / "page.html"
    assert 0 == cli("report", model, "--set", "title=Another evening", "-o", page).code
    assert "Another evening" in page.read_text(encoding="utf-8")


def test_a_value_is_set_before_an_edit_is_made(cli: Cli, model: Path) -> None:
    ran = cli("check", model, "--set", "a.wants=[{that: press, id: first}]", "--suppose", "drop a.first", "--json")
    assert 2 > ran.code, ran.out


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("a.rat=1", "D661", 'did you mean "rate"?'),
        ("a.rate", "D660", "PATH=VALUE"),
        ("a.wants=[", "D662", "does not read"),
        ("a.rate=soon", "D205", "(--set a.rate=soon):"),
        ("horizon=[1, 2]", "D122", "(--set horizon=[1, 2]):"),
    ],
)
def test_a_value_that_cannot_be_is_refused_under_the_words_typed(
    cli: Cli, model: Path, text: str, code: str, said: str
) -> None:
    ran = cli("check", model, "--set", text)
    assert (2, "") == (ran.code, ran.out)
    assert code in ran.err
    assert said in ran.err


def test_a_model_from_stdin_can_be_set_as_well(cli: Cli) -> None:
    assert "Other" in cli("check", "-", "--set", "title=Other", stdin=MODEL).out
