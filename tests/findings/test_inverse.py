from __future__ import annotations

import json
from fractions import Fraction
from itertools import pairwise, permutations
from math import factorial
from pathlib import Path
from typing import Any

import oracle
import oracle_ways
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from models import Size, conflicts
from oracle_arcs import drawn, guarded

from detente.conflict.change import change
from detente.conflict.edit import Drop, Move, Negate
from detente.conflict.formula import Atom
from detente.conflict.model import Actor, Conflict, Infeasible, Option
from detente.errors import InvalidQuery
from detente.findings.inverse import CONCEPTS, Inverse, Outlook, Wanted, inverse
from detente.findings.inverse_change import Rewish, rewished
from detente.findings.recheck import recheck
from detente.findings.target import exactly, target_of
from detente.findings.witness import EquilibriumAt
from detente.findings.world import World
from tests.findings.crises import CHICKEN, PENNIES, STANDOFF, crisis
from tests.stability.test_listed import conditional, explicit

TINY = conflicts(Size(makers=(2, 3), options=3, states=5))
SMALL = conflicts(Size(makers=(2, 3), options=5, states=16))
concepts = st.sampled_from(CONCEPTS)


def at(conflict: Conflict, state: int, concept: str, **how: int) -> tuple[World, Wanted]:
    world = World.of(conflict)
    goal = exactly(world.graph, world.label(state % world.graph.size))
    return world, inverse(world, goal, concept, **how).wanted[0]


def asked(text: str, target: str, concept: str, **how: Any) -> Inverse:
    world = World.of(crisis(text))
    return inverse(world, target_of(world.graph, target), concept, **how)


@settings(max_examples=60, deadline=None)
@given(TINY, st.integers(0, 4), concepts)
def test_counts_of_rankings_are_what_going_through_all_of_them_gives(
    conflict: Conflict, pick: int, concept: str
) -> None:
    world, found = at(conflict, pick, concept, depth=0)
    model = oracle.model_of(world.conflict)
    for one in found.outlooks:
        stays, settled = oracle_ways.counts(model, one.actor, found.state, concept)
        assert (stays, settled) == (one.rankings, one.settled)
        assert Fraction(stays, factorial(len(model.states))) == one.share


@settings(max_examples=60, deadline=None)
@given(explicit() | conditional(), st.integers(0, 15), concepts)
def test_counts_are_exact_where_moves_are_listed_and_replies_may_lead_back(
    conflict: Conflict, pick: int, concept: str
) -> None:
    world = World.of(conflict)
    if not world.graph.actors or world.graph.size > 5:
        return
    found = inverse(world, exactly(world.graph, world.label(pick % world.graph.size)), concept, depth=0).wanted[0]
    model = guarded(conflict) if conflict.arcs is None else drawn(conflict)
    for one in found.outlooks:
        assert oracle_ways.counts(model, one.actor, found.state, concept) == (one.rankings, one.settled)


@settings(max_examples=25, deadline=None)
@given(conflicts(Size(makers=(2, 2), options=2, states=4)), st.integers(0, 3), concepts)
def test_counts_of_profiles_are_what_going_through_all_of_them_gives(
    conflict: Conflict, pick: int, concept: str
) -> None:
    world, found = at(conflict, pick, concept, depth=0)
    assert oracle_ways.profiles(oracle.model_of(world.conflict), found.state, concept) == found.profiles


@settings(max_examples=40, deadline=None)
@given(SMALL, st.integers(0, 15), concepts)
def test_what_the_others_are_said_to_do_whatever_one_wants_they_do(conflict: Conflict, pick: int, concept: str) -> None:
    world, found = at(conflict, pick, concept, depth=0)
    model = oracle.model_of(world.conflict)
    states = model.states
    for one in found.outlooks:
        for worth in (
            {s: k for k, s in enumerate(states)},
            {s: -k for k, s in enumerate(states)},
            dict.fromkeys(states, 0),
        ):
            tried = oracle_ways.ranked(model, {one.actor: worth})
            for other, stance in one.others:
                stays = oracle.stays(tried, other, found.state, concept)
                assert stance in ("depends", "stays" if stays else "leaves")


