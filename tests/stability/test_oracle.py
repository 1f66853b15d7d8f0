"""The code that ships agrees with the definitions, cell by cell, on thousands of random conflicts.

`DETENTE_SOAK=1` raises the count to 100,000. A failure names the draw: `numpy.random.default_rng([seed, draw])`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import models
import numpy as np
import oracle
import pytest
from answers import in_labels, states_in
from effort import BATCHES, batch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.conflict.change import accepted
from detente.conflict.model import Conflict
from detente.conflict.query import Means
from detente.moves import Graph, compile_graph, reachable
from detente.stability import replies, solve_many, stable

DRAWS = batch(2_400)
SMALL = models.Size(makers=(2, 4), options=5, states=24)
LARGE = models.Size(makers=(3, 5), options=8, states=256)

few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def disagreements(conflict: Conflict, graph: Graph | None = None) -> list[Any]:
    """Return, for each concept and decision maker, the states on which the two differ; none is what we want."""
    graph, model = graph or compile_graph(conflict), oracle.model_of(conflict)
    found = []
    for concept in oracle.CONCEPTS:
        answer = in_labels(graph, stable(graph, concept))
        assert tuple(answer) == model.actors
        for actor in model.actors:
            differ = answer[actor] ^ oracle.stable(model, actor, concept)
            found += [(concept, actor, sorted(state)) for state in differ]
    return found


@pytest.mark.parametrize("seed", range(BATCHES))
def test_fast_and_slow_agree_on_random_conflicts(seed: int) -> None:
    wrong = {}
    for draw in range(DRAWS):
        conflict = models.random_conflict(np.random.default_rng([seed, draw]))
        if differ := disagreements(conflict):
            wrong[seed, draw] = differ[:3]
    assert wrong == {}


@pytest.mark.parametrize("seed", range(8))
def test_fast_and_slow_agree_on_larger_conflicts(seed: int) -> None:
    assert disagreements(models.random_conflict(np.random.default_rng([seed, 2**20]), LARGE)) == []


@few
@given(models.conflicts())
def test_fast_and_slow_agree_and_a_failure_shrinks(conflict: Conflict) -> None:
    assert disagreements(conflict) == []


def test_fast_and_slow_agree_after_edits() -> None:
    """Options fixed, handed over and freed, combinations forbidden: the records `suppose` makes."""
    wrong = {}
    for draw in range(DRAWS):
        rng = np.random.default_rng([draw, 11])
        conflict = models.edited(models.dice_of(rng), models.random_conflict(rng, SMALL))
        if differ := disagreements(conflict):
            wrong[draw] = differ[:3]
    assert {} == wrong


@pytest.mark.parametrize("prepare", [accepted, lambda conflict: conflict], ids=["without the proposed", "as it is"])
def test_what_is_only_proposed_takes_part_in_nothing(prepare: Callable[[Conflict], Conflict]) -> None:
    """Options, conditions, actors, wants, groups and infeasible combinations that nobody has accepted yet."""
    wrong = {}
    for draw in range(DRAWS):
        rng = np.random.default_rng([draw, 13])
        conflict = models.partly_proposed(models.dice_of(rng), models.random_conflict(rng, SMALL))
        if differ := disagreements(conflict, compile_graph(prepare(conflict))):
            wrong[draw] = differ[:3]
    assert {} == wrong


@few
@given(models.conflicts(SMALL), st.integers(0, 2**32))
def test_other_profiles_on_the_same_moves_are_solved_as_if_alone(conflict: Conflict, seed: int) -> None:
    graph, model = compile_graph(conflict), oracle.model_of(conflict)
    profiles = np.random.default_rng(seed).integers(0, 4, (3, *graph.rank.shape)).astype(np.int32)
    states = states_in(graph)
    worths = [
        {actor: dict(zip(states, row, strict=True)) for actor, row in zip(graph.actors, profile.tolist(), strict=True)}
        for profile in profiles
    ]
    for concept, marks in solve_many(graph, profiles).items():
        for worth, mark in zip(worths, marks, strict=True):
            alone = oracle.Model(model.states, model.moves, worth)
            assert {i: oracle.stable(alone, i, concept) for i in alone.actors} == in_labels(graph, mark)


@few
@given(models.conflicts(SMALL), st.sampled_from(oracle.CONCEPTS[1:]))
def test_an_improvement_is_deterred_exactly_where_the_replies_say_so(conflict: Conflict, concept: str) -> None:
    """`replies` is what witnesses are built from: min(rank, replies) at the improvement is not above the start."""
    graph, model = compile_graph(conflict), oracle.model_of(conflict)
    at = {state: k for k, state in enumerate(states_in(graph))}
    for i, actor in enumerate(graph.actors):
        rank, worst = graph.rank[i], np.minimum(graph.rank[i], replies(graph, i, concept))
        for state, gain in [(s, t) for s in model.states for t in oracle.improvements(model, actor, s)]:
            answers = oracle.replies(model, actor, gain, concept in oracle.BY_IMPROVEMENTS)
            expected = any(oracle.deters(model, actor, state, answer, concept) for answer in answers)
            assert expected == bool(worst[at[gain]] <= rank[at[state]])


@pytest.mark.parametrize("means", get_args(Means))
@pytest.mark.parametrize("seed", range(4))
def test_fast_and_slow_reach_the_same_states_in_as_many_steps(seed: int, means: Means) -> None:
    """From one to three starts, by everyone or by some (an actor without options among them adds nothing)."""
    for draw in range(max(1, DRAWS // 10)):
        rng = np.random.default_rng([seed, draw, 7])
        conflict = models.random_conflict(rng)
        graph = compile_graph(conflict)
        states = states_in(graph)
        starts = sorted({int(rng.integers(graph.size)) for _ in range(rng.integers(1, 4))})
        actors = tuple(actor.key for actor in conflict.actors if rng.integers(2))
        expected = oracle.reach(conflict, [states[s] for s in starts], means, actors)
        reach = reachable(graph, starts, means, actors)
        assert expected == {state: d for state, d in zip(states, reach.distance.tolist(), strict=True) if d >= 0}
        for end in np.flatnonzero(reach.distance > 0).tolist():
            assert_is_a_way(conflict, states, reach.path(end), means)


def assert_is_a_way(conflict: Conflict, states: Any, path: Any, means: Means) -> None:
    """Each step starts where the last one ended and is one its movers can take by `means`."""
    model = oracle.model_of(conflict)
    for movers, before, after in path:
        if len(movers) == 1:
            alone: Means = "improvements" if means == "joint improvements" else means
            assert states[after] in oracle.step(conflict, model, states[before], alone, movers)
        else:
            assert states[after] in oracle.joint_improvements(conflict, model, movers, states[before])
    assert [after for _, _, after in path[:-1]] == [before for _, before, _ in path[1:]]


@few
@given(models.conflicts())
def test_the_states_are_the_feasible_combinations_and_start_is_the_status_quo(conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    states = states_in(graph)
    held = {condition.key for condition in conflict.conditions}
    assert set(oracle.states_of(conflict)) == set(states)
    assert graph.size == len(states) == len(set(states))
    assert conflict.status_quo - held == states[graph.start]
    assert sorted(graph.states.tolist()) == graph.states.tolist()
    assert conflict.decision_makers == graph.actors


@few
@given(models.conflicts())
def test_ranks_order_the_states_as_the_truth_vectors_do(conflict: Conflict) -> None:
    """Rank is dense from 0 (worst): the number of different worths below."""
    graph = compile_graph(conflict)
    for actor, row in zip(graph.actors, graph.rank.tolist(), strict=True):
        worth = [oracle.worth_of(conflict, conflict.actor[actor], state) for state in states_in(graph)]
        levels = sorted(set(worth))
        assert [levels.index(each) for each in worth] == row


@few
@given(models.conflicts())
def test_turning_every_want_round_turns_every_ranking_round(conflict: Conflict) -> None:
    """A check on the oracle as much as on the code: best becomes worst."""
    turned = replace(conflict, actors=tuple(models.turned_round(actor) for actor in conflict.actors))
    before, after = compile_graph(conflict).rank, compile_graph(turned).rank
    assert (before.max(axis=1, keepdims=True) - before).tolist() == after.tolist()
