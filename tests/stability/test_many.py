"""Many profiles at once have the stable states each has alone."""

from __future__ import annotations

import numpy as np
import pytest
from models import random_conflict

from detente.cases import case_path
from detente.files.load import load
from detente.moves import compile_graph
from detente.moves.graph import Graph, Rank
from detente.stability import many
from detente.stability.many import KEYS, Many
from detente.stability.solve import solve_many


def drawn(graph: Graph, count: int, rng: np.random.Generator) -> Rank:
    """Draw profiles in which every mover has one of a few rankings, ties and all."""
    movers, size = graph.rank.shape
    levels = rng.integers(0, 5, (movers, 4, size))
    few = [[np.unique(row, return_inverse=True)[1] for row in rows] for rows in levels]
    picks = rng.integers(0, 4, (count, movers))
    return np.array([[few[i][pick[i]] for i in range(movers)] for pick in picks], np.int32)


@pytest.mark.parametrize("seed", range(20))
def test_profiles_shared_among_movers_are_solved_as_if_alone(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(seed)
    graph = compile_graph(random_conflict(rng))
    monkeypatch.setattr(many, "WIDE", int(rng.integers(1, 5)) * graph.size)
    ranks = drawn(graph, 17, rng)
    alone, found = solve_many(graph, ranks, concepts=KEYS), Many(graph, ranks)
    for key in KEYS:
        assert alone[key].tolist() == found.stable(key).tolist(), key


def test_a_large_case_with_one_way_options_is_solved_as_if_alone() -> None:
    graph = compile_graph(load(case_path("tower22")).conflict)
    ranks = drawn(graph, 60, np.random.default_rng(1))
    alone, found = solve_many(graph, ranks, concepts=KEYS), Many(graph, ranks)
    assert all((alone[key] == found.stable(key)).all() for key in KEYS)
    assert any((alone["seq"] != alone["nash"]).ravel())


def test_without_profiles_there_is_nothing_to_say() -> None:
    graph = compile_graph(load(case_path("tower22")).conflict)
    none = np.zeros((0, *graph.rank.shape), np.int32)
    assert (0, *graph.rank.shape) == Many(graph, none).stable("seq").shape
