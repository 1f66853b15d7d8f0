"""What a search for one verdict lists, keeps and gives up, counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from detente.conflict.formula import And, Atom, Formula, If, Not, Or
from detente.moves.implicit import implicit
from detente.stability import local
from detente.stability.concepts import concept_of
from detente.stability.local import _path, _Search, stable_at
from tests.moves.small import crisis

X, Y = Atom("a.x"), Atom("b.y")
PEACE: list[Formula] = [Not(Y), X]
MIRROR: list[Formula] = [Or((And((X, Y)), And((Not(X), Not(Y)))))]


def search(wants: list[Formula], *, concept: str = "seq", here: int = 0, budget: int = 10**6) -> _Search:
    """Return the search for a, who has x (bit 1); b has y (2) and does as a does; c has z (4)."""
    model = implicit(crisis("a.x b.y c.z", wants={"a": wants, "b": MIRROR}))
    return _Search(model, 0, here, concept_of(concept), budget)


def test_each_list_and_each_look_at_it_counts_as_256_states() -> None:
    """a's list, the bound over y, b's list, and one look at it for b's answer."""
    conflict = crisis("a.x b.y", wants={"a": PEACE, "b": MIRROR})
    counted = {key: stable_at(conflict, frozenset(), "a", key).listed for key in ("nash", "seq", "gmr")}
    assert {"nash": 256, "seq": 1024, "gmr": 1024} == counted


def test_long_lists_count_as_long_as_they_are() -> None:
    at = search(PEACE, budget=1000)
    for states, listed in ((1, 256), (256, 512), (257, 769), (231, 1025)):
        if listed > 1000:
            with pytest.raises(local.TooLarge):
                at.spend(states)
        else:
            at.spend(states)
        assert listed == at.listed


def test_a_list_is_made_once_for_all_states_of_a_cell() -> None:
    at = search(PEACE)
    states, worth = at.moves(0, 0)
    again, _ = at.moves(0, 1)
    assert ([0, 1], [2, 3], True, 256, 2) == (states.tolist(), worth.tolist(), states is again, at.listed, at.kept)
    assert {(0, 0)} == set(at.known)


def test_lists_are_kept_until_they_are_too_many_and_then_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of two states each, of which four are kept."""
    monkeypatch.setattr(local, "_KEPT", 4)
    at = search(PEACE)
    seen = []
    for mover, state in ((0, 0), (1, 0), (2, 0), (0, 0)):
        at.moves(mover, state)
        seen.append((at.kept, set(at.known)))
    assert [(2, {(0, 0)}), (4, {(0, 0), (1, 0)}), (2, {(2, 0)}), (4, {(2, 0), (0, 0)})] == seen


def test_the_others_are_those_who_have_options() -> None:
    assert [1, 2] == list(search(PEACE).others)
    at = search(PEACE)
    at.model = local.what_matters(at.model, 0, replies=True, improving=False)
    assert [1] == list(at.others)


@pytest.mark.parametrize(("bounded", "found"), [(1, 1), (0, None)])
def test_a_bound_is_given_up_beyond_so_many_states(
    bounded: int, found: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """a gains x whatever b does with y, which it cares for less; one state is kept to start from."""
    monkeypatch.setattr(local, "_BOUNDED", bounded)
    assert found == search([X, Not(Y)]).beyond_reply(np.array([1], np.uint64))


def test_an_improvement_that_an_answer_can_undo_is_not_beyond_reply() -> None:
    assert None is search(PEACE).beyond_reply(np.array([1], np.uint64))


def test_the_way_of_an_answer_is_told_from_its_beginning() -> None:
    """From 1 mover 1 went to 3, from there mover 2 to 7."""
    came: dict[int, tuple[int, int] | None] = {1: None, 3: (1, 1), 7: (2, 3)}
    assert [[], [(1, 1, 3)], [(1, 1, 3), (2, 3, 7)]] == [_path(came, state) for state in (1, 3, 7)]


def test_a_way_out_is_a_move_to_better_and_asked_for_only_where_the_concept_does() -> None:
    """At x and y taken a cannot do better than before by undoing x; where it may take x alone it can."""
    asked = {concept: search(PEACE, concept=concept) for concept in ("gmr", "smr")}
    assert {"gmr": [True, True], "smr": [True, False]} == {
        concept: [at.no_way_out(state) for state in (3, 1)] for concept, at in asked.items()
    }


@pytest.mark.parametrize("bounded", [2**14, 0], ids=["bounded", "searched"])
@pytest.mark.parametrize("concept", ["gmr", "seq"])
def test_an_improvement_that_nothing_deters_is_told_and_no_answers_are(
    bounded: int, concept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_BOUNDED", bounded)
    stand = search([X, Not(Y)], concept=concept).stand()
    assert (False, frozenset({"a.x"}), ()) == (stand.stable, stand.improvement, stand.answers)


def test_what_only_the_repliers_want_matters_where_they_answer_by_improvements() -> None:
    """a cares for y alone. b takes y only once z is taken, and c takes z once a has taken x."""
    wants: dict[str, list[Formula]] = {
        "a": [Not(Y), X],
        "b": [If(Y, Atom("c.z")), Not(Y)],
        "c": [If(Atom("c.z"), X), Not(Atom("c.z"))],
    }
    conflict = crisis("a.x b.y c.z", wants=wants)
    stand = stable_at(conflict, frozenset(), "a", "seq")
    x, xz, xyz = frozenset({"a.x"}), frozenset({"a.x", "c.z"}), frozenset({"a.x", "b.y", "c.z"})
    assert ((x, (("c", x, xz), ("b", xz, xyz))),) == stand.answers


def test_what_was_settled_for_the_bound_stays_settled() -> None:
    """That x is enough shows only case by case: with y at once, without it once z is known either way."""
    z = Atom("c.z")
    enough = Or((And((X, Y)), And((X, z)), And((X, Not(z)))))
    assert 1 == search([enough]).beyond_reply(np.array([1], np.uint64))


@pytest.mark.parametrize("concept", ["gmr", "smr", "seq", "symmetric-seq"])
def test_an_answer_that_leaves_the_mover_as_it_was_deters(concept: str) -> None:
    stand = search([And((X, Not(Y)))], concept=concept).stand()
    assert (True, [3]) == (stand.stable, [sum(BITS[o] for o in path[-1][2]) for _, path in stand.answers])


BITS = {"a.x": 1, "b.y": 2, "c.z": 4}


def test_a_reply_is_followed_that_does_not_hurt_yet_and_comes_last_of_its_list() -> None:
    """c can take z only where y is taken, so b goes first, to where a likes it best."""
    z = Atom("c.z")
    conflict = crisis("a.x b.y c.z", wants={"a": [Not(z), X, Y]}, forbidden=(And((z, Not(Y))),))
    x, xy, xyz = frozenset({"a.x"}), frozenset({"a.x", "b.y"}), frozenset({"a.x", "b.y", "c.z"})
    stand = stable_at(conflict, frozenset(), "a", "gmr")
    assert (True, ((x, (("b", x, xy), ("c", xy, xyz))),)) == (stand.stable, stand.answers)
