"""Claims about coalitions, simultaneous moves and strength of preference, and the witnesses that show them."""

from __future__ import annotations

from dataclasses import replace

import models
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.conflict.change import accepted
from detente.conflict.formula import Atom
from detente.conflict.model import Conflict
from detente.conflict.names import CONCEPT_KEYS as NAMED
from detente.conflict.names import SINGLE_CONCEPTS
from detente.conflict.query import Stable
from detente.errors import InvalidQuery
from detente.findings import World, recheck, standing
from detente.findings.forms import answer, concepts_of
from detente.findings.together import together
from detente.findings.witness import CoalitionStanding
from detente.findings.world import COALITION_KEYS, SINGLE_KEYS
from detente.stability import coalitions, inapplicable
from tests.findings.crises import CHICKEN, crisis, outcome, verdict
from tests.stability.test_listed import conditional, explicit

SMALL = models.Size(makers=(2, 4), options=5, states=24)
few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

MARKED = """\
detente: 1
title: Two who would each defect
actors:
  row: {options: {defect: Defect}, wants: [{that: not col.defect, is: much more important}, defect]}
  col: {options: {defect: Defect}, wants: [not row.defect, defect]}
named: {silence: not row.defect and not col.defect}
status_quo: []
"""


@st.composite
def marked(draw: st.DrawFn) -> World:
    conflict = draw(models.conflicts(SMALL))
    return World.of(accepted(models.with_marks(lambda low, high: draw(st.integers(low, high)), conflict)))


def test_the_names_a_claim_may_use_are_those_of_the_families() -> None:
    assert (*SINGLE_KEYS, *COALITION_KEYS) == NAMED
    assert SINGLE_KEYS == SINGLE_CONCEPTS


@few
@given(marked(), st.sampled_from([key for key in SINGLE_KEYS if key == "sim" or key.startswith("strong")]))
def test_the_witness_of_every_entry_holds_up(world: World, concept: str) -> None:
    if inapplicable(world.graph, concept):
        return
    for actor in range(len(world.graph.actors)):
        for state in range(min(world.graph.size, 12)):
            shown = standing(world, state, actor, concept)
            assert bool(world.stable(concept)[actor, state]) == shown.stable
            assert () == recheck(shown, world.conflict)


@few
@given(marked(), st.sampled_from(COALITION_KEYS), st.data())
def test_the_witness_of_every_entry_of_a_coalition_holds_up(world: World, concept: str, data: st.DataObject) -> None:
    members = data.draw(st.sampled_from(list(coalitions(world.graph.actors))))
    for state in range(min(world.graph.size, 12)):
        shown = together(world, state, members, concept)
        assert bool(world.together(members, concept)[state]) == shown.stable
        assert () == recheck(shown, world.conflict)


def first(world: World, concept: str, *, stable: bool) -> CoalitionStanding:
    """Return a standing of a coalition that has something to show."""
    for members in coalitions(world.graph.actors):
        for state in range(world.graph.size):
            shown = together(world, state, members, concept)
            if shown.stable == stable and (shown.sanctions or shown.way):
                return shown
    raise AssertionError("no such standing")


@pytest.mark.parametrize("concept", ["cgmr", "csmr", "cseq"])
def test_a_coalitions_witness_that_leaves_out_a_sanction_is_caught(concept: str) -> None:
    world = World.of(crisis(MARKED))
    shown = first(world, concept, stable=True)
    assert () != recheck(replace(shown, sanctions=()), world.conflict)
    assert () != recheck(replace(shown, concept="cnash"), world.conflict)


@pytest.mark.parametrize("concept", COALITION_KEYS)
def test_a_coalitions_way_out_that_is_made_up_is_caught(concept: str) -> None:
    world = World.of(crisis(MARKED))
    shown = first(world, concept, stable=False)
    assert shown.way is not None
    assert () != recheck(replace(shown, way=replace(shown.way, steps=())), world.conflict)
    assert () != recheck(replace(shown, way=None), world.conflict)


def test_a_clash_that_does_not_add_up_is_caught() -> None:
    world = World.of(crisis(MARKED))
    shown = standing(world, 0, 0, "sim")
    assert shown.stable
    clash = shown.clashes[0]
    assert () != recheck(replace(shown, clashes=()), world.conflict)
    assert () != recheck(replace(shown, clashes=(replace(clash, others=()),)), world.conflict)
    assert () != recheck(replace(shown, clashes=(replace(clash, end=clash.improvement),)), world.conflict)


