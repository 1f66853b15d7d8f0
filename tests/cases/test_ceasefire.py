"""Until Thursday at midnight: who cannot be won over, by what way they do harm, and what takes it from them."""

from __future__ import annotations

from functools import cache

import pytest

from detente.cases import case_path
from detente.conflict.change import change
from detente.conflict.model import Conflict
from detente.conflict.names import names_of, resolve_edit
from detente.files import load
from detente.findings.chances.over_time import over_time
from detente.findings.deals.told import deals
from detente.findings.hindsight import hindsight
from detente.language import parse_edit, parse_formula
from detente.moves import compile_graph, mask
from detente.stability import solve

HORIZON = 160.0
ONE_MOVEMENT = "hand ira.bomb to sinn_fein"


@cache
def ceasefire(*edits: str) -> Conflict:
    conflict = load(case_path("ceasefire")).conflict
    for text in edits:
        conflict = change(conflict, resolve_edit(parse_edit(text), names_of(conflict))[0])
    return conflict


def by(of: str, *edits: str, day: float = HORIZON) -> float:
    """Return the chance that something has come about by a day, under better reply."""
    found = over_time(ceasefire(*edits), of=[(of, parse_formula(of))], within=day, steps=1)
    return next(one.by[-1] for one in found.curves if one.rule == "better-reply")


def bombs(concept: str, *edits: str) -> bool:
    """Return whether, with the Unionists gone and nobody put out, whoever decides breaks the ceasefire."""
    graph = compile_graph(ceasefire(*edits))
    gone = mask(graph, parse_formula("unionists.walk and not ira.bomb and not governments.expel"))
    owner = "sinn_fein" if ONE_MOVEMENT in edits else "ira"
    return not bool(solve(graph).stable[concept][graph.actors.index(owner)][gone].any())


def test_the_group_decides_half_for_itself_and_otherwise_by_what_the_party_wants() -> None:
    (tie,) = (tie for tie in ceasefire().ties if tie.kind == "patron")
    assert ("sinn_fein", "ira", 0.5) == (tie.source, tie.target, tie.autonomy and tie.autonomy.value)
    assert ("sinn_fein",) == tuple(tie.denied_by)


def test_the_more_the_group_decides_for_itself_the_likelier_is_a_bomb() -> None:
    free = [by("ira.bomb", f"set autonomy of tie.sinn-fein-patron-ira to {degree}") for degree in (0.2, 0.5, 0.9)]
    assert free == sorted(free)
    assert free[0] < free[-1] < 0.25


@pytest.mark.parametrize(
    ("concept", "edits", "war"),
    [("nash", (), True), ("seq", (), False), ("nash", (ONE_MOVEMENT,), False), ("seq", (ONE_MOVEMENT,), False)],
)
def test_with_the_unionists_gone_the_war_is_back_only_for_a_group_that_decides_alone_and_looks_one_step_ahead(
    concept: str, edits: tuple[str, ...], war: bool
) -> None:
    assert war == bombs(concept, *edits)


def test_without_the_rule_no_door_deters_it() -> None:
    assert bombs("seq", "drop governments.rule")


def test_the_splinter_groups_do_their_harm_by_wrong_blame_alone() -> None:
    assert by("unionists.walk") > 0.3
    assert 0.0 == by("unionists.walk", "drop killing")


def test_the_rule_keeps_the_unionists_at_the_table_more_often_than_not() -> None:
    assert by("unionists.walk") < 0.5 < by("unionists.walk", "drop governments.rule")


def test_whatever_is_agreed_the_splinter_groups_like_it_less_than_anything_that_is_not() -> None:
    graph = compile_graph(ceasefire())
    agreed = mask(graph, parse_formula("agreement"))
    rank = graph.rank[graph.actors.index("splinters")]
    assert rank[agreed].max() < rank[~agreed].min()


def test_a_last_day_makes_an_agreement_by_then_likelier() -> None:
    assert by("agreement", "fix not date", day=15.0) < 0.1 < 0.6 < by("agreement", day=15.0)


def test_together_it_can_be_settled_and_neither_arms_nor_prisoners_by_themselves() -> None:
    for reading in deals(ceasefire()).readings:
        assert reading.zone
        assert {"arms": False, "prisoners": False, "rule": False} == {
            issue.key: issue.alone for issue in reading.issues if issue.key != "bodies"
        }


def test_arms_first_is_ruled_out_by_a_red_line() -> None:
    conflict = ceasefire()
    assert conflict.deal is not None
    (arms,) = (issue for issue in conflict.deal.issues if issue.key == "arms")
    assert ("first",) == next(stand.never for stand in arms.stands if stand.actor == "sinn_fein")


def test_hindsight_contradicts_no_verdict() -> None:
    told = [claim for claim in hindsight(ceasefire()).claims if claim.right is not None]
    assert len(told) >= 3
    assert [] == [claim.id for claim in told if not claim.right]
