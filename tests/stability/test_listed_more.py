"""Coalitions, strength and simultaneous moves where moves are listed and need not be transitive."""

from __future__ import annotations

from dataclasses import replace

import oracle
import oracle_more
import pytest
from answers import in_labels
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.model import Conflict
from detente.errors import InvalidQuery
from detente.moves import compile_graph
from detente.stability import COALITION_CONCEPTS, coalition_stable, coalitions, inapplicable, merged_stable, stable
from tests.oracle_arcs import drawn, guarded
from tests.stability.test_coalitions import marked
from tests.stability.test_listed import conditional, explicit

KEYS = tuple(concept.key for concept in COALITION_CONCEPTS)
listed = st.one_of(explicit(), conditional())
some = settings(max_examples=120, deadline=None)


def model_of(conflict: Conflict) -> oracle.Model:
    return guarded(conflict) if conflict.arcs is None else drawn(conflict)


@some
@given(listed)
def test_coalitions_move_by_legal_sequences_tracked_by_the_last_mover(conflict: Conflict) -> None:
    graph, model = compile_graph(conflict), model_of(conflict)
    for members in coalitions(graph.actors):
        for key in KEYS:
            expected = oracle_more.coalition_stable(conflict, members, key, model=model)
            assert expected == marked(graph, coalition_stable(graph, members, key))


@some
@given(listed)
def test_a_coalition_of_one_is_its_member(conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    for concept in COALITION_CONCEPTS:
        for actor, row in zip(graph.actors, stable(graph, concept.alone), strict=True):
            assert row.tolist() == coalition_stable(graph, [actor], concept.key).tolist()


@some
@given(listed, st.sampled_from(["strong-gmr", "strong-smr", "strong-seq"]))
def test_strong_stability_follows_legal_sequences_too(conflict: Conflict, key: str) -> None:
    actors = tuple(replace(actor, much=(0,) if len(actor.ranking or ()) > 1 else ()) for actor in conflict.actors)
    conflict = replace(conflict, actors=actors)
    graph, model = compile_graph(conflict), model_of(conflict)
    if not inapplicable(graph, key):
        expected = {i: oracle_more.strongly_stable(conflict, i, key, model=model) for i in graph.actors}
        assert expected == in_labels(graph, stable(graph, key))


@some
@given(conditional())
def test_improvements_at_once_add_up_where_options_depend_on_the_state(conflict: Conflict) -> None:
    graph, model = compile_graph(conflict), model_of(conflict)
    expected = {i: oracle_more.simultaneously_stable(conflict, i, model=model) for i in graph.actors}
    assert expected == in_labels(graph, stable(graph, "sim"))


@some
@given(explicit())
def test_states_given_as_a_list_have_no_simultaneous_moves_and_no_merged_player(conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    with pytest.raises(InvalidQuery, match="D220"):
        stable(graph, "sim")
    if graph.actors:
        with pytest.raises(InvalidQuery, match="D220"):
            merged_stable(graph, graph.actors[:1], "cnash")
