"""The refusals of classes, ways, conditions and the status quo, in full; see docs/validation.md."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import numpy as np
import pytest

from detente.conflict.formula import And, Atom, Not
from detente.conflict.model import Named
from detente.errors import InvalidModel, TooLarge
from detente.moves import classes, compile_graph, reachable
from detente.moves.classes import upward
from detente.moves.constraints import bounds
from detente.moves.ground import ground
from detente.moves.mask import truth
from tests.moves.small import crisis

NOTHING_KNOWN = cast(Any, object())


def test_one_way_lists_may_be_as_long_as_allowed_and_not_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cells of five states each, one above the other: three pairs of a state's cell and one it leads to."""
    keys, sizes = np.array([0, 1], np.uint64), np.array([5, 5])
    monkeypatch.setattr(classes, "MOST_ENTRIES", 15)
    assert [[0, 0, 1], [0, 1, 1]] == [ends.tolist() for ends in upward(keys, 1, sizes)]
    monkeypatch.setattr(classes, "MOST_ENTRIES", 14)
    with pytest.raises(TooLarge) as refused:
        upward(keys, 1, sizes)
    said = "the moves over 1 one-way options of one actor list 15 states"
    fix = "let some of them be taken and undone"
    assert [("D403", said, ("actors",), fix)] == [(p.code, p.message, p.path, p.fix) for p in refused.value.problems]


def test_an_infeasible_status_quo_is_shown_where_it_stands() -> None:
    """Once among the states that are feasible, once beyond the last of them."""
    for forbidden, status_quo in ((Not(Atom("a.x")), ""), (And((Atom("a.x"), Atom("b.y"))), "a.x b.y")):
        with pytest.raises(InvalidModel) as refused:
            compile_graph(crisis("a.x b.y", forbidden=(forbidden,), status_quo=status_quo))
        said = [("D183", "the status quo is not a feasible state", ("status_quo",))]
        assert said == [(p.code, p.message, p.path) for p in refused.value.problems]


def test_an_actor_nobody_knows_is_named() -> None:
    with pytest.raises(LookupError, match=r'^no actor is called "z"$'):
        reachable(compile_graph(crisis("a.x b.y")), [0], "moves", ("a", "z", "w"))


def test_a_word_nobody_knows_is_named() -> None:
    with pytest.raises(LookupError, match=r'^no option or condition is called "q"$'):
        ground(crisis("a.x"), And((Atom("a.x"), Not(Atom("q")))))


def test_a_circle_of_names_is_told_in_its_order() -> None:
    named = (Named("p", Not(Atom("q"))), Named("q", Atom("p")))
    with pytest.raises(InvalidModel) as refused:
        ground(replace(crisis("a.x"), named=named), Atom("p"))
    assert ["named conditions go round in a circle: p -> q -> p"] == [p.message for p in refused.value.problems]


def test_what_is_no_word_about_states_needs_dynamics() -> None:
    with pytest.raises(LookupError, match=r"^needs dynamics$"):
        truth(NOTHING_KNOWN, lambda name: np.ones(1, bool), 1)
    with pytest.raises(LookupError, match=r"^needs dynamics$"):
        bounds(NOTHING_KNOWN, lambda name: (np.ones(1, bool), np.ones(1, bool)))


def test_ways_of_the_option_form_are_arrays_of_the_stated_kinds() -> None:
    """a takes x, then b, who wants both, y; b is asked about alone as well."""
    wants = {"a": [Atom("a.x")], "b": [And((Atom("a.x"), Atom("b.y")))]}
    found = reachable(compile_graph(crisis("a.x b.y", wants=wants)), [0], "improvements")
    assert ([0, 1, -1, 2], [-1, 0, -1, 1], [-1, 0, -1, 1]) == (
        found.distance.tolist(),
        found.parent.tolist(),
        found.by.tolist(),
    )
    assert [np.int32, np.intp, np.int32] == [array.dtype for array in (found.distance, found.parent, found.by)]
    assert ((("a",), 0, 1), (("b",), 1, 3)) == found.path(3)
    assert (1, None) == (found.width, found.node)
