"""Two armies on one plateau: no way down for one, a way down for two, and why it may last."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from detente.cases import case_path
from detente.commands.cases import copied
from detente.conflict.change import change
from detente.conflict.model import Conflict, State
from detente.conflict.names import names_of, resolve_edit
from detente.files import load
from detente.findings import check
from detente.findings.chances.over_time import over_time
from detente.language import parse_edit, parse_formula
from detente.moves import compile_graph, state_of
from detente.stability import solve

STANDOFF = frozenset({"china.build", "india.block", "bhutan.object"})
APART = frozenset({"china.patrol"})


def edited(conflict: Conflict, *edits: str) -> Conflict:
    for text in edits:
        conflict = change(conflict, resolve_edit(parse_edit(text), names_of(conflict))[0])
    return conflict


@cache
def border(*edits: str) -> Conflict:
    return edited(load(case_path("border")).conflict, *edits)


@cache
def rests(concept: str, *edits: str) -> set[State]:
    """Return the equilibria without war under a concept; the channel is a fact and no option."""
    graph = compile_graph(border(*edits))
    found = {
        state_of(graph, int(at)) & set(border().option) for at in solve(graph).stable[concept].all(axis=0).nonzero()[0]
    }
    return {state for state in found if not state & {"china.attack", "india.attack"}}


def stopped(conflict: Conflict) -> float:
    """Return the chance that the machines have stopped by the day of the summit, the higher of both rules."""
    found = over_time(conflict, of=[("stopped", parse_formula("not china.build"))], within=37.0, steps=1)
    return max(one.by[-1] for one in found.curves)


def test_a_step_at_a_time_only_the_standoff_rests() -> None:
    assert {STANDOFF} == rests("nash")


def test_a_step_ahead_the_plateau_without_machines_rests_too() -> None:
    assert {STANDOFF, APART} < rests("seq")


def test_without_a_public_in_beijing_the_standoff_does_not_rest() -> None:
    assert STANDOFF not in rests("nash", "ignore chinese")


def test_without_a_public_in_delhi_it_does() -> None:
    assert STANDOFF in rests("nash", "ignore indians")


@pytest.mark.parametrize(("edit", "chance"), [("drop china.face", 0.0), ("ignore chinese", 0.929)])
def test_what_backing_down_costs_is_enough_to_keep_the_machines_at_work(edit: str, chance: float) -> None:
    assert chance == round(stopped(border("fix not channel", edit)), 3)


def test_a_cost_near_nothing_is_not_enough(tmp_path: Path) -> None:
    folder = copied("border", tmp_path / "cheap").parent
    text = (folder / "model.yaml").read_text(encoding="utf-8")
    (folder / "model.yaml").write_text(text.replace("each: 0.2", "each: 0.001"), encoding="utf-8")
    cheap = edited(load(folder / "model.yaml").conflict, "fix not channel", "drop china.face")
    assert stopped(cheap) > 0.9


@pytest.mark.parametrize("claim", ["together", "patrols-make-it-possible"])
def test_the_way_down_takes_both_and_takes_patrols(claim: str) -> None:
    assert "holds" == check(border(), claims=[claim], depth=0).verdicts[0].outcome
