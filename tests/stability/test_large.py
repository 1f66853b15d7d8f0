"""The compiled loops and numpy check each other; skipped where numba (the extra `detente[fast]`) is not installed."""

from __future__ import annotations

import os
from dataclasses import replace

import models
import numpy as np
import pytest
from hypothesis import given, settings

from detente.conflict.model import Actor, Conflict
from detente.moves import Graph, compile_graph, cores
from detente.stability import CONCEPTS, replies, solve, stable
from tests.moves.small import graphs

pytest.importorskip("numba", reason="the compiled loops need the extra detente[fast]")

from detente.moves.lists import lists_of
from detente.stability.large import KEYS, reply_large, stable_large, visits

CLASSIC = tuple(concept.key for concept in CONCEPTS)


def quiet(done: int, total: int, name: str) -> None:
    """Hear nothing."""


def by_numpy(graph: Graph, concept: str) -> list[list[bool]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cores, "installed", lambda: False)
        found: list[list[bool]] = stable(replace(graph), concept).tolist()
    return found


def box(seed: int, options: int) -> Graph:
    """Return a graph of all combinations of `options` options, dealt out to four movers, with random ranks and ties."""
    size, makers = 2**options, range(4)
    names = tuple(f"a{k % 4}.o{k}" for k in range(options))
    own = [sum(1 << k for k in range(i, options, 4)) for i in makers]
    rank = np.random.default_rng(seed).integers(0, 50, (4, size)).astype(np.int32)
    states = np.arange(size, dtype=np.uint64)
    actors = tuple(f"a{i}" for i in makers)
    conflict = Conflict("box", tuple(Actor(key, key) for key in actors), ())
    return Graph(conflict, names, actors, states, np.array(own, np.uint64), 0, 0, rank, 0)


def test_every_ordinary_concept_has_its_compiled_loop() -> None:
    assert CLASSIC == KEYS


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_compiled_loops_and_numpy_agree_with_one_way_options_and_ties(graph: Graph) -> None:
    found = stable_large(graph, lists_of(graph), KEYS, quiet)
    for key in KEYS:
        assert by_numpy(graph, key) == found[key].tolist()


@pytest.mark.parametrize("seed", range(10_000 if os.environ.get("DETENTE_SOAK") == "1" else 60))
def test_compiled_loops_and_numpy_agree_on_random_conflicts(seed: int) -> None:
    graph = compile_graph(models.random_conflict(np.random.default_rng([seed, 77])))
    if graph.arcs is not None:
        return
    found = stable_large(graph, lists_of(graph), KEYS, quiet)
    assert {key: by_numpy(graph, key) for key in KEYS} == {key: found[key].tolist() for key in KEYS}


def test_compiled_loops_and_numpy_agree_on_a_box_of_65536_states() -> None:
    graph = box(5, 16)
    found = stable_large(graph, lists_of(graph), KEYS, quiet)
    assert dict.fromkeys(KEYS, True) == {key: by_numpy(graph, key) == found[key].tolist() for key in KEYS}


def test_compiled_loops_and_numpy_agree_on_scattered_states_of_forty_options() -> None:
    """Bits others control fill four digits; some options cannot be undone, some not be taken."""
    rng = np.random.default_rng(9)
    centres = rng.integers(0, 2**40, 40).astype(np.uint64)
    near = rng.integers(0, 2**6, (40, 60)).astype(np.uint64) << np.uint64(17)
    states = np.unique(centres[:, None] ^ near)
    rank = rng.integers(0, 9, (4, len(states))).astype(np.int32)
    graph = replace(box(0, 4), options=tuple(f"a{k % 4}.o{k}" for k in range(40)), states=states, rank=rank)
    graph = replace(graph, own=np.array([0x1111111111 << i for i in range(4)], np.uint64), stays=1 << 18, shut=1 << 21)
    found = stable_large(graph, lists_of(graph), KEYS, quiet)
    assert {key: by_numpy(graph, key) for key in KEYS} == {key: found[key].tolist() for key in KEYS}


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_the_replies_are_the_same_too(graph: Graph) -> None:
    lists = lists_of(graph)
    for key in KEYS:
        for mover in range(len(graph.actors)):
            assert replies(graph, mover, key).tolist() == reply_large(graph, lists, mover, key).tolist()


def test_from_the_measured_size_on_solve_uses_them_and_finds_the_same() -> None:
    graph = box(3, 12)
    told: list[tuple[int, int, str]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cores, "COLD", 2)
        patch.setattr(cores, "WARM", 2)
        solution = solve(graph, progress=lambda *step: told.append(step))
        one = stable(graph, "seq")
        reply = replies(graph, 1, "smr")
    assert CLASSIC == solution.concepts
    assert (len(told), told[-1][0]) == (16, told[-1][1])
    for key in CLASSIC:
        assert by_numpy(graph, key) == solution.stable[key].tolist()
    assert solution.stable["seq"].tolist() == one.tolist()
    assert replies(replace(graph), 1, "smr").tolist() == reply.tolist()


@pytest.mark.parametrize("escapes", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_visits_are_at_most_the_stated_number(seed: int, escapes: bool) -> None:
    """Two to each state, one to each entry of the others' lists: (d + 1) n with d movers."""
    graph = box(seed, 13)
    lists = lists_of(graph)
    for mover in range(4):
        assert graph.size <= visits(graph, lists, mover, escapes=escapes) <= 5 * graph.size


def test_visits_stay_within_the_stated_number_on_a_long_chain_of_replies() -> None:
    """Where sweeps take a round for every link: two that climb by turns, one step each."""
    size = 400
    bits = [(1 << a) | (1 << (20 + b)) for a in range(20) for b in range(20)]
    states = np.array(sorted(bits)[:size], np.uint64)
    steps = np.arange(size, dtype=np.int32)
    own = np.array([(1 << 20) - 1, ((1 << 20) - 1) << 20, 1 << 40], np.uint64)
    names = tuple(f"a{i}" for i in range(3))
    options = tuple(f"o{k}" for k in range(41))
    graph = Graph(
        Conflict("chain", (), ()), options, names, states, own, 0, 0, np.stack([steps, steps, steps[::-1]]), 0
    )
    assert visits(graph, lists_of(graph), 2, escapes=False) <= 4 * size