def test_a_general_sanction_passed_off_as_a_strong_one_is_caught() -> None:
    world = World.of(crisis(MARKED))
    silence = world.graph.start
    weak = standing(world, silence, world.graph.actors.index("col"), "seq")
    assert weak.stable
    assert () == recheck(weak, world.conflict)
    assert () != recheck(replace(weak, concept="strong-seq"), world.conflict)
    assert () == recheck(standing(world, silence, 0, "strong-seq"), world.conflict)


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("silence is stable(strong-seq) for row", "holds"),
        ("silence is stable(strong-seq) for col", "fails"),
        ("silence is stable(cseq) for every coalition", "holds"),
        ("silence is stable(seq) for coalition row, col", "holds"),
        ("row.defect and col.defect is stable for coalition row, col", "fails"),
        ("row.defect and col.defect is stable for everyone", "holds"),
        ("silence is stable(cnash) for every coalition", "fails"),
        ("some equilibrium(sim) has silence", "holds"),
        ("some equilibrium(nash) has silence", "fails"),
        ("no (silence is stable(strong-smr) for col)", "holds"),
    ],
)
def test_claims_under_more_concepts_come_out_as_they_should(test: str, expected: str) -> None:
    assert expected == outcome(MARKED, test)


@pytest.mark.parametrize(
    ("text", "test", "why"),
    [
        (
            CHICKEN,
            "row.dare is stable(strong-seq) for row",
            "concepts that apply: nash, gmr, smr, seq, symmetric-seq, sim",
        ),
        (MARKED, "silence is stable(sim) for coalition row, col", "sim is not defined for coalitions"),
        (MARKED, "silence is stable(symmetric-seq) for every coalition", "cnash, cgmr, csmr, cseq"),
        (MARKED, "silence is stable(cseq) for row", "cseq is asked of coalitions"),
        (MARKED, "some equilibrium(cnash) has silence", "cnash is asked of coalitions"),
    ],
)
def test_a_concept_that_does_not_apply_is_untestable_and_says_what_does(text: str, test: str, why: str) -> None:
    found = verdict(text, test, depth=0)
    assert "untestable" == found.outcome
    assert why in found.reason


def test_a_claim_that_names_no_concept_is_asked_under_the_usual_ones_only() -> None:
    atom = Atom("row.defect")
    assert ("nash", "gmr", "smr", "seq", "symmetric-seq") == concepts_of(Stable(atom))
    assert COALITION_KEYS == concepts_of(Stable(atom, coalition=True))
    assert ("cseq",) == concepts_of(Stable(atom, concept="seq", coalition=True))


def test_a_strong_claim_rests_on_the_want_that_is_marked() -> None:
    """Without the mark, dropped with its want, nothing is much worse: the verdict is another one."""
    found = verdict(MARKED, "silence is stable(strong-seq) for row")
    assert ("row.not-col-defect",) in [rest.assumptions for rest in found.rests_on]


@few
@given(marked(), st.sampled_from(["strong-gmr", "strong-seq"]), st.data())
def test_what_is_remembered_of_worlds_alike_does_not_mix_up_marks(
    world: World, concept: str, data: st.DataObject
) -> None:
    """An edit may leave every rank as it was and still take away a mark."""
    bare = unmarked(world.conflict)
    world.stable("gmr")
    if not inapplicable(world.graph, concept):
        world.stable(concept)
    fresh, varied = World.of(bare), world.vary(bare)
    query = Stable(Atom(world.conflict.options[0].key), concept=concept)
    assert answer(fresh, query, concept, show=None).outcome == answer(varied, query, concept, show=None).outcome
    assert (fresh.alike() == world.alike()) == (not world.alike()[len(world.graph.rank.tobytes()) :])


def unmarked(conflict: Conflict) -> Conflict:
    actors = (replace(a, much=(), wants=tuple(replace(w, much=False) for w in a.wants)) for a in conflict.actors)
    return replace(conflict, actors=tuple(actors))


def test_to_explain_what_does_not_apply_is_an_error_with_its_code() -> None:
    with pytest.raises(InvalidQuery, match="D220"):
        standing(World.of(crisis(CHICKEN)), 0, 0, "strong-gmr")


@few
@given(st.one_of(explicit(), conditional()), st.sampled_from(COALITION_KEYS), st.data())
def test_a_coalitions_witness_holds_up_where_moves_are_listed(
    conflict: Conflict, concept: str, data: st.DataObject
) -> None:
    world = World.of(conflict)
    groups = list(coalitions(world.graph.actors))
    if groups:
        members = data.draw(st.sampled_from(groups))
        for state in range(world.graph.size):
            shown = together(world, state, members, concept)
            assert bool(world.together(members, concept)[state]) == shown.stable
            assert () == recheck(shown, world.conflict)


@few
@given(conditional())
def test_a_clash_holds_up_where_options_depend_on_the_state(conflict: Conflict) -> None:
    world = World.of(conflict)
    for actor in range(len(world.graph.actors)):
        for state in range(world.graph.size):
            shown = standing(world, state, actor, "sim")
            assert bool(world.stable("sim")[actor, state]) == shown.stable
            assert () == recheck(shown, world.conflict)
