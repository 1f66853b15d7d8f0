from __future__ import annotations

from detente.files import loads
from detente.findings.surprise import Surprise, surprise
from detente.moves import compile_graph

HEAD = "{detente: 1, title: T, actors: {a: {name: A, options: {x: X, y: Y, z: Z}, "


def found(rest: str) -> Surprise | None:
    return surprise(compile_graph(loads(HEAD + rest).conflict), "a")


def test_one_want_that_outweighs_two_later_ones_is_a_surprise() -> None:
    expected = Surprise("a", frozenset({"a.x"}), frozenset({"a.y", "a.z"}), "a.want-x", ("a.want-y", "a.want-z"))
    assert expected == found("wants: [x, y, z]}}, infeasible: [a.x and (a.y or a.z)]}")


def test_where_nothing_stands_in_the_way_the_neighbours_still_differ_by_one_against_two() -> None:
    expected = Surprise("a", frozenset({"a.x"}), frozenset({"a.y", "a.z"}), "a.want-x", ("a.want-y", "a.want-z"))
    assert expected == found("wants: [x, y, z]}}}")


def test_two_wants_are_no_surprise() -> None:
    assert found("wants: [x, y]}}}") is None


def test_wants_that_never_compete_are_no_surprise() -> None:
    assert found("wants: [x, y if x, z if y]}}, infeasible: [a.x and (a.y or a.z), a.y and a.z]}") is None


def test_a_direct_ranking_is_its_authors_own_comparison() -> None:
    assert found("ranking: [[x], []]}}, infeasible: [a.y, a.z]}") is None
