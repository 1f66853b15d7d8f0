"""The widget's part in Python, by anywidget's protocol: what a page sets is answered, and nothing breaks it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.errors import InvalidQuery, Unavailable
from detente.workbench import widget as room
from detente.workbench.widget.sitting import LONGEST, MOST_CHANGES, Sitting, asked_of
from detente.workbench.widget.static import board_html, board_table, board_text

OFF = "drop north.no-war"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)


@pytest.fixture(scope="module")
def case() -> detente.Case:
    return detente.load(detente.shipped("classroom"))


@pytest.fixture(scope="module")
def sitting(case: detente.Case) -> Sitting:
    return Sitting.of(case)


@pytest.fixture
def script(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script in the place of the built one: what is in it matters to no test here."""
    pytest.importorskip("anywidget")
    (tmp_path / "widget.js").write_text("export default {}", encoding="utf-8")
    monkeypatch.setattr(room, "PARTS", tmp_path)
    from detente.workbench.widget import bridge

    monkeypatch.setattr(bridge, "PARTS", tmp_path)


Make = Callable[..., Any]


@pytest.fixture
def made(case: detente.Case, script: None) -> Make:
    return case.widget


def told(sitting: Sitting, **asked: Any) -> list[Any]:
    return [*sitting.told(asked_of(asked))]


def test_verdicts_after_changes_are_those_of_a_check_of_the_changed_model(case: detente.Case, sitting: Sitting) -> None:
    (answer,) = told(sitting, changes=[OFF])
    after = sitting.after([OFF]).check(depth=0)
    assert {one.claim: one.outcome for one in after.findings.verdicts} == {
        one["claim"]: one["outcome"] for one in answer["verdicts"]
    }


def test_a_verdict_says_what_it_was_though_the_model_as_it_is_was_never_asked_about(case: detente.Case) -> None:
    before = {one.claim: one.outcome for one in case.check(depth=0).findings.verdicts}
    (answer,) = told(Sitting.of(case), changes=[OFF])
    turned = {one["claim"]: one.get("was") for one in answer["verdicts"] if one["outcome"] != before[one["claim"]]}
    assert turned
    assert {claim: before[claim] for claim in turned} == turned


def test_a_change_that_names_nothing_is_a_problem_and_the_model_stays(sitting: Sitting) -> None:
    (wrong,), (plain,) = told(sitting, changes=["drop nobody.nothing"]), told(sitting)
    assert ["D212"] == [problem["code"] for problem in wrong["problems"]]
    assert ["drop nobody.nothing"] == wrong["changes"]  # else the page would wait for ever
    assert [_but_time(one) for one in plain["verdicts"]] == [_but_time(one) for one in wrong["verdicts"]]


def _but_time(verdict: dict[str, Any]) -> dict[str, Any]:
    """A verdict without how long it took, which is another each time."""
    return {key: value for key, value in verdict.items() if key != "milliseconds"}


def test_claims_about_time_wait_until_they_are_asked_for() -> None:
    timed = Sitting.of(detente.load(detente.shipped("strike")))
    (quick,) = told(timed)
    first, last = told(timed, chances=True)
    assert quick["waiting"]
    assert quick["waiting"] == first["waiting"]
    assert [] == last["waiting"]
    assert {*quick["waiting"]} == {one["claim"] for one in last["verdicts"]} - {
        one["claim"] for one in quick["verdicts"]
    }


@given(st.dictionaries(st.sampled_from(["changes", "lens", "chances", "picture", "x"]), JSON))
@settings(max_examples=60, deadline=None)
def test_whatever_a_page_sends_is_answered(sitting: Sitting, raw: dict[str, Any]) -> None:
    asked = asked_of(raw)
    answer = next(sitting.told(asked))
    sitting.scene(asked)
    assert asked["changes"] == answer["changes"]


def test_what_a_page_sends_is_bounded() -> None:
    asked = asked_of({"changes": ["x" * (LONGEST + 1), *["drop a"] * (2 * MOST_CHANGES)]})
    assert ["drop a"] * MOST_CHANGES == asked["changes"]


def test_a_model_without_a_file_has_a_widget_as_well(sitting: Sitting) -> None:
    again = Sitting.of(sitting.after([OFF]))
    assert again.live.conflict.statement.keys() == sitting.live.conflict.statement.keys() - {"north.no-war"}
    assert [claim["id"] for claim in sitting.view["claims"]] == [claim["id"] for claim in again.view["claims"]]


