"""Fed from the air: two ladders, stocks against planes, a threat that is believed, a bargain that comes too early."""

from __future__ import annotations

from functools import cache

import pytest

from detente.cases import case_path
from detente.conflict.change import change
from detente.conflict.model import Conflict
from detente.conflict.names import names_of, resolve_edit
from detente.files import load
from detente.findings.chances.over_time import over_time
from detente.findings.deals.told import deals
from detente.findings.hindsight import hindsight
from detente.language import parse_edit, parse_formula
from detente.moves import compile_graph, mask
from detente.stability import solve

WOULD_FIGHT = ("move west.no-war below west.no-target", "move west.stay first")


@cache
def blockade(*edits: str) -> Conflict:
    conflict = load(case_path("blockade")).conflict
    for text in edits:
        conflict = change(conflict, resolve_edit(parse_edit(text), names_of(conflict))[0])
    return conflict


def by(day: float, of: str, *edits: str) -> float:
    """Return the chance that something has come about by a day, under better reply."""
    found = over_time(blockade(*edits), of=[(of, parse_formula(of))], within=day, steps=1)
    return next(one.by[-1] for one in found.curves if one.rule == "better-reply")


def stays(actor: str, formula: str, concept: str, *edits: str) -> bool:
    """Return whether an actor stays in every state of a kind."""
    graph = compile_graph(blockade(*edits))
    of = graph.actors.index(actor)
    return bool(solve(graph).stable[concept][of][mask(graph, parse_formula(formula))].all())


def test_each_side_has_a_ladder_of_force_lowest_rung_first() -> None:
    ladders = {one.id: one.options for one in blockade().one_of}
    assert ("west.airlift", "west.convoy", "west.fight") == ladders["west.answer"]
    assert ("soviets.block", "soviets.shoot") == ladders["soviets.grip"]


@pytest.mark.parametrize(("edits", "passes"), [((), False), (WOULD_FIGHT, True)])
def test_a_convoy_passes_where_washington_would_fight_and_is_fired_at_where_it_would_leave(
    edits: tuple[str, ...], passes: bool
) -> None:
    assert passes == stays("soviets", "west.convoy and soviets.block", "seq", *edits)


def test_at_a_plane_nobody_fires_whatever_washington_would_do() -> None:
    at = "west.airlift and soviets.block"
    assert stays("soviets", at, "nash")
    assert stays("soviets", at, "nash", *WOULD_FIGHT)


def test_with_empty_stores_the_one_washington_leaves_and_the_other_takes_to_the_road() -> None:
    empty = "fix hungry"
    assert by(330.0, "west.leave", empty) > 0.99
    assert 0.0 == by(330.0, "west.leave", empty, *WOULD_FIGHT)
    assert by(330.0, "west.convoy", empty, *WOULD_FIGHT) > 0.99


@pytest.mark.parametrize(("weeks", "lost"), [(8, False), (10, False), (12, True)])
def test_two_weeks_more_or_less_decide_the_race(weeks: int, lost: bool) -> None:
    assert lost == (by(330.0, "hungry", f"set rate of big_planes to 1 per {weeks} weeks") > 0.5)


def test_stocks_last_longer_with_planes_than_without() -> None:
    assert by(60.0, "hungry") < by(60.0, "hungry", "fix not west.airlift")


def test_nothing_opens_the_roads_while_planes_do_not_suffice_and_all_but_surely_something_does_once_they_do() -> None:
    assert 0.0 == by(330.0, "settled", "drop big_planes")
    assert by(330.0, "settled", "fix enough") > 0.99


@pytest.mark.parametrize(("edits", "zone"), [((), False), (("fix enough",), True)])
def test_there_is_a_bargain_only_once_the_planes_suffice(edits: tuple[str, ...], zone: bool) -> None:
    assert {zone} == {reading.zone for reading in deals(blockade(*edits)).readings}


def test_no_issue_of_the_bargain_can_be_settled_by_itself() -> None:
    for reading in deals(blockade("fix enough")).readings:
        assert [False] * 4 == [issue.alone for issue in reading.issues]


def test_hindsight_contradicts_no_verdict() -> None:
    told = [claim for claim in hindsight(blockade()).claims if claim.right is not None]
    assert len(told) >= 3
    assert [] == [claim.id for claim in told if not claim.right]
