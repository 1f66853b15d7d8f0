"""Through a lens the state graph shows what was asked for, truly: filters, groups, ways, and hundreds of states."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.model import Conflict
from detente.moves import compile_graph, improvements, index_of, reachable, state_of
from detente.report.lens import MOST, Lens, lens_of, seen
from detente.report.scene import Scene, scene
from detente.report.scene_data import scene_data
from detente.report.tiles import ROOMY, letter
from detente.stability import Solution, solve
from tests.models import conflicts
from tests.report.sample import solved
from tests.report.test_scene import overlaps, wrong_arrows

CONCEPTS = ("", "any", "nash", "seq", "no such")


def solution_of(conflict: object) -> Solution:
    return solve(compile_graph(conflict))  # type: ignore[arg-type]


@st.composite
def looks(draw: st.DrawFn) -> tuple[Solution, Lens]:
    solution = solution_of(draw(conflicts()))
    options = solution.graph.options
    signed = st.sampled_from([sign + key for key in options for sign in ("", "-")])
    lens = Lens(
        most=draw(st.integers(2, 30)),
        whole=draw(st.booleans()),
        concept=draw(st.sampled_from(CONCEPTS)),
        actor=draw(st.sampled_from(["", *solution.graph.actors])),
        taken=tuple(draw(st.lists(signed, max_size=2))),
    )
    return solution, lens


@settings(max_examples=60, deadline=None)
@given(looks())
def test_whatever_is_asked_what_is_drawn_is_true_and_does_not_overlap(look: tuple[Solution, Lens]) -> None:
    solution, lens = look
    drawn = scene(solution, lens=lens)
    assert ([], []) == (overlaps(drawn), wrong_arrows(solution, drawn))
    assert 1 == sum("status_quo" in node.roles for node in drawn.nodes) <= len(drawn.nodes) <= lens.most
    assert {edge.actor for edge in drawn.edges} <= ({lens.actor} if lens.actor else {*solution.graph.actors})
    assert all(0 <= node.x and node.x + node.width <= drawn.width for node in drawn.nodes)


@settings(max_examples=60, deadline=None)
@given(looks())
def test_filters_keep_just_the_states_that_match(look: tuple[Solution, Lens]) -> None:
    solution, lens = look
    lens = Lens(whole=True, concept=lens.concept, taken=lens.taken)
    expected = {n for n in range(solution.graph.size) if matches(solution, lens, n)} | {solution.graph.start}
    drawn = {index_of(solution.graph, vertex.state) for vertex in seen(solution, lens).vertices}
    assert expected == drawn


def matches(solution: Solution, lens: Lens, number: int) -> bool:
    """Say what a filter means, state by state."""
    state = state_of(solution.graph, number)
    under = {key for key, stable in solution.stable.items() if stable[:, number].all()}
    right = not lens.concept or lens.concept in under or (lens.concept == "any" and bool(under))
    return right and all((key.removeprefix("-") in state) != key.startswith("-") for key in lens.taken)


@settings(max_examples=40, deadline=None)
@given(conflicts(), st.integers(0, 10_000))
def test_the_way_is_a_shortest_chain_of_improvements(conflict: Conflict, pick: int) -> None:
    solution = solution_of(conflict)
    graph = solution.graph
    target = pick % graph.size
    distance = int(reachable(graph, [graph.start], "improvements").distance[target])
    drawn = seen(solution, Lens(path_to=state_of(graph, target)))
    at = graph.start
    for arrow in drawn.path:
        before, after = (index_of(graph, drawn.vertex(id).state) for id in (arrow.source, arrow.target))
        assert (at, True) == (before, after in improvements(graph, graph.actors.index(arrow.actor), at))
        at = after or 0
    assert (target, distance) == (at, len(drawn.path)) if distance >= 0 else not drawn.path


@settings(max_examples=40, deadline=None)
@given(conflicts(), st.integers(0, 10_000))
def test_states_that_agree_are_one_and_none_is_lost(conflict: Conflict, pick: int) -> None:
    solution = solution_of(conflict)
    options = solution.graph.options
    for group in (("concepts",), (options[pick % len(options)],)):
        drawn = seen(solution, Lens(group=group))
        assert solution.graph.size == sum(vertex.count for vertex in drawn.vertices)
        assert all(arrow.source != arrow.target for arrow in drawn.arrows)


def test_words_are_looked_for_in_the_options_taken() -> None:
    solution = solved()[1]
    found = [vertex.state for vertex in seen(solution, Lens(text="CLOSE harbour")).vertices if not vertex.start]
    assert found
    assert all("mayor.close" in state for state in found)
    assert not [vertex for vertex in seen(solution, Lens(text="no such word")).vertices if not vertex.start]


def test_options_that_make_no_sense_are_as_if_they_were_not_there() -> None:
    graph = solved()[0]
    assert lens_of({}, graph) is None
    assert (
        lens_of({"concept": 3, "taken": "x", "text": " ", "path_to": 1, "group": "nobody", "most": True}, graph) is None
    )
    assert Lens(most=1) == lens_of({"most": -5}, graph)
    assert Lens(most=MOST) == lens_of({"most": 10**9}, graph)
    assert 200 == len((lens_of({"text": "x" * 10_000}, graph) or Lens()).text)


def test_a_group_is_of_an_actor_or_an_option() -> None:
    graph = solved()[0]
    assert ("mayor.close", "mayor.arm") == (lens_of({"group": "mayor"}, graph) or Lens()).group
    assert ("mayor.arm",) == (lens_of({"group": "mayor.arm"}, graph) or Lens()).group


@pytest.fixture(scope="module")
def many() -> Scene:
    from detente.case import loads

    actors = {
        name: {
            "name": name,
            "options": {f"o{k}": f"Do {k}" for k in range(3)},
            "wants": [f"{name}.o{k}" for k in (2, 0)],
        }
        for name in "abc"
    }
    model = {"detente": 1, "title": "Many", "actors": actors, "status_quo": []}
    return scene(loads(json.dumps(model)).solve().solution, lens=Lens(whole=True, most=300))


def test_many_states_are_tiles_with_letters(many: Scene) -> None:
    assert (300, True, []) == (len(many.nodes), many.dense, overlaps(many))
    assert ROOMY < len(many.nodes)
    options = [f"{actor}.o{k}" for actor in "abc" for k in range(3)]
    for node in many.nodes:
        letters = "".join(letter(options.index(key)) for key in node.state) or "·"
        assert letters == node.lines[0].lstrip("◎○ ")
    assert "A a: o0" in many.note


def test_what_the_painter_takes_is_json_and_has_no_hidden_letters() -> None:
    told = json.dumps(scene_data(scene(solved()[1])), ensure_ascii=False)
    assert "\u202e" not in told
    assert "\\\\u202e" in told
