"""`detente sway`: the smallest change, the sentence it goes against, and thresholds of claims about time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from tests.commands.conftest import Cli
from tests.strait import STRAIT, written

TIMED = """detente: 1
title: A raid
starts: 2031-01-01
actors:
  a:
    options: {raid: {does: Raid, undone: never}}
    wants: [{that: raid, note: Ours.}]
    rate: {value: 1 per 10 days, note: A guess.}
claims:
  - {id: soon, says: It comes soon, test: P(a.raid within 10 days) > 0.5}
  - {id: ever, says: It comes, test: every equilibrium has a.raid}
"""


def test_every_claim_has_its_distance_and_a_sentence_that_goes_against(cli: Cli, tmp_path: Path) -> None:
    ran = cli("sway", written(tmp_path))
    assert 0 == ran.code, ran.err
    assert 3 == sum(line.split()[:1] in (["✓"], ["✗"]) for line in ran.out.splitlines())
    assert "“The flag must be seen”" in ran.out


def test_one_claim_is_told_in_full_and_solved_again(cli: Cli, tmp_path: Path) -> None:
    ran = cli("sway", written(tmp_path), "--claim", "flag")
    assert "1 step turns it" in ran.out
    assert "solved again in full: fails" in ran.out
    assert "· north.show is not wanted: it then fails" in ran.out
    assert "against north.show: “The flag must be seen” (A captain, in Strait Herald)" in ran.out


def test_steps_can_be_limited_to_other_priorities(cli: Cli, tmp_path: Path) -> None:
    found = json.loads(cli("sway", written(tmp_path), "--claim", "flag", "--by", "swap", "--json").out)
    kinds = {step["kind"] for turn in found["claims"][0]["turns"] for step in turn["steps"]}
    assert {"Move"} == kinds


def test_where_nothing_turns_it_the_reach_is_told(cli: Cli, tmp_path: Path) -> None:
    never = "no equilibrium(nash) has north.patrol and not north.patrol"
    text = STRAIT.replace("every equilibrium(nash) has north.patrol", never)
    ran = cli("sway", written(tmp_path, text), "--claim", "flag", "--depth", "2")
    assert "No change of up to 2 steps turns it" in ran.out


def test_a_claim_about_time_has_thresholds_of_numbers(cli: Cli, tmp_path: Path) -> None:
    """P(raid within 10 days) = 1 - exp(-10 r) is one half at r = ln 2 / 10, one per 14.4 days."""
    path = tmp_path / "raid.yaml"
    path.write_text(TIMED)
    ran = cli("sway", path, "--claim", "soon")
    assert 0 == ran.code, ran.err
    row = next(line for line in ran.out.splitlines() if line.startswith("rate of a"))
    assert "1 per 10 days" in row
    assert "1 per 14.4 days" in row or "1 per 14.5 days" in row
    assert "no source: A guess." in row
    both = cli("sway", path)
    assert "not looked for" in both.out


def test_everything_is_written_as_json(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "sway.json"
    ran = cli("sway", written(tmp_path), "-o", path)
    assert 0 == ran.code
    assert 3 == len(json.loads(path.read_text())["claims"])
    assert "D603" in cli("sway", written(tmp_path), "-o", path).err


def test_the_result_shows_itself_in_a_notebook_and_as_rows(tmp_path: Path) -> None:
    found = detente.load(written(tmp_path)).sway(farthest=1)
    assert "<table" in found._repr_html_()
    assert [1, 1, 1] == list(found.to_frame()["distance"])
    assert 1 == found["flag"].distance


def test_a_kind_of_step_there_is_not_is_no_step_at_all(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not swaps"):
        detente.load(written(tmp_path)).sway(kinds=["swaps"])
