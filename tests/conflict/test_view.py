"""A view is a function from a conflict to the conflict its actor sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.conflict.change import change
from detente.conflict.edit import Drop, Fix, Hand, Move, Negate, Position
from detente.conflict.model import Conflict, View
from detente.conflict.names import names_of
from detente.conflict.view import OtherHands, as_seen, other_hands, sees
from detente.errors import InvalidQuery
from tests.conflict.crises import CRISIS

HAND = Hand("militia.attack", "iran")


def with_view(*edits: object, actor: str = "usa") -> Conflict:
    return replace(CRISIS, views=(View(actor, edits),))  # type: ignore[arg-type]


def test_without_edits_it_is_the_very_same_object() -> None:
    crisis = with_view()
    assert as_seen(crisis, "usa") is crisis


def test_without_a_view_it_is_the_very_same_object() -> None:
    assert as_seen(CRISIS, "usa") is CRISIS


def test_with_edits_it_is_the_edited_conflict() -> None:
    crisis = with_view(HAND, Negate("usa.calm"))
    assert change(crisis, HAND, Negate("usa.calm")) == as_seen(crisis, "usa")


def test_every_other_edit_keeps_the_views() -> None:
    crisis = with_view(HAND)
    assert crisis.views == change(crisis, Fix("usa.strike"), Drop("usa.calm"), Hand("usa.offer", "iran")).views


def test_dropping_a_view_leaves_its_actor_seeing_what_is_so() -> None:
    crisis = change(with_view(HAND), Drop("view.usa"))
    assert as_seen(crisis, "usa") is crisis


@pytest.mark.parametrize("edit", [Drop("usa.calm"), Negate("usa.calm"), Move("usa.calm", Position("last"))])
def test_what_has_been_taken_out_is_passed_over(edit: object) -> None:
    crisis = with_view(edit, HAND)
    assert (HAND,) == sees(change(crisis, Drop("usa.calm")), "usa")


def test_what_cannot_be_carried_out_is_refused() -> None:
    with pytest.raises(InvalidQuery, match="D211"):
        as_seen(change(with_view(HAND), Fix("militia.attack")), "usa")


def test_other_hands_are_told_in_the_order_of_the_model() -> None:
    crisis = with_view(HAND, Fix("usa.offer"))
    assert [
        OtherHands("usa", "usa.offer", None, "usa"),
        OtherHands("usa", "militia.attack", "iran", "militia"),
    ] == list(other_hands(crisis, "usa"))


def test_a_view_has_an_id_that_edits_may_name() -> None:
    assert "view.usa" in names_of(with_view(HAND)).assumptions
