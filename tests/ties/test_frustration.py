"""The frustration index and all optimal splits, against trying every split, and by their theorems."""

from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ties import changed, frustration, gathered, measures, odd_cycles, optima, together, web
from detente.ties.web import Web, cost, strained
from tests.ties.webs import oracle, turned, webs

solving, listing = (import_module(f"detente.ties.{name}") for name in ("frustration", "optima"))


@given(webs())
def test_the_index_is_the_least_over_all_splits_and_the_split_has_it(drawn: Web) -> None:
    found = frustration(drawn)
    assert oracle(drawn)[0] == found.index == found.least == cost(drawn, found.split)
    assert found.frustrated == tuple(at for at, edge in enumerate(drawn.edges) if strained(edge, found.split))


@given(webs(weighted=True))
def test_weights_count(drawn: Web) -> None:
    assert oracle(drawn)[0] == pytest.approx(frustration(drawn).index)


@pytest.mark.parametrize("weighted", [False, True])
def test_the_solver_says_the_same_as_trying(weighted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "SMALL", 0)
    monkeypatch.setattr(listing, "SMALL", 0)

    @settings(max_examples=40, deadline=None)
    @given(webs(most=8, weighted=weighted))
    def same(drawn: Web) -> None:
        least, splits = oracle(drawn)
        assert least == pytest.approx(frustration(drawn).index)
        _agree(drawn, splits)

    same()


@pytest.mark.parametrize(
    "edges",
    [
        ((0, 1, -2.5), (0, 3, -2.5), (1, 4, -0.3), (2, 3, -0.3), (2, 4, -2.5)),
        ((0, 1, -2.5), (0, 2, -2.5), (0, 3, -0.3), (1, 2, -2.5), (1, 3, -2.5), (2, 3, -0.3)),
    ],
)
def test_a_split_as_cheap_as_the_first_is_not_overlooked_by_the_solver(
    edges: tuple[tuple[int, int, float], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "SMALL", 0)
    monkeypatch.setattr(listing, "SMALL", 0)
    drawn = Web(1 + max(edge[1] for edge in edges), edges)
    _agree(drawn, oracle(drawn)[1])


@given(webs(most=8))
def test_all_optimal_splits_are_found_and_what_is_always_or_sometimes_frustrated(drawn: Web) -> None:
    _agree(drawn, oracle(drawn)[1])


def _agree(drawn: Web, splits: list[tuple[int, ...]]) -> None:
    """Compare the optima found with all optimal splits: as sets of frustrated edges, for parts may be turned round."""
    found = optima(drawn, most=10_000)
    bad = {frozenset(at for at, edge in enumerate(drawn.edges) if strained(edge, split)) for split in splits}
    assert found.complete
    assert (len(bad), frozenset.intersection(*bad)) == (found.number, frozenset(found.always))
    assert frozenset.union(*bad) - frozenset(found.always) == frozenset(found.sometimes)
    listed = [frozenset(at for at, edge in enumerate(drawn.edges) if strained(edge, split)) for split in found.splits]
    assert (bad, len(bad)) == (set(listed), len(listed))


@given(webs(), st.data())
def test_turning_some_actors_round_changes_nothing(drawn: Web, data: st.DataObject) -> None:
    some = data.draw(st.sets(st.integers(0, drawn.size - 1)))
    assert frustration(drawn).index == frustration(turned(drawn, some)).index
    assert optima(drawn).number == optima(turned(drawn, some)).number


@given(webs())
def test_it_is_at_most_half_of_the_ties_and_at_most_the_hostile_ones(drawn: Web) -> None:
    index = frustration(drawn).index
    assert index <= len(drawn.edges) / 2
    assert index <= sum(pull < 0 for _, _, pull in drawn.edges)


@given(webs())
def test_a_web_is_balanced_exactly_where_every_cycle_has_an_even_number_of_hostile_ties(drawn: Web) -> None:
    assert (frustration(drawn).index == 0) == all(_even(drawn, cycle) for cycle in _cycles(drawn))


def _cycles(drawn: Web) -> list[tuple[int, ...]]:
    """Return every simple cycle that starts at its least actor."""
    near: dict[int, list[int]] = {actor: [] for actor in range(drawn.size)}
    for one, other, _ in drawn.edges:
        near[one].append(other)
        near[other].append(one)
    found, stack = [], [(start,) for start in range(drawn.size)]
    while stack and len(found) < 2000:
        path = stack.pop()
        for other in near[path[-1]]:
            if other == path[0] and len(path) > 2:
                found.append(path)
            elif other > path[0] and other not in path:
                stack.append((*path, other))
    return found


def _even(drawn: Web, cycle: tuple[int, ...]) -> bool:
    pull = {frozenset(edge[:2]): edge[2] for edge in drawn.edges}
    ring = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
    return sum(pull[frozenset(step)] < 0 for step in ring) % 2 == 0


@given(webs(), st.data())
def test_one_more_tie_costs_at_most_one_and_never_less(drawn: Web, data: st.DataObject) -> None:
    free = [(i, j) for j in range(drawn.size) for i in range(j) if (i, j) not in {edge[:2] for edge in drawn.edges}]
    if free:
        pair = data.draw(st.sampled_from(free))
        more = web(drawn.size, (*drawn.edges, (*pair, data.draw(st.sampled_from((1, -1))))))
        assert 0 <= frustration(more).index - frustration(drawn).index <= 1


@given(webs(most=7), st.data())
def test_two_actors_together_and_apart_cost_what_the_best_such_splits_cost(drawn: Web, data: st.DataObject) -> None:
    pair = st.lists(st.integers(0, drawn.size - 1), min_size=2, max_size=2, unique=True)
    one, other = data.draw(pair)
    found = together(drawn, one, other)
    costs = {False: [], True: []}
    for number in range(1 << drawn.size):
        split = tuple((number >> at) & 1 for at in range(drawn.size))
        costs[split[one] == split[other]].append(cost(drawn, split))
    assert (min(costs[True]), min(costs[False])) == (found.joined, found.parted)
    assert (found.joined, found.parted) == (cost(drawn, found.joined_split), cost(drawn, found.parted_split))
    assert found.joined_split[one] == found.joined_split[other]
    assert found.parted_split[one] != found.parted_split[other]


@given(webs(most=7), st.data())
def test_several_actors_in_one_camp_cost_what_the_best_such_split_costs(drawn: Web, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.integers(0, drawn.size - 1), min_size=2, unique=True))
    splits = (tuple((number >> at) & 1 for at in range(drawn.size)) for number in range(1 << drawn.size))
    least = min(cost(drawn, split) for split in splits if len({split[at] for at in chosen}) == 1)
    found, split, proved = gathered(drawn, chosen)
    assert (least, least, True) == (found, cost(drawn, split), proved)
    assert 1 == len({split[at] for at in chosen})


