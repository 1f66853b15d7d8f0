"""`detente views`, and the same in Python and on the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from tests.commands.conftest import Cli
from tests.findings.views import BLAMED, PUPPET


@pytest.fixture
def blamed(tmp_path: Path) -> Path:
    path = tmp_path / "blamed.yaml"
    path.write_text(BLAMED)
    return path


def test_the_pictures_stand_side_by_side(cli: Cli, blamed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    ran = cli("views", blamed)
    assert 0 == ran.code
    rows = [line.split("  ") for line in ran.out.splitlines() if line.startswith("Nash")]
    assert [["Nash", "1", "2 (1 mistaken)", "1", "1"]] == [[cell.strip() for cell in row if cell] for row in rows]


def test_a_surprise_is_told_with_the_move_it_takes_for_anothers(cli: Cli, blamed: Path) -> None:
    said = " ".join(cli("views", blamed, "--concept", "nash").out.split())
    assert "usa: Tehran pulls the strings" in said
    assert "It sees iran decide whether to attack; in this model militia does." in said
    assert "It takes this for settled (Nash): [iran: accept]." in said
    assert "In this model militia would rather attack, a move it thinks is for iran to make." in said


def test_who_sees_what_the_model_says_is_named(cli: Cli, blamed: Path) -> None:
    assert "What the model says is what iran and militia see." in " ".join(cli("views", blamed).out.split())


def test_what_is_unforeseen_is_told_with_who_would_leave(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(PUPPET + "views: {iran: [negate militia.want-attack]}\n")
    said = " ".join(cli("views", path).out.split())
    assert "It does not see this coming (SEQ):" in said
    assert "In its eyes militia would rather no longer attack." in said


def test_a_model_without_views_says_so(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(PUPPET)
    ran = cli("views", path)
    assert 0 == ran.code
    assert "The model gives no actor a view of its own" in ran.out


def test_as_json_every_game_has_its_pictures(cli: Cli, blamed: Path) -> None:
    found = json.loads(cli("views", blamed, "--json", "--concept", "nash", "--concept", "gmr").out)
    assert ["nash", "gmr"] == [game["concept"] for game in found["games"]]
    first = found["games"][0]
    assert [None, "usa", "iran", "militia"] == [one["actor"] for one in first["pictures"]]
    assert [("mistaken", "usa", ["iran.accept"])] == [(s["how"], s["actor"], s["state"]) for s in first["surprises"]]


def test_what_a_view_cannot_see_is_a_problem(cli: Cli, blamed: Path) -> None:
    ran = cli("views", blamed, "--suppose", "fix militia.attack")
    assert 2 == ran.code
    assert "militia.attack is fixed: nobody controls it" in ran.err


def test_in_python_the_views_are_a_table_a_frame_and_json(blamed: Path) -> None:
    found = detente.load(blamed).views(concepts=["nash"])
    assert found["nash"].lastings == 1
    assert "as usa sees it" in found._repr_html_()
    assert [None, "usa", "iran", "militia"] == list(found.to_frame()["actor"])
    assert ["nash"] == [game["concept"] for game in json.loads(found.to_json())["games"]]


def test_the_page_tells_how_each_sees_it(blamed: Path, tmp_path: Path) -> None:
    page = detente.load(blamed).report(tmp_path / "page.html").read_text(encoding="utf-8")
    assert "How each sees it" in page
    assert 'id="a-view.usa"' in page
    assert "a move it thinks is for iran to make" in page


def test_the_page_of_a_model_without_views_says_so(tmp_path: Path) -> None:
    page = detente.loads(PUPPET).report(tmp_path / "page.html").read_text(encoding="utf-8")
    assert "The model gives no actor a view of its own" in page
