"""`detente deal`: what is shown, as JSON, after an edit, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

import detente
from tests.commands.conftest import MODEL, Cli
from tests.files.test_deal import BASE, documented
from tests.report.test_deal_pictures import THREE


@pytest.fixture
def strait(tmp_path: Path) -> Path:
    """Return the path of the model of the docs."""
    path = tmp_path / "strait.yaml"
    path.write_text(documented())
    return path


def test_the_zone_the_solutions_and_what_comes_after_are_shown(cli: Cli, strait: Path) -> None:
    ran = cli("deal", strait)
    assert 0 == ran.code, ran.err
    for said in ("Under islands open", "Kalai-Smorodinsky", "voters accepts", "hinge", "decided by islanders: home"):
        assert said in " ".join(ran.out.split())
    assert "It holds as an equilibrium under Nash, GMR, SMR, SEQ and symmetric SEQ." in " ".join(ran.out.split())


def test_the_whole_record_is_there_as_json(cli: Cli, strait: Path) -> None:
    found = json.loads(cli("deal", strait, "--json").out)
    reading = found["readings"][0]
    nash = next(one for one in reading["solutions"] if one["key"] == "nash")
    assert ["quota", "90 %"] == nash["best"][0]["settlements"][0]
    assert ["north.offer", "south.accept"] == reading["afterwards"]["state"]
    assert {"points"} == {found["scale"]}


def test_an_issue_off_the_table_or_an_audience_unasked_can_be_supposed(cli: Cli, strait: Path) -> None:
    ran = cli("deal", strait, "--suppose", "drop deal.mine", "--suppose", "ignore voters")
    assert 0 == ran.code
    assert "off the table" in ran.out
    assert "voters accepts" not in ran.out


def test_no_zone_is_a_warning_with_its_place(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    path.write_text(BASE.replace("a: {no_deal: 0.2}, b: {no_deal: 0.2}", "a: {no_deal: 0.8}, b: {no_deal: 0.8}"))
    ran = cli("deal", path)
    assert 0 == ran.code
    assert "D929" in ran.err
    assert "none.yaml:9:3 " in ran.err
    assert "There is no zone of agreement" in ran.out


def test_a_model_without_a_deal_is_refused_with_a_way_out(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text(MODEL)
    ran = cli("deal", path)
    assert 2 == ran.code
    assert "D926" in ran.err
    assert "docs/deals.md" in ran.err


def test_another_solution_is_followed_afterwards(strait: Path) -> None:
    found = detente.load(strait).deal(solution="egalitarian").found
    after = found.readings[0].afterwards
    assert after is not None
    assert "egalitarian" == after.solution
    assert (("quota", "80 %"), ("mine", "south"), ("islands", "open")) == after.package.settlements


def test_a_deal_shows_itself_in_a_notebook_and_as_rows(strait: Path) -> None:
    found = detente.load(strait).deal()
    assert "<table" in found._repr_html_()
    assert "Nash" == found.table().rows[0][0]
    assert {"north", "south"} == set(found.to_frame()["party"])


def test_a_page_and_a_picture_are_written(cli: Cli, strait: Path, tmp_path: Path) -> None:
    for name, says in (("deal.html", "<!DOCTYPE html>"), ("deal.svg", "<svg"), ("deal.json", "{")):
        ran = cli("deal", strait, "-o", tmp_path / name)
        assert 0 == ran.code, ran.err
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(says)
    assert "D603" in cli("deal", strait, "-o", tmp_path / "deal.svg").err
    assert "D609" in cli("deal", strait, "-o", tmp_path / "deal.png").err


def test_pictures_page_and_record_are_written_and_nothing_is_overwritten(
    cli: Cli, strait: Path, tmp_path: Path
) -> None:
    for ending in ("svg", "html", "json"):
        assert 0 == cli("deal", strait, "-o", tmp_path / f"deal.{ending}").code
    ElementTree.fromstring((tmp_path / "deal.svg").read_text())
    assert (tmp_path / "deal.html").read_text().count("<svg") == 1
    assert "points" == json.loads((tmp_path / "deal.json").read_text())["scale"]
    assert 2 == cli("deal", strait, "-o", tmp_path / "deal.svg").code
    assert 0 == cli("deal", strait, "-o", tmp_path / "deal.svg", "--force").code
    assert "D609" in cli("deal", strait, "-o", tmp_path / "deal.png").err


def test_what_is_the_same_whatever_others_decide_is_said_once(cli: Cli, strait: Path) -> None:
    ran = " ".join(cli("deal", strait).out.split())
    assert 1 == ran.count("It holds as an equilibrium under Nash")


def test_what_two_issues_add_together_is_a_table(cli: Cli) -> None:
    ran = cli("deal", "tower22")
    assert "Two by two" in ran.out
    assert "nuclear and sanctions   +0.25    +0.2" in ran.out


def test_where_signing_alone_is_enough_no_issue_is_said_to_be_needed() -> None:
    """Against the crisis as it stands, raids and all, signing is worth it with no issue settled."""
    text = documented().replace("scale: points", "scale: worth\n  without_a_deal: as things stand")
    text = text.replace("no_deal: 0.3", "").replace("no_deal: 0.25, ", "")
    text = text.replace("decided_by: islanders", "decided_by: islanders\n      now: open")
    found = detente.loads(text).deal().found.readings[0]
    assert ((),) == found.enough
    assert "even with every issue left as it is" in " ".join(
        table.note for table in detente.loads(text).deal().tables() if table.title.startswith("Issue by issue")
    )


def test_a_lottery_has_no_package_that_is_only_rounding() -> None:
    found = detente.loads(THREE).deal().found.readings[0]
    assert all(chance > 1e-9 for each in found.solutions for _, chance in each.lottery)
