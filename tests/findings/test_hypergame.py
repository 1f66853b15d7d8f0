"""The crisis in several pairs of eyes, against a slow oracle, and what must be so whatever they see."""

from __future__ import annotations

from dataclasses import replace

import oracle_views
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.edit import Drop
from detente.conflict.model import Conflict, View
from detente.errors import InvalidModel
from detente.findings import World, recheck
from detente.findings.hypergame import Hypergame, hypergame
from detente.findings.world import CONCEPT_KEYS
from tests.findings.crises import crisis
from tests.findings.views import BLAMED, PUPPET, sighted

EVERYTHING = 10**6


def game_of(conflict: Conflict, concept: str, *, show: int = 1) -> Hypergame:
    return hypergame(World.of(conflict), concept, show=show)


@settings(max_examples=150, deadline=None)
@given(sighted(), st.sampled_from(CONCEPT_KEYS))
def test_each_picture_is_that_of_the_edited_model(conflict: Conflict, concept: str) -> None:
    for picture in game_of(conflict, concept).pictures[1:]:
        actor = picture.actor or ""
        seen = oracle_views.game(conflict, actor, concept)
        assert (len(seen.states), seen.equilibria) == (picture.states, frozenset(picture.equilibria))
        assert len(oracle_views.unforeseen(conflict, actor, concept)) == picture.unforeseen
        assert len(oracle_views.mistaken(conflict, actor, concept)) == picture.mistaken


@settings(max_examples=150, deadline=None)
@given(sighted(), st.sampled_from(CONCEPT_KEYS))
def test_what_all_see_and_where_all_stay_is_what_the_oracle_says(conflict: Conflict, concept: str) -> None:
    found = game_of(conflict, concept)
    seers = tuple(picture.actor or "" for picture in found.pictures[1:])
    assert oracle_views.agreed(conflict, seers, concept) == frozenset(found.agreed)
    assert oracle_views.lasting(conflict, concept) == frozenset(found.lasting)


@settings(max_examples=100, deadline=None)
@given(sighted(), st.sampled_from(CONCEPT_KEYS))
def test_every_surprise_is_one_and_its_witness_holds_up(conflict: Conflict, concept: str) -> None:
    found = game_of(conflict, concept, show=EVERYTHING)
    for picture in found.pictures[1:]:
        actor = picture.actor or ""
        told = {how: {one.state for one in found.surprises if (one.how, one.actor) == (how, actor)} for how in HOWS}
        assert oracle_views.unforeseen(conflict, actor, concept) == told["unforeseen"]
        assert oracle_views.mistaken(conflict, actor, concept) == told["mistaken"]
    assert [()] * len(found.surprises) == [recheck(one.witness, conflict) for one in found.surprises]


HOWS = ("unforeseen", "mistaken")


@settings(max_examples=60, deadline=None)
@given(sighted(), st.sampled_from(CONCEPT_KEYS))
def test_a_view_without_edits_is_the_model(conflict: Conflict, concept: str) -> None:
    calm = replace(conflict, views=tuple(View(actor.key) for actor in conflict.actors))
    found = game_of(calm, concept)
    first = found.pictures[0]
    assert {(first.states, first.equilibria, 0, 0)} == {
        (one.states, one.equilibria, one.unforeseen, one.mistaken) for one in found.pictures
    }
    assert (first.equilibria, first.equilibria, (), ()) == (
        found.agreed,
        found.lasting,
        found.surprises,
        found.collisions,
    )


@settings(max_examples=60, deadline=None)
@given(sighted(), st.sampled_from(CONCEPT_KEYS))
def test_dropping_a_view_lets_its_actor_see_what_is_so(conflict: Conflict, concept: str) -> None:
    world = World.of(conflict).after(tuple(Drop(view.id) for view in conflict.views))
    assert () == hypergame(world, concept).surprises


@settings(max_examples=60, deadline=None)
@given(sighted(), st.sampled_from(CONCEPT_KEYS))
def test_where_all_agree_is_an_equilibrium_in_every_picture(conflict: Conflict, concept: str) -> None:
    found = game_of(conflict, concept)
    assert all(frozenset(one.equilibria) >= frozenset(found.agreed) for one in found.pictures)


def test_who_blames_the_patron_expects_a_calm_that_never_comes() -> None:
    found = game_of(crisis(BLAMED), "nash")
    usa = next(one for one in found.pictures if one.actor == "usa")
    calm, fight = frozenset({"iran.accept"}), frozenset({"iran.accept", "militia.attack", "usa.strike"})
    assert ((fight,), (calm, fight)) == (found.pictures[0].equilibria, usa.equilibria)
    assert [("mistaken", "usa", calm)] == [(one.how, one.actor, one.state) for one in found.surprises]


def test_a_move_it_thinks_another_controls_is_told() -> None:
    hands = [one for picture in game_of(crisis(BLAMED), "seq").pictures for one in picture.hands]
    assert [("usa", "militia.attack", "iran", "militia")] == [(h.actor, h.option, h.seen, h.real) for h in hands]


def test_two_pictures_collide_where_they_see_other_hands() -> None:
    text = PUPPET + "views: {usa: [hand militia.attack to iran], iran: [fix militia.attack]}\n"
    (collision,) = game_of(crisis(text), "nash").collisions
    assert (("usa", "iran"), (("militia.attack", "iran", None),)) == (collision.actors, collision.hands)
    assert (1, (1, 0)) == (collision.shared, collision.only)


def test_a_state_an_actor_cannot_see_is_nothing_it_stays_at() -> None:
    found = game_of(crisis(PUPPET + "views: {usa: [fix not militia.attack]}\n"), "nash")
    assert ((), ()) == (found.lasting, found.agreed)
    (unforeseen,) = (one for one in found.surprises if one.how == "unforeseen")
    assert 1 == len(unforeseen.witness.parts)


def test_an_actor_without_options_may_look_on() -> None:
    found = game_of(crisis(PUPPET + "views: {voters: [hand militia.attack to iran]}\n"), "nash")
    assert ["usa", "iran", "militia", "voters"] == [one.actor for one in found.pictures[1:]]


@pytest.mark.parametrize("show", [0, 1, 3])
def test_as_many_surprises_are_written_out_as_asked_for(show: int) -> None:
    text = PUPPET + "views: {usa: [negate iran.not-usa-strike, negate militia.want-attack]}\n"
    found = game_of(crisis(text), "gmr", show=show)
    usa = next(one for one in found.pictures if one.actor == "usa")
    assert min(show, usa.mistaken) + min(show, usa.unforeseen) == len(found.surprises)


def test_a_view_in_which_nothing_can_be_is_refused_with_its_name() -> None:
    with pytest.raises(InvalidModel, match=r"as usa sees it: the status quo is not a feasible state") as refused:
        game_of(crisis(PUPPET + "views: {usa: [forbid militia.attack]}\n"), "nash")
    assert [("views", "usa", "edits")] == [problem.path for problem in refused.value.problems]