def test_the_page_gets_no_text_of_the_account(sitting: Sitting) -> None:
    assert [] == sitting.view["sources"]


def test_the_picture_is_that_of_the_changed_model_and_only_made_where_it_is_shown(sitting: Sitting) -> None:
    asked = asked_of({"changes": [OFF], "picture": True})
    shown, plain = sitting.scene(asked), sitting.scene({**asked, "changes": []})
    assert shown is not None
    assert shown["data"] != (plain or {}).get("data")
    assert sitting.scene({**asked, "picture": False}) is None


def test_what_the_page_sets_is_answered_with_verdicts_first_and_the_picture_after(made: Make) -> None:
    live = made()
    heard: list[str] = []
    live.observe(lambda change: heard.append(change["name"]), names=["told", "scene"])
    live.set_state({"asked": {**live.asked, "changes": [OFF]}})  # as a message of the page comes in
    assert ["told", "scene"] == heard
    assert ([OFF], [OFF]) == (live.told["changes"], live.changes)
    assert "untestable" == live.verdicts["both-stand"]


def test_a_picture_that_stays_the_same_is_not_made_again(made: Make) -> None:
    live = made()
    heard: list[str] = []
    live.observe(lambda change: heard.append(change["name"]), names=["told", "scene"])
    live.set_state({"asked": {**live.asked, "chances": True}})
    assert [] == heard


def test_the_traits_go_to_the_page_and_back_as_json(made: Make) -> None:
    live = made()
    state = live.get_state(["model", "asked", "told", "scene"])
    assert state.keys() == json.loads(json.dumps(state, allow_nan=False)).keys()
    assert {"_esm", "model", "asked", "told", "scene"} <= set(live.keys)


def test_changes_can_be_made_and_gone_on_with_in_python(made: Make) -> None:
    live = made(changes=[OFF])
    assert [OFF] == live.changes
    assert [] == live.suppose().changes
    assert "north.no-war" not in live.suppose(OFF).after().conflict.statement
    with pytest.raises(InvalidQuery, match="D212"):
        live.suppose("drop nobody.nothing")
    assert [OFF] == live.changes


def test_where_no_script_runs_the_board_is_seen_as_it_stands(made: Make) -> None:
    data, _ = made(changes=[OFF])._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert f"<code>{OFF}</code>" in data["text/html"]
    assert "✗ fails" in data["text/plain"]
    assert "<script" not in data["text/html"]


def test_a_notebook_is_given_the_board_first_and_then_the_widget_that_hides_it(
    made: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[dict[str, Any]] = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_: shown.append(data))
    live = made(changes=[OFF])
    live._ipython_display_()
    still, view = shown
    assert ["text/plain", "text/html"] == [*still]
    assert f'data-still="{live.still}"' in still["text/html"]
    assert f"<code>{OFF}</code>" in still["text/html"]
    assert live.model_id == live.still == view["application/vnd.jupyter.widget-view+json"]["model_id"]
    assert "text/html" not in view


def test_the_board_as_a_table_has_what_each_verdict_was(sitting: Sitting) -> None:
    (answer,) = told(sitting, changes=[OFF])
    table = board_table(sitting.view, answer)
    flipped = sum("was" in one for one in answer["verdicts"])
    assert flipped == sum(bool(row[1]) for row in table.rows) > 0
    assert f"{flipped} changed" in table.note
    assert board_text(sitting.view, answer).startswith(f"Supposed: {OFF}")


def test_names_of_a_hostile_model_are_text_on_the_static_board() -> None:
    from tests.report.sample import MODEL

    hostile = Sitting.of(detente.loads(MODEL))
    (answer,) = told(hostile)
    html = board_html(hostile.view, answer)
    assert "<script" not in html
    assert "<img" not in html


def test_without_anywidget_it_is_said_how_to_get_it(case: detente.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anywidget", None)
    with pytest.raises(Unavailable, match=r"D655.*\n.*pip install 'detente\[widget\]'"):
        case.widget()


def test_where_the_script_was_not_built_it_is_said_how_to(
    case: detente.Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    pytest.importorskip("anywidget")
    monkeypatch.setattr(room, "PARTS", tmp_path)
    with pytest.raises(Unavailable, match=r"D656.*\n.*make page"):
        case.widget()


def test_asking_for_nothing_of_it_loads_no_anywidget() -> None:
    import subprocess

    code = "import sys, detente; detente.load(detente.shipped('cuban')); print('anywidget' in sys.modules)"
    assert (
        "False"
        == subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    )
