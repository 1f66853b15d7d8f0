from __future__ import annotations

import pytest
from hypothesis import given

from detente.moves import Graph, index_of, state_of
from tests.moves.small import graphs


@given(graphs())
def test_every_state_is_found_again_by_its_label(graph: Graph) -> None:
    assert list(range(graph.size)) == [index_of(graph, state_of(graph, s)) for s in range(graph.size)]


@given(graphs())
def test_a_state_that_is_not_feasible_has_no_index(graph: Graph) -> None:
    missing = set(range(64)) - set(graph.states.tolist())
    for bits in missing:
        assert index_of(graph, frozenset(o for k, o in enumerate(graph.options) if bits >> k & 1)) is None


@given(graphs())
def test_an_unknown_option_is_a_key_error(graph: Graph) -> None:
    with pytest.raises(KeyError):
        index_of(graph, frozenset({"nobody.nothing"}))
