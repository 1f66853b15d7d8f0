"""Two versions of a conflict: what differs, and going back on it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict.change import change
from detente.conflict.edit import Drop, Move, Position
from detente.conflict.formula import atoms
from detente.conflict.model import Conflict
from detente.conflict.versions import changes, hanging, undone
from tests.findings.crises import STANDOFF, crisis
from tests.models import dice_of, edited, random_conflict


def sorted_out(conflict: Conflict) -> Conflict:
    """Return a conflict with the lists whose order means nothing in one order."""
    lists = ("actors", "options", "one_of", "conditions", "named", "infeasible", "ties", "alternatives", "views",
             "claims", "sources", "quotes", "events", "scenarios")  # fmt: skip
    ids = {name: sorted(getattr(conflict, name), key=lambda it: getattr(it, "id", None) or it.key) for name in lists}
    return replace(conflict, **{name: tuple(each) for name, each in ids.items()})


SEEDS = st.integers(0, 2**32 - 1)


@given(SEEDS)
@settings(max_examples=150, deadline=None)
def test_going_back_on_every_change_gives_the_old_version_again(seed: int) -> None:
    rng = np.random.default_rng(seed)
    old = new = random_conflict(rng)
    for _ in range(3):
        new = edited(dice_of(rng), new)
    assert sorted_out(old) == sorted_out(undone(old, new, changes(old, new)))


@given(SEEDS)
@settings(max_examples=100, deadline=None)
def test_so_it_does_for_two_versions_that_have_nothing_to_do_with_each_other(seed: int) -> None:
    rng = np.random.default_rng(seed)
    old, new = random_conflict(rng), random_conflict(rng)
    assert sorted_out(old) == sorted_out(undone(old, new, changes(old, new)))


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_conflict_does_not_differ_from_itself(seed: int) -> None:
    conflict, again = (random_conflict(np.random.default_rng(seed)) for _ in range(2))
    assert () == changes(conflict, again)


def test_going_back_on_nothing_leaves_the_new_version() -> None:
    old = crisis(STANDOFF)
    new = change(old, Drop("usa.not-strike"))
    assert new == undone(old, new, ())


def test_a_want_that_moved_is_one_change_and_goes_back_to_its_place() -> None:
    old = crisis(STANDOFF)
    ids = [want.id for want in old.actor["usa"].wants]
    new = change(old, Move(ids[3], Position("first")))
    (found,) = changes(old, new)
    assert ("want", ids[3], "moved", 4, 1) == (found.part, found.id, found.sort, found.before, found.after)
    assert old == undone(old, new, [found])


def test_words_are_told_from_what_an_analysis_hangs_on() -> None:
    old = crisis(STANDOFF)
    new = crisis(STANDOFF.replace("Strike the militia", "Bomb the militia").replace("A standoff", "Another"))
    assert {("option", "usa.strike", True), ("title", "title", True)} == {
        (it.part, it.id, it.reworded) for it in changes(old, new)
    }


@given(SEEDS, st.booleans())
@settings(max_examples=100, deadline=None)
def test_whatever_is_taken_back_with_what_hangs_on_it_names_nothing_that_is_gone(seed: int, related: bool) -> None:
    rng = np.random.default_rng(seed)
    old = random_conflict(rng)
    new = edited(dice_of(rng), old) if related else random_conflict(rng)
    every = changes(old, new)
    for one in every:
        back = undone(old, new, hanging([one], every))
        known = {*back.option, *back.meaning, *(condition.key for condition in back.conditions)}
        named = {name for actor in back.actors for want in actor.wants for name in atoms(want.formula)}
        named |= {name for each in (*back.infeasible, *back.named) for name in atoms(each.formula)}
        assert named <= known
        assert {option.by for option in back.options} - {""} <= set(back.actor)


def test_an_option_goes_with_all_that_names_it() -> None:
    added = STANDOFF.replace("offer: Offer talks}", "offer: Offer talks, leave: Leave}")
    added = added.replace("wants: [not militia.attack, offer,", "wants: [not militia.attack, not leave, offer,")
    added = added.replace("[militia.attack, war", "[militia.attack, usa.leave, war")
    old, new = crisis(STANDOFF), crisis(added)
    found = changes(old, new)
    option = next(it for it in found if it.part == "option")
    together = hanging([option], found)
    assert {"usa.leave", "usa.not-leave"} == {it.id for it in together}
    assert old == undone(old, new, together)
