"""Pictures of how a crisis may unfold: chances as bands, sample paths as lanes, the likeliest ways."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.conflict.formula import Atom
from detente.conflict.model import Conflict
from detente.dynamics.process import compile_process
from detente.dynamics.rules import rule_of
from detente.files.load import loads
from detente.findings.chances.over_time import over_time
from detente.findings.chances.paths import Drawing
from detente.findings.chances.ways import likely_ways
from detente.findings.fan import Deed, Fan, fan
from detente.findings.measured import CONDITIONAL
from detente.findings.world import World
from detente.report.bands import HIGH, MOST, PLOT, Bands, Expected, Line, Moment, bands, bands_svg, expected
from detente.report.chart import percent, ticks
from detente.report.lanes import FRAME, HEAD, MARK, SIDE, Lanes, lanes, lanes_svg, spaced
from detente.report.likely import likely_scene
from detente.report.svg import svg
from detente.report.unfolding import moments, unfolding_figures
from detente.report.vega import SCHEMA, vega_lite
from tests.files.exported import CALENDAR, TIMED

AFTER_EACH_OTHER = {
    ("begun", "landed"),
    ("begun", "given up"),
    ("given up", "begun"),
    ("landed", "undone"),
    ("undone", "begun"),
}
NASTY = '<b>&"\u202e]]>\x1b'


def crisis(text: str = TIMED) -> Conflict:
    return loads(text).conflict


@st.composite
def outcomes(draw: st.DrawFn) -> tuple[tuple[float, ...], tuple[Expected, ...]]:
    gaps = draw(st.lists(st.floats(0.01, 400), min_size=1, max_size=5))
    times = tuple(sum(gaps[: k + 1]) for k in range(len(gaps)))
    chance = st.floats(0, 1)

    def line(rule: str) -> Line:
        values = tuple(draw(chance) for _ in times)
        low, high = (tuple(bound(v, draw(chance)) for v in values) for bound in (min, max))
        return Line(rule, values, low, high)

    rules = draw(st.lists(st.sampled_from("abcdefghijk"), min_size=1, max_size=11, unique=True))
    names = draw(st.lists(st.text(max_size=60), min_size=1, max_size=MOST + 2))
    return times, tuple(Expected(name, tuple(line(rule) for rule in rules)) for name in names)


@given(outcomes())
def test_bands_stay_in_their_frames_and_time_runs_to_the_right(
    drawn: tuple[tuple[float, ...], tuple[Expected, ...]],
) -> None:
    scene = bands(*drawn)
    assert min(MOST, len(drawn[1])) == len(scene.panels)
    for panel in scene.panels:
        points = [*panel.outline, *(point for line in panel.lines for point in line)]
        assert all(panel.x <= x <= panel.x + PLOT and panel.y <= y <= panel.y + HIGH for x, y in points)
        assert 0 < panel.x + PLOT <= scene.width
        assert 0 < panel.y + HIGH <= scene.height
        assert all(a[0] <= b[0] for line in panel.lines for a, b in pairwise(line))
        assert all(a.at < b.at for a, b in pairwise(panel.across))
        assert all(a.at > b.at for a, b in pairwise(panel.up))
    ElementTree.fromstring(bands_svg(scene))


@given(outcomes())
def test_a_line_is_within_its_band(drawn: tuple[tuple[float, ...], tuple[Expected, ...]]) -> None:
    for panel in bands(*drawn).panels:
        count = len(panel.lines[0])
        upper, lower = panel.outline[:count], panel.outline[count:][::-1]
        for line in panel.lines:
            assert all(u[1] <= y <= w[1] for u, (_, y), w in zip(upper, line, lower, strict=True))


def test_no_time_at_all_is_still_a_picture() -> None:
    line = Line("logit", (0.5,), (0.4,), (0.6,))
    ElementTree.fromstring(bands_svg(bands((0.0,), (Expected("war", (line,)),))))
    ElementTree.fromstring(
        lanes_svg(lanes(crisis(), Fan("logit", 0.0, 0, ((Deed(0.0, "north", "north.talk", "taken"),),))))
    )


def test_panels_do_not_cover_each_other() -> None:
    line = Line("logit", (0.5,), (0.4,), (0.6,))
    scene = bands((10.0,), tuple(Expected(f"o{k}", (line,)) for k in range(5)))
    boxes = [(panel.x, panel.y - 40, panel.x + PLOT, panel.y + HIGH + 35) for panel in scene.panels]
    for k, (left, top, right, bottom) in enumerate(boxes):
        assert all(right <= a or c <= left or bottom <= b or d <= top for a, b, c, d in boxes[:k])


def shown(scene: Bands) -> str:
    return "".join(ElementTree.fromstring(bands_svg(scene)).itertext())


def test_every_rule_is_in_the_picture_and_that_it_is_conditional() -> None:
    found = over_time(crisis(), within=40, steps=8)
    scene = bands(found.times, expected(found), dates=(Moment(20, "the vote"),))
    said = shown(scene)
    assert all(rule.key in said for rule in found.rules)
    assert CONDITIONAL in scene.note
    assert all(CONDITIONAL in panel.title for panel in scene.panels)
    assert ["shut", "settled"] == [panel.heading[0] for panel in scene.panels]
    assert "the vote" in said
    assert "the vote (day 20)" in scene.note


def test_what_holds_at_a_time_can_be_drawn_instead_of_what_has_come_about() -> None:
    found = over_time(crisis(), within=40, steps=8)
    by, at = expected(found), expected(found, holds=True)
    assert all(
        a <= b
        for one, two in zip(at, by, strict=True)
        for a, b in zip(one.lines[0].low, two.lines[0].high, strict=True)
    )
    assert by != at


def test_the_chance_of_what_never_happens_reads_0() -> None:
    line = Line("logit", (0.0,), (0.0,), (1e-13,))
    assert "0 % by day 10" == bands((10.0,), (Expected("war", (line,)),)).panels[0].heading[-1]
    sure = Line("logit", (1 - 1e-13,), (1 - 2e-13,), (1.0,))
    assert "100 % by day 10" == bands((10.0,), (Expected("peace", (sure,)),)).panels[0].heading[-1]
    rare = Line("logit", (1e-12,), (1e-13,), (2e-12,))
    assert "<0.1 % by day 10" == bands((10.0,), (Expected("war", (rare,)),)).panels[0].heading[-1]


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_chance_that_is_not_0_or_1_never_reads_so(one: float, other: float) -> None:
    low, high = sorted((one, other))
    ends = percent(low, high).removesuffix(" %").split(" to ")
    assert ("0" == ends[0]) == (low == 0)
    assert ("100" == ends[-1]) == (high == 1)


@given(st.floats(0.01, 1e5))
def test_ticks_are_few_and_within_the_frame(days: float) -> None:
    found = ticks(days, left=10, width=300)
    assert 1 <= len(found) <= 9
    assert all(10 <= tick.at <= 310.1 for tick in found)


@given(st.lists(st.floats(SIDE, SIDE + FRAME), max_size=int(FRAME // (MARK + 1))))
def test_marks_keep_their_order_and_do_not_cover_each_other(at: list[float]) -> None:
    found = spaced(sorted(at))
    assert all(b - a >= MARK for a, b in pairwise(found))
    assert all(SIDE <= x - MARK / 2 + 0.05 and x + MARK / 2 - 0.05 <= SIDE + FRAME for x in found)


def drawn_lanes(text: str = CALENDAR, *, paths: int = 4) -> tuple[Conflict, Fan, Lanes]:
    conflict = crisis(text)
    found = fan(compile_process(conflict), days=90, paths=paths, seed=3)
    return conflict, found, lanes(conflict, found)


def test_each_deed_is_a_mark_in_its_actors_lane_and_its_paths_row() -> None:
    _, found, scene = drawn_lanes()
    deeds = sum(len(path) for path in found.paths)
    assert 0 < deeds == sum(len(lane.marks) + lane.left_out for lane in scene.lanes)
    assert ["Northport", "Southport", "outside events, dates"] == [lane.name for lane in scene.lanes]
    for lane in scene.lanes:
        assert all(lane.y <= row - MARK / 2 and row + MARK / 2 <= lane.y + lane.height for row in lane.rows)
        assert all(mark.y == lane.rows[mark.path] for mark in lane.marks)
        assert {mark.code for mark in lane.marks} == {code for code, _ in lane.key}
    assert all(one.y + one.height == two.y for one, two in pairwise(scene.lanes))
    assert HEAD == scene.lanes[0].y


def test_the_words_of_a_lane_have_room_beside_its_rows() -> None:
    _, _, scene = drawn_lanes(paths=1)
    for lane in scene.lanes:
        assert lane.height >= 15 * (1 + sum(len(words) for _, words in lane.key))
        assert all(len(line) * 6 < SIDE - 32 for _, words in lane.key for line in words)


def test_the_same_seed_has_the_same_paths_and_they_are_possible() -> None:
    _, found, _ = drawn_lanes()
    assert found == drawn_lanes()[1]
    for path in found.paths:
        assert all(a.day <= b.day <= 90 for a, b in pairwise(path))
        storms = [deed.what for deed in path if deed.what in ("gale", "calm")]
        assert all(a != b for a, b in pairwise(storms))
        assert storms[:1] in ([], ["gale"])
        closing = [deed.how for deed in path if deed.what == "north.close"]
        assert set(pairwise(closing)) <= AFTER_EACH_OTHER


def test_what_a_date_brings_about_is_nobodys_deed() -> None:
    text = CALENDAR.replace("on 2026-03-01: drop north.want-talk", "on 2026-03-01: {sets: storm}")
    text = text.replace("  gale: {sets: storm, rate: 1 per 20 days}\n", "")
    _, found, _ = drawn_lanes(text, paths=1)
    assert Deed(50.0, None, "storm", "happened") in found.paths[0]


def test_a_row_with_too_many_deeds_says_how_many_are_left_out() -> None:
    conflict = crisis()
    path = tuple(Deed(0.1 * k, "north", "north.talk", "taken" if k % 2 else "undone") for k in range(60))
    scene = lanes(conflict, Fan("logit", 10, 0, (path,)))
    assert 60 - int(FRAME // (MARK + 1)) == scene.lanes[0].left_out
    assert f"{scene.lanes[0].left_out} deeds for which there is no room" in scene.note


def test_a_fan_of_nothing_is_still_a_picture() -> None:
    ElementTree.fromstring(lanes_svg(lanes(crisis(), Fan("logit", 10, 0, ((), ())))))


def test_the_likeliest_ways_share_their_states_and_go_from_start_to_target() -> None:
    conflict = crisis()
    world = World.of(conflict)
    ways = tuple(
        way for meaning in ("sequence", "in time", "current")
        for way in likely_ways(world, Atom("shut"), "logit", meaning=meaning, days=30)
    )  # fmt: skip
    scene = likely_scene(conflict, "shut", ways)
    assert len({node.state for node in scene.nodes}) == len(scene.nodes)
    assert 1 == sum("status_quo" in node.roles for node in scene.nodes)
    assert all("north.close" in node.state for node in scene.nodes if "target" in node.roles)
    assert all(edge.source != edge.target for edge in scene.edges)
    assert CONDITIONAL in scene.note
    assert {"sequence", "in time", "current"} == {m for m in ("sequence", "in time", "current") if m in scene.note}
    painted = "".join(ElementTree.fromstring(svg(scene, id="likely", noted=True)).itertext())
    assert painted.count(CONDITIONAL) == 1 + 1


@pytest.mark.parametrize("kind", ["bands", "lanes"])
def test_a_picture_is_static_well_formed_and_escaped(kind: str) -> None:
    if kind == "bands":
        line = Line(NASTY, (0.5,), (0.4,), (0.6,))
        painted = bands_svg(bands((1.0,), (Expected(NASTY, (line,)),), title=NASTY, dates=(Moment(0.5, NASTY),)))
    else:
        conflict = crisis(TIMED.replace("name: Northport", json.dumps("name")[1:-1] + ": '<b>&\"]]>'"))
        painted = lanes_svg(lanes(conflict, Fan(NASTY, 10, 0, ((Deed(1, "north", "north.talk", "taken"),),))))
    root = ElementTree.fromstring(painted)
    assert {"title", "desc"} <= {child.tag.rpartition("}")[2] for child in root}
    assert not any(mark in painted for mark in ("<script", "<b>", "\u202e", "\x1b", "href", "foreignObject"))
    assert "prefers-color-scheme:dark" in painted


def test_the_vega_lite_picture_has_all_numbers_inside_and_names_no_other_address() -> None:
    found = over_time(crisis(), within=40, steps=4)
    spec = vega_lite(found.times, expected(found), title="Two ports", dates=(Moment(20, "the vote"),))
    text = json.dumps(spec, allow_nan=False)
    assert 1 == text.count("://")
    assert SCHEMA == spec["$schema"]
    rows = spec["data"]["values"]
    assert len(found.curves) * len(found.times) == len(rows)
    assert [value for curve in found.curves for value in curve.by] == pytest.approx([row["chance"] for row in rows])
    assert all(row["low"] <= row["chance"] <= row["high"] for row in rows)
    assert CONDITIONAL in spec["title"]["subtitle"]


def test_a_fan_is_drawn_under_the_rule_that_is_asked_for(tmp_path: Path) -> None:
    conflict = crisis()
    found = fan(compile_process(conflict, rule=rule_of("best-reply", conflict)), days=30, paths=2)
    assert "best-reply" == found.rule
    assert "best-reply" in lanes(conflict, found).note


def test_the_figures_of_a_page_have_each_picture_once_and_ids_of_their_own() -> None:
    conflict = crisis(CALENDAR)
    found = over_time(conflict, within=90, steps=6, ways=True)
    sample = fan(compile_process(conflict), days=90, paths=2)
    page = "".join(unfolding_figures(conflict, found, sample))
    root = ElementTree.fromstring(f"<main>{page}</main>")
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert 2 + 2 == len(root.findall("figure"))
    assert page.count(CONDITIONAL) >= 4


def test_the_dates_of_the_calendar_are_days_from_the_start() -> None:
    assert (Moment(50.0, "drop north.want-talk"),) == moments(crisis(CALENDAR))


def test_what_only_sample_paths_tell_is_left_out_of_what_holds() -> None:
    text = TIMED.replace("stages: 3", "fixed: yes")
    found = over_time(crisis(text), within=40, steps=3, drawing=Drawing(paths=100))
    assert () == expected(found, holds=True)
    assert 2 == len(bands(found.times, expected(found)).panels)