@settings(max_examples=40, deadline=None)
@given(SMALL, st.integers(0, 15), concepts)
def test_a_state_everybody_likes_best_is_always_an_equilibrium(conflict: Conflict, pick: int, concept: str) -> None:
    _, found = at(conflict, pick, concept, depth=0)
    assert found.ever
    assert found.share is None or found.share > 0


@settings(max_examples=40, deadline=None)
@given(SMALL, st.integers(0, 15), concepts)
def test_changes_do_what_is_said_and_their_witnesses_pass_the_check_that_knows_no_solver(
    conflict: Conflict, pick: int, concept: str
) -> None:
    world, found = at(conflict, pick, concept, depth=2)
    for one in found.outlooks:
        for made in (*one.changes[:3], *one.settling[:3]):
            after = rewished(world.graph.conflict, Rewish(made.actor, made.size, made.edits, made.ranking))
            assert () == recheck(made.witness, after)
            assert oracle.stays(oracle.model_of(after), one.actor, found.state, concept)
        assert all(
            oracle_ways.settled(oracle.model_of(_after(world, c)), found.state, concept) for c in one.settling[:3]
        )
        assert all(isinstance(c.witness, EquilibriumAt) for c in one.settling)


@settings(max_examples=25, deadline=None)
@given(conflicts(Size(makers=(2, 2), options=4, states=8)), st.integers(0, 7), concepts)
def test_no_smaller_change_of_wants_does_it(conflict: Conflict, pick: int, concept: str) -> None:
    world, found = at(conflict, pick, concept, depth=2)
    for one in found.outlooks:
        if world.graph.conflict.actor[one.actor].ranking is not None or one.stays:
            continue
        fewest = _fewest(world.graph.conflict, one, found, concept)
        assert (one.changes[0].size if one.changes else None) == fewest


def _after(world: World, made: object) -> Conflict:
    return rewished(world.graph.conflict, Rewish(made.actor, made.size, made.edits, made.ranking))  # type: ignore[attr-defined]


def _fewest(conflict: Conflict, one: Outlook, found: Wanted, concept: str) -> int | None:
    """Try every edit of a want, then every two in a row."""
    ring = [conflict]
    for size in (1, 2):
        ring = [change(each, edit) for each in ring for edit in _edits(each, one.actor)]
        if any(oracle.stays(oracle.model_of(each), one.actor, found.state, concept) for each in ring):
            return size
    return None


def _edits(conflict: Conflict, actor: str) -> list[Drop | Negate | Move]:
    from detente.conflict.edit import Position

    ids = [want.id for want in conflict.actor[actor].wants]
    swaps = [Move(low, Position("above", high)) for high, low in pairwise(ids)]
    return [*swaps, *map(Drop, ids), *map(Negate, ids)]


@settings(max_examples=30, deadline=None)
@given(SMALL, st.integers(0, 15), concepts)
def test_orders_of_wants_are_counted_as_the_oracle_counts_them(conflict: Conflict, pick: int, concept: str) -> None:
    from dataclasses import replace

    world, found = at(conflict, pick, concept, depth=0)
    for one in found.outlooks:
        actor = world.graph.conflict.actor[one.actor]
        if one.orders is None or one.orders[1] > 24:
            continue
        tried = [replace(actor, wants=order) for order in permutations(actor.wants)]
        models = [
            oracle.model_of(replace(world.graph.conflict, actors=_with(world.graph.conflict, each))) for each in tried
        ]
        assert (sum(oracle.stays(m, one.actor, found.state, concept) for m in models), len(tried)) == one.orders


def _with(conflict: Conflict, actor: Actor) -> tuple[Actor, ...]:
    return tuple(actor if each.key == actor.key else each for each in conflict.actors)


