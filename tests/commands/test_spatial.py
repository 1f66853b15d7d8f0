from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from tests.commands.conftest import Cli
from tests.files.test_deal import documented


@pytest.fixture
def prices(tmp_path: Path) -> Path:
    path = tmp_path / "prices.csv"
    path.write_text(
        "Actor,Capability,Position,Salience\nHigh,1,15,0.8\nMiddle,0.5,13,0.9\nLow,0.8,12,0.7\nNear,0.3,12.5,0.4\n",
        encoding="utf-8",
    )
    return path


def test_the_forecast_stands_between_its_baselines_and_other_conventions(cli: Cli, prices: Path) -> None:
    ran = cli("spatial", prices)
    assert 0 == ran.code
    for said in ("Spatial forecast after", "weighted mean", "median voter", "Under other conventions", "risk: max"):
        assert said in ran.out
    assert "no test of its skill on crises is known" in " ".join(ran.out.split())


def test_json_has_every_turn_on_the_scale_of_the_table(cli: Cli, prices: Path) -> None:
    found = json.loads(cli("spatial", prices, "--scale", "10", "20", "--json").out)
    assert [15.0, 13.0, 12.0, 12.5] == [one["positions"][0][0] for one in found["actors"]]
    assert found["turns"] + 1 == len(found["actors"][0]["positions"])
    assert 12.0 <= found["expected"][0] <= 15.0
    assert [13.0] == found["median_voter"]


def test_a_table_is_written_in_the_other_form_and_read_again(cli: Cli, prices: Path, tmp_path: Path) -> None:
    out = tmp_path / "ktab.csv"
    assert 0 == cli("spatial", prices, "--to", "ktab", "-o", out).code
    here, there = (json.loads(cli("spatial", file, "--json").out) for file in (prices, out))
    assert pytest.approx(here["expected"][0]) == 12 + 3 * there["expected"][0] / 100
    assert 0 != cli("spatial", prices, "--to", "ktab", "-o", out).code


def test_what_is_wrong_in_a_table_is_shown_with_its_line(cli: Cli, prices: Path) -> None:
    prices.write_text(prices.read_text(encoding="utf-8").replace("13", "x13"), encoding="utf-8")
    ran = cli("spatial", prices)
    assert 0 != ran.code
    assert "D952" in ran.err
    assert "prices.csv:3:12" in ran.err


def test_a_model_is_a_table_of_its_deals_positions(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "strait.yaml"
    path.write_text(documented(), encoding="utf-8")
    ran = cli("spatial", path, "--to", "bdm")
    rows = ["Actor,Capability,Position,Salience", "north,1,100,0.6", "south,1,0,0.3", "voters,1,100,1"]
    assert rows == ran.out.splitlines()
    assert 100.0 == json.loads(cli("spatial", path, "--json").out)["median_voter"][0]


def test_a_weight_is_power_and_who_says_nothing_of_an_issue_has_no_salience_there() -> None:
    text = documented().replace("north: {no_deal: 0.3}", "north: {no_deal: 0.3, weight: 3}")
    scale = "scale: {from: 0, to: 10, step: 1}"
    more = f"    border:\n      {scale}\n      now: 4\n      stands: {{north: {{position: 9, salience: 0}}}}\n"
    table = detente.loads(text.replace("    mine:\n", more + "    mine:\n", 1)).positions()
    assert (("quota", "border"), ("north", "south", "voters")) == (table.dimensions, table.actors)
    assert [3.0, 1.0, 1.0] == table.power.tolist()
    assert [0.0, 0.0, 0.0] == table.salience[:, 1].tolist()
    assert [9.0, 4.0, 4.0] == table.positions[:, 1].tolist()


def test_a_model_without_a_scale_two_stand_on_is_refused(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    text = documented().replace("        south: {position: 0, salience: 30 %, at_most: 90}\n", "")
    text = text.replace("        voters: {position: 100, salience: 1}\n", "").replace(
        "salience: 70 %", "salience: 100 %"
    )
    path.write_text(text, encoding="utf-8")
    ran = cli("spatial", path)
    assert 2 == ran.code
    assert "D958" in ran.err
    assert "one.yaml:" in ran.err
