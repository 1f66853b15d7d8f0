"""Coalition stability: against its definitions, and what must hold of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import models
import numpy as np
import oracle
import oracle_more
import pytest
from answers import states_in
from effort import BATCHES, batch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.conflict.formula import And, Atom, Iff, Not
from detente.conflict.model import Conflict, State
from detente.errors import TooLarge
from detente.moves import compile_graph
from detente.moves.graph import Graph, Mask
from detente.stability import (
    COALITION_CONCEPTS,
    COALITION_IMPLIES,
    coalition_concept_of,
    coalition_stable,
    coalitions,
    merged_stable,
    stable,
    universally_stable,
)
from tests.moves.small import crisis

SMALL = models.Size(makers=(2, 4), options=5, states=24)
FREE = models.Size(makers=(2, 3), options=5, states=32)
KEYS = tuple(concept.key for concept in COALITION_CONCEPTS)
DRAWS = batch(1_000)
few = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def marked(graph: Graph, mask: Mask) -> frozenset[State]:
    return frozenset(state for state, mark in zip(states_in(graph), mask.tolist(), strict=True) if mark)


@pytest.mark.parametrize("merged", [False, True], ids=["in turn", "merged"])
@pytest.mark.parametrize("seed", range(BATCHES))
def test_fast_and_slow_agree_on_random_conflicts(seed: int, merged: bool) -> None:
    """One coalition of each conflict, of any size."""
    wrong = {}
    for draw in range(DRAWS):
        rng = np.random.default_rng([seed, draw, 37])
        conflict = models.random_conflict(rng, SMALL)
        graph, solver = compile_graph(conflict), merged_stable if merged else coalition_stable
        groups = list(coalitions(graph.actors))
        members = groups[int(rng.integers(len(groups)))]
        for key in KEYS:
            expected = oracle_more.coalition_stable(conflict, members, key, merged=merged)
            if expected != marked(graph, solver(graph, members, key)):
                wrong[draw, members, key] = sorted(map(sorted, expected))
    assert {} == wrong


def test_fast_and_slow_agree_where_kinds_fill_several_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.stability.coalition._AT_ONCE", 1)
    size = models.Size(makers=(3, 4), options=8, states=256)
    conflict = models.random_conflict(np.random.default_rng(22), size)
    graph = compile_graph(conflict)
    members = graph.actors[:-1]
    assert len(np.unique(graph.rank[:-1], axis=1).T) > 64
    for key in KEYS:
        assert oracle_more.coalition_stable(conflict, members, key) == marked(
            graph, coalition_stable(graph, members, key)
        )


@few
@given(models.conflicts(SMALL))
def test_a_coalition_of_one_is_its_member(conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    for concept in COALITION_CONCEPTS:
        alone = stable(graph, concept.alone)
        for actor, row in zip(graph.actors, alone, strict=True):
            assert row.tolist() == coalition_stable(graph, [actor], concept.key).tolist()


@few
@given(models.conflicts(SMALL), st.data())
def test_a_state_a_coalition_stays_at_under_a_concept_it_stays_at_under_all_it_implies(
    conflict: Conflict, data: st.DataObject
) -> None:
    graph = compile_graph(conflict)
    members = data.draw(st.sampled_from(list(coalitions(graph.actors))))
    found = {key: coalition_stable(graph, members, key) for key in KEYS}
    for strong, weak in COALITION_IMPLIES:
        assert (found[weak] | ~found[strong]).all()


@few
@given(models.conflicts(SMALL))
def test_everyone_together_is_answered_by_nobody(conflict: Conflict) -> None:
    """The grand coalition: no replies, so all four concepts are CNash."""
    graph = compile_graph(conflict)
    expected, *others = (coalition_stable(graph, graph.actors, key).tolist() for key in KEYS)
    assert [expected] * 3 == others


@few
@given(models.conflicts(SMALL), st.sampled_from(KEYS), st.data())
def test_the_order_of_the_members_and_naming_one_twice_change_nothing(
    conflict: Conflict, key: str, data: st.DataObject
) -> None:
    graph = compile_graph(conflict)
    members = data.draw(st.sampled_from(list(coalitions(graph.actors))))
    shuffled = [*data.draw(st.permutations(members)), members[0]]
    assert coalition_stable(graph, members, key).tolist() == coalition_stable(graph, shuffled, key).tolist()


@few
@given(models.conflicts(SMALL), st.sampled_from(KEYS))
def test_universally_stable_is_stable_for_every_coalition(conflict: Conflict, key: str) -> None:
    graph = compile_graph(conflict)
    for largest in (1, 2, None):
        sizes = range(1, 1 + (largest or len(graph.actors)))
        groups = [group for size in sizes for group in combinations(graph.actors, size)]
        expected = np.logical_and.reduce([coalition_stable(graph, group, key) for group in groups])
        assert expected.tolist() == universally_stable(graph, key, largest=largest).tolist()
    single = stable(graph, coalition_concept_of(key).alone).all(axis=0)
    assert single.tolist() == universally_stable(graph, key, largest=1).tolist()


@few
@given(models.conflicts(FREE), st.sampled_from(KEYS), st.data())
def test_where_everything_is_feasible_members_in_turn_do_what_a_merged_player_does(
    conflict: Conflict, key: str, data: st.DataObject
) -> None:
    actors = tuple(replace(actor, ranking=None) for actor in conflict.actors)
    graph = compile_graph(replace(conflict, actors=actors, infeasible=(), one_of=()))
    members = data.draw(st.sampled_from(list(coalitions(graph.actors))))
    assert coalition_stable(graph, members, key).tolist() == merged_stable(graph, members, key).tolist()


def test_members_in_turn_cannot_pass_through_what_is_not_feasible_and_a_merged_player_can() -> None:
    x, y = Atom("r.x"), Atom("c.y")
    both = {"r": [And((x, y))], "c": [And((x, y))]}
    graph = compile_graph(crisis("r.x c.y", wants=both, forbidden=(Not(Iff(x, y)),)))
    assert [True, True] == coalition_stable(graph, ["r", "c"], "cnash").tolist()
    assert [False, True] == merged_stable(graph, ["r", "c"], "cnash").tolist()


def test_prisoners_who_can_act_together_leave_the_equilibrium() -> None:
    x, y = Atom("r.x"), Atom("c.y")  # taken: to defect
    graph = compile_graph(crisis("r.x c.y", wants={"r": [Not(y), x], "c": [Not(x), y]}))
    assert [False, False, False, True] == stable(graph, "nash").all(axis=0).tolist()
    assert [True, True, True, False] == coalition_stable(graph, ["r", "c"], "cnash").tolist()
    assert not universally_stable(graph, "cnash").any()
    assert [True, False, False, False] == universally_stable(graph, "cseq").tolist()


def test_on_the_way_to_a_common_gain_a_member_may_lose() -> None:
    """From nothing to both: after the first step the mover is worse off than at the start."""
    x, y = Atom("r.x"), Atom("c.y")
    wants = {"r": [And((x, y)), Not(x)], "c": [And((x, y)), Not(y)]}
    graph = compile_graph(crisis("r.x c.y", wants=wants))
    assert stable(graph, "nash")[:, 0].all()
    assert not coalition_stable(graph, ["r", "c"], "cnash")[0]


@pytest.mark.parametrize("members", [[], ["nobody"]])
def test_only_decision_makers_form_a_coalition(members: list[str]) -> None:
    with pytest.raises(LookupError, match="forms no coalition"):
        coalition_stable(compile_graph(crisis("r.x c.y")), members, "cnash")


def test_too_many_kinds_are_refused_with_the_work_they_would_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.stability.coalition.MOST_WORDS", 7)
    graph = compile_graph(crisis("r.x c.y", wants={"r": [Atom("r.x")], "c": [Atom("c.y")]}))
    with pytest.raises(TooLarge, match=r"D404 .* 8 words"):
        coalition_stable(graph, ["r", "c"], "cnash")


def test_legal_sequences_of_two_members_are_what_the_oracle_walks() -> None:
    """A check of the oracle: two members who take turns reach all four states from any of them."""
    model = oracle.model_of(crisis("r.x c.y"))
    assert all(frozenset(model.states) == oracle.legal_ends(model, ["r", "c"], s, False) for s in model.states)