# --- the Euphrates --------------------------------------------------------------------------------------------------

CASES = json.loads((Path(__file__).parents[1] / "data" / "stability.json").read_text(encoding="utf-8"))["cases"]


def euphrates() -> tuple[Conflict, dict[str, dict[str, int]], frozenset[str]]:
    case = {case["id"]: case for case in CASES}["syria-iraq-1975"]
    options = tuple(Option(key, key.split(".")[0]) for key in case["options"])

    def state(number: int) -> frozenset[str]:
        return frozenset(option.key for bit, option in enumerate(options) if number >> bit & 1)

    actors = tuple(
        Actor(key, key, ranking=tuple((state(number),) for number in row)) for key, row in case["rankings"].items()
    )
    bars = tuple(Infeasible("infeasible.both", target_both(bar)) for bar in case["bars"])
    asked_for = case["printed"]["desired-state-2"]
    return Conflict("Euphrates", actors, options, infeasible=bars), asked_for, state(asked_for["state"])


def target_both(names: list[str]) -> object:
    from detente.conflict.formula import And

    return And(tuple(Atom(name) for name in names))


@pytest.mark.parametrize(("concept", "printed"), [("nash", 240), ("gmr", 420), ("seq", 420), ("smr", 300)])
def test_the_euphrates_counts_are_those_of_the_definitions(concept: str, printed: int) -> None:
    """The manual prints 420 for GMR and SEQ; its own definitions give 384, 8/15 of Syria's 720 rankings."""
    conflict, counts, desired = euphrates()
    world = World.of(conflict)
    found = inverse(world, exactly(world.graph, desired), concept, actors=("syria",)).wanted[0].outlooks[0]
    assert (counts["exact"][concept], counts["printed"][concept]) == (found.settled, printed)  # type: ignore[index]
    assert found.settled == found.rankings


def test_a_lone_decision_maker_stays_where_nothing_is_better() -> None:
    found = asked("detente: 1\ntitle: t\nactors:\n  a: {options: {x: X, y: Y}, wants: [x]}\n", "nothing", "gmr").wanted[
        0
    ]
    assert (False, Fraction(1, 4)) == (found.outlooks[0].stays, found.outlooks[0].share)


def test_two_who_both_must_change_are_shown_together() -> None:
    text = CHICKEN.replace("ranking: [[row.dare], [], [col.dare], [row.dare, col.dare]]", "wants: [dare]").replace(
        "ranking: [[col.dare], [], [row.dare], [row.dare, col.dare]]", "wants: [dare]"
    )
    found = asked(text, "nothing", "nash").wanted[0]
    assert ["row", "col"] == [one.actor for one in found.together]
    assert all((("col" if one.actor == "row" else "row"), "leaves") in one.others for one in found.outlooks)
    assert () == found.outlooks[0].settling


def test_of_several_states_those_in_which_fewest_leave_come_first() -> None:
    found = asked(CHICKEN, "row.dare or col.dare", "nash", most=3)
    assert (3, 2, [True, True, False]) == (found.number, found.equilibria, [each.equilibrium for each in found.wanted])


def test_pennies_have_no_symmetric_equilibrium_and_either_side_can_make_one() -> None:
    found = asked(PENNIES, "nothing", "smr").wanted[0]
    assert not found.equilibrium
    leaver = next(one for one in found.outlooks if not one.stays)
    assert [1, 1] == [made.size for made in leaver.settling]


@pytest.mark.parametrize(
    ("target", "concept", "actors", "code"),
    [
        ("usa.offer and usa.strike", "seq", (), "D606"),
        ("usa.offer", "sim", (), "D608"),
        ("usa.offer", "seq", ("voters",), "D607"),
    ],
)
def test_what_cannot_be_asked_is_refused(target: str, concept: str, actors: tuple[str, ...], code: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        asked(STANDOFF, target, concept, actors=actors)
    assert code == caught.value.problems[0].code
