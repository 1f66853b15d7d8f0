"""Lists of moves in the layout of the compiled loops, written out by hand for four and eight states."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.conflict.formula import Atom
from detente.moves import Graph, compile_graph
from tests.moves.small import crisis

pytest.importorskip("numba", reason="the compiled loops need the extra detente[fast]")

from detente.moves.lists import Lists, _digits, lists_of
from detente.moves.sorting import OWN


def written(lists: Lists, mover: int) -> list[str]:
    """Return a mover's entries: the state, ^ before it at the head of a list, ! after it in the list's own cell."""
    found = []
    for entry in lists.of(mover).tolist():
        plain = ~entry if entry < 0 else entry
        found.append(f"{'^' if entry < 0 else ''}{plain % OWN}{'!' if plain >= OWN else ''}")
    return found


def two() -> Graph:
    """Return bits x of a, who wants it, and y of b, who cares for nothing."""
    return compile_graph(crisis("a.x b.y", wants={"a": [Atom("a.x")]}))


def test_lists_that_can_be_undone_have_every_state_once_worst_first() -> None:
    lists = lists_of(two())
    assert [["^0!", "1!", "^2!", "3!"], ["^0!", "2!", "^1!", "3!"]] == [written(lists, mover) for mover in range(2)]
    assert ([0, 4, 8], [True, True]) == (lists.offset.tolist(), lists.undone.tolist())
    assert [[-1, -1], [0, -1], [-1, -1], [2, -1]] == lists.limit.tolist()
    assert [np.int32, np.int64, np.int32] == [array.dtype for array in (lists.entries, lists.offset, lists.limit)]


def test_what_cannot_be_undone_stands_in_the_lists_of_the_states_it_leads_to() -> None:
    """To where x is taken lead both; to where it is not, only that state itself."""
    lists = lists_of(replace(two(), stays=1))
    assert ["^0!", "^0", "1!", "^2!", "^2", "3!"] == written(lists, 0)
    assert ["^0!", "2!", "^1!", "3!"] == written(lists, 1)
    assert ([0, 6, 10], [False, True]) == (lists.offset.tolist(), lists.undone.tolist())
    assert [[-1, -1], [1, -1], [-1, -1], [4, -1]] == lists.limit.tolist()
    assert [np.int32, np.int64, np.int32] == [array.dtype for array in (lists.entries, lists.offset, lists.limit)]


def test_what_cannot_be_taken_leads_down_only() -> None:
    """a likes x and is worse off without; the limit of both states without x is none."""
    lists = lists_of(replace(two(), shut=1))
    assert sorted(["^0!", "1", "^1!", "^2!", "3", "^3!"]) == sorted(written(lists, 0))
    assert [-1, -1, -1, -1] == lists.limit[:, 0].tolist()


def test_what_never_changes_parts_the_lists() -> None:
    lists = lists_of(replace(two(), stays=1, shut=1))
    assert ["^0!", "^1!", "^2!", "^3!"] == sorted(written(lists, 0), key=lambda entry: entry[1])
    assert [True, True] == lists.undone.tolist()


def test_ties_share_their_limit() -> None:
    """a wants x or y, and ranks the three states that have one alike: all are above state 0 only."""
    graph = replace(two(), own=np.array([3, 0], np.uint64), rank=np.array([[0, 1, 1, 1], [0, 0, 0, 0]], np.int32))
    lists = lists_of(graph)
    assert ["^0!", "1!", "2!", "3!"] == written(lists, 0)
    assert [-1, 0, 0, 0] == lists.limit[:, 0].tolist()
    assert ["^0!", "^1!", "^2!", "^3!"] == written(lists, 1)


@pytest.mark.parametrize(
    ("mask", "rows", "digits"),
    [(0, 1, 0), (0b1, 1, 1), (0x100, 2, 1), (0x101, 2, 1), (2**11 - 1, 2, 1), (2**12 - 1, 2, 2), (2**64 - 1, 8, 6)],
)
def test_bits_are_packed_byte_by_byte_in_digits_of_eleven(mask: int, rows: int, digits: int) -> None:
    table, found = _digits(mask)
    assert ((rows, 256), np.uint64, digits) == (table.shape, table.dtype, found)
    places = [place for place in range(64) if mask >> place & 1]
    packed = sum(int(table[place // 8, 1 << place % 8]) for place in places)
    assert [1 << k for k in range(len(places))] == [int(table[place // 8, 1 << place % 8]) for place in places]
    assert (1 << len(places)) - 1 == packed
    assert [0] * rows == table[:, 0].tolist()
