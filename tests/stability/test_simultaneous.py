"""Simultaneous stability: against its definition, and what must hold of it."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import models
import numpy as np
import oracle_more
import pytest
from answers import fast, in_labels
from effort import BATCHES, batch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.conflict.formula import And, Atom, Constant, Formula, Not
from detente.conflict.model import Conflict
from detente.errors import InvalidQuery, TooLarge
from detente.moves import Graph, compile_graph
from detente.stability import simultaneous, solve, solve_many, stable
from detente.stability.solve import standpoints
from tests.moves.small import crisis

SMALL = models.Size(makers=(2, 4), options=5, states=24)
MODULE = import_module("detente.stability.simultaneous")
DRAWS = batch(1_000)
few = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("seed", range(BATCHES))
def test_fast_and_slow_agree_on_random_conflicts(seed: int) -> None:
    wrong = {}
    for draw in range(DRAWS):
        conflict = models.random_conflict(np.random.default_rng([seed, draw, 31]), SMALL)
        expected = {actor: oracle_more.simultaneously_stable(conflict, actor) for actor in conflict.decision_makers}
        if expected != fast(conflict, "sim"):
            wrong[draw] = expected
    assert {} == wrong


def prisoners(*forbidden: Formula) -> Graph:
    """Two who would each defect; states: neither, row only, column only, both."""
    x, y = Atom("r.x"), Atom("c.y")
    return compile_graph(crisis("r.x c.y", wants={"r": [Not(y), x], "c": [Not(x), y]}, forbidden=forbidden))


def test_two_who_would_both_defect_stay_silent_as_both_at_once_is_worse() -> None:
    """Where one has defected already the other's improvement stands alone, and nothing spoils it."""
    graph = prisoners()
    assert [[False, True, False, True], [False, False, True, True]] == stable(graph, "nash").tolist()
    assert [[True, True, False, True], [True, False, True, True]] == stable(graph, "sim").tolist()


def test_a_combination_that_is_not_feasible_spoils_nothing() -> None:
    assert [[False, True, True], [False, True, True]] == stable(
        prisoners(And((Atom("r.x"), Atom("c.y")))), "sim"
    ).tolist()


@few
@given(models.conflicts(SMALL))
def test_a_nash_stable_state_is_simultaneously_stable(conflict: Conflict) -> None:
    nash, sim = fast(conflict, "nash"), fast(conflict, "sim")
    assert all(nash[actor] <= sim[actor] for actor in conflict.decision_makers)


@few
@given(models.conflicts(SMALL), st.booleans())
def test_what_is_spoilt_at_once_is_answered_in_turn_by_one_other_or_where_all_is_feasible(
    conflict: Conflict, two: bool
) -> None:
    """SIM implies GMR there: from the improvement the others can make their changes one by one."""
    if two:
        _, second, *others = conflict.decision_makers
        options = tuple(replace(o, by=second) if o.by in others else o for o in conflict.options)
        conflict = replace(conflict, options=options)
    else:
        actors = tuple(replace(actor, ranking=None) for actor in conflict.actors)
        conflict = replace(conflict, actors=actors, infeasible=(), one_of=())
    sim, gmr = fast(conflict, "sim"), fast(conflict, "gmr")
    assert all(sim[actor] <= gmr[actor] for actor in conflict.decision_makers)


def test_three_may_spoil_at_once_what_two_could_not_answer_in_turn() -> None:
    """After r's x neither c's y nor d's z is feasible alone; both at once are, and r is worse off."""
    x, y, z = Atom("r.x"), Atom("c.y"), Atom("d.z")
    wants = {"r": [Not(y), x], "c": [y], "d": [z]}
    forbidden = (And((x, y, Not(z))), And((x, z, Not(y))))
    graph = compile_graph(crisis("r.x c.y d.z", wants=wants, forbidden=forbidden))
    assert stable(graph, "sim")[0, 0]
    assert not stable(graph, "gmr")[0, 0]


@few
@given(models.conflicts(SMALL))
def test_where_the_others_want_nothing_it_is_nash(conflict: Conflict) -> None:
    """Who never improves never spoils."""
    focal, *_ = conflict.decision_makers
    idle = tuple(each if each.key == focal else replace(each, wants=(), ranking=None) for each in conflict.actors)
    alone = replace(conflict, actors=idle)
    assert fast(alone, "nash")[focal] == fast(alone, "sim")[focal]


@few
@given(models.conflicts(SMALL), st.integers(0, 2**32))
def test_profiles_side_by_side_are_solved_as_one_by_one(conflict: Conflict, seed: int) -> None:
    graph = compile_graph(conflict)
    ranks = np.random.default_rng(seed).integers(0, 4, (3, *graph.rank.shape)).astype(np.int32)
    together = solve_many(graph, ranks, concepts=("sim",))["sim"]
    for rank, found in zip(ranks, together, strict=True):
        assert stable(graph.ranked(conflict, rank), "sim").tolist() == found.tolist()


def test_it_is_run_only_where_it_is_named() -> None:
    graph = compile_graph(crisis("r.x c.y"))
    assert "sim" not in solve(graph).concepts
    assert ("sim",) == solve(graph, concepts=("sim",)).concepts


def test_without_options_it_does_not_apply_and_says_what_does() -> None:
    graph = compile_graph(crisis("r.x c.y"))
    with pytest.raises(InvalidQuery, match="D220") as caught:
        simultaneous(replace(standpoints(graph), states=None))
    assert "nash, gmr" in (caught.value.problems[0].fix or "")


def test_too_many_combinations_are_refused_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "MOST_COMBINATIONS", 8)
    graph = compile_graph(crisis("r.x c.y", wants={"r": [Atom("r.x")], "c": [Atom("c.y")]}))
    with pytest.raises(TooLarge, match=r"D404 .* 9 combinations") as refused:
        stable(graph, "sim")
    (problem,) = refused.value.problems
    assert (("actors",), "take out options, or ask for another concept") == (problem.path, problem.fix)


def test_small_blocks_say_what_one_block_says(monkeypatch: pytest.MonkeyPatch) -> None:
    conflict = models.random_conflict(np.random.default_rng(5))
    whole = in_labels(graph := compile_graph(conflict), stable(graph, "sim"))
    monkeypatch.setattr(MODULE, "_AT_ONCE", 7)
    assert whole == fast(conflict, "sim")


def test_where_nobody_decides_every_state_is_stable() -> None:
    assert stable(compile_graph(crisis("")), "sim").shape == (0, 1)
    assert stable(compile_graph(crisis("r.x", wants={"r": [Constant(True)]})), "sim").all()
