from __future__ import annotations

import os
import random
from time import process_time

import models
import numpy as np
import oracle
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.conflict.formula import And, Atom, Formula, If, Not, Or
from detente.conflict.model import Conflict
from detente.errors import InvalidModel, TooLarge
from detente.moves import compile_graph, index_of, state_of
from detente.stability import stable
from detente.stability.large import KEYS
from detente.stability.local import stable_at
from tests.moves.small import crisis

few = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("seed", range(2_000 if os.environ.get("DETENTE_SOAK") == "1" else 40))
def test_search_and_enumeration_agree_on_every_state_of_random_conflicts(seed: int) -> None:
    conflict = models.random_conflict(np.random.default_rng([seed, 404]))
    graph = compile_graph(conflict)
    if graph.arcs is not None:
        return
    for concept in KEYS:
        answer = stable(graph, concept)
        for i, actor in enumerate(graph.actors):
            found = [stable_at(conflict, state_of(graph, s), actor, concept).stable for s in range(graph.size)]
            assert answer[i].tolist() == found


@few
@given(models.conflicts(), st.sampled_from(KEYS), st.integers(0, 2**32))
def test_search_agrees_with_the_definitions_and_a_failure_shrinks(conflict: Conflict, concept: str, at: int) -> None:
    model = oracle.model_of(conflict)
    if conflict.arcs is not None or any(option.take_if or option.undo_if for option in conflict.options):
        return
    state = model.states[at % len(model.states)]
    for actor in model.actors:
        expected = state in oracle.stable(model, actor, concept)
        assert expected == stable_at(conflict, state, actor, concept).stable


@few
@given(models.conflicts(), st.sampled_from(KEYS), st.integers(0, 2**32))
def test_what_it_says_in_support_is_true(conflict: Conflict, concept: str, at: int) -> None:
    """An improvement is one, an answer starts there and ends no better than before, step by step by moves."""
    graph, model = compile_graph(conflict), oracle.model_of(conflict)
    if graph.arcs is not None:
        return
    state = state_of(graph, at % graph.size)
    for actor in graph.actors:
        worth, stand = model.worth[actor], stable_at(conflict, state, actor, concept)
        if stand.improvement is not None:
            assert stand.improvement in oracle.improvements(model, actor, state)
        for improvement, steps in stand.answers:
            assert improvement in oracle.improvements(model, actor, state)
            assert improvement == steps[0][1]
            assert worth[steps[-1][2]] <= worth[state]
            for mover, before, after in steps:
                assert mover != actor
                assert after in model.moves[mover][before]


def sixty(*, wants: dict[str, list[Formula]], forbidden: tuple[Formula, ...] = ()) -> Conflict:
    """Return a crisis of four actors with fifteen options each."""
    options = " ".join(f"{actor}.o{k}" for actor in "abcd" for k in range(15))
    return crisis(options, wants=wants, forbidden=forbidden)


def test_sixty_options_are_answered_at_once_where_the_others_can_deter() -> None:
    """b can always hit back, and wants to: a stays under GMR and SEQ though it has an improvement."""
    attack, answer = Atom("a.o0"), Atom("b.o0")
    conflict = sixty(wants={"a": [Not(answer), attack], "b": [If(answer, attack)]})
    began = process_time()
    stands = {key: stable_at(conflict, frozenset(), "a", key) for key in ("nash", "gmr", "seq")}
    assert process_time() - began < 10
    assert {"nash": False, "gmr": True, "seq": True} == {key: stand.stable for key, stand in stands.items()}
    ((_, ((mover, _, after),)),) = stands["seq"].answers
    assert ("b", True) == (mover, "b.o0" in after)


def test_sixty_options_are_answered_at_once_where_nothing_deters() -> None:
    conflict = sixty(wants={"a": [Atom("a.o0"), Not(Atom("b.o0"))], "b": [Atom("b.o0")]})
    for concept in ("nash", "gmr", "seq"):
        stand = stable_at(conflict, frozenset(), "a", concept)
        assert (False, frozenset({"a.o0"})) == (stand.stable, stand.improvement)


def test_rules_are_kept_in_what_the_others_can_answer() -> None:
    """b could hit back, but only if d lends a hand, which c has ruled out for as long as it keeps out."""
    rules = (And((Atom("b.o0"), Not(Atom("d.o0")))), And((Atom("d.o0"), Not(Atom("c.o0")))))
    wants = {"a": [Not(Atom("b.o0")), Atom("a.o0")]}
    free = sixty(wants=wants, forbidden=rules)
    assert stable_at(free, frozenset(), "a", "gmr").stable
    bound = sixty(wants=wants, forbidden=(*rules, Atom("c.o0")))
    assert not stable_at(bound, frozenset(), "a", "gmr").stable


def test_what_would_take_too_long_is_refused_with_the_reason() -> None:
    rng = random.Random(5)
    names = [f"{actor}.o{k}" for actor in "abcd" for k in range(15)]
    knot = [Or(tuple(Atom(name) for name in rng.sample(names, 6))) for _ in range(40)]
    conflict = sixty(wants={actor: rng.sample(knot, 12) for actor in "abcd"})
    with pytest.raises(TooLarge) as refused:
        stable_at(conflict, frozenset(), "a", "seq", budget=2**12)
    assert "D408" == refused.value.problems[0].code
    assert "beyond 4,096 listed states" in refused.value.problems[0].message


def test_an_infeasible_state_and_unknown_names_are_refused() -> None:
    conflict = crisis("a.x b.y", forbidden=(Atom("a.x"),))
    with pytest.raises(InvalidModel):
        stable_at(conflict, frozenset({"a.x"}), "a", "nash")
    with pytest.raises(LookupError):
        stable_at(conflict, frozenset({"a.z"}), "a", "nash")
    with pytest.raises(KeyError):
        stable_at(conflict, frozenset(), "a", "nothing")


def test_a_direct_ranking_is_read_without_a_list_of_states() -> None:
    conflict = crisis("a.x b.y")
    levels = ((frozenset({"a.x"}),), (frozenset(),), (frozenset({"a.x", "b.y"}), frozenset({"b.y"})))
    a, b = conflict.actors
    ranked = Conflict("r", (models.replace(a, ranking=levels), b), conflict.options)
    assert index_of(compile_graph(ranked), frozenset()) == 0
    assert {"nash": False, "gmr": True} == {
        key: stable_at(ranked, frozenset(), "a", key).stable for key in ("nash", "gmr")
    }
