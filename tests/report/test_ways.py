from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from detente.findings.inverse import inverse
from detente.findings.status_quo import Ways, ways
from detente.findings.target import target_of
from detente.findings.world import World
from detente.report.inverse import inverse_answers, inverse_words
from detente.report.svg import svg
from detente.report.ways import ways_scene, ways_table, ways_words
from tests.findings.crises import CHICKEN, PENNIES, STANDOFF, crisis

MANY = "".join(f"  a{k}: {{name: A{k}, options: {{act: Act}}}}\n" for k in range(9))
CROWD = f"detente: 1\ntitle: A crowd\nactors:\n{MANY}status_quo: []\n"
ALL = ",".join(f"a{k}.act" for k in range(9))


def found(text: str, target: str, **how: Any) -> tuple[World, Ways]:
    world = World.of(crisis(text))
    return world, ways(world, target_of(world.graph, target), **how)


def test_the_answer_comes_first_then_who_must_move_and_what_never_can() -> None:
    world, got = found(CHICKEN, "row.dare", means="improvements", actors=("row",))
    assert (
        "It takes 1 step by improvements of row; one shortest way there.",
        "Nothing leads there unless row moves.",
        "By improvements of row, 2 states of 4 can never be reached.",
        "Never taken: col: dare (col).",
    ) == ways_words(world.conflict, got)


def test_nothing_leads_there_is_said_with_what_moves_would_take() -> None:
    world, got = found(STANDOFF, "usa.offer and not militia.attack", means="improvements", actors=("usa",))
    words = ways_words(world.conflict, got)
    assert "No sequence of improvements of usa leads there." == words[0]
    assert "Nowhere within reach: not militia.attack." in words
    assert "By moves, of anybody and whether they gain or not, it takes 2 steps." in words
    assert () == ways_table(world.conflict, got).rows


def test_there_already_is_said_in_one_line() -> None:
    world, got = found(STANDOFF, "militia.attack")
    assert 1 == len(ways_words(world.conflict, got))


def test_what_is_not_listed_is_counted() -> None:
    world, got = found(CROWD, ALL)
    assert "… and 362,875 more." == ways_table(world.conflict, got).note


@pytest.mark.parametrize(
    ("text", "target", "most"), [(CROWD, ALL, 40), (CHICKEN, "row.dare and col.dare", 40), (CROWD, ALL, 12)]
)
def test_a_picture_has_at_most_so_many_states_and_layers_from_start_to_target(
    text: str, target: str, most: int
) -> None:
    world, got = found(text, target)
    scene = ways_scene(world.conflict, got, most=most)
    assert len(scene.nodes) <= most
    assert {0, got.length} <= {node.layer for node in scene.nodes}
    layer = {node.id: node.layer for node in scene.nodes}
    assert {1} == {layer[edge.target] - layer[edge.source] for edge in scene.edges}
    assert ["status_quo"] == [role for node in scene.nodes if not node.layer for role in node.roles]
    assert all("target" in node.roles for node in scene.nodes if node.layer == got.length)


def test_a_picture_tells_movers_apart_by_colour_dash_and_label() -> None:
    world, got = found(CHICKEN, "row.dare and col.dare")
    painted = svg(ways_scene(world.conflict, got), id="ways")
    ElementTree.fromstring(painted)
    assert all(mark in painted for mark in ("m0", "m1", ">RO<", ">CO<", "stroke-dasharray", ">target<"))
    assert "<script" not in painted


def test_a_coalition_that_moves_together_has_a_code_made_of_its_members() -> None:
    text = PENNIES.replace("[not (up iff row.up)]", "[up iff row.up]").replace(
        "wants: [up iff col.up]", "wants: [up, col.up]"
    )
    world, got = found(
        text.replace("wants: [up iff row.up]", "wants: [row.up, up]"), "row.up and col.up", means="joint improvements"
    )
    scene = ways_scene(world.conflict, got)
    assert "RO+CO" in {mover.code for mover in scene.movers}


def test_where_nothing_leads_there_only_the_start_is_drawn() -> None:
    world, got = found(STANDOFF, "usa.offer and not militia.attack", means="improvements", actors=("usa",))
    assert 1 == len(ways_scene(world.conflict, got).nodes)


def test_the_inverse_question_is_answered_in_sentences() -> None:
    world = World.of(crisis(STANDOFF))
    answer = inverse_answers(world.conflict, inverse(world, target_of(world.graph, "nothing"), "nash"))[0]
    assert "nobody acts" == answer.state
    assert ("usa", "leaves") == answer.table.rows[0][:2]
    assert answer.words[0] == "It is no equilibrium (Nash) as things are."
    assert any(line.startswith("Whatever usa wants, militia leaves") for line in answer.words)


def test_several_states_are_counted_first() -> None:
    world = World.of(crisis(CHICKEN))
    got = inverse(world, target_of(world.graph, "row.dare or col.dare"), "nash")
    said = (
        "3 states with row.dare or col.dare; 2 of them are equilibria (Nash). Looked at: the one in which fewest leave."
    )
    assert (said,) == inverse_words(world.conflict, got)


def test_a_change_of_a_ranking_says_what_is_no_longer_preferred() -> None:
    world = World.of(crisis(CHICKEN))
    answer = inverse_answers(world.conflict, inverse(world, target_of(world.graph, "nothing"), "nash"))[0]
    assert "row no longer prefers [row: dare] to it (1 swap of neighbours)." in answer.changes[0]
