"""`detente compare` and `detente hindsight`: what is shown, as JSON and Markdown, to a file, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from tests.commands.conftest import MODEL, Cli
from tests.findings.hindsight.test_hindsight import COURSE, HARBOUR
from tests.strait import written

SCENARIOS = (
    MODEL + "scenarios:\n  meek: {edits: fix not a.press, says: Aland holds back}\n  rough: [drop b.not-resist]\n"
)
LOOKED = HARBOUR + COURSE + "claims: [{id: soon, test: P(north.block within 10 days) > 0.5}]\n"


@pytest.fixture
def scenarios(tmp_path: Path) -> Path:
    """Return the path of a model with scenarios."""
    path = tmp_path / "scenarios.yaml"
    path.write_text(SCENARIOS)
    return path


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """Return the path of a model with a history."""
    path = tmp_path / "harbour.yaml"
    path.write_text(LOOKED)
    return path


def test_scenarios_stand_side_by_side(cli: Cli, scenarios: Path) -> None:
    ran = cli("compare", scenarios)
    assert 0 == ran.code, ran.err
    for said in ("as it stands", "meek", "rough", "Aland holds back", "equilibria"):
        assert said in ran.out


def test_only_the_scenario_asked_for_is_worked_out(cli: Cli, scenarios: Path) -> None:
    found = json.loads(cli("compare", scenarios, "--scenario", "meek", "--json").out)
    assert ["", "meek"] == [column["key"] for column in found["columns"]]
    assert ["pressed", "quiet"] == [claim for claim, _ in found["columns"][0]["verdicts"]]


def test_two_versions_are_told_with_the_reason(cli: Cli, model: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    new.write_text(MODEL.replace("wants: [not b.resist, press]", "wants: [not press]"))
    ran = cli("compare", model, new)
    assert 0 == ran.code, ran.err
    assert "What changed in the verdicts" in ran.out
    assert "want a.want-press" in ran.out
    found = json.loads(cli("compare", model, new, "--json").out)
    assert {"pressed", "quiet"} >= {flip["claim"] for flip in found["flips"]} != set()


def test_the_answer_is_there_as_markdown_and_in_files(cli: Cli, model: Path, scenarios: Path, tmp_path: Path) -> None:
    ran = cli("compare", model, scenarios, "--format", "markdown")
    assert ran.out.startswith("<!-- detente compare -->\n\n## Two neighbours: no verdict changed\n")
    assert "| + added | scenario | meek |" in ran.out
    for ending, begins in ((".md", "# "), (".html", "<!DOCTYPE html>"), (".json", "{")):
        target = tmp_path / f"out{ending}"
        assert 0 == cli("compare", scenarios, "-o", target).code
        assert target.read_text().startswith(begins)


def test_hindsight_is_shown_and_written(cli: Cli, harbour: Path, tmp_path: Path) -> None:
    ran = cli("hindsight", harbour, "-o", tmp_path / "page.html")
    assert 0 == ran.code, ran.err
    for said in ("What happened", "an improvement", "Chances scored", "Brier", "One course of events is one draw"):
        assert said in ran.out
    assert "Brier" in (tmp_path / "page.html").read_text()
    found = json.loads(cli("hindsight", harbour, "--claim", "soon", "--json").out)
    assert ["soon"] == [one["claim"] for one in found["claims"]]


def test_the_old_version_comes_in_on_stdin_and_quotes_the_texts_beside_the_new_one(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    new = written(tmp_path / "models")
    old = new.read_text().replace("exact: nobody will board a ferry", "exact: nobody will board any ferry")
    ran = cli("compare", "-", new, "--format", "markdown", stdin=old.replace("title: Two ports", "title: Three ports"))
    assert 0 == ran.code, ran.err
    assert "D3" in ran.err
    assert "## Two ports and a strait: no verdict changed" in ran.out


def test_a_revision_of_git_is_refused_with_the_line_that_gives_it(cli: Cli, model: Path) -> None:
    ran = cli("compare", "main:crisis.yaml", model)
    assert 2 == ran.code
    assert "D670" in ran.err
    assert "git show main:crisis.yaml | detente compare - crisis.yaml" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("compare", "{model}"), "D429"),
        (("compare", "{scenarios}", "--scenario", "meak"), "D428"),
        (("compare", "{scenarios}", "--claim", "pressd"), "D216"),
        (("compare", "{scenarios}", "{model}", "--scenario", "meek"), "D635"),
        (("compare", "{scenarios}", "-o", "out.png"), "D609"),
        (("hindsight", "{model}"), "D427"),
        (("hindsight", "{model}", "--claim", "pressd"), "D216"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_out(
    cli: Cli, model: Path, scenarios: Path, arguments: tuple[str, ...], code: str
) -> None:
    ran = cli(*(word.format(model=model, scenarios=scenarios) for word in arguments))
    assert 2 == ran.code
    assert code in ran.err
    assert "" == ran.out


def test_a_case_answers_in_python_too(scenarios: Path, harbour: Path) -> None:
    case = detente.load(scenarios)
    assert case.scenarios().found.differing() == tuple(case.scenarios().plain()["differing"])
    assert case.compare(case).found.same
    looked = detente.load(harbour).hindsight()
    assert "scored" == looked["soon"].told
    for shown in (case.scenarios(), case.compare(case), looked):
        assert shown._repr_html_() is not None
        assert json.loads(shown.to_json())
        assert shown.to_frame() is not None
