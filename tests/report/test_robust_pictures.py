"""Pictures of an ensemble: strips of claims, states by share, the section of the report, the page of its own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from detente.case import loads
from detente.conflict.model import Conflict
from detente.findings.ensemble.ensemble import Ensemble, ensemble
from detente.findings.ensemble.splits import Leaf
from detente.report.heat import LEFT as HEAT_LEFT
from detente.report.heat import STRONGEST, heat, heat_svg
from detente.report.palette import DARK, LIGHT, contrast
from detente.report.robust_part import LEFT_OUT, SURE, UNTIMED, hanging, robust_page, robust_svg
from detente.report.strips import ALIKE, BAR, LEFT, NAME, WIDTH, held, strips, strips_svg

NASTY = '<b>&"\u202e]]>'

MODEL = f"""\
detente: 1
title: {json.dumps("A planted hinge " + NASTY)}
sources: {{paper: {{title: The paper, outlet: Courier}}}}
actors:
  duke:
    name: The duke
    options: {{march: March, write: Write}}
    wants:
      - {{that: not march, id: peace, because: quiet}}
      - {{that: march, id: glory}}
      - {{that: write, id: fame}}
      - {{that: not write, id: sloth, holds: 40 %}}
    order: any order
status_quo: []
claims:
  - {{id: war, says: {json.dumps("He marches " + NASTY)}, test: every equilibrium has duke.march}}
  - {{id: sure, test: some equilibrium has duke.march or not duke.march}}
  - {{id: never, test: every equilibrium has duke.march and not duke.march}}
quotes:
  quiet: {{source: paper, exact: He wants to be left alone}}
