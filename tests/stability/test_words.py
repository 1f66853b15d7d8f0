"""How coalitions, moves at once and large graphs lay out what they look at; worked out by hand."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest

from detente.conflict.formula import Atom, Not
from detente.errors import TooLarge
from detente.moves import compile_graph, cores
from detente.stability import coalition, solve
from detente.stability.coalition import Coalition, above, coalition_of, places_of
from detente.stability.simultaneous import _blocks, _combined, _Gains
from tests.moves.small import crisis

SIM = import_module("detente.stability.simultaneous")


def set_bits(words: np.ndarray) -> list[list[int]]:
    """Return, for each state, the kinds its words have a bit for."""
    return [[k for k in range(64 * len(row)) if int(row[k // 64]) >> k % 64 & 1] for row in words]


def test_a_bit_says_that_every_member_is_above_its_rank_of_that_kind() -> None:
    values, kinds = np.array([[1, 1], [2, 0], [2, 2]], np.int32), np.array([[0, 0], [1, 1], [1, 0]], np.int32)
    assert [[0], [], [0, 1, 2]] == set_bits(above(values, kinds))


def test_more_than_64_kinds_fill_a_second_word_and_nothing_beyond_them_is_set() -> None:
    kinds = np.arange(66, dtype=np.int32)[:, None]
    words = above(np.array([[0], [1], [64], [65], [66]], np.int32), kinds)
    assert (5, 2) == words.shape
    assert [[], [0], list(range(64)), list(range(65)), list(range(66))] == set_bits(words)
    assert (2, 1) == above(np.zeros((2, 1), np.int32), kinds[:64]).shape


def many_kinds(size: int) -> Coalition:
    """Return a coalition of one that tells all of `size` states apart."""
    names = " ".join(f"a.o{k}" for k in range(8))
    wants = {"a": [Atom(name) for name in names.split()]}
    view = coalition_of(compile_graph(crisis(names, wants=wants)), ["a"])
    return Coalition(view.own, view.others, view.climbs, view.rank[:size])


@pytest.mark.parametrize(("at_once", "firsts"), [(256, [0, 64, 128, 192]), (512, [0, 128]), (1, [0, 64, 128, 192])])
def test_kinds_come_in_blocks_of_as_many_words_as_fit(
    at_once: int, firsts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """256 states and kinds: a word for each state is 64 kinds of all."""
    monkeypatch.setattr(coalition, "_AT_ONCE", at_once)
    view = many_kinds(256)
    blocks = list(coalition._blocks(view, view.kinds[0]))
    assert firsts == [first for first, _ in blocks]
    assert list(range(256)) == [int(rank) for _, block in blocks for rank in block[:, 0]]


@pytest.mark.parametrize(("kinds", "words"), [(64, 64), (65, 130), (256, 1024)])
def test_the_words_of_a_coalition_are_one_for_64_kinds_in_each_state(
    kinds: int, words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many states as kinds, one list of moves: 64 words, 65 times two, 256 times four."""
    view = many_kinds(kinds)
    monkeypatch.setattr(coalition, "MOST_WORDS", words)
    assert 0 == next(coalition._blocks(view, view.kinds[0]))[0]
    monkeypatch.setattr(coalition, "MOST_WORDS", words - 1)
    with pytest.raises(TooLarge, match=f"tells {kinds} kinds of states apart"):
        coalition._blocks(view, view.kinds[0])


def test_members_stand_in_the_order_they_are_named_each_once() -> None:
    graph = compile_graph(crisis("a.x b.y c.z", wants={"a": [Atom("a.x")], "c": [Not(Atom("b.y"))]}))
    assert [2, 0] == places_of(graph, ["c", "a", "c"])
    view = coalition_of(graph, ["c", "a"])
    assert [[1, 0], [1, 1], [0, 0], [0, 1], [1, 0], [1, 1], [0, 0], [0, 1]] == view.rank.tolist()
    assert ((2, 1, 1), False, ()) == ((len(view.own), len(view.others), len(view.climbs)), view.legal, view.better)


def gains() -> list[_Gains]:
    """Return the improvements where a wants x and y, b wants z: bits 1, 2, 4."""
    wants = {"a": [Atom("a.x"), Atom("a.y")], "b": [Atom("b.z")]}
    return [_Gains.of(climb) for climb in compile_graph(crisis("a.x a.y b.z", wants=wants)).climbs]


def test_improvements_are_counted_for_each_state() -> None:
    """a ranks nothing, y, x, both; from each the higher ones are open."""
    assert [[3, 1, 2, 0, 3, 1, 2, 0], [1, 1, 1, 1, 0, 0, 0, 0]] == [gain.count.tolist() for gain in gains()]


def test_states_nobody_leaves_are_not_looked_at_and_others_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The states have 8, 4, 6, 2, 4, 2, 3 and 1 combinations; 8 at once cut the sum 8, 12, 18, 20, 24, 26, 29."""
    assert [[0, 1, 2, 3, 4, 5, 6]] == [block.tolist() for block in _blocks(gains(), 8)]
    monkeypatch.setattr(SIM, "_AT_ONCE", 8)
    assert [[0, 1], [2, 3], [4, 5, 6]] == [block.tolist() for block in _blocks(gains(), 8)]
    monkeypatch.setattr(SIM, "MOST_COMBINATIONS", 30)
    assert 3 == len(list(_blocks(gains(), 8)))


def test_all_combinations_of_improvements_and_none_are_laid_out() -> None:
    place, choices = _combined(gains(), np.array([1, 7, 2]))
    assert [0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2] == place.tolist()
    assert [[0, 0, 1, 1, 0, 0, 0, 1, 1, 2, 2], [0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1]] == choices.tolist()


def test_progress_is_told_step_by_step_with_the_next_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "installed", lambda: False)
    told: list[tuple[int, int, str]] = []
    graph = compile_graph(crisis("a.x b.y"))
    found = solve(graph, concepts=("seq", "nash"), progress=lambda *step: told.append(step))
    assert ([(0, 2, "seq"), (1, 2, "nash")], ("seq", "nash")) == (told, found.concepts)
