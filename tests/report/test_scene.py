"""The picture shows what it says it shows, nothing overlaps, and it is the same every time."""

from __future__ import annotations

import json
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from detente.moves import compile_graph, improvements, index_of
from detente.report.scene import Scene, mover_codes, scene
from detente.report.scene_table import scene_table
from detente.report.svg import svg
from detente.stability import Solution, solve
from tests.models import conflicts
from tests.report.sample import solved

SVG = "{http://www.w3.org/2000/svg}"


def overlaps(drawn: Scene) -> list[tuple[str, str]]:
    return [
        (a.id, b.id)
        for a, b in combinations(drawn.nodes, 2)
        if a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
    ]


def wrong_arrows(solution: Solution, drawn: Scene) -> list[tuple[str, str]]:
    graph, nodes = solution.graph, {node.id: node for node in drawn.nodes}
    wrong = []
    for edge in drawn.edges:
        before, after = (index_of(graph, frozenset(nodes[id].state)) for id in (edge.source, edge.target))
        assert before is not None
        if after not in improvements(graph, graph.actors.index(edge.actor), before):
            wrong.append((edge.source, edge.target))
    return wrong


@settings(max_examples=40, deadline=None)
@given(conflicts())
def test_any_graph_is_drawn_without_overlap_and_truly(conflict: object) -> None:
    solution = solve(compile_graph(conflict))  # type: ignore[arg-type]
    drawn = scene(solution, most=12)
    assert ([], []) == (overlaps(drawn), wrong_arrows(solution, drawn))
    assert len(drawn.nodes) <= 12
    assert all(0 <= node.x <= node.x + node.width <= drawn.width for node in drawn.nodes)
    assert all(0 <= node.y <= node.y + node.height <= drawn.height for node in drawn.nodes)


@settings(max_examples=40, deadline=None)
@given(conflicts())
def test_equilibria_are_marked_with_their_concepts(conflict: object) -> None:
    solution = solve(compile_graph(conflict))  # type: ignore[arg-type]
    for node in scene(solution).nodes:
        if "group" not in node.roles:
            at = index_of(solution.graph, frozenset(node.state))
            assert tuple(key for key, stable in solution.stable.items() if stable[:, at].all()) == node.concepts


def test_the_status_quo_is_drawn_once() -> None:
    assert 1 == sum("status_quo" in node.roles for node in scene(solved()[1]).nodes)


def test_a_small_graph_is_drawn_in_full() -> None:
    graph, solution, _ = solved()
    drawn = scene(solution)
    every = sum(len(improvements(graph, i, s)) for i in range(len(graph.actors)) for s in range(graph.size))
    assert (graph.size, every) == (len(drawn.nodes), len(drawn.edges))


def test_a_scene_is_plain_data_and_the_same_every_time() -> None:
    solution = solved()[1]
    assert json.dumps(scene(solution).to_dict()) == json.dumps(scene(solution).to_dict())


def test_the_svg_is_xml_with_a_name_for_every_state_and_no_script() -> None:
    drawn = scene(solved()[1])
    root = ElementTree.fromstring(svg(drawn))
    named = [group.get("aria-label") for group in root.iter(f"{SVG}g") if group.get("role") == "img"]
    assert [node.title for node in drawn.nodes] == named
    assert [] == list(root.iter(f"{SVG}script"))
    assert root.find(f"{SVG}title") is not None


def test_two_pictures_on_one_page_share_no_id() -> None:
    drawn = scene(solved()[1])
    ids = [{element.get("id") for element in ElementTree.fromstring(svg(drawn, id=id)).iter()} - {None} for id in "ab"]
    assert set() == ids[0] & ids[1]


def test_movers_have_codes_of_their_own() -> None:
    graph = solved()[0]
    codes = mover_codes(graph.conflict, tuple(actor.key for actor in graph.conflict.actors))
    assert len(codes) == len(set(codes.values()))


def test_the_table_has_a_row_for_every_state_drawn() -> None:
    drawn = scene(solved()[1])
    assert len(drawn.nodes) == len(scene_table(drawn).rows)


@pytest.mark.parametrize("most", [1, 2, 5])
def test_the_cap_is_kept(most: int) -> None:
    assert len(scene(solved()[1], most=most).nodes) <= most