@given(webs(most=8), st.data())
def test_a_change_of_one_tie_is_the_index_of_the_changed_web(drawn: Web, data: st.DataObject) -> None:
    if drawn.edges:
        at = data.draw(st.integers(0, len(drawn.edges) - 1))
        rest = [edge for number, edge in enumerate(drawn.edges) if number != at]
        one, other, pull = drawn.edges[at]
        found = changed(drawn, at)
        assert oracle(web(drawn.size, rest))[0] == found.dropped
        assert oracle(web(drawn.size, [*rest, (one, other, -pull)]))[0] == found.turned
        assert oracle(drawn)[0] == found.now


@given(webs())
def test_odd_cycles_share_no_tie_and_never_outnumber_the_index(drawn: Web) -> None:
    found = frustration(drawn)
    cycles = odd_cycles(drawn, found.split)
    steps = [frozenset(step) for cycle in cycles for step in zip(cycle, (*cycle[1:], cycle[0]), strict=True)]
    assert len(steps) == len(set(steps))
    assert not any(_even(drawn, cycle) for cycle in cycles)
    assert len(cycles) <= found.index


def test_two_odd_cycles_need_not_be_disjoint_so_that_the_index_can_be_more() -> None:
    every = web(5, [(i, j, -1) for i in range(5) for j in range(i)])
    assert (4, 2) == (frustration(every).index, len(odd_cycles(every, frustration(every).split)))


def test_a_web_of_foes_alone_is_cut_at_its_largest() -> None:
    odd = web(7, [(at, (at + 1) % 7, -1) for at in range(7)])
    assert (1, 7) == (frustration(odd).index, optima(odd).number)
    assert ((), tuple(range(7))) == (optima(odd).always, optima(odd).sometimes)


def test_nobody_and_nothing_are_no_trouble() -> None:
    assert (0, ()) == (frustration(web(0, [])).index, frustration(web(0, [])).split)
    assert (1, True, 0) == (optima(web(3, [])).number, optima(web(3, [])).complete, optima(web(3, [])).parts)
    assert (0, None) == (measures(web(2, [])).triangles, measures(web(2, [])).walk_balance)


def test_ties_that_cancel_pull_nowhere_and_a_tie_to_oneself_is_refused() -> None:
    assert () == web(2, [(0, 1, 1), (1, 0, -1)]).edges
    with pytest.raises(ValueError, match="between 1 and 1"):
        web(2, [(1, 1, 1)])


def test_time_that_runs_out_gives_a_bound_and_no_false_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "SMALL", 0)
    monkeypatch.setattr(listing, "SMALL", 0)
    big = web(60, [(i, j, 1 if (i * 7 + j * 11) % 3 else -1) for i in range(60) for j in range(i)])
    found = frustration(big, seconds=0.01)
    assert not found.proved
    assert found.least < found.index == cost(big, found.split)
    assert not optima(big, seconds=0.01).proved
