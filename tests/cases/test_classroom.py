"""Two neighbours on one bridge: three games of the literature, each with the stable states it has on paper."""

from __future__ import annotations

from functools import cache

import pytest

from detente.cases import case_path
from detente.conflict.change import change
from detente.conflict.model import Conflict
from detente.conflict.names import names_of, resolve_edit
from detente.files import load
from detente.language import parse_edit
from detente.moves import Graph, compile_graph, state_of
from detente.stability import solve

EMPTY, NORTH, SOUTH, WAR = "empty", "north", "south", "war"
CALLED = {
    frozenset(): EMPTY,
    frozenset({"north.stand"}): NORTH,
    frozenset({"south.stand"}): SOUTH,
    frozenset({"north.stand", "south.stand"}): WAR,
}


def bridge() -> Conflict:
    return load(case_path("classroom")).conflict


@cache
def game(name: str) -> Graph:
    """Return the game of a scenario, or of the model itself (`chicken`)."""
    conflict = bridge()
    edits = next((one.edits for one in conflict.scenarios if one.key == name), ())
    for edit in edits:
        conflict = change(conflict, edit)
    return compile_graph(conflict)


def order(graph: Graph, actor: str) -> list[str]:
    """Return the four states as an actor ranks them, best first."""
    row = graph.rank[graph.actors.index(actor)]
    return [CALLED[state_of(graph, at)] for at in sorted(range(graph.size), key=lambda at: -row[at])]


def rests(graph: Graph, concept: str) -> set[str]:
    return {CALLED[state_of(graph, int(at))] for at in solve(graph).stable[concept].all(axis=0).nonzero()[0]}


@pytest.mark.parametrize(
    ("name", "best_first"),
    [
        ("chicken", [NORTH, EMPTY, SOUTH, WAR]),
        ("dilemma", [NORTH, EMPTY, WAR, SOUTH]),
        ("stag-hunt", [EMPTY, NORTH, WAR, SOUTH]),
    ],
)
def test_the_wants_of_north_give_the_order_of_the_game_and_those_of_south_its_mirror(
    name: str, best_first: list[str]
) -> None:
    mirror = {NORTH: SOUTH, SOUTH: NORTH}
    assert best_first == order(game(name), "north")
    assert [mirror.get(state, state) for state in best_first] == order(game(name), "south")


@pytest.mark.parametrize(
    ("name", "concept", "states"),
    [
        ("chicken", "nash", {NORTH, SOUTH}),
        ("chicken", "gmr", {NORTH, SOUTH, EMPTY}),
        ("chicken", "smr", {NORTH, SOUTH, EMPTY}),
        ("chicken", "seq", {NORTH, SOUTH}),
        ("dilemma", "nash", {WAR}),
        ("dilemma", "gmr", {WAR, EMPTY}),
        ("dilemma", "seq", {WAR, EMPTY}),
        ("stag-hunt", "nash", {WAR, EMPTY}),
        ("stag-hunt", "symmetric-seq", {WAR, EMPTY}),
    ],
)
def test_what_rests_under_which_concept_is_what_comes_out_by_hand(name: str, concept: str, states: set[str]) -> None:
    assert states == rests(game(name), concept)


def test_the_dilemma_is_chicken_without_one_want_of_each() -> None:
    (dilemma,) = (one for one in bridge().scenarios if one.key == "dilemma")
    names = names_of(bridge())
    drops = [resolve_edit(parse_edit(f"drop {actor}.no-war"), names)[0] for actor in ("north", "south")]
    assert drops == list(dilemma.edits)


def test_the_empty_bridge_is_asked_about_under_each_concept_in_turn() -> None:
    expected = {claim.id: claim.expect for claim in bridge().claims if claim.id.startswith("both-off-")}
    assert {
        "both-off-nash": "fails",
        "both-off-gmr": "holds",
        "both-off-smr": "holds",
        "both-off-seq": "fails",
    } == expected
