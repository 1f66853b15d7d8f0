from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import oracle
import oracle_ways
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from models import Size, conflicts
from oracle_arcs import drawn, guarded

from detente.conflict.formula import And, Atom, Not
from detente.conflict.model import Conflict
from detente.errors import InvalidQuery
from detente.findings.recheck import recheck
from detente.findings.status_quo import Ways, ways
from detente.findings.target import exactly, target_of
from detente.findings.world import World
from tests.findings.crises import CHICKEN, STANDOFF, crisis
from tests.stability.test_listed import conditional, explicit

MEANS = ("moves", "improvements", "best improvements", "joint improvements")
SMALL = conflicts(Size(makers=(2, 3), options=5, states=12))


def found(conflict: Conflict, target: str, **how: Any) -> Ways:
    world = World.of(conflict)
    return ways(world, target_of(world.graph, target), **how)


def as_steps(given_: Ways) -> set[oracle_ways.Steps]:
    return {tuple((tuple(step.actor.split(", ")), step.after) for step in path.steps) for path in given_.paths}


def arrows(start: oracle.Place, way: oracle_ways.Steps) -> list[tuple[tuple[str, ...], oracle.Place, oracle.Place]]:
    """Return the steps of a sequence, each with the state before it."""
    before = [start, *(after for _, after in way)]
    return [(movers, at, after) for (movers, after), at in zip(way, before, strict=False)]


@settings(max_examples=60, deadline=None)
@given(SMALL, st.sampled_from(MEANS), st.integers(0, 11), st.booleans(), st.booleans())
def test_all_shortest_sequences_are_those_the_oracle_lists(
    conflict: Conflict, means: str, pick: int, track: bool, some: bool
) -> None:
    """Whether or not the last mover is kept in the search: two moves in a row by one mover are one move."""
    world = World.of(conflict)
    graph = world.graph
    makers = graph.actors[: 1 + pick % len(graph.actors)] if some else graph.actors
    goal = exactly(graph, world.label(pick % graph.size))
    got = ways(world, goal, means=means, actors=makers if some else (), most=None, track=track)  # type: ignore[arg-type]
    start = world.label(graph.start)
    model = oracle.model_of(world.conflict)
    expected = oracle_ways.shortest(world.conflict, model, start, {world.label(pick % graph.size)}, means, makers)
    assert expected == as_steps(got)
    assert len(expected) == got.number == len(got.paths)
    assert (len(next(iter(expected))) if expected else None) == got.length
    if expected and got.length:
        always = tuple(actor for actor in graph.actors if not oracle_ways.without(expected, actor))
        assert always == got.always_move
        common = set.intersection(*(set(arrows(start, way)) for way in expected))
        assert common == {(tuple(step.actor.split(", ")), step.before, step.after) for step in got.always_steps}


@settings(max_examples=120, deadline=None)
@given(explicit() | conditional(), st.sampled_from(MEANS[:3]), st.integers(0, 11))
def test_where_moves_are_listed_nobody_moves_twice_in_a_row_on_a_shortest_way(
    conflict: Conflict, means: str, pick: int
) -> None:
    world = World.of(conflict)
    goal = world.label(pick % world.graph.size)
    got = ways(world, exactly(world.graph, goal), means=means, most=None)  # type: ignore[arg-type]
    model = guarded(conflict) if conflict.arcs is None else drawn(conflict)
    start = world.label(world.graph.start)
    expected = oracle_ways.shortest(conflict, model, start, {goal}, means, world.graph.actors)
    assert expected == as_steps(got)
    assert len(expected) == got.number
    for path in got.paths:
        assert [] == [one for one, other in pairwise(path.steps) if one.actor == other.actor]


@settings(max_examples=40, deadline=None)
@given(SMALL, st.sampled_from(MEANS), st.data())
def test_what_can_never_come_about_is_what_the_oracle_does_not_reach(
    conflict: Conflict, means: str, data: st.DataObject
) -> None:
    world = World.of(conflict)
    option = data.draw(st.sampled_from(world.graph.options))
    got = ways(world, Atom(option), means=means)  # type: ignore[arg-type]
    reached = oracle.reach(world.conflict, [world.label(world.graph.start)], means)
    assert len(reached) == got.within_reach
    assert tuple(o for o in world.graph.options if not any(o in s for s in reached)) == got.never_taken
    assert tuple(o for o in world.graph.options if all(o in s for s in reached)) == got.never_undone
    assert (got.length is None) == (option in got.never_taken)
    needed = set()
    for actor in world.graph.actors if got.length else ():
        rest = [other for other in world.graph.actors if other != actor]
        left = oracle.reach(world.conflict, [world.label(world.graph.start)], means, rest) if rest else {}
        needed |= set() if any(option in state for state in left) else {actor}
    assert needed == set(got.must_move)


