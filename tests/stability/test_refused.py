"""What a refusal says, in full, and the last size that is not refused; see docs/validation.md."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from detente.conflict.formula import And, Atom, Not, Or
from detente.conflict.model import Conflict
from detente.errors import InvalidQuery, Problem, TooLarge
from detente.moves import compile_graph
from detente.stability import coalition, coalition_stable, inapplicable, merged_stable, solve_many, stable
from detente.stability.local import stable_at
from detente.stability.simultaneous import NO_OPTIONS
from tests.moves.small import crisis
from tests.stability.test_listed import two_in_a_row

X, Y = Atom("a.x"), Atom("b.y")


def said(problem: Problem) -> tuple[str, str, tuple[str | int, ...], str | None]:
    return problem.code, problem.message, problem.path, problem.fix


def test_a_coalition_of_as_many_words_as_allowed_is_answered_and_of_more_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Four states in one word each, gone through for two movers: eight words."""
    graph = compile_graph(crisis("a.x b.y", wants={"a": [X], "b": [Y]}))
    monkeypatch.setattr(coalition, "MOST_WORDS", 8)
    assert [False, True, False, True] == coalition_stable(graph, ["a"], "cnash").tolist()
    monkeypatch.setattr(coalition, "MOST_WORDS", 7)
    with pytest.raises(TooLarge) as refused:
        coalition_stable(graph, ["a"], "cnash")
    message = "this coalition tells 2 kinds of states apart: 8 words to go through; the most is 2^31"
    expected = ("D404", message, ("actors",), "ask for single decision makers")
    assert [expected] == [said(problem) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([], "nobody decides nothing and forms no coalition"),
        (["z"], "z decides nothing and forms no coalition"),
        (["y", "a", "z"], "y and z decides nothing and forms no coalition"),
    ],
)
def test_who_decides_nothing_forms_no_coalition(members: list[str], words: str) -> None:
    with pytest.raises(LookupError) as refused:
        coalition_stable(compile_graph(crisis("a.x b.y")), members, "cnash")
    assert words == str(refused.value)


def test_a_merged_player_and_moves_at_once_are_refused_where_moves_are_arrows() -> None:
    graph = compile_graph(two_in_a_row())
    with pytest.raises(InvalidQuery) as refused:
        merged_stable(graph, ["a"], "cnash")
    message = "members merge by changing their options in one step, and here moves are listed or depend on the state"
    expected = ("D220", message, (), "coalition_stable applies: members moving in turn")
    assert [expected] == [said(problem) for problem in refused.value.problems]
    with pytest.raises(InvalidQuery) as refused:
        stable(graph, "sim")
    message = "sim adds up changes of options, and states given as a list have none"
    expected = ("D220", message, (), "concepts that apply: nash, gmr, smr, seq, symmetric-seq")
    assert [expected, expected] == [said(NO_OPTIONS), *(said(problem) for problem in refused.value.problems)]


def test_moves_at_once_apply_where_states_are_made_of_options() -> None:
    graphs = [compile_graph(two_in_a_row()), compile_graph(crisis("a.x b.y"))]
    assert [NO_OPTIONS, None] == [inapplicable(graph, "sim") for graph in graphs]
    assert [None, None] == [inapplicable(graph, "nash") for graph in graphs]


@pytest.mark.parametrize("several", [False, True], ids=["one profile", "several"])
def test_strong_concepts_are_refused_where_nothing_says_what_is_much_better(several: bool) -> None:
    graph = compile_graph(crisis("a.x b.y"))
    ask = partial(solve_many, graph, graph.rank[None], concepts=("nash", "strong-gmr"))
    with pytest.raises(InvalidQuery) as refused:
        ask() if several else stable(graph, "strong-gmr")
    why = "ranks alone do not say" if several else "nothing is marked as much more important or much better"
    message = f"strong-gmr asks what is much worse, and {why}"
    (problem,) = refused.value.problems
    assert ("D220", message, ("actors",)) == (problem.code, problem.message, problem.path)
    assert problem.fix == "concepts that apply: nash, gmr, smr, seq, symmetric-seq, sim"


def depending(**changed: Any) -> Conflict:
    conflict = crisis("a.x b.y")
    x, y = conflict.options
    return replace(conflict, options=(replace(x, **changed), y))


def test_a_concept_the_search_does_not_know_is_named() -> None:
    with pytest.raises(KeyError, match=r"^'sim'$"):
        stable_at(crisis("a.x"), frozenset(), "a", "sim")


@pytest.mark.parametrize(
    "conflict", [two_in_a_row(), depending(take_if=Y), depending(undo_if=Y)], ids=["arrows", "take_if", "undo_if"]
)
def test_no_search_is_made_where_moves_hang_on_the_state(conflict: Conflict) -> None:
    with pytest.raises(TooLarge) as refused:
        stable_at(conflict, conflict.status_quo, "a", "nash")
    message = "moves that hang on the state they start from are not searched: one verdict needs all states listed"
    expected = ("D408", message, (), "compile the model and ask `stable`")
    assert [expected] == [said(problem) for problem in refused.value.problems]


def test_a_search_may_list_its_budget_and_not_one_state_more() -> None:
    """Ten options of a's: 1,024 moves from one state. A list counts as 256 states at least."""
    ten = crisis(" ".join(f"a.o{k}" for k in range(10)), wants={"a": [Atom(f"a.o{k}") for k in range(10)]})
    assert 1024 == stable_at(ten, frozenset(), "a", "nash", budget=1024).listed
    with pytest.raises(TooLarge) as refused:
        stable_at(ten, frozenset(), "a", "nash", budget=1000)
    assert "D408" == refused.value.problems[0].code
    small = crisis("a.x b.y", wants={"a": [X]})
    assert 256 == stable_at(small, frozenset(), "a", "nash", budget=256).listed
    with pytest.raises(TooLarge) as refused:
        stable_at(small, frozenset(), "a", "nash", budget=255)
    message = "where a stands cannot be found by search: the search for one verdict went beyond 255 listed states"
    assert [("D408", message)] == [(problem.code, problem.message) for problem in refused.value.problems]


def test_a_verdict_says_who_stays_where_and_why() -> None:
    """a would attack; b hits back, which it wants as soon as a has attacked, and a is worse off."""
    conflict = crisis("a.x b.y", wants={"a": [Not(Y), X], "b": [Or((And((X, Y)), And((Not(X), Not(Y)))))]})
    stand = stable_at(conflict, frozenset(), "a", "seq")
    attack, both = frozenset({"a.x"}), frozenset({"a.x", "b.y"})
    assert ("a", "seq", True, None) == (stand.actor, stand.concept, stand.stable, stand.improvement)
    assert ((attack, (("b", attack, both),)),) == stand.answers
    leaves = stable_at(conflict, frozenset(), "a", "nash")
    assert ("a", "nash", False, attack, ()) == (
        leaves.actor,
        leaves.concept,
        leaves.stable,
        leaves.improvement,
        leaves.answers,
    )
