"""Moves that are listed, by arrows or by options that change where a formula holds, against the definitions."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import oracle
import pytest
from answers import Answer, in_labels
from hypothesis import given
from hypothesis import strategies as st

from detente.conflict.formula import And, Atom, Constant, Formula, Not, Or
from detente.conflict.model import Actor, Arc, Conflict, Infeasible, Option
from detente.errors import InvalidQuery, TooLarge
from detente.moves import arcs, compile_graph
from detente.stability import CONCEPTS, IMPLIES, stable
from detente.stability.returning import stable_without_return
from tests.oracle_arcs import drawn, guarded

KEYS = tuple(concept.key for concept in CONCEPTS)
MAKERS = ("a", "b", "c")
each_concept = pytest.mark.parametrize("concept", KEYS)


@st.composite
def rankings(draw: st.DrawFn, states: list[frozenset[str]]) -> tuple[tuple[frozenset[str], ...], ...]:
    """Draw a ranking with ties: every state gets a level."""
    levels = draw(st.lists(st.integers(0, 3), min_size=len(states), max_size=len(states)))
    rows = (tuple(s for s, level in zip(states, levels, strict=True) if level == number) for number in range(4))
    return tuple(row for row in rows if row)


@st.composite
def explicit(draw: st.DrawFn, most: int = 5) -> Conflict:
    """Draw states and arrows: two to `most` states, one to three decision makers, any arrows, any ranking."""
    names = [f"s{number}" for number in range(draw(st.integers(2, most)))]
    makers = MAKERS[: draw(st.integers(1, 3))]
    arrow = st.tuples(st.sampled_from(makers), st.sampled_from(names), st.sampled_from(names))
    drawn_arrows = draw(st.lists(arrow, max_size=4 * len(names), unique=True))
    states = [frozenset({name}) for name in names]
    actors = tuple(Actor(maker, maker, ranking=draw(rankings(states))) for maker in makers)
    options = tuple(Option(name, "") for name in names)
    listed = tuple(Arc(*each) for each in drawn_arrows if each[1] != each[2])
    return Conflict("drawn", actors, options, status_quo=states[0], arcs=listed)


OPTIONS = ("a.x", "a.y", "b.x", "c.x")
atoms = st.sampled_from(OPTIONS).map(Atom)
formulas: st.SearchStrategy[Formula] = st.recursive(
    atoms | st.booleans().map(Constant),
    lambda each: each.map(Not) | st.tuples(each, each).map(And) | st.tuples(each, each).map(Or),
    max_leaves=3,
)


@st.composite
def conditional(draw: st.DrawFn) -> Conflict:
    """Draw options some of which change only where a formula holds, and perhaps a combination that cannot be."""
    keys = OPTIONS[: draw(st.integers(2, 4))]
    known = formulas.filter(lambda formula: set(oracle_atoms(formula)) <= set(keys))
    when = st.none() | known
    options = tuple(
        Option(key, key[0], can_undo=draw(st.booleans()) or draw(st.booleans()), take_if=draw(when), undo_if=draw(when))
        for key in keys
    )
    makers = tuple(dict.fromkeys(key[0] for key in keys))
    bar = draw(st.none() | st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True))
    bars = (Infeasible("infeasible.bar", And(tuple(map(Atom, bar)))),) if bar else ()
    conflict = Conflict("conditional", tuple(Actor(maker, maker) for maker in makers), options, infeasible=bars)
    states = list(oracle.states_of(conflict))
    return replace(conflict, actors=tuple(Actor(maker, maker, ranking=draw(rankings(states))) for maker in makers))


def oracle_atoms(formula: Formula) -> tuple[str, ...]:
    from detente.conflict.formula import atoms as named

    return named(formula)


def slow(model: oracle.Model, concept: str, *, return_deters: bool = True) -> Answer:
    return {actor: oracle.stable(model, actor, concept, return_deters=return_deters) for actor in model.actors}


# --- against the definitions ----------------------------------------------------------------------------------------


@each_concept
@given(explicit())
def test_stability_over_arrows_is_what_the_definitions_say(concept: str, conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    assert slow(drawn(conflict), concept) == in_labels(graph, stable(graph, concept))


@each_concept
@given(explicit())
def test_coming_back_counts_for_nothing_in_the_other_reading(concept: str, conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    expected = slow(drawn(conflict), concept, return_deters=False)
    assert expected == in_labels(graph, stable_without_return(graph, concept))


@each_concept
@given(conditional())
def test_options_that_change_where_a_formula_holds_are_judged_by_the_definitions(
    concept: str, conflict: Conflict
) -> None:
    graph = compile_graph(conflict)
    assert slow(guarded(conflict), concept) == in_labels(graph, stable(graph, concept))


# --- theorems -------------------------------------------------------------------------------------------------------


@given(explicit())
def test_what_implies_what_holds_over_arrows_too(conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    found = {key: stable(graph, key) for key in KEYS}
    assert [] == [(one, other) for one, other in IMPLIES if (found[one] & ~found[other]).any()]


@each_concept
@given(conditional())
def test_conditions_that_always_hold_change_nothing(concept: str, conflict: Conflict) -> None:
    plain = replace(conflict, options=tuple(replace(o, take_if=None, undo_if=None) for o in conflict.options))
    always = replace(
        plain, options=tuple(replace(o, take_if=Constant(True), undo_if=Constant(True)) for o in plain.options)
    )
    one, other = compile_graph(plain), compile_graph(always)
    assert one.arcs is None
    assert other.arcs is not None
    assert stable(one, concept).tolist() == stable(other, concept).tolist()


@each_concept
@given(conditional())
def test_an_option_model_and_its_arrows_drawn_out_have_the_same_stable_states(concept: str, conflict: Conflict) -> None:
    graph = compile_graph(conflict)
    model = guarded(conflict)
    name = {state: f"s{number}" for number, state in enumerate(model.states)}
    drawn_out = Conflict(
        "drawn out",
        tuple(
            Actor(a.key, a.key, ranking=tuple(tuple(frozenset({name[s]}) for s in level) for level in a.ranking or ()))
            for a in conflict.actors
        ),
        tuple(Option(name[state], "") for state in model.states),
        status_quo=frozenset({"s0"}),
        arcs=tuple(
            Arc(actor, name[s], name[t]) for actor, moves in model.moves.items() for s in model.states for t in moves[s]
        ),
    )
    other = compile_graph(drawn_out)
    found, expected = in_labels(other, stable(other, concept)), in_labels(graph, stable(graph, concept))
    for actor in other.actors:
        assert frozenset(frozenset({name[state]}) for state in expected[actor]) == found[actor]


# --- published cases, their arrows drawn out -------------------------------------------------------------------------

TABLES = json.loads((Path(__file__).parents[1] / "data" / "stability.json").read_text("utf-8"))
CASES = {case["id"]: case for case in TABLES["cases"]}


def drawn_out(case: dict[str, Any]) -> Conflict:
    """Return a published case as an explicit model: its states are decimals, its arrows those the options allow."""
    numbers = [
        n
        for n in range(2 ** len(case["options"]))
        if not any(n & bits(case, bar) == bits(case, bar) for bar in case["bars"])
    ]
    actors = tuple(
        Actor(actor, actor, ranking=tuple((frozenset({f"s{number}"}),) for number in ranking))
        for actor, ranking in case["rankings"].items()
    )
    own = {
        actor.key: bits(case, [key for key in case["options"] if key.split(".")[0] == actor.key]) for actor in actors
    }
    stays = bits(case, case["stays"])
    arrows = tuple(
        Arc(actor, f"s{one}", f"s{other}")
        for actor, mine in own.items()
        for one in numbers
        for other in numbers
        if one != other and not (one ^ other) & ~mine and not one & ~other & stays
    )
    return Conflict(
        case["title"],
        actors,
        tuple(Option(f"s{n}", "") for n in numbers),
        status_quo=frozenset({f"s{numbers[0]}"}),
        arcs=arrows,
    )


def bits(case: dict[str, Any], keys: list[str]) -> int:
    return sum(1 << case["options"].index(key) for key in keys)


@each_concept
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_published_case_drawn_out_has_the_stable_states_it_should_have(case: dict[str, Any], concept: str) -> None:
    graph = compile_graph(drawn_out(case))
    found = in_labels(graph, stable(graph, concept))
    shown = {actor: sorted(int(name[1:]) for (name,) in states) for actor, states in found.items()}
    assert case["expected"][concept]["stable"] == shown


# --- what legal sequences forbid ------------------------------------------------------------------------------------


def two_in_a_row() -> Conflict:
    """Return a chain only b can walk, in two steps; a would gain by starting it."""
    best_first = [["s1"], ["s2"], ["s0"], ["s3"]]
    worst = tuple(tuple(frozenset({name}) for name in level) for level in best_first)
    ranked = tuple(tuple(frozenset({name}) for name in level) for level in [["s3"], ["s2"], ["s1"], ["s0"]])
    return Conflict(
        "two in a row",
        (Actor("a", "A", ranking=worst), Actor("b", "B", ranking=ranked)),
        tuple(Option(name, "") for name in ("s0", "s1", "s2", "s3")),
        status_quo=frozenset({"s0"}),
        arcs=(Arc("a", "s0", "s1"), Arc("b", "s1", "s2"), Arc("b", "s2", "s3")),
    )


def test_nobody_moves_twice_in_a_row_where_moves_are_not_transitive() -> None:
    conflict = two_in_a_row()
    graph = compile_graph(conflict)
    assert not stable(graph, "gmr")[0, 0]
    both = replace(conflict, arcs=(*(conflict.arcs or ()), Arc("b", "s1", "s3")))
    assert stable(compile_graph(both), "gmr")[0, 0]


def test_the_two_readings_differ_where_the_others_can_only_go_back() -> None:
    names = (frozenset({"s0"}), frozenset({"s1"}))
    actors = (Actor("a", "A", ranking=((names[1],), (names[0],))), Actor("b", "B", ranking=((names[0],), (names[1],))))
    options = (Option("s0", ""), Option("s1", ""))
    conflict = Conflict("back", actors, options, status_quo=names[0], arcs=(Arc("a", "s0", "s1"), Arc("b", "s1", "s0")))
    graph = compile_graph(conflict)
    assert stable(graph, "seq")[0, 0]
    assert not stable_without_return(graph, "seq")[0, 0]
    assert not stable(graph, "smr")[0, 0]


# --- what does not apply --------------------------------------------------------------------------------------------


def test_sim_over_arrows_is_refused_and_names_what_applies() -> None:
    with pytest.raises(InvalidQuery) as error:
        stable(compile_graph(two_in_a_row()), "sim")
    (problem,) = error.value.problems
    assert ("D220", "concepts that apply: nash, gmr, smr, seq, symmetric-seq") == (problem.code, problem.fix)


def test_more_than_64_states_in_a_list_are_refused() -> None:
    options = tuple(Option(f"s{number}", "") for number in range(65))
    with pytest.raises(TooLarge) as error:
        compile_graph(Conflict("many", (), options, status_quo=frozenset({"s0"}), arcs=()))
    assert "D402" == error.value.problems[0].code


def test_too_many_moves_to_list_are_refused_before_memory_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arcs, "MOST_LISTED", 15)
    options = tuple(Option(f"a.x{number}", "a", undo_if=Atom("a.x0")) for number in range(2))
    with pytest.raises(TooLarge) as error:
        compile_graph(Conflict("many", (Actor("a", "A"),), options))
    assert "D409" == error.value.problems[0].code


def test_the_lists_have_each_state_first_and_no_arrow_twice() -> None:
    conflict = two_in_a_row()
    doubled = replace(conflict, arcs=(*(conflict.arcs or ()), *(conflict.arcs or ())))
    for one, other in zip(compile_graph(conflict).classes, compile_graph(doubled).classes, strict=True):
        assert np.arange(4).tolist() == one.members[one.starts[:-1]].tolist()
        assert one.members.tolist() == other.members.tolist()
