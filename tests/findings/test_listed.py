"""Findings where moves are listed: explicit models, and options that change only where a formula holds."""

from __future__ import annotations

from dataclasses import replace

import oracle
import pytest
from hypothesis import given, settings
from oracle_arcs import drawn, guarded

from detente.conflict.change import change
from detente.conflict.edit import Fix, Free, Hand
from detente.conflict.formula import Atom
from detente.conflict.model import Conflict
from detente.conflict.query import Means
from detente.errors import InvalidQuery
from detente.files import loads
from detente.findings import World, check, recheck, standing
from detente.findings.paths import closed, path_to
from detente.findings.witness import Escape, Sanction, Standing
from detente.stability import CONCEPTS
from tests.stability.test_listed import conditional, explicit, two_in_a_row

KEYS = tuple(concept.key for concept in CONCEPTS)
MEANS: tuple[Means, ...] = ("moves", "improvements", "best improvements")

EXPLICIT = """detente: 1
title: A border, state by state
actors:
  north: {ranking: [gives_in, peace, {tie: [crisis, talks]}, war]}
  south: {wants: [not war, talks or peace, not gives_in]}
  voters: {}
states:
  peace: Nobody has mobilised
  crisis: The North has mobilised
  war: Both fight
  talks: They talk
  gives_in: The South gives in
moves:
  - {by: north, from: peace, to: crisis, back: yes}
  - {by: south, from: crisis, to: [war, talks, gives_in]}
  - {by: north, from: war, to: talks}
named: {settled: talks or gives_in}
status_quo: crisis
claims:
  - {id: equilibrium, test: some reachable equilibrium(seq) has settled}
  - {id: stable, test: peace is stable(gmr) for north}
  - {id: leaves, test: crisis is stable(nash) for everyone, expect: fails}
  - {id: reaches, test: status_quo reaches settled by improvements}
  - {id: unreached, test: peace reaches talks by moves of north, expect: fails}
  - {id: prefers, test: north prefers peace to war}
  - {id: indifferent, test: north prefers talks to crisis, expect: fails}
  - {id: joint, test: status_quo reaches settled by joint improvements, expect: untestable}
  - {id: deters, test: peace deters north from war, expect: untestable}
  - {id: cause, test: (status_quo reaches talks by improvements) only because of south.talks-or-peace}
  - {id: supposed, test: status_quo reaches talks by moves, suppose: start from peace}
"""


def test_claims_about_an_explicit_model_get_their_verdicts() -> None:
    conflict = loads(EXPLICIT).conflict
    found = check(conflict)
    assert [] == [(one.claim, one.outcome, one.reason) for one in found.verdicts if not one.as_expected]
    shown = [answer.witness for one in found.verdicts for answer in one.answers if answer.witness and not answer.sides]
    assert len(shown) > 8


def test_every_witness_in_an_explicit_model_is_right() -> None:
    conflict = loads(EXPLICIT).conflict
    for verdict in check(conflict).verdicts:
        base = conflict if verdict.claim != "supposed" else change(conflict, *conflict.claims[-1].suppose)
        for answer in verdict.answers:
            if answer.witness:
                assert () == recheck(answer.witness, base)


@pytest.mark.parametrize("concept", KEYS)
@given(conflict=explicit() | conditional())
@settings(max_examples=40)
def test_who_stays_is_witnessed_and_the_witness_is_right(concept: str, conflict: Conflict) -> None:
    world = World.of(conflict)
    model = guarded(conflict) if conflict.arcs is None else drawn(conflict)
    for actor, key in enumerate(world.graph.actors):
        stays = oracle.stable(model, key, concept)
        for state in range(world.graph.size):
            shown = standing(world, state, actor, concept)
            assert (world.label(state) in stays) == shown.stable
            assert () == recheck(shown, conflict)


@pytest.mark.parametrize("means", MEANS)
@given(conflict=explicit() | conditional())
@settings(max_examples=40)
def test_what_can_be_reached_is_witnessed_and_the_witness_is_right(means: Means, conflict: Conflict) -> None:
    world = World.of(conflict)
    assert () == recheck(closed(world, world.status_quo, means), conflict)
    reach = world.reach(world.status_quo, means)
    for state in range(world.graph.size):
        if reach.distance[state] >= 0:
            path = path_to(world, world.status_quo, state, means)
            assert () == recheck(path, conflict)
            assert world.label(state) == path.end


@given(conflict=conditional())
@settings(max_examples=40)
def test_joint_improvements_keep_to_what_can_be_changed_where(conflict: Conflict) -> None:
    world = World.of(conflict)
    assert () == recheck(closed(world, world.status_quo, "joint improvements"), conflict)


def test_a_sanction_in_which_somebody_moves_twice_in_a_row_is_refused() -> None:
    conflict = two_in_a_row()
    allowed = replace(
        conflict, arcs=tuple(replace(arc, by="c" if arc.start == "s2" else arc.by) for arc in conflict.arcs or ())
    )
    allowed = replace(allowed, actors=(*conflict.actors, replace(conflict.actors[1], key="c")))
    shown = standing(World.of(allowed), 0, 0, "gmr")
    assert shown.stable
    (sanction,) = shown.sanctions
    twice = replace(sanction.replies, steps=tuple(replace(step, actor="b") for step in sanction.replies.steps))
    forged = Standing(shown.state, "a", "gmr", True, (Sanction(sanction.improvement, twice),))
    assert () == recheck(shown, allowed)
    assert any("twice in a row" in complaint for complaint in recheck(forged, conflict))


def test_an_escape_that_leaves_out_a_legal_reply_is_refused() -> None:
    conflict = two_in_a_row()
    shown = standing(World.of(conflict), 0, 0, "gmr")
    assert shown.escape is not None
    forged = replace(shown, escape=Escape(shown.escape.improvement, (shown.escape.improvement,)))
    assert () == recheck(shown, conflict)
    assert ("the replies are not closed: another legal sequence leads out of them",) == recheck(forged, conflict)


@pytest.mark.parametrize("edit", [Fix("s1"), Hand("s1", "a"), Free("s1")])
def test_edits_of_options_are_refused_in_an_explicit_model(edit: Fix | Hand | Free) -> None:
    with pytest.raises(InvalidQuery) as error:
        change(two_in_a_row(), edit)
    assert "D233" == error.value.problems[0].code


def test_freeing_an_option_takes_away_what_its_changes_hang_on() -> None:
    text = "{detente: 1, title: T, actors: {a: {options: {x: {undone: only if y}, y: Y}}}}"
    conflict = loads(text).conflict
    assert Atom("a.y") == conflict.option["a.x"].undo_if
    assert conflict.option["a.x"] != change(conflict, Free("a.x")).option["a.x"]
    assert World.of(change(conflict, Free("a.x"))).graph.arcs is None
