"""`detente ties`: what is shown, as JSON, from tables, as files, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

import detente
from tests.commands.conftest import Cli

SIGNS = "a,b,sign\nred,blue,1\nblue,green,1\nred,green,-1\nred,grey,1\nred,grey,5\n"


@pytest.fixture
def signs(tmp_path: Path) -> Path:
    """Return a table of four ties and a malformed row."""
    path = tmp_path / "signs.csv"
    path.write_text(SIGNS)
    return path


def test_the_web_of_tower22_is_shown_with_both_words_of_a_tie(cli: Cli) -> None:
    ran = cli("ties", "tower22")
    text = " ".join(ran.out.split())
    assert 0 == ran.code
    assert "The frustration index is 0" in text
    assert "denies it" in text
    assert "no ranking, no stability" in text
    for heading in ("Camps", "Told differently", "As told, by whom", "What one change would do"):
        assert f"\n{heading}\n" in ran.out


def test_the_words_of_a_denial_stand_beside_those_of_the_tie() -> None:
    found = detente.load(detente.shipped("tower22")).ties().found
    denied = [telling for each in found.quarrels for telling in each.tellings if telling.denied_by]
    assert 3 == len(denied)
    assert all("nobody in the region acting on its orders" in telling.denial[0] for telling in denied)
    assert all(telling.quotes for telling in denied)
    assert {"iran": (("israel", "usa"),)}.items() <= {one.speaker: one.pairs for one in found.tellers}.items()


def test_a_table_is_a_web_and_its_rows_are_accounted_for(cli: Cli, signs: Path) -> None:
    ran = cli("ties", "--from", signs)
    assert "The frustration index is 1" in ran.out
    assert "5 rows: 4 used, 1 malformed" in ran.err
    assert 'line 6: a sign is 1 or -1, not "5"' in ran.err
    found = json.loads(cli("ties", "--from", signs, "--json").out)
    assert (1, 3) == (found["ties"]["index"], found["ties"]["number"])
    assert (5, 4, 1) == tuple(found["imported"][0][name] for name in ("rows", "used", "malformed"))


def test_a_window_has_every_tie_that_was_there_in_it_and_no_other(cli: Cli, tmp_path: Path) -> None:
    table = tmp_path / "dated.csv"
    table.write_text("a,b,sign,since,until\nx,y,1,1990-03-01,1990-05-01\ny,z,-1,1991-02-01,\nx,z,1,1995-01-01,\n")

    def pairs(*words: object) -> list[list[str]]:
        found = json.loads(cli("ties", *words, "--json").out)["ties"]["strands"]
        return sorted(sorted(one["pair"]) for one in found)

    assert [["x", "y"], ["y", "z"]] == pairs("--from", table, "--between", "1990", "1993")
    assert "2 pairs that pull together or apart.\n" in cli("ties", "--from", table, "--between", "1990", "1993").out
    assert [["y", "z"]] == pairs("--from", table, "--at", "1993")
    assert 0 == cli("ties", "--from", table, "-o", tmp_path / "web.yaml").code
    assert [["x", "y"]] == pairs(tmp_path / "web.yaml", "--between", "1990", "1990-12-31")


def test_the_web_is_written_as_picture_page_json_and_model(cli: Cli, signs: Path, tmp_path: Path) -> None:
    for ending in ("svg", "html", "json", "yaml"):
        assert 0 == cli("ties", "--from", signs, "-o", tmp_path / f"web.{ending}").code
    ElementTree.fromstring((tmp_path / "web.svg").read_text())
    assert "<svg" in (tmp_path / "web.html").read_text()
    assert 1 == json.loads((tmp_path / "web.json").read_text())["index"]
    assert "The frustration index is 1" in cli("ties", tmp_path / "web.yaml").out
    assert 2 == cli("ties", "--from", signs, "-o", tmp_path / "web.svg").code
    assert 0 == cli("ties", "--from", signs, "-o", tmp_path / "web.svg", "--force").code


def test_a_tie_can_be_supposed_away_asked_about_and_told_by_one(cli: Cli) -> None:
    asked = json.loads(cli("ties", "tower22", "--tie", "tie.usa-adversary-iran", "--json").out)["ties"]["changes"]
    assert [(["iran", "usa"], 0, 0, 1)] == [(one["pair"], one["now"], one["dropped"], one["turned"]) for one in asked]
    ran = cli("ties", "tower22", "--told-by", "iran")
    assert "2 actors, 1 pair" in ran.out
    ran = cli("ties", "tower22", "--suppose", "drop tie.usa-patron-israel", "--groups", "3")
    assert "14 pairs" in ran.out
    assert "groups leave 0 ties that do not fit" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ties",), "D967"),
        (("ties", "tower22", "--at", "soon"), "D968"),
        (("ties", "tower22", "-o", "web.png"), "D969"),
        (("ties", "tower22", "--tie", "tie.nothing"), "D962"),
        (("ties", "tower22", "--tie", "tie.voters-home-audience-usa"), "D962"),
        (("ties", "tower22", "--told-by", "nobody"), "D963"),
        (("ties", "--from", "nothing.csv"), "D964"),
    ],
)
def test_what_makes_no_sense_is_refused(cli: Cli, arguments: tuple[str, ...], code: str) -> None:
    ran = cli(*arguments)
    assert (2, "") == (ran.code, ran.out)
    assert code in ran.err
