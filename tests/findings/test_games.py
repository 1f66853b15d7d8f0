"""Which models are games another program can solve, and what is said of the others."""

from __future__ import annotations

import pytest

import detente
from detente.case import loads
from detente.errors import InvalidModel, TooLarge
from detente.findings.games import strategic, tree, turns

HEAD = "detente: 1\ntitle: x\nactors:\n"
TWO = (
    HEAD + "  a: {options: {go: , stop: {undone: never}}, wants: [go]}\n  b: {options: {fight: }, wants: [not fight]}\n"
)
PEOPLE = "  a: {wants: [peace]}\n  b: {wants: [war]}\n"
STATES = "states: {peace: , crisis: , war: }\nstatus_quo: peace\nmoves:\n"
LINE = HEAD + PEOPLE + STATES + "  - {by: a, from: peace, to: crisis}\n  - {by: b, from: crisis, to: war}\n"


def test_every_combination_of_own_options_is_a_strategy() -> None:
    game, lost = strategic(loads(TWO).graph)
    assert (("nothing", "go", "stop", "go + stop"), ("nothing", "fight")) == game.strategies
    assert [(0, 1), (1, 1), (0, 1), (1, 1), (0, 0), (1, 0), (0, 0), (1, 0)] == list(game.payoffs)
    assert ["a.stop" in problem.message for problem in lost] == [False, True]


@pytest.mark.parametrize(
    ("model", "make"),
    [(TWO + "infeasible: [a.go and b.fight]\n", strategic), (LINE, strategic), (TWO, tree)],
)
def test_a_model_that_is_no_such_game_is_refused(model: str, make: object) -> None:
    with pytest.raises(InvalidModel, match="D188"):
        make(loads(model).graph)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("  - {by: a, from: war, to: peace}\n", "second way into peace"),
        ("  - {by: b, from: peace, to: war}\n", "second way into war"),
    ],
)
def test_states_and_moves_that_are_no_tree_are_refused(more: str, says: str) -> None:
    with pytest.raises(InvalidModel, match=says):
        tree(loads(LINE + more).graph)


def test_a_state_in_which_two_can_move_is_no_node() -> None:
    text = LINE.replace("{by: b, from: crisis", "{by: b, from: peace")
    with pytest.raises(InvalidModel, match="both a and b can move"):
        tree(loads(text).graph)


def test_that_one_would_rather_stay_is_told_because_a_tree_cannot_say_it() -> None:
    game, lost = tree(loads(LINE).graph)
    assert ["peace", "crisis", "war"] == [node.name for node in game.nodes]
    assert ["D187"] == [problem.code for problem in lost]
    assert "rather stay" in lost[0].message


def test_too_many_turns_are_refused_before_memory_is_full() -> None:
    with pytest.raises(TooLarge, match="D190"):
        turns(detente.load(detente.shipped("cuban")).graph, 40)
