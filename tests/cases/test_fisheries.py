"""Cod and frigates: what it does to a threat, and to a promise, that something cannot be taken back."""

from __future__ import annotations

from functools import cache

import pytest

from detente.cases import case_path
from detente.conflict.change import change
from detente.conflict.model import Conflict, State
from detente.conflict.names import names_of, resolve_edit
from detente.files import load
from detente.findings import check
from detente.findings.hindsight import Hindsight, hindsight
from detente.language import parse_edit
from detente.moves import compile_graph, state_of
from detente.stability import solve


@cache
def fisheries(*edits: str) -> Conflict:
    conflict = load(case_path("fisheries")).conflict
    for text in edits:
        conflict = change(conflict, resolve_edit(parse_edit(text), names_of(conflict))[0])
    return conflict


@cache
def looked() -> Hindsight:
    return hindsight(fisheries())


def rests(*edits: str) -> set[State]:
    """Return the Nash equilibria after some edits."""
    graph = compile_graph(fisheries(*edits))
    return {state_of(graph, int(at)) for at in solve(graph).stable["nash"].all(axis=0).nonzero()[0]}


def test_two_options_are_for_good() -> None:
    assert ["iceland.close_base", "britain.recognise"] == [
        option.key for option in fisheries().options if not option.can_undo
    ]


def test_the_crisis_rests_with_the_limit_recognised_and_nothing_given_for_it() -> None:
    limit = frozenset({"britain.recognise"})
    assert {limit, limit | {"iceland.close_base"}} == rests()


def test_a_base_that_could_be_opened_again_would_be() -> None:
    assert {frozenset({"britain.recognise"})} == rests("free iceland.close_base")


@pytest.mark.parametrize(("side", "outcome"), [("ministers", "holds"), ("streets", "fails")])
def test_who_carries_the_cabinet_settles_whether_the_base_stays_open(side: str, outcome: str) -> None:
    chosen = fisheries(f"choose cabinet: {side}")
    assert outcome == check(chosen, claims=["keflavik-stays-open"], depth=0).verdicts[0].outcome


def test_the_last_day_told_is_where_improvements_lead_and_nobody_leaves() -> None:
    assert frozenset({"britain.recognise"}) == looked().end
    assert {("improvements", ())} == {
        (ending.reached, tuple(who for who, why in ending.leaves if why)) for ending in looked().endings
    }


def test_history_took_the_licence_back_as_the_model_says() -> None:
    (seen,) = (one for one in looked().claims if one.claim == "nothing-to-hold")
    assert ("borne out", True) == (seen.told, seen.right)