"""


@pytest.fixture(scope="module")
def conflict() -> Conflict:
    return loads(MODEL).conflict


@pytest.fixture(scope="module")
def found(conflict: Conflict) -> Ensemble:
    return ensemble(conflict)


def shown(svg: str) -> str:
    return " ".join(ElementTree.fromstring(svg).itertext())


def test_a_strip_is_as_wide_as_all_profiles_and_its_parts_as_their_shares(conflict: Conflict, found: Ensemble) -> None:
    scene = strips(conflict, found, hanging(found).trees)
    for row in scene.rows:
        assert pytest.approx(BAR, abs=0.3) == sum(part.width for part in row.segments)
        assert LEFT + NAME == row.segments[0].x
    war = next(row for row in scene.rows if row.claim == "war")
    assert {"holds": BAR / 2, "fails": BAR / 2} == {part.outcome: part.width for part in war.segments}


def test_claims_that_depend_come_first_with_their_hinge_and_its_sentence(conflict: Conflict, found: Ensemble) -> None:
    scene = strips(conflict, found, hanging(found).trees)
    assert ["war", "sure", "never"] == [row.claim for row in scene.rows]
    assert "hinge: duke.peace stands above duke.glory" in " ".join(scene.rows[0].hinge)
    assert "holds in 0 % if so, 100 % if not" == scene.rows[0].hinge[-1]
    assert any("He wants to be left alone" in line for line in scene.rows[0].sentence)
    assert [(), ()] == [row.hinge for row in scene.rows[1:]]


def test_rows_follow_each_other_and_stay_in_the_picture(conflict: Conflict, found: Ensemble) -> None:
    scene = strips(conflict, found, hanging(found).trees)
    tops = [row.y for row in scene.rows]
    assert sorted(tops) == tops
    assert tops[-1] < scene.height
    assert WIDTH == scene.width


def test_every_profile_asked_has_no_interval_and_drawn_ones_have(conflict: Conflict, found: Ensemble) -> None:
    exact = strips(conflict, found, {}).rows
    drawn = strips(conflict, ensemble(conflict, number=20, most=5), {}).rows
    assert [None, None, None] == [row.interval for row in exact]
    low, high = next(row.interval for row in drawn if row.claim == "war") or (0.0, 0.0)
    assert LEFT + NAME <= low < high <= LEFT + NAME + BAR
    assert [None, None] == [row.interval for row in drawn if row.claim != "war"]


def test_outcomes_have_patterns_and_words_besides_colours(conflict: Conflict, found: Ensemble) -> None:
    said = strips_svg(strips(conflict, found, hanging(found).trees))
    assert "url(#strips-depends)" in said
    assert all(
        f"{mark} {outcome}" in shown(said) for mark, outcome in (("✓", "holds"), ("◐", "depends"), ("✗", "fails"))
    )
    assert 'href="#claim-war"' in strips_svg(strips(conflict, found, {}), linked=True)
    assert "href" not in said


def test_how_often_a_tree_holds_is_that_of_its_leaves(found: Ensemble) -> None:
    assert pytest.approx(0.5) == held(hanging(found).trees["war"])


def test_states_are_as_strong_as_their_shares(conflict: Conflict, found: Ensemble) -> None:
    scene = heat(conflict, found)
    shares = {row.state: row.cells[0].share for row in scene.rows}
    assert pytest.approx({tuple(sorted(one.state)): one.shares["nash"] for one in found.states}) == shares
    assert sorted((row.cells[0].share for row in scene.rows), reverse=True) == [
        row.cells[0].share for row in scene.rows
    ]
    opacities = [float(each) for each in re.findall(r'fill-opacity="([0-9.]+)"', heat_svg(scene))]
    assert opacities
    assert max(opacities) <= STRONGEST
    assert all(cell.x >= HEAT_LEFT for row in scene.rows for cell in row.cells)


def test_only_so_many_states_are_shown_and_the_others_counted(conflict: Conflict, found: Ensemble) -> None:
    scene = heat(conflict, found, most=1)
    assert 1 == len(scene.rows)
    assert f"{len(found.states) - 1} more states" in scene.note


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_what_is_written_on_the_strongest_cell_can_be_read(palette: dict[str, str]) -> None:
    parts = [[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (palette["mover0"], palette["card"])]
    mixed = "#" + "".join(f"{round(STRONGEST * a + (1 - STRONGEST) * b):02x}" for a, b in zip(*parts, strict=True))
    assert contrast(palette["ink"], mixed) >= 4.5


def test_pictures_are_well_formed_whatever_is_in_the_model(conflict: Conflict, found: Ensemble) -> None:
    told = hanging(found)
    for svg in (strips_svg(strips(conflict, found, told.trees)), heat_svg(heat(conflict, found)),
                robust_svg(conflict, found)):  # fmt: skip
        assert "\u202e" not in svg
        ElementTree.fromstring(svg)
    json.dumps([strips(conflict, found, told.trees).to_dict(), heat(conflict, found).to_dict()])


def test_the_page_of_its_own_has_all_of_it(conflict: Conflict, found: Ensemble) -> None:
    page = robust_page(conflict, found)
    assert "<script" not in page
    assert "<b>&" not in page
    for said in ("How often each claim holds", "What it depends on", "How often a state is an equilibrium",
                 "What to check next", "He wants to be left alone"):  # fmt: skip
        assert said in page


def test_a_claim_no_question_splits_says_so(conflict: Conflict, found: Ensemble) -> None:
    rows = strips(conflict, found, {"war": Leaf(1.0, {"holds": 0.5, "fails": 0.5})}).rows
    assert [(ALIKE,), (), ()] == [row.hinge for row in rows]


def test_the_report_has_the_section_and_a_slip_on_each_card(tmp_path: Path) -> None:
    text = loads(MODEL).report(tmp_path / "page.html").read_text(encoding="utf-8")
    assert 'id="robust"' in text
    assert 3 == text.count('class="slip"')
    assert "Whether duke.peace stands above duke.glory" in text
    assert "It hangs on whether duke.peace stands above duke.glory: holds in 0 % if so, in 100 % if not." in text
    assert UNTIMED not in text


def test_the_report_says_that_nothing_is_unsure_or_that_it_was_not_asked(tmp_path: Path) -> None:
    left = loads(MODEL).report(tmp_path / "left.html", profiles=0).read_text(encoding="utf-8")
    sure = MODEL.replace("    order: any order\n", "").replace(", holds: 40 %", "")
    none = loads(sure).report(tmp_path / "sure.html").read_text(encoding="utf-8")
    assert (True, False) == (LEFT_OUT in left, 'class="slip"' in left)
    assert (True, False) == (SURE in none, LEFT_OUT in none)
