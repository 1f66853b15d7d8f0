"""The states of one graph found in another, worked out by hand; see docs/validation.md."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.conflict.formula import And, Atom
from detente.moves import Graph, compile_graph
from detente.moves.embed import places
from tests.moves.small import crisis


def holding(graph: Graph, *taken: str) -> Graph:
    """Return the graph with these options held as taken that are fixed in it, and no part of its states."""
    return replace(graph, conflict=replace(graph.conflict, status_quo=frozenset(taken)))


# Bits x y w, of which 0, 1, 2, 3, 4, 6 are feasible; and all combinations of z w x, in another order.
HERE = compile_graph(crisis("a.x b.y b.w", forbidden=(And((Atom("a.x"), Atom("b.w"))),)))
OTHER = compile_graph(crisis("c.z b.w a.x"))


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        ([], [], [0, -1, 4, -1, 1, -1, -1, -1]),
        (["c.z"], ["b.y"], [-1, 2, -1, 5, -1, 3, -1, -1]),
        (["c.z"], [], [-1, 0, -1, 4, -1, 1, -1, -1]),
    ],
)
def test_a_state_is_where_the_same_is_taken_and_what_one_lacks_is_as_it_holds(
    here: list[str], there: list[str], found: list[int]
) -> None:
    places_found = places(holding(HERE, *here), holding(OTHER, *there))
    assert (np.dtype(np.int64), found) == (places_found.dtype, places_found.tolist())


def test_each_state_of_a_graph_is_where_it_stands() -> None:
    assert list(range(HERE.size)) == places(HERE, HERE).tolist()


def test_several_options_one_lacks_are_all_held() -> None:
    """a.x alone against x y w v, the others held at y and v: bits 2 + 8, and 1 more with x."""
    whole, part = compile_graph(crisis("a.x b.y b.w c.v")), compile_graph(crisis("a.x"))
    assert [10, 11] == places(whole, holding(part, "b.y", "c.v")).tolist()
    assert [-1] * 10 + [0, 1] + [-1] * 4 == places(holding(part, "b.y", "c.v"), whole).tolist()
