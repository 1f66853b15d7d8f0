"""Rules, moves and worths asked about one state at a time, worked out by hand; see docs/validation.md."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.conflict.formula import And, Atom, Formula, Not
from detente.conflict.model import Conflict
from detente.errors import InvalidModel, TooLarge
from detente.moves.implicit import Implicit, implicit, what_matters
from detente.moves.states import Partial
from tests.moves.small import crisis

X, Y, Z, W = Atom("a.x"), Atom("a.y"), Atom("b.z"), Atom("c.w")


def one_way(conflict: Conflict, **changed: dict[str, bool]) -> Conflict:
    """Return the conflict with some options changed, named by their last letter."""
    return replace(
        conflict, options=tuple(replace(option, **changed.get(option.key[-1], {})) for option in conflict.options)
    )


def model() -> Implicit:
    """Return bits x y z w: a cannot undo x (1) nor take y (2); b has z (4), c has w (8)."""
    return implicit(one_way(crisis("a.x a.y b.z c.w"), x={"can_undo": False}, y={"can_take": False}))


def test_a_model_has_the_bits_of_each_actor_and_of_what_goes_one_way() -> None:
    assert (("a", "b", "c"), (3, 4, 8), 1, 2) == (model().actors, model().own, model().stays, model().shut)


def test_what_a_mover_can_change_hangs_on_what_is_taken() -> None:
    assert {0: 1, 1: 0, 2: 3, 3: 2} == {state: model().open_bits([0], state) for state in range(4)}
    assert [4 + 8, 1 + 4] == [model().open_bits([1, 2], 0), model().open_bits([0, 1], 12)]


def test_a_cell_is_what_the_mover_cannot_change_both_ways() -> None:
    assert [15, 11, 7] == [model().cell(mover, 15) for mover in range(3)]
    mixed = implicit(one_way(crisis("a.x a.y b.z"), x={"can_undo": False}))
    assert [0, 1, 0, 1, 4, 5, 4, 5] == [mixed.cell(0, state) for state in range(8)]


def test_moves_are_listed_with_the_state_itself_and_without_what_is_ruled_out() -> None:
    assert [[4, 5], [5], [4, 5, 6, 7], [0, 4]] == [
        sorted(model().moves(mover, state, most=8).tolist()) for mover, state in ((0, 4), (0, 5), (0, 6), (1, 0))
    ]
    ruled = implicit(crisis("a.x a.y b.z", forbidden=(And((X, Y)), And((Y, Z)))))
    assert [[0, 1, 2], [4, 5]] == [sorted(ruled.moves(0, state, most=8).tolist()) for state in (0, 4)]


def test_as_many_moves_are_listed_as_allowed_and_not_one_more() -> None:
    four = implicit(crisis("a.x a.y b.z"))
    assert [0, 1, 2, 3] == sorted(four.moves(0, 0, most=4).tolist())
    with pytest.raises(TooLarge) as refused:
        four.moves(0, 0, most=3)
    said = "the moves of a from one state alone are too many: the search for one verdict went beyond 3 listed states"
    fix = "take out options, or add rules that leave few enough states to list"
    assert [("D408", said, ("actors",), fix)] == [(p.code, p.message, p.path, p.fix) for p in refused.value.problems]


def test_states_have_the_labels_of_the_options_taken() -> None:
    for bits, state in ((0, frozenset[str]()), (9, frozenset({"a.x", "c.w"})), (6, frozenset({"a.y", "b.z"}))):
        assert (bits, state) == (model().bits_of(state), model().label(bits))


def test_an_infeasible_state_is_refused() -> None:
    with pytest.raises(InvalidModel) as refused:
        implicit(crisis("a.x a.y", forbidden=(X,))).bits_of(frozenset({"a.x"}))
    assert [("D183", "the state is not feasible", ())] == [(p.code, p.message, p.path) for p in refused.value.problems]


def test_more_options_than_bits_are_refused() -> None:
    assert 64 == len(implicit(crisis(" ".join(f"a.o{k}" for k in range(64)))).place)
    with pytest.raises(TooLarge) as refused:
        implicit(crisis(" ".join(f"a.o{k}" for k in range(65))))
    said = [("D402", "65 options; the most is 64", ("actors",))]
    assert said == [(p.code, p.message, p.path) for p in refused.value.problems]


def wishing(*wants: Formula, count: int = 1) -> Implicit:
    """Return a model in which a has these wants, the whole list `count` times."""
    return implicit(crisis("a.x b.z", wants={"a": list(wants) * count}))


def test_a_state_is_worth_its_wants_as_binary_digits_the_first_counting_most() -> None:
    assert [1, 3, 0, 2] == wishing(X, Not(Z)).worth(0, np.arange(4, dtype=np.uint64)).tolist()


def test_a_state_is_worth_at_least_what_is_sure_with_the_rest_open() -> None:
    """x is known, z is not: that z is not taken is not sure."""
    partial = Partial.of(np.array([0, 1], np.uint64), 1)
    assert [0, 2] == wishing(X, Not(Z)).at_least(0, partial).tolist()


@pytest.mark.parametrize(("count", "kind"), [(62, "i"), (63, "O"), (70, "O")])
def test_worths_are_whole_numbers_however_many_wants_there_are(count: int, kind: str) -> None:
    wishful, states = wishing(X, count=count), np.array([0, 1], np.uint64)
    for worth in (wishful.worth(0, states), wishful.at_least(0, Partial.of(states, 1))):
        assert (kind, [0, 2**count - 1]) == (worth.dtype.kind, worth.tolist())


def ranked(*levels: str) -> Implicit:
    """Return a model over x and z in which a ranks these states, best first."""
    conflict = crisis("a.x b.z", wants={"b": [Atom("b.z")]})
    ranking = tuple((frozenset(level.split()),) for level in levels)
    a, b = conflict.actors
    return implicit(replace(conflict, actors=(replace(a, ranking=ranking), b)))


def test_a_direct_ranking_gives_levels_and_a_hole_in_it_is_refused() -> None:
    some = ranked("a.x", "", "b.z")
    assert [True, True] == (np.diff(some.worth(0, np.array([2, 0, 1], np.uint64))) > 0).tolist()
    assert (np.int64, []) == ((none := some.worth(0, np.zeros(0, np.uint64))).dtype, none.tolist())
    with pytest.raises(InvalidModel) as refused:
        some.worth(0, np.array([3], np.uint64))
    said = [("D132", "the ranking misses a feasible state", ("actors", "a", "ranking"))]
    assert said == [(p.code, p.message, p.path) for p in refused.value.problems]


def tied() -> Implicit:
    """Return a model in which a rule ties z and w to each other, and v and u to nothing."""
    wants: dict[str, list[Formula]] = {"a": [X, Z], "c": [Atom("d.v")]}
    return implicit(crisis("a.x b.z c.w d.v a.u", wants=wants, forbidden=(And((Z, W)),)))


@pytest.mark.parametrize(
    ("mover", "replies", "improving", "own"),
    [
        (0, False, False, (1, 2, 4, 0)),
        (0, True, False, (1, 2, 4, 0)),
        (0, True, True, (1, 2, 4, 8)),
        (2, True, True, (0, 0, 0, 8)),
        (1, True, True, (0, 0, 0, 0)),
    ],
)
def test_what_matters_is_what_wants_speak_of_and_rules_tie_to_it_and_repliers_too(
    mover: int, replies: bool, improving: bool, own: tuple[int, ...]
) -> None:
    """x z w v u are bits 1 to 16: a speaks of x and z, w is tied to z, and c, who has w, speaks of v."""
    assert own == what_matters(tied(), mover, replies=replies, improving=improving).own


def test_to_a_direct_ranking_every_option_matters() -> None:
    all_ranked = ranked("a.x", "", "b.z", "a.x b.z")
    assert (1, 2) == what_matters(all_ranked, 0, replies=False, improving=False).own
    assert (0, 2) == what_matters(all_ranked, 1, replies=False, improving=False).own
