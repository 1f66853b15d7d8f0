"""`detente chances`: what is shown, as JSON, by sample paths, and what is refused."""

from __future__ import annotations

import json
from math import exp
from pathlib import Path

import pytest

import detente
from detente.findings.measured import CONDITIONAL
from tests.commands.conftest import Cli

MODEL = """detente: 1
title: A race to the ford
starts: 2024-02-05
horizon: 40 days
actors:
  crane:
    rate: {value: 1 per 10 days, note: our reading}
    options: {cross: {does: Cross the ford, undone: never}}
    wants: [cross]
  heron: {rate: 1 per 30 days, options: {wall: {does: Wall it up, undone: never}}, wants: [wall]}
named: {both: crane.cross and heron.wall}
claims:
  - {id: soon, says: The crane is over soon, test: P(crane.cross within 20 days) > 0.8}
  - {id: first, says: The crane is first, test: P(crane.cross before heron.wall) > 0.9, expect: fails}
"""


@pytest.fixture
def race(tmp_path: Path) -> Path:
    """Return the path of a race of two clocks."""
    path = tmp_path / "race.yaml"
    path.write_text(MODEL)
    return path


def test_the_chances_stand_under_each_rule_with_what_they_are_conditional_on(cli: Cli, race: Path) -> None:
    ran = cli("chances", race)
    assert 0 == ran.code
    assert "better reply" in ran.out
    assert "best reply" in ran.out
    assert 3 <= " ".join(ran.out.split()).count(CONDITIONAL)
    assert "crane 1 per 10 days" in ran.out
    assert "a guess: our reading" in ran.out
    assert "This is no forecast." in ran.out
    assert "0.723" in ran.out


def test_the_json_has_numbers_bounds_rules_rates_and_claims(cli: Cli, race: Path) -> None:
    found = json.loads(cli("chances", race, "--of", "crane.cross", "--within", "20 days", "--json").out)
    assert CONDITIONAL == found["conditional"]
    assert ["better-reply", "best-reply"] == [rule["key"] for rule in found["rules"]]
    assert 1 - exp(-2) == pytest.approx(found["curves"][0]["by"][-1])
    assert found["curves"][0]["error"] < 1e-9
    assert [("soon", "holds"), ("first", "fails")] == [(one["claim"], one["outcome"]) for one in found["claims"]]
    assert "2024-02-25" == found["dates"][-1]


def test_a_rule_that_is_named_answers_first_and_never_alone(cli: Cli, race: Path) -> None:
    found = json.loads(cli("chances", race, "--rule", "logit", "--precision", "2", "--json").out)
    assert ["logit (precision 2)", "better-reply"] == [rule["name"] for rule in found["rules"]]


def test_sample_paths_are_the_same_for_the_same_seed_and_stand_with_their_interval(cli: Cli, race: Path) -> None:
    ran = [cli("chances", race, "--paths", "500", "--seed", seed, "--json").out for seed in ("3", "3", "4")]
    by = [json.loads(out)["curves"][0]["by_paths"] for out in ran]
    assert by[0] == by[1]
    assert by[0]["value"] != by[2]["value"]
    assert (500, 3, True) == (by[0]["paths"], by[0]["seed"], by[0]["low"] < by[0]["value"] < by[0]["high"])
    assert "500 sample paths of seed 3" in " ".join(cli("chances", race, "--paths", "500", "--seed", "3").out.split())


def test_the_start_may_be_another_and_the_model_supposed_otherwise(cli: Cli, race: Path) -> None:
    again = ("--suppose", "set rate of crane to 1 per day", "--from", "heron.wall and not crane.cross", "--json")
    found = json.loads(cli("chances", race, *again).out)
    assert 1 - exp(-40) == pytest.approx(found["curves"][0]["by"][-1])


def test_the_likeliest_ways_stand_in_three_meanings(cli: Cli, race: Path) -> None:
    out = cli("chances", race, "--ways").out
    assert [True] * 3 == [f"{meaning} " in out for meaning in ("sequence", "in time", "current")]
    assert "crane: crane.cross → heron: heron.wall" in out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--within", "0 days"), "D611"),
        (("--within", "3 per day"), "D205"),
        (("--of", "crane.cros"), "D211"),
        (("--of", "crane.cross and"), "D201"),
        (("--from", "crane.cross and not crane.cross"), "D860"),
        (("--rule", "coin"), "D601"),
        (("--paths", "3"), "D601"),
    ],
)
def test_what_cannot_be_asked_is_refused(cli: Cli, race: Path, arguments: tuple[str, ...], code: str) -> None:
    ran = cli("chances", race, *arguments)
    assert (2, True) == (ran.code, code in ran.err)


def test_a_start_that_cannot_be_has_a_caret_under_what_was_typed(cli: Cli, race: Path) -> None:
    ran = cli("chances", race, "--from", "crane.cross and not crane.cross")
    assert "D860  --from:1:1" in ran.err
    assert "^" * len("crane.cross and not crane.cross") in ran.err


