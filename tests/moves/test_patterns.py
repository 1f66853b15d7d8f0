from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.formula import And, Atom, Formula, Not, Or
from detente.moves import Graph, compile_graph, mask, patterns
from tests.moves.small import crisis, graphs


def matching(graph: Graph, marks: str) -> list[bool]:
    wanted = {"Y": (1,), "N": (0,), "-": (0, 1)}
    return [all(int(s) >> k & 1 in wanted[mark] for k, mark in enumerate(marks)) for s in graph.states]


@settings(max_examples=200, deadline=None)
@given(graphs(), st.data())
def test_patterns_match_the_set_and_nothing_else(graph: Graph, data: st.DataObject) -> None:
    which = data.draw(st.lists(st.booleans(), min_size=graph.size, max_size=graph.size))
    found = patterns(graph, np.array(which))
    assert which == np.any([[False] * graph.size, *(matching(graph, p.marks) for p in found)], axis=0).tolist()
    assert [p.count for p in found] == [sum(matching(graph, p.marks)) for p in found]


@settings(max_examples=100, deadline=None)
@given(graphs(), st.data())
def test_a_dash_is_only_where_the_matching_states_differ(graph: Graph, data: st.DataObject) -> None:
    which = np.array(data.draw(st.lists(st.booleans(), min_size=graph.size, max_size=graph.size)))
    for pattern in patterns(graph, which):
        states = graph.states[matching(graph, pattern.marks)].tolist()
        for k, mark in enumerate(pattern.marks):
            assert mark == {(True,): "Y", (False,): "N"}.get(tuple({bool(s >> k & 1) for s in states}), "-")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (Atom("a.x"), ["Y----"]),
        (And((Atom("a.x"), Not(Atom("b.y")))), ["Y--N-"]),
        (Or((And((Atom("a.x"), Atom("a.y"))), Atom("c.x"))), ["----Y", "YY---"]),
    ],
)
def test_sets_that_have_a_short_description_get_it(formula: Formula, expected: list[str]) -> None:
    graph = compile_graph(crisis("a.x a.y b.x b.y c.x"))
    assert expected == [pattern.marks for pattern in patterns(graph, mask(graph, formula))]


def test_no_states_make_no_patterns() -> None:
    graph = compile_graph(crisis("a.x"))
    assert () == patterns(graph, np.zeros(2, bool))
