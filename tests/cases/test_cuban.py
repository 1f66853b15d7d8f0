"""The classic: the printed preference orders, and the equilibria that follow with every move reversible."""

from __future__ import annotations

import pytest

from detente.cases import account_path, case_path
from detente.conflict.model import State
from detente.files import load
from detente.moves import Graph, compile_graph, state_of
from detente.stability import solve

WEIGHT = {"usa.air_strike": 1, "usa.blockade": 2, "ussr.withdraw": 4, "ussr.escalate": 8}


def decimal(state: State) -> int:
    return sum(WEIGHT[option] for option in state)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return compile_graph(load(case_path("cuban")).conflict)


def test_there_are_twelve_states_and_every_move_is_reversible(graph: Graph) -> None:
    assert (12, 0, 0) == (graph.size, graph.stays, graph.shut)


@pytest.mark.parametrize(
    ("actor", "best_first"),
    [("usa", [4, 6, 5, 7, 2, 1, 3, 0, 11, 9, 10, 8]), ("ussr", [0, 4, 6, 2, 5, 1, 7, 3, 11, 9, 10, 8])],
)
def test_the_preference_orders_are_those_of_the_literature(graph: Graph, actor: str, best_first: list[int]) -> None:
    row = graph.rank[graph.actors.index(actor)]
    order = sorted(range(graph.size), key=lambda state: -row[state])
    assert best_first == [decimal(state_of(graph, state)) for state in order]


@pytest.mark.parametrize(
    ("concept", "states"),
    [
        ("nash", []),
        ("gmr", [0, 1, 2, 4, 5, 6, 7]),
        ("smr", [0, 1, 2, 4, 5, 6, 7]),
        ("seq", [4, 6]),
        ("symmetric-seq", [4, 6]),
    ],
)
def test_the_equilibria_are_the_known_ones(graph: Graph, concept: str, states: list[int]) -> None:
    stable = solve(graph).stable[concept].all(axis=0)
    assert states == sorted(decimal(state_of(graph, int(at))) for at in stable.nonzero()[0])


def test_the_account_has_three_to_five_hundred_words() -> None:
    assert 300 <= len(account_path("cuban").read_text(encoding="utf-8").split()) <= 500


def test_the_model_says_what_was_not_read_in_print() -> None:
    assert "not read in print" in load(case_path("cuban")).conflict.says
