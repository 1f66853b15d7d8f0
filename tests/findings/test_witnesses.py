"""Every witness is checked from the definitions; and a witness that has been tampered with is caught."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from models import conflicts

from detente.conflict.change import accepted
from detente.conflict.formula import Atom, Not
from detente.conflict.model import Conflict
from detente.conflict.query import Equilibrium, Means, Prefers, Query, Reaches, Stable
from detente.findings import World, recheck, standing
from detente.findings.forms import answer
from detente.findings.witness import Escape, Path, Sanction, Standing
from detente.findings.world import CONCEPT_KEYS

EVERYTHING = 10**6
MEANS: tuple[Means, ...] = ("moves", "improvements", "best improvements", "joint improvements")


@settings(max_examples=150, deadline=None)
@given(conflicts(), st.sampled_from(CONCEPT_KEYS))
def test_the_witness_of_every_entry_of_a_stability_table_holds_up(conflict: Conflict, concept: str) -> None:
    world = World.of(accepted(conflict))
    for actor in range(len(world.graph.actors)):
        for state in range(min(world.graph.size, 12)):
            shown = standing(world, state, actor, concept)
            assert bool(world.stable(concept)[actor, state]) == shown.stable
            assert () == recheck(shown, world.conflict)


@settings(max_examples=150, deadline=None)
@given(conflicts(), st.sampled_from(CONCEPT_KEYS), st.data())
def test_the_witness_of_every_answer_holds_up(conflict: Conflict, concept: str, data: st.DataObject) -> None:
    world = World.of(accepted(conflict))
    given_answer = answer(world, data.draw(queries(world.conflict)), concept, show=EVERYTHING)
    if given_answer.witness is not None:
        assert () == recheck(given_answer.witness, world.conflict)


@st.composite
def queries(draw: st.DrawFn, conflict: Conflict) -> Query:
    """A claim about the options of a crisis."""
    atom = st.sampled_from([option.key for option in conflict.options]).map(Atom)
    formula = draw(st.one_of(atom, atom.map(Not)))
    other = draw(st.one_of(atom, atom.map(Not)))
    makers = conflict.decision_makers
    actors = tuple(draw(st.lists(st.sampled_from(makers), unique=True, max_size=2)))
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return Equilibrium(draw(st.sampled_from(["some", "every", "no"])), formula, draw(st.booleans()))
    if kind == 1:
        return Stable(formula, actors)
    if kind == 2:
        return Reaches(formula, draw(st.sampled_from(MEANS)), draw(st.sampled_from([None, other])), actors)
    return Prefers(draw(st.sampled_from(makers)), formula, other, draw(st.booleans()))


def sanctioned(concept: str) -> tuple[Conflict, Standing]:
    """Return a crisis and a stable standing in it that needs a sanction."""
    from models import random_conflict

    rng = np.random.default_rng(7)
    while True:
        world = World.of(accepted(random_conflict(rng)))
        for actor in range(len(world.graph.actors)):
            for state in range(world.graph.size):
                shown = standing(world, state, actor, concept)
                if shown.sanctions:
                    return world.conflict, shown


@pytest.mark.parametrize("concept", [concept for concept in CONCEPT_KEYS if concept != "nash"])
def test_a_witness_that_leaves_out_a_sanction_is_caught(concept: str) -> None:
    conflict, shown = sanctioned(concept)
    assert () != recheck(replace(shown, sanctions=shown.sanctions[1:]), conflict)


def test_a_sanction_that_goes_nowhere_is_caught() -> None:
    conflict, shown = sanctioned("gmr")
    first = shown.sanctions[0]
    idle = Sanction(first.improvement, Path(first.improvement))
    assert () != recheck(replace(shown, sanctions=(idle, *shown.sanctions[1:])), conflict)


def test_calling_a_sanctioned_state_unstable_is_caught() -> None:
    conflict, shown = sanctioned("gmr")
    first = shown.sanctions[0]
    lie = Escape(first.improvement, (first.improvement,))
    assert () != recheck(replace(shown, stable=False, sanctions=(), escape=lie), conflict)


def test_a_nash_stable_state_with_an_improvement_is_caught() -> None:
    conflict, shown = sanctioned("gmr")
    assert () != recheck(replace(shown, concept="nash"), conflict)
