"""Explicit models and options that change only where a formula holds, in the model file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from detente.conflict.formula import Atom, Not
from detente.conflict.model import Arc, Conflict
from detente.errors import InvalidModel, Problem
from detente.files.load import loads
from detente.files.write import dump
from detente.moves import compile_graph
from tests.stability.test_listed import conditional, explicit

MODEL = """detente: 1
title: A border
actors:
  north: {ranking: [peace, {tie: [crisis, war]}]}
  south: {wants: [not war]}
states: {peace: Nobody has mobilised, crisis: , war: Both fight}
moves:
  - {by: north, from: peace, to: [crisis, war], back: yes, says: Mobilise}
  - {by: south, from: crisis, to: war}
status_quo: peace
"""


def problems(text: str) -> list[Problem]:
    with pytest.raises(InvalidModel) as error:
        loads(text)
    return list(error.value.problems)


def test_states_and_moves_are_read_as_they_stand() -> None:
    conflict = loads(MODEL).conflict
    assert [("peace", "", "Nobody has mobilised"), ("crisis", "", ""), ("war", "", "Both fight")] == [
        (state.key, state.by, state.does) for state in conflict.options
    ]
    said = "Mobilise"
    assert (
        Arc("north", "peace", "crisis", said),
        Arc("north", "peace", "war", said),
        Arc("north", "crisis", "peace", said),
        Arc("north", "war", "peace", said),
        Arc("south", "crisis", "war"),
    ) == conflict.arcs
    assert ("north", "south") == conflict.decision_makers
    assert frozenset({"peace"}) == conflict.status_quo


def test_states_are_ranked_by_name() -> None:
    peace, crisis, war = (frozenset({name}) for name in ("peace", "crisis", "war"))
    assert ((peace,), (crisis, war)) == loads(MODEL).conflict.actor["north"].ranking


def test_an_explicit_model_without_moves_is_one_in_which_nobody_moves() -> None:
    text = MODEL[: MODEL.index("moves:")] + "status_quo: peace\n"
    conflict = loads(text).conflict
    assert () == conflict.arcs
    assert () == conflict.decision_makers
    assert conflict == loads(dump(conflict)).conflict


@settings(max_examples=50)
@given(explicit())
def test_an_explicit_model_reads_back_as_it_was_written(conflict: Conflict) -> None:
    assert conflict == loads(dump(conflict)).conflict


@settings(max_examples=50)
@given(conditional())
def test_what_changes_hang_on_reads_back_as_it_was_written(conflict: Conflict) -> None:
    graph, again = compile_graph(conflict), compile_graph(loads(dump(conflict)).conflict)
    assert (graph.arcs is None) == (again.arcs is None)
    for one, other in zip(graph.classes, again.classes, strict=True):
        assert one.members.tolist() == other.members.tolist()


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("by: south", "by: soth", "D210", 9),
        ("from: crisis", "from: crsis", "D157", 9),
        ("to: war}", "to: wr}", "D157", 9),
        ("to: [crisis, war]", "to: [crisis, peace]", "D158", 8),
        ("status_quo: peace", "status_quo: [peace, war]", "D183", 10),
        ("status_quo: peace", "status_quo: []", "D183", 10),
        ("status_quo: peace", "status_quo: pece", "D211", 10),
        ("wants: [not war]", "options: {strike: Strike}", "D156", 5),
        ("status_quo: peace", "status_quo: peace\ninfeasible: [war]", "D156", 11),
        ("[not war]", "[not wr]", "D211", 5),
        ("{tie: [crisis, war]}", "crisis", "D132", 4),
        ("{tie: [crisis, war]}", "{tie: [crisis, war]}, war", "D133", 4),
        ("peace: Nobody", "or: Nobody", "D124", 6),
        ("back: yes", "backwards: yes", "D120", 8),
        ("by: south, ", "", "D121", 9),
    ],
)
def test_each_slip_in_an_explicit_model_is_told_with_its_line(old: str, new: str, code: str, line: int) -> None:
    found = problems(MODEL.replace(old, new))
    assert (code, line) in [(problem.code, problem.place.line if problem.place else 0) for problem in found]


def test_moves_without_states_are_refused() -> None:
    text = "{detente: 1, title: T, actors: {a: }, moves: [{by: a, from: x, to: y}]}"
    assert "D121" in [problem.code for problem in problems(text)]


# --- options that change only where a formula holds -----------------------------------------------------------------

GUARDED = """detente: 1
title: An offer that binds
actors:
  usa:
    options:
      offer: Put a deal on the table
      strike: {does: Strike, undone: only if not offer, taken: only if iran.accept}
  iran:
    options: {accept: {does: Accept, undone: never}}
"""


def test_an_option_can_hang_on_a_formula_to_be_taken_or_undone() -> None:
    option = loads(GUARDED).conflict.option["usa.strike"]
    assert (True, Not(Atom("usa.offer"))) == (option.can_undo, option.undo_if)
    assert (True, Atom("iran.accept")) == (option.can_take, option.take_if)
    assert (False, None) == (
        loads(GUARDED).conflict.option["iran.accept"].can_undo,
        loads(GUARDED).conflict.option["iran.accept"].undo_if,
    )


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("only if not ofer", "D211", 50),
        ("only if not (offer", "D201", 56),
        ("only if", "D127", 38),
        ("sometimes", "D127", 38),
        ("only if iran.accept is being prepared", "D148", 38),
    ],
)
def test_a_slip_in_what_a_change_hangs_on_is_told_where_it_stands(text: str, code: str, column: int) -> None:
    found = problems(GUARDED.replace("only if not offer", text))
    places = [(one.code, one.place.line, one.place.column) for one in found if one.place]
    assert (code, 7, column) in places


# --- options of several actors --------------------------------------------------------------------------------------


def test_an_option_of_several_actors_is_refused_with_the_way_to_model_it() -> None:
    (problem,) = problems(GUARDED.replace("offer: Put a deal on the table", "offer: {by: [usa, iran]}"))
    assert ("D155", "usa and iran share an option") == (problem.code, problem.message)
    assert "an option of its own" in (problem.fix or "")
    assert problem.place is not None
