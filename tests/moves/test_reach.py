from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.query import Means
from detente.moves import Graph, improvements, moves, reachable
from tests.moves.small import graphs, may_move

EVERY_MEANS: tuple[Means, ...] = get_args(Means)


def gains(graph: Graph, makers: Iterable[int], s: int, t: int) -> bool:
    return all(graph.rank[i][t] > graph.rank[i][s] for i in makers)


def goes(graph: Graph, makers: tuple[int, ...], means: str, s: int, t: int) -> bool:
    """Tell from the definition whether `makers`, one of them or all together, take one step from `s` to `t`."""
    own = sum(int(graph.own[i]) for i in makers)
    if s == t or not may_move(graph, own, s, t):
        return False
    if means == "moves":
        return True
    if means == "best improvements":
        (i,) = makers
        ends = [u for u in range(graph.size) if may_move(graph, own, s, u)]
        return gains(graph, makers, s, t) and graph.rank[i][t] == max(graph.rank[i][u] for u in ends)
    return gains(graph, makers, s, t)


def distances(graph: Graph, start: list[int], means: str, chosen: tuple[int, ...]) -> list[int]:
    """Return the distances by plain breadth-first search."""
    together = [chosen] if means == "joint improvements" and len(chosen) > 1 else []
    ways = [partial(goes, graph, makers, means) for makers in [*((i,) for i in chosen), *together]]
    found = dict.fromkeys(start, 0)
    frontier = start
    while frontier:
        new = [t for t in range(graph.size) if t not in found and any(way(s, t) for s in frontier for way in ways)]
        found |= dict.fromkeys(new, 1 + max(found.values()))
        frontier = new
    return [found.get(s, -1) for s in range(graph.size)]


@pytest.mark.parametrize("means", EVERY_MEANS)
@settings(max_examples=100, deadline=None)
@given(data=st.data(), graph=graphs())
def test_distances_are_those_of_a_plain_search(means: Means, graph: Graph, data: st.DataObject) -> None:
    start = data.draw(st.lists(st.integers(0, graph.size - 1), min_size=1, max_size=3, unique=True))
    actors = tuple(data.draw(st.lists(st.sampled_from(graph.actors), unique=True)))
    chosen = tuple(i for i, actor in enumerate(graph.actors) if actor in actors or not actors)
    found = reachable(graph, start, means, actors)
    assert distances(graph, start, means, chosen) == found.distance.tolist()


@pytest.mark.parametrize("means", EVERY_MEANS)
@settings(max_examples=100, deadline=None)
@given(graph=graphs())
def test_paths_are_made_of_steps_of_the_kind_asked_for(means: Means, graph: Graph) -> None:
    found = reachable(graph, [0], means)
    for end in range(graph.size):
        if found.distance[end] < 0:
            with pytest.raises(LookupError):
                found.path(end)
            continue
        path = found.path(end)
        assert len(path) == found.distance[end]
        assert [0, *(after for _, _, after in path)] == [*(before for _, before, _ in path), end]
        for movers, before, after in path:
            assert goes(graph, tuple(graph.actors.index(m) for m in movers), means, before, after)


@given(graphs())
def test_nobody_moves_twice_in_a_row_on_a_shortest_path(graph: Graph) -> None:
    for means in EVERY_MEANS[:3]:
        found = reachable(graph, [0], means)
        for end in range(graph.size):
            movers = [by for by, _, _ in found.path(end)] if found.distance[end] >= 0 else []
            assert all(one != other for one, other in pairwise(movers))


@given(graphs())
def test_single_moves_and_improvements_agree_with_the_definition(graph: Graph) -> None:
    for i, own in enumerate(graph.own.tolist()):
        for s in range(graph.size):
            expected = [t for t in range(graph.size) if t != s and may_move(graph, own, s, t)]
            assert expected == moves(graph, i, s).tolist()
            assert [t for t in expected if gains(graph, [i], s, t)] == improvements(graph, i, s).tolist()


@given(graphs())
def test_an_unknown_actor_is_a_lookup_error(graph: Graph) -> None:
    with pytest.raises(LookupError, match="nobody"):
        reachable(graph, [0], "moves", ("nobody",))
