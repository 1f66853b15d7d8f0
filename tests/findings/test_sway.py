"""The smallest change that turns a verdict is one, and no smaller one does."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise, permutations

import numpy as np
import pytest
from models import Size, random_conflict

from detente.conflict.change import accepted, change
from detente.conflict.edit import Drop, Edit, Move, Negate, Position
from detente.conflict.model import Claim, Conflict
from detente.files.load import loads
from detente.findings import check
from detente.findings.judge import Worlds
from detente.findings.sway import Sway, _next, sway
from detente.language import parse_claim
from detente.language.write import edit_text
from tests.findings.crises import STANDOFF

MAHONIAN = [1, 9, 44, 155, 440, 1068, 2298]
"""Orders of ten at distance 0 to 6 by neighbouring swaps (OEIS A008302)."""


def asked(text: str, test: str) -> Sway:
    conflict = loads(f"{text}claims: [{{id: it, test: '{test}'}}]\n").conflict
    return sway(Worlds.of(accepted(conflict)), conflict.claims[0])


def test_lists_by_swaps_are_counted_as_published() -> None:
    wants = "\n".join(f"      - {{that: o{at}, id: w{at}}}" for at in range(10))
    options = ", ".join(f"o{at}: O" for at in range(10))
    text = f"detente: 1\ntitle: t\nactors:\n  a:\n    options: {{{options}}}\n    wants:\n{wants}\nstatus_quo: []\n"
    actor = loads(text).conflict.actors[0]
    layers = [{actor.wants: ()}]
    for _ in range(6):
        layers.append(_next(actor, layers, ("swap",)))
    assert MAHONIAN == [len(layer) for layer in layers]


def test_one_swap_is_found_and_told_with_its_sentence() -> None:
    text = STANDOFF.replace("[not usa.strike, attack]", "[not usa.strike, {that: attack, because: q}]").replace(
        "status_quo", "sources: {s: {outlet: o}}\nquotes: {q: {source: s, exact: They fear the raid.}}\nstatus_quo"
    )
    found = asked(text, "every equilibrium(nash) has militia.attack")
    assert found.distance is not None
    assert found.again is not None
    assert found.again.outcome == found.turns[0].becomes != found.outcome
    assert any("q" in turn.contradicts for turn in found.turns)


def single_steps(conflict: Conflict) -> list[Edit]:
    """Return every single step, written from the definition."""
    steps: list[Edit] = []
    for actor in conflict.actors:
        ids = [want.id for want in actor.wants]
        steps += [Drop(want) for want in ids] + [Negate(want) for want in ids]
        steps += [Move(other, Position("above", one)) for one, other in pairwise(ids)]
    return steps


def verdict_after(conflict: Conflict, *edits: Edit) -> str:
    return check(change(conflict, *edits), depth=0, show=0).verdicts[0].outcome


@pytest.mark.parametrize("seed", range(10))
def test_no_smaller_change_turns_the_verdict_of_a_random_crisis(seed: int) -> None:
    conflict = accepted(random_conflict(np.random.default_rng(100 + seed), Size(makers=(2, 2), options=4, states=16)))
    one, *_, last = (option.key for option in conflict.options)
    test = parse_claim(f"every equilibrium has {one} or not {last}")
    conflict = replace(conflict, claims=(Claim("it", "", test),), alternatives=())
    found = sway(Worlds.of(conflict), conflict.claims[0], farthest=2)
    now = verdict_after(conflict)
    singles = {verdict_after(conflict, step) for step in single_steps(conflict)} - {now, "untestable"}
    assert (found.distance == 1) == bool(singles)
    if found.distance == 1:
        assert {turn.becomes for turn in found.turns} <= singles
    elif found.searched >= 1:
        pairs = (
            verdict_after(middle, second)
            for middle in [change(conflict, first) for first in single_steps(conflict)]
            for second in single_steps(middle)
        )
        assert (found.distance == 2) == bool(set(pairs) - {now, "untestable"})


def test_a_verdict_nothing_turns_is_said_to_be_so_up_to_a_distance() -> None:
    found = asked(STANDOFF, "some equilibrium has usa.strike or not usa.strike")
    assert (None, 0, "holds") == (found.distance, found.number, found.outcome)
    assert found.searched >= 2


def test_what_wants_have_no_say_in_is_not_searched() -> None:
    assert 0 == asked(STANDOFF.replace("status_quo", "horizon: 9 days\ndynamics: {rate: 1 per day}\nstatus_quo"),
                      "P(usa.strike within 9 days) > 0.5").searched  # fmt: skip


def test_swaps_alone_are_counted_as_kendall_counts_them() -> None:
    wants = ["x", "y", "z", "not x"]
    text = "detente: 1\ntitle: t\nactors:\n  a:\n    options: {{x: X, y: Y, z: Z}}\n    wants: [{}]\nstatus_quo: []\n"
    conflict = loads(text.format(", ".join(wants)) + "claims: [{id: it, test: every equilibrium has a.x}]\n").conflict
    found = sway(Worlds.of(conflict), conflict.claims[0], kinds=("swap",))
    kendall = min(
        sum(order.index(one) > order.index(other) for one, other in combinations(range(4), 2))
        for order in permutations(range(4))
        if order.index(3) < order.index(0)
    )
    assert (3, kendall) == (found.distance, 3)
    moves = [edit_text(step) for step in found.turns[0].steps]
    assert 3 == len(moves)