@settings(max_examples=30, deadline=None)
@given(SMALL, st.sampled_from(MEANS), st.integers(0, 11))
def test_every_path_and_every_closed_set_passes_the_check_that_knows_no_solver(
    conflict: Conflict, means: str, pick: int
) -> None:
    world = World.of(conflict)
    got = ways(world, exactly(world.graph, world.label(pick % world.graph.size)), means=means)  # type: ignore[arg-type]
    shown = [*got.paths, *([got.closed] if got.closed else [])]
    assert [()] * len(shown) == [recheck(witness, world.conflict) for witness in shown]
    for path in got.paths:
        assert all(one.actor != other.actor for one, other in pairwise(path.steps))


def test_a_shortest_way_by_improvements_and_who_must_move() -> None:
    got = found(crisis(CHICKEN), "row.dare and not col.dare", means="improvements")
    assert (1, 1, ("row",), ("row",)) == (got.length, got.number, got.must_move, got.always_move)
    assert (frozenset({"row.dare"}),) == got.ends


def test_counts_are_exact_where_there_are_too_many_to_list() -> None:
    """Twelve actors with one option each can act in any order: 12! ways, without going through them."""
    actors = "".join(f"  a{k}: {{options: {{act: Act}}}}\n" for k in range(12))
    got = found(
        crisis(f"detente: 1\ntitle: t\nactors:\n{actors}status_quo: []\n"), ",".join(f"a{k}.act" for k in range(12))
    )
    assert (12, 479_001_600, 5) == (got.length, got.number, len(got.paths))
    assert tuple(f"a{k}" for k in range(12)) == got.must_move
    assert got.partly
    assert () == got.always_steps


def test_a_target_that_is_out_of_reach_says_what_is_not_met_and_whether_moves_would_do() -> None:
    got = found(crisis(STANDOFF), "usa.offer and not militia.attack", means="improvements", actors=("usa",))
    assert (None, 0, ()) == (got.length, got.number, got.paths)
    assert ("not militia.attack",) == got.unmet
    assert 2 == got.by_moves
    assert got.closed is not None


def test_the_status_quo_is_reached_without_a_step() -> None:
    got = found(crisis(STANDOFF), "status_quo")
    assert (0, 1, (), ()) == (got.length, got.number, got.must_move, got.always_move)


def test_a_target_is_written_in_four_ways() -> None:
    graph = World.of(crisis(STANDOFF)).graph
    strike, offer, attack = (Atom(key) for key in graph.options)
    assert And((Not(strike), Not(offer), attack)) == target_of(graph, "status_quo")
    assert And((strike, Not(offer), attack)) == target_of(graph, "usa.strike,militia.attack")
    assert And((strike, attack)) == target_of(graph, "Y-Y")
    assert And((Not(strike), attack)) == target_of(graph, "not usa.strike and militia.attack")
    assert And((Not(strike), Not(offer), Not(attack))) == target_of(graph, frozenset())


@pytest.mark.parametrize(
    ("target", "how", "code"),
    [
        ("usa.strik", {}, "D211"),
        ("usa.strike,usa.of", {}, "D211"),
        ("usa.strike is being prepared", {}, "D148"),
        ("usa.strike", {"actors": ("voters",)}, "D607"),
        ("usa.strike and", {}, "D201"),
    ],
)
def test_what_is_not_in_the_model_is_refused(target: str, how: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        found(crisis(STANDOFF), target, **how)
    assert code == caught.value.problems[0].code


def test_another_start_is_taken() -> None:
    world = World.of(crisis(CHICKEN))
    both = int(np.flatnonzero(world.where(And((Atom("row.dare"), Atom("col.dare")))))[0])
    got = ways(world, Not(Atom("row.dare")), start=both, means="improvements")
    assert (1, frozenset({"row.dare", "col.dare"})) == (got.length, got.start)
