"""Pictures of a deal: every solution is in them, nothing leaves the frame, and they can be read alone or in a page."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import pytest

import detente
from detente.report.deal_marks import LETTERS, Mark, gathered, round_ticks
from detente.report.deal_part import deal_part
from detente.report.deal_pictures import deal_drawings, deal_svg, drawing_svg
from detente.report.frontier import HEIGHT, WIDTH, frontier
from detente.report.issue_zones import issue_zones
from detente.report.parallels import parallels
from detente.results import Deal
from tests.files.test_deal import BASE, documented

THREE = """detente: 1
title: Three at a river
actors: {up: {options: {sign: }}, mid: {options: {sign: }}, down: {options: {sign: }}}
deal:
  parties: {up: {no_deal: 0.3}, mid: {no_deal: 0.3}, down: {no_deal: 0.2}}
  issues:
    flow:
      scale: {from: 0, to: 100, step: 10, unit: '%'}
      stands:
        up: {position: 100, salience: 0.7, at_least: 20}
        mid: {position: 50, salience: 0.7}
        down: {position: 0, salience: 0.8}
      now: 80 %
    dam:
      outcomes: {none: , small: , large: }
      stands:
        up: {salience: 0.3, worth: {none: 0, small: 0.6, large: 1}}
        mid: {salience: 0.3, worth: {none: 0.5, small: 1, large: 0}}
        down: {salience: 0.2, worth: {none: 1, small: 0.5, large: 0}}
  means: [up.sign, mid.sign, down.sign]
"""
NOBODY = BASE.replace("a: {no_deal: 0.2}, b: {no_deal: 0.2}", "a: {no_deal: 0.8}, b: {no_deal: 0.8}")
PAID = documented().replace("  scale: points\n", "  scale: points\n  side_payments: yes\n")
MODELS = {"two": documented(), "three": THREE, "no zone": NOBODY, "payments": PAID}


@cache
def told(name: str) -> Deal:
    return detente.loads(MODELS[name]).deal()


@pytest.mark.parametrize("name", MODELS)
def test_it_is_one_well_formed_picture_with_a_name(name: str) -> None:
    root = ElementTree.fromstring(told(name).to_svg())
    assert root.attrib["aria-labelledby"] == "deal-title deal-desc"
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["two", "payments"])
def test_two_who_sign_get_a_frontier_with_every_solution_and_no_deal(name: str) -> None:
    found = told(name)
    text = "".join(frontier(found.conflict, found.found, found.found.readings[0]).body)
    assert "no deal" in text
    for each in found.found.readings[0].solutions:
        assert f'aria-label="{each.name}: north ' in text
    marked = re.findall(r'aria-hidden="true"[^>]*>([A-Z ]+)</text>', text)
    assert sorted(LETTERS.values()) == sorted(" ".join(marked).split())


def test_marks_stay_inside_the_picture() -> None:
    for name in ("two", "no zone", "payments"):
        found = told(name)
        text = "".join(frontier(found.conflict, found.found, found.found.readings[0]).body)
        for x, y in re.findall(r'class="(?:point|package)" c?x="([-\d.]+)" c?y="([-\d.]+)"', text)[:-1]:
            assert 0 <= float(x) <= WIDTH
            assert 0 <= float(y) <= HEIGHT + 40


def test_without_a_zone_nothing_is_shaded_and_it_is_said() -> None:
    found = told("no zone")
    drawing = frontier(found.conflict, found.found, found.found.readings[0])
    assert "no zone of agreement" in drawing.note
    assert '<path class="zone"' not in "".join(drawing.body)


def test_what_is_shaded_is_better_for_both_than_no_deal() -> None:
    """Of the frontier of the docs both prefer all to no deal, so that the shade has each of its corners."""
    found = told("two")
    one = found.found.readings[0]
    body = "".join(frontier(found.conflict, found.found, one).body)
    shade = re.search(r'class="zone" d="M([^Z]+)Z"', body)
    assert shade
    assert set(re.findall(r'class="edge" d="M([^"]+)"', body)[0].split("L")) <= set(shade[1].split("L"))


def test_more_than_two_get_an_axis_each_and_a_line_for_each_thing_to_be_had() -> None:
    found = told("three")
    one = found.found.readings[0]
    body = "".join(parallels(found.conflict, found.found, one).body)
    assert 3 == body.count('class="axis"')
    assert len(one.points) == body.count('class="thread"')
    assert 1 == body.count('class="nothing"')
    said = " ".join(re.findall(r'aria-label="([^"]+)"', body))
    assert all(each.name in said for each in one.solutions)


def test_each_issue_shows_its_settlements_red_lines_and_what_is_picked() -> None:
    found = told("two")
    one = found.found.readings[0]
    body = "".join(issue_zones(found.conflict, found.found, one).body)
    quota = next(issue for issue in one.issues if issue.key == "quota")
    in_the_key = 1
    assert sum(not each.allowed for each in quota.settlements) == body.count('<rect class="barred"') - in_the_key
    assert "decided by islanders: open" in body
    assert 2 == body.count("<title>Now</title>")


def test_readings_with_the_same_zones_have_them_drawn_once() -> None:
    found = told("two")
    titles = [drawing.title for drawing in deal_drawings(found.conflict, found.found)]
    assert 2 == sum(title.startswith("What north and south can have") for title in titles)
    assert len(titles) == len(set(titles))


def test_a_name_that_is_markup_is_escaped() -> None:
    nasty = documented().replace("  north:\n    options", "  north:\n    name: '<b>&\"]]>'\n    options", 1)
    found = detente.loads(nasty).deal()
    assert "<b>" not in found.to_svg()
    ElementTree.fromstring(deal_svg(found.conflict, found.found))


def test_pictures_of_one_page_share_no_id() -> None:
    found = told("three")
    drawings = deal_drawings(found.conflict, found.found)
    texts = [drawing_svg(drawing, id=f"deal{at}") for at, drawing in enumerate(drawings)]
    ids = [each for text in texts for each in re.findall(r' id="([^"]+)"', text)]
    assert len(ids) == len(set(ids))


def test_the_report_has_the_pictures_where_there_is_a_deal() -> None:
    assert "<svg" in deal_part(detente.loads(documented()).conflict)
    assert "<svg" not in deal_part(detente.loads("detente: 1\ntitle: t\nactors: {a: , b: }\n").conflict)


def test_marks_near_each_other_are_joined_and_ticks_are_round() -> None:
    marks = [Mark("N", "one.", (10, 10)), Mark("K", "two.", (12, 11)), Mark("E", "three.", (90, 10))]
    assert [("N K", "one. two."), ("E", "three.")] == [(one.letters, one.said) for one in gathered(marks)]
    assert (0.2, 0.4, 0.6, 0.8) == round_ticks(0.18, 0.97)
    assert (3.0,) == round_ticks(3.0, 3.0)
