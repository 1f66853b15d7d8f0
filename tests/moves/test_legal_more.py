"""Ways by legal sequences where moves are listed, worked out by hand; see docs/validation.md."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.conflict.formula import And, Atom, Formula, Not, Or
from detente.conflict.model import Conflict
from detente.conflict.query import Means
from detente.errors import InvalidQuery
from detente.moves import Graph, compile_graph, reachable
from tests.moves.small import crisis
from tests.stability.test_listed import two_in_a_row

X, Y, Z = Atom("a.x"), Atom("b.y"), Atom("c.z")


def guarded(**wants: list[Formula]) -> Graph:
    """Return x of a, y of b, z of c (bits 1, 2, 4); x can be taken only where z is not."""
    conflict = crisis("a.x b.y c.z", wants=wants)
    x, *others = conflict.options
    return compile_graph(replace(conflict, options=(replace(x, take_if=Not(Z)), *others)))


def test_two_change_their_options_in_one_step_where_both_gain() -> None:
    """Both want both or nothing: alone neither moves. Where z is taken x cannot be."""
    both = Or((And((X, Y)), And((Not(X), Not(Y)))))
    graph = guarded(a=[And((X, Y)), both], b=[And((X, Y)), both])
    found = reachable(graph, [0], "joint improvements", ("a", "b"))
    assert (("a",), ("b",), ("a", "b")) == found.movers
    assert [0, -1, -1, 1, -1, -1, -1, -1] == found.distance.tolist()
    assert ((("a", "b"), 0, 3),) == found.path(3)
    barred = reachable(graph, [4], "joint improvements", ("a", "b"))
    assert [-1, -1, -1, -1, 0, -1, -1, -1] == barred.distance.tolist()


def test_a_joint_step_gains_for_each_who_takes_part() -> None:
    """b would rather not; c, who may join in too, is where it wants to be already, and stays."""
    against = guarded(a=[And((X, Y))], b=[Not(Y)])
    assert [0] == np.flatnonzero(reachable(against, [0], "joint improvements").distance >= 0).tolist()
    three = guarded(a=[And((X, Y))], b=[And((X, Y))])
    assert [0] == np.flatnonzero(reachable(three, [0], "joint improvements").distance >= 0).tolist()
    assert [0, 3] == np.flatnonzero(reachable(three, [0], "joint improvements", ("a", "b")).distance >= 0).tolist()


@pytest.mark.parametrize(("means", "listed"), [("improvements", (("a",), ("b",))), ("moves", (("a",), ("b",)))])
def test_only_joint_improvements_have_a_mover_more(means: Means, listed: tuple[tuple[str, ...], ...]) -> None:
    assert listed == reachable(guarded(), [0], means, ("a", "b")).movers
    assert (("a",),) == reachable(guarded(), [0], "joint improvements", ("a",)).movers


def test_moves_need_not_be_improvements() -> None:
    """Nobody wants anything. From z taken only b can move."""
    distances = {start: reachable(guarded(), [start], "moves", ("a", "b")).distance.tolist() for start in (0, 4)}
    assert {0: [0, 1, 1, 2, -1, -1, -1, -1], 4: [-1, -1, -1, -1, 0, -1, 1, -1]} == distances


def test_the_best_improvements_of_a_move_are_those_that_rank_highest() -> None:
    """a has x and w (bits 1 and 4) and wants w most: from nothing it goes to w with x; other ways only improve."""
    conflict = crisis("a.x b.y a.w", wants={"a": [Atom("a.w"), X]})
    x, *others = conflict.options
    graph = compile_graph(replace(conflict, options=(replace(x, take_if=Not(Y)), *others)))
    reached = {means: reachable(graph, [0, 2], means, ("a",)).distance.tolist() for means in BETTER}
    assert {"improvements": [0, 1, 0, -1, 1, 1, 1, -1], "best improvements": [0, -1, 0, -1, -1, 1, 1, -1]} == reached


BETTER: tuple[Means, ...] = ("improvements", "best improvements")


def test_the_search_has_its_nodes_three_to_a_state_for_two_movers() -> None:
    """In the chain a moves from s0 to s1, b on to s2, and could go on to s3 only by moving twice in a row."""
    found = reachable(compile_graph(two_in_a_row()), [0], "moves")
    assert (3, [0, 1, 2, -1]) == (found.width, found.distance.tolist())
    assert ((("a",), 0, 1), (("b",), 1, 2)) == found.path(2)
    assert [2, 3, 7] == (found.node[:3].tolist() if found.node is not None else [])
    assert {3: 2, 7: 3} == {at: int(parent) for at, parent in enumerate(found.parent) if parent >= 0}
    assert {3: 0, 7: 1} == {at: int(who) for at, who in enumerate(found.by) if who >= 0}
    assert [np.dtype(np.int32), np.dtype(np.intp), np.dtype(np.int32)] == [
        array.dtype for array in (found.distance, found.parent, found.by)
    ]


def test_a_start_named_twice_and_out_of_order_is_one() -> None:
    graph = compile_graph(two_in_a_row())
    twice = reachable(graph, [1, 0, 1], "moves").distance.tolist()
    assert ([0, 0, 1, -1], [-1, -1, 0, 1]) == (twice, reachable(graph, [2], "moves").distance.tolist())


def test_states_given_as_a_list_have_no_joint_improvements_and_it_is_said_what_applies() -> None:
    conflict: Conflict = two_in_a_row()
    with pytest.raises(InvalidQuery) as refused:
        reachable(compile_graph(conflict), [0], "joint improvements")
    (problem,) = refused.value.problems
    said = "joint improvements change options of several actors at once, and states given as a list have none"
    fix = "means that apply: moves, improvements, best improvements"
    assert ("D220", said, fix) == (problem.code, problem.message, problem.fix)