def test_a_model_without_rates_is_refused_with_how_to_give_some(cli: Cli, model: Path) -> None:
    ran = cli("chances", model)
    assert (2, True, True) == (ran.code, "D866" in ran.err, "write rate: 1 per 10 days" in ran.err)


def test_a_model_that_names_nothing_and_claims_nothing_about_time_is_refused(cli: Cli, race: Path) -> None:
    race.write_text(MODEL.split("named:")[0])
    assert "D867" in cli("chances", race).err


def test_without_a_horizon_the_latest_time_a_claim_names_is_the_last(cli: Cli, race: Path) -> None:
    race.write_text(MODEL.replace("horizon: 40 days\n", ""))
    assert 20.0 == json.loads(cli("chances", race, "--json").out)["times"][-1]


def test_a_date_that_a_claim_names_is_a_time(cli: Cli, race: Path) -> None:
    dated = MODEL.replace("within 20 days", "at 2024-03-06").replace("horizon: 40 days\n", "")
    race.write_text(dated)
    assert 30.0 == json.loads(cli("chances", race, "--json").out)["times"][-1]


def test_claims_that_name_no_time_are_answered_alone(cli: Cli, race: Path) -> None:
    lines = MODEL.replace("horizon: 40 days\n", "").splitlines()
    race.write_text("\n".join(line for line in lines if "id: soon" not in line))
    found = json.loads(cli("chances", race, "--json").out)
    assert ([], [], ["first"]) == (found["times"], found["curves"], [one["claim"] for one in found["claims"]])
    assert "D869" in cli("chances", race, "-o", "-").err


def test_a_model_in_which_nothing_names_a_time_needs_one(cli: Cli, race: Path) -> None:
    race.write_text(MODEL.split("claims:")[0].replace("horizon: 40 days\n", ""))
    assert "D863" in cli("chances", race).err
    assert 0 == cli("chances", race, "--within", "3 weeks").code


@pytest.mark.parametrize(
    ("suffix", "begins"), [(".svg", "<svg"), (".json", "{"), (".html", "<!DOCTYPE html>")], ids=["svg", "json", "html"]
)
def test_a_picture_is_written_and_the_table_keeps_six_times(
    cli: Cli, race: Path, tmp_path: Path, suffix: str, begins: str
) -> None:
    target = tmp_path / f"chances{suffix}"
    found = json.loads(cli("chances", race, "-o", target, "--json").out)
    assert 6 == len(found["times"]) == len(found["curves"][0]["by"]) == len(found["dates"])
    drawn = target.read_text()
    assert drawn.startswith(begins)
    assert CONDITIONAL in drawn


def test_the_vega_lite_picture_has_every_time(cli: Cli, race: Path, tmp_path: Path) -> None:
    cli("chances", race, "-o", tmp_path / "chances.json")
    rows = json.loads((tmp_path / "chances.json").read_text())["data"]["values"]
    assert 60 == sum(row["outcome"] == "both" and row["rule"] == "better-reply" for row in rows)


def test_a_picture_of_another_sort_is_refused_and_one_that_is_there_is_kept(
    cli: Cli, race: Path, tmp_path: Path
) -> None:
    assert "D609" in cli("chances", race, "-o", tmp_path / "chances.png").err
    (tmp_path / "chances.svg").write_text("mine")
    assert "D603" in cli("chances", race, "-o", tmp_path / "chances.svg").err
    assert "mine" == (tmp_path / "chances.svg").read_text()


def test_a_notebook_gets_the_page_the_picture_and_vega_lite(race: Path) -> None:
    bundle = detente.load(race).chances()._repr_mimebundle_()
    assert ["text/plain", "text/html", "image/svg+xml", "application/vnd.vegalite.v5+json"] == list(bundle)
    assert ["text/html"] == list(detente.load(race).chances()._repr_mimebundle_(include=["text/html"]))


def test_a_case_answers_in_python_as_the_command_does(race: Path) -> None:
    found = detente.load(race).chances(of=["crane.cross"], within=20.0)
    columns = found.to_frame()
    assert 1 - exp(-2) == pytest.approx(list(columns["by"])[5])
    assert CONDITIONAL in found.table().note
    assert CONDITIONAL in found.claims().note
    assert CONDITIONAL in found.words()[0]
    assert CONDITIONAL in found._repr_html_()


def test_check_shows_the_number_under_each_rule_once_conditional(cli: Cli, race: Path) -> None:
    out = " ".join(cli("check", race, "--claim", "soon").out.split())
    assert "under better-reply 0.865 (error below" in out
    assert "under best-reply 0.865 (error below" in out
    assert "conditional on these rates: crane 1 per 10 days, heron 1 per 30 days" in out
