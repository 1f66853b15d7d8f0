"""Scenarios side by side: each column is what the model comes to after its edits."""

from __future__ import annotations

import pytest

from detente.conflict.change import change
from detente.errors import InvalidModel, InvalidQuery
from detente.findings import check
from detente.findings.scenarios import scenarios
from detente.findings.world import World
from detente.moves import compile_graph
from detente.stability import solve
from tests.findings.crises import STANDOFF, crisis

MODEL = f"""{STANDOFF}scenarios:
  bold: {{edits: move militia.want-attack first, says: The militia fears nothing}}
  far: [fix not usa.strike, fix usa.offer]
  guess: {{edits: fix usa.offer, status: proposed}}
claims:
  - {{id: quiet, test: every equilibrium(nash) has not militia.attack}}
  - {{id: could, test: some equilibrium(gmr) has not usa.offer}}
  - {{id: talks, test: some equilibrium(nash) has usa.offer}}
"""
TIMED = (
    MODEL.replace("status_quo:", "horizon: 10 days\nstatus_quo:")
    .replace("wants: [not usa", "rate: 1 per day\n    wants: [not usa")
    .replace("wants: [not militia", "rate: 1 per 2 days\n    wants: [not militia")
)


def test_every_column_is_the_model_after_the_edits_of_the_scenario() -> None:
    conflict = crisis(MODEL)
    found = scenarios(conflict)
    assert ("", "bold", "far") == tuple(column.key for column in found.columns)
    for column in found.columns:
        edits = next((side.edits for side in conflict.scenarios if side.key == column.key), ())
        after = change(conflict, *edits)
        assert {one.claim: one.outcome for one in check(after, depth=0).verdicts} == dict(column.verdicts)
        solved = solve(compile_graph(after))
        assert {key: int(there.all(axis=0).sum()) for key, there in solved.stable.items()} == dict(column.equilibria)
        assert compile_graph(after).size == column.states
        world = World.of(after)
        near = world.reach(world.status_quo, "improvements").distance >= 0
        assert {key: int((world.equilibria(key) & near).sum()) for key in solved.stable} == dict(column.reachable)
    assert any(column.reachable != column.equilibria for column in found.columns)


def test_what_is_the_same_all_over_is_told_from_what_hangs_on_the_scenario() -> None:
    found = scenarios(crisis(MODEL))
    verdicts = [dict(column.verdicts) for column in found.columns]
    assert tuple(claim for claim in verdicts[0] if len({each[claim] for each in verdicts}) > 1) == found.differing()
    assert ("could",) == found.differing()


def test_a_chance_in_a_scenario_is_that_of_the_model_after_it() -> None:
    from detente.findings.chances.over_time import over_time

    conflict = crisis(TIMED)
    found = scenarios(conflict, only=["bold"])
    for column in found.columns:
        edits = next((side.edits for side in conflict.scenarios if side.key == column.key), ())
        curves = over_time(change(conflict, *edits)).curves
        told = {(one.what, one.rule): one.low for one in column.chances}
        assert {(one.outcome, one.rule): one.by[-1] for one in curves} == pytest.approx(told)


def test_only_scenarios_that_are_there_are_worked_out() -> None:
    with pytest.raises(InvalidQuery, match="D428") as error:
        scenarios(crisis(MODEL), only=["bald"])
    assert "bold" == error.value.problems[0].nearest


def test_a_model_without_scenarios_is_refused() -> None:
    with pytest.raises(InvalidModel, match="D429"):
        scenarios(crisis(STANDOFF))
