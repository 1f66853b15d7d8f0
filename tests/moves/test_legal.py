from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import Model
from oracle_arcs import drawn, guarded, steps_to

from detente.conflict.model import Conflict
from detente.conflict.query import Means
from detente.errors import InvalidQuery
from detente.moves import Reach, compile_graph, reachable, state_of
from tests.stability.test_listed import conditional, explicit, two_in_a_row

MEANS: tuple[Means, ...] = ("moves", "improvements", "best improvements")
each_means = pytest.mark.parametrize("means", MEANS)


def distances(conflict: Conflict, reach: Reach) -> dict[frozenset[str], int]:
    graph = compile_graph(conflict)
    return {state_of(graph, int(s)): int(reach.distance[s]) for s in np.flatnonzero(reach.distance >= 0)}


@each_means
@given(st.data())
def test_legal_sequences_lead_as_far_as_the_definitions_say(means: Means, data: st.DataObject) -> None:
    conflict = data.draw(explicit() | conditional())
    model: Model = guarded(conflict) if conflict.arcs is None else drawn(conflict)
    graph = compile_graph(conflict)
    chosen = tuple(data.draw(st.lists(st.sampled_from(graph.actors), unique=True))) if graph.actors else ()
    movers = tuple(actor for actor in graph.actors if not chosen or actor in chosen)
    found = reachable(graph, [graph.start], means, chosen)
    assert steps_to(model, state_of(graph, graph.start), means, movers) == distances(conflict, found)


@each_means
@given(explicit())
def test_each_path_goes_by_arrows_and_nobody_moves_twice_in_a_row(means: Means, conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    found = reachable(graph, [graph.start], means)
    arrows = {(arc.by, arc.start, arc.end) for arc in conflict.arcs or ()}
    for state in np.flatnonzero(found.distance >= 0):
        path = found.path(int(state))
        assert int(found.distance[state]) == len(path)
        names = [(who, *state_of(graph, before), *state_of(graph, after)) for (who,), before, after in path]
        assert arrows >= set(names)
        assert [] == [one for one, other in pairwise(names) if one[0] == other[0]]
        assert [before for _, before, _ in path] == [graph.start, *(after for _, _, after in path)][: len(path)]


def test_joint_improvements_in_an_explicit_model_are_refused() -> None:
    with pytest.raises(InvalidQuery) as error:
        reachable(compile_graph(two_in_a_row()), [0], "joint improvements")
    assert "D220" == error.value.problems[0].code


def test_what_takes_one_mover_two_steps_is_out_of_reach() -> None:
    found = reachable(compile_graph(two_in_a_row()), [0], "moves")
    assert [0, 1, 2, -1] == found.distance.tolist()
