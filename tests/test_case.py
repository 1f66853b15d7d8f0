from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

import detente

MODEL = """detente: 1
title: Two neighbours
actors:
  a: {name: Aland, options: {press: Press}, wants: [not b.resist, press]}
  b: {name: Bland, options: {resist: Resist}, wants: [resist if a.press, not resist]}
claims:
  - {id: pressed, says: Pressure meets resistance, test: every equilibrium(nash) has a.press}
"""


@pytest.fixture(scope="module")
def case() -> detente.Case:
    return detente.loads(MODEL)


def test_every_name_that_is_promised_is_there() -> None:
    assert [] == [name for name in detente.__all__ if getattr(detente, name, None) is None]
    assert sorted(detente.__all__) == dir(detente)


def test_a_name_that_is_not_promised_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'forecast'"):
        _ = detente.forecast  # type: ignore[attr-defined]


def test_a_model_is_loaded_from_a_path(tmp_path: Path, case: detente.Case) -> None:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL)
    loaded = detente.load(str(path))
    assert (path, case.conflict) == (loaded.path, loaded.conflict)


def test_check_gives_verdicts_by_claim(case: detente.Case) -> None:
    found = case.check()
    assert found.as_expected
    assert "holds" == found["pressed"].outcome
    with pytest.raises(KeyError):
        found["pressd"]


def test_check_tells_its_progress(case: detente.Case) -> None:
    told: list[tuple[int, int, str]] = []
    case.check(progress=lambda done, total, name: told.append((done, total, name)))
    assert [(0, 1, "pressed")] == told[:1]


def test_solve_gives_states_as_sets_of_options(case: detente.Case) -> None:
    assert (frozenset({"a.press", "b.resist"}),) == case.solve().equilibria("nash")


def test_results_are_json(case: detente.Case) -> None:
    assert "pressed" == json.loads(case.check().to_json())["verdicts"][0]["claim"]
    assert [["a.press", "b.resist"]] == json.loads(case.solve().to_json())["equilibria"]["nash"]


def test_results_have_a_picture_of_themselves_that_is_escaped() -> None:
    case = detente.loads(MODEL.replace("Pressure meets", '"<script>alert(1)</script>').replace("resistance,", 'x",'))
    for result in (case.check(), case.solve()):
        assert "<table" in result._repr_html_()
        assert "<script" not in result._repr_html_()


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.frame.LIBRARIES", ())


@pytest.mark.usefixtures("no_library")
def test_without_a_data_frame_library_a_frame_is_a_dictionary_of_columns(case: detente.Case) -> None:
    verdicts, states = case.check().to_frame(), case.solve().to_frame()
    assert (["pressed"], ["holds"]) == (verdicts["claim"], verdicts["outcome"])
    assert {"a.press", "b.resist", "nash", "seq"} <= set(states)
    assert 1 == len({len(column) for column in states.values()})


def test_with_one_a_frame_is_its_data_frame(case: detente.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    library = ModuleType("somelibrary")
    library.DataFrame = lambda columns: ("frame", columns)  # type: ignore[attr-defined]
    library.__spec__ = sys.__spec__
    monkeypatch.setitem(sys.modules, "somelibrary", library)
    monkeypatch.setattr("detente.frame.LIBRARIES", ("somelibrary",))
    assert "frame" == case.check().to_frame()[0]


def test_a_report_is_written_whole(case: detente.Case, tmp_path: Path) -> None:
    path = case.report(tmp_path / "page.html")
    assert path.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert [path] == list(tmp_path.iterdir())


def test_a_problem_is_an_exception_with_all_problems() -> None:
    with pytest.raises(detente.DetenteError) as caught:
        detente.loads(MODEL.replace("title", "titel").replace("a.press,", "a.press or c.press,"))
    assert 2 <= len(caught.value.problems)


def test_reading_gives_a_draft_that_loads() -> None:
    draft = detente.read("Aland said on Monday that it wants no war with Bland. Bland threatened to attack Aland.")
    assert json.loads(draft.to_json())["parties"]
    assert draft.conflict.title == detente.loads(draft.to_yaml()).conflict.title
    assert "<table" in draft._repr_html_()


def test_what_comes_up_after_loading_is_placed_in_the_file_too() -> None:
    options = ", ".join(f"o{number}: Do {number}" for number in range(60))
    case = detente.loads(f"detente: 1\ntitle: T\nactors:\n  a: {{name: A, options: {{{options}}}}}\n", name="big.yaml")
    with pytest.raises(detente.DetenteError, match=r"D401  big.yaml:3:1   2\^60 states") as caught:
        case.check()
    assert "actors:" == caught.value.problems[0].place.text


def test_paths_are_listed_counted_and_drawn(case: detente.Case) -> None:
    found = case.paths("a.press and b.resist", by="improvements")
    assert (2, 1) == (found.ways.length, found.ways.number)
    assert ["a", "b"] == list(found.to_frame()["actor"])
    assert 2 == json.loads(found.to_json())["length"]
    assert "image/svg+xml" in found._repr_html_()
    assert found.to_html().startswith("<!DOCTYPE html>")
    assert 1 == case.paths(frozenset({"a.press", "b.resist"}), start=frozenset({"a.press"})).ways.length


def test_the_inverse_question_has_rows_and_json(case: detente.Case) -> None:
    found = case.inverse("nothing", concept="nash")
    assert ["a", "b"] == list(found.to_frame()["actor"])
    assert "1/2" == json.loads(found.to_json())["wanted"][0]["outlooks"][0]["share"]
    assert "<table" in found._repr_html_()
    assert () == found.words()


def test_depth_zero_looks_for_nothing_that_verdicts_rest_on() -> None:
    case = detente.loads(
        "detente: 1\ntitle: Test\nactors: {usa: {options: {strike: Strike}, wants: [strike]}}\n"
        "claims: [{id: it, test: usa prefers usa.strike to not usa.strike}]\n"
    )
    assert [((), 0)] == [(one.rests_on, one.tried) for one in case.check(depth=0).findings.verdicts]
    assert case.check().findings.verdicts[0].rests_on
