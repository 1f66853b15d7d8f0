"""Moves listed one by one, worked out by hand: the lists, what is left out of them, what is refused."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from detente.conflict.formula import Atom, Not
from detente.conflict.model import Actor, Arc, Conflict, Option
from detente.errors import TooLarge
from detente.moves import arcs as module
from detente.moves import compile_graph
from detente.moves.arcs import (
    allowances,
    arcs_of,
    from_pairs,
    guarded,
    improving,
    kept,
    listed_states,
    own_bits,
    without,
)
from detente.moves.classes import Classes
from tests.moves.small import crisis


def lists(arcs: Classes) -> list[list[int]]:
    """Return where each state leads to, itself first."""
    return [arcs.reach(state).tolist() for state in range(len(arcs.cell))]


def pairs(*moves: tuple[int, int], size: int = 4) -> Classes:
    source, target = np.array(moves, np.intp).reshape(-1, 2).T
    return from_pairs(source, target, size)


def ring() -> Classes:
    return pairs((0, 1), (0, 2), (1, 3), (3, 0))


STATES = np.arange(4, dtype=np.uint64)
"""State k has the bits of the number k."""


def test_a_list_has_its_state_first_and_then_where_it_leads() -> None:
    assert [[0, 1, 2], [1, 3], [2], [3, 0]] == lists(ring())
    assert [[0], [1]] == lists(pairs(size=2))
    assert [np.dtype(np.intp)] * 3 == [ring().cell.dtype, ring().members.dtype, ring().starts.dtype]


def test_what_is_kept_never_leaves_out_a_state_itself() -> None:
    assert [[0], [1], [2], [3]] == lists(kept(ring(), np.zeros(8, np.bool_)))
    assert lists(ring()) == lists(kept(ring(), np.ones(8, np.bool_)))


def test_an_improvement_is_a_move_to_what_ranks_above_and_not_alike() -> None:
    assert [[0, 2], [1, 3], [2], [3]] == lists(improving(ring(), np.array([1, 1, 2, 2], np.int32)))


def test_without_some_bits_no_move_changes_them() -> None:
    assert [[0, 2], [1, 3], [2], [3]] == lists(without(ring(), STATES, 0b01))
    assert [[0, 1], [1], [2], [3]] == lists(without(ring(), STATES, 0b10))
    assert lists(ring()) == lists(without(ring(), STATES, 0))


def walk(by: str = "a", count: int = 3) -> Conflict:
    """Return s0, s1, ... in a row, which `by` can walk along; b has the way back from the last."""
    names = [f"s{k}" for k in range(count)]
    arcs = [Arc(by, one, other) for one, other in pairwise(names)]
    return Conflict(
        "walk",
        (Actor("a", "A"), Actor("b", "B")),
        tuple(Option(name, "") for name in names),
        status_quo=frozenset({"s0"}),
        arcs=(*arcs, Arc("b", names[-1], "s0"), Arc("b", "s1", "s1"), Arc("b", names[-1], "s0")),
    )


def test_each_actor_has_its_own_arrows_once_and_none_from_a_state_to_itself() -> None:
    graph = compile_graph(walk())
    assert [[[0, 1], [1, 2], [2]], [[0], [1], [2, 0]]] == [lists(arcs) for arcs in graph.arcs or ()]
    assert [[[0], [1], [2]]] == [lists(arcs) for arcs in arcs_of(walk(), graph.states, ["nobody"]) or ()]


def test_64_states_are_listed_and_65_are_refused() -> None:
    states = listed_states(walk(count=64))
    assert (np.dtype(np.uint64), [2**k for k in range(64)]) == (states.dtype, states.tolist())
    with pytest.raises(TooLarge) as refused:
        listed_states(walk(count=65))
    said = ("D402", "65 states in a list; the most is 64", ("states",), "write what the actors can do as options")
    assert [said] == [(p.code, p.message, p.path, p.fix) for p in refused.value.problems]


def depending() -> Conflict:
    """Return options x, y of a and z of b: x can be taken where z is not, y be undone where x is, z never be undone."""
    conflict = crisis("a.x a.y b.z")
    x, y, z = conflict.options
    x, y = replace(x, take_if=Not(Atom("b.z"))), replace(y, undo_if=Atom("a.x"))
    return replace(conflict, options=(x, y, replace(z, can_undo=False)))


def test_a_state_says_what_can_be_set_and_unset_there() -> None:
    """Bits x y z; z can be set everywhere and unset nowhere."""
    take, undo = allowances(depending(), np.arange(8, dtype=np.uint64))
    assert [7, 7, 7, 7, 6, 6, 6, 6] == take.tolist()
    assert [1, 3, 1, 3, 1, 3, 1, 3] == undo.tolist()
    assert [np.dtype(np.uint64)] * 2 == [take.dtype, undo.dtype]


def test_what_never_can_be_taken_cannot_where_its_formula_holds_either() -> None:
    x, *others = depending().options
    shut = replace(depending(), options=(replace(x, can_take=False), *others))
    assert [6] * 8 == allowances(shut, np.arange(8, dtype=np.uint64))[0].tolist()


def test_moves_are_what_is_allowed_where_they_start() -> None:
    """From 0: x, y or both. From 2 y stays, as x is not taken yet. From 5 and 7 x can be undone, and from 7 y."""
    graph = compile_graph(depending())
    assert graph.arcs is not None
    a, b = graph.arcs
    assert [[0, 1, 2, 3], [1, 0, 2, 3], [2, 3], [3, 0, 1, 2], [4, 6], [5, 4, 6, 7], [6], [7, 4, 5, 6]] == lists(a)
    assert [[0, 4], [1, 5], [2, 6], [3, 7], [4], [5], [6], [7]] == lists(b)


def test_what_some_control_together_is_the_bits_of_all() -> None:
    assert [3, 4, 7, 0] == [own_bits(depending(), who) for who in (["a"], ["b"], ["b", "a"], [])]


def test_moves_of_the_option_form_are_not_listed() -> None:
    assert compile_graph(crisis("a.x b.y")).arcs is None


def test_as_many_pairs_are_looked_at_as_allowed_and_not_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four states of two free bits: 16 pairs."""
    free = np.full(4, 3, np.uint64)
    monkeypatch.setattr(module, "MOST_LISTED", 16)
    assert [[0, 1, 2, 3], [1, 0, 2, 3], [2, 0, 1, 3], [3, 0, 1, 2]] == lists(guarded(STATES, 3, free, free))
    monkeypatch.setattr(module, "MOST_LISTED", 15)
    with pytest.raises(TooLarge) as refused:
        guarded(STATES, 3, free, free)
    said = "moves that hang on where they start would be listed one by one: 16 pairs of states"
    fix = "make fewer options hang on a formula, or say which combinations are infeasible"
    assert [("D409", said, ("actors",), fix)] == [(p.code, p.message, p.path, p.fix) for p in refused.value.problems]
