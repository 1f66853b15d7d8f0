"""What mutants showed that no other test of the ranks would notice; see docs/validation.md."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import models
import numpy as np
import pytest
from effort import draws

from detente.conflict.formula import Atom
from detente.moves import compile_graph
from detente.moves.rank import rank_by_levels
from tests.moves.small import crisis

RANK = import_module("detente.moves.rank")


def test_ranks_made_block_by_block_are_those_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    conflicts = [models.random_conflict(np.random.default_rng([draw, 41])) for draw in range(draws(100))]
    at_once = [compile_graph(conflict).rank.tolist() for conflict in conflicts]
    monkeypatch.setattr(RANK, "_BLOCK", 3)
    assert at_once == [compile_graph(conflict).rank.tolist() for conflict in conflicts]


@pytest.mark.parametrize("block", [1, 2**15])
def test_ranks_are_whole_numbers_of_32_bits(monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(RANK, "_BLOCK", block)
    assert np.int32 == compile_graph(crisis("a.x b.y", wants={"a": [Atom("b.y")]})).rank.dtype


def test_a_direct_ranking_is_whole_numbers_of_32_bits_too() -> None:
    graph = compile_graph(crisis("a.x"))
    actor = replace(graph.conflict.actors[0], ranking=((frozenset({"a.x"}),), (frozenset[str](),)))
    rank = rank_by_levels(graph.conflict, actor, graph.states)
    assert ([0, 1], np.int32) == (rank.tolist(), rank.dtype)
