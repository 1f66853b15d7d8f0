"""Indicators: how much a sign tells, against brute force, and what must be so whatever the model."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.linalg import expm

import detente
from detente.case import loads
from detente.conflict.change import accepted
from detente.conflict.formula import Atom
from detente.conflict.model import Conflict
from detente.errors import InvalidQuery
from detente.findings import check
from detente.findings.chances.unfolding import process_of
from detente.findings.diagnostic import Classes, entropy, information, joints, shares_seen
from detente.findings.indicators import Sign, indicators, signs_of
from detente.findings.layers import layers
from detente.findings.world import World

HARBOUR = """\
detente: 1
title: The harbour
starts: 2031-03-01
horizon: 40 days
actors:
  north:
    options: {block: Block, talk: {does: Send an envoy, takes: 5 days, stages: 1}, burn: {does: Burn, undone: never}}
    wants: [not south.mine, block if south.fish, {that: talk, id: envoy}, not burn]
    rate: 1 per 10 days
  south:
    options: {fish: Fish, mine: Mine}
    wants: [fish if not north.block, not fish, mine]
    rate: 1 per 10 days
conditions: {storm: There is a storm, moon: There is a moon}
events: {gale: {sets: storm, rate: 1 per 20 days}}
calendar: {on 2031-03-15: {sets: [not south.mine]}}
named: {worst: north.block and south.mine, wet: storm and not south.fish}
status_quo: [south.fish]
claims: [{id: one, test: some reachable equilibrium has south.mine}]
"""
FORK = """\
detente: 1
title: A fork
actors:
  a: {options: {go: Go, turn: Turn}, wants: [go or turn]}
  b: {options: {left: Left, right: Right}, wants: [left or right if a.go or a.turn]}
infeasible:
  - {that: a.go and a.turn, id: x}
  - {that: b.left and b.right, id: y}
  - {that: (b.left or b.right) and not (a.go or a.turn), id: z}
status_quo: []
"""


def harbour(text: str = HARBOUR) -> Conflict:
    return accepted(loads(text).conflict)


def by_hand(conflict: Conflict, sign: Sign, within: float, days: float) -> np.ndarray:
    """Return the joint law of (seen within, class at the end) by matrix exponentials on doubled states."""
    process = process_of(World.of(conflict), "better-reply")
    n, seen = process.n, process.mask(sign.formula)
    keys = process.mask(Atom("worst")).astype(int) + 2 * process.mask(Atom("wet"))
    law = np.zeros(2 * n)
    law[process.start + n * seen[process.start]] = 1.0
    cuts = sorted({0.0, within, days, *(s.end for s in process.timeline if s.end is not None and s.end < days)})
    for start, end in pairwise(cuts):
        segment = next(s for s in process.timeline if s.end is None or s.end > start)
        rates = segment.chain.rates.toarray()
        q = np.zeros((2 * n, 2 * n))
        watching = start < within
        for s in range(n):
            for t in range(n):
                q[s, t + n * (watching and seen[t])] += rates[s, t]
                q[s + n, t + n] += rates[s, t]
        q -= np.diag(q.sum(axis=1))
        law = law @ expm(q * (end - start))
        if segment.end == end and segment.jump is not None:
            after = np.zeros_like(law)
            for s in range(n):
                target = segment.jump[s]
                after[target + n * (end <= within and seen[target])] += law[s]
                after[target + n] += law[s + n]
            law = after
    joint = np.zeros((2, 4))
    for s in range(n):
        joint[0, keys[s]] += law[s]
        joint[1, keys[s]] += law[s + n]
    return joint


@pytest.mark.parametrize(("within", "days"), [(8.0, 40.0), (14.0, 30.0), (20.0, 40.0)])
def test_what_a_sign_tells_is_what_brute_force_says(within: float, days: float) -> None:
    conflict = harbour()
    process = process_of(World.of(conflict), "better-reply")
    keys = process.mask(Atom("worst")).astype(int) + 2 * process.mask(Atom("wet"))
    signs = signs_of(conflict)
    found = joints(process, signs, Classes(keys, ("", "", "", "")), within, days)
    for at, sign in enumerate(signs):
        assert np.abs(found[at] - by_hand(conflict, sign, within, days)).max() < 1e-9, sign


@given(arrays(np.float64, (2, 4), elements=st.floats(0, 1)).filter(lambda table: table.sum() > 0.01))
def test_information_is_between_nothing_and_all_there_is_and_the_same_both_ways(table: np.ndarray) -> None:
    joint = table / table.sum()
    bits = information(joint)
    assert 0 <= bits <= min(entropy(joint.sum(axis=0)), entropy(joint.sum(axis=1))) + 1e-12
    assert abs(bits - information(joint.T)) < 1e-12


@given(st.floats(0, 1), arrays(np.float64, 4, elements=st.floats(0.01, 1)))
def test_what_comes_as_often_on_every_way_tells_nothing(chance: float, ends: np.ndarray) -> None:
    law = ends / ends.sum()
    assert information(np.outer([1 - chance, chance], law)) < 1e-12


@settings(max_examples=8, deadline=None)
@given(st.floats(1, 30))
def test_the_laws_of_outcomes_are_the_same_for_every_sign(within: float) -> None:
    conflict = harbour()
    process = process_of(World.of(conflict), "best-reply")
    keys = process.mask(Atom("worst")).astype(int)
    found = joints(process, signs_of(conflict), Classes(keys, ("", "")), within, 40.0)
    assert np.abs(found.sum(axis=1) - found.sum(axis=1)[0]).max() < 1e-9


def test_the_most_telling_sign_comes_first_and_tells_no_more_than_there_is() -> None:
    found = indicators(harbour(), within=10)
    bits = [one.bits or 0.0 for one in found.indicators]
    assert bits == sorted(bits, reverse=True)
    assert all(each.bits <= each.entropy + 1e-9 for one in found.indicators for each in one.under)
    assert {"better-reply", "best-reply"} == set(found.rules)
    assert all(one.bits == min(each.bits for each in one.under) for one in found.indicators)


def test_what_nobody_can_change_is_no_sign_and_who_would_change_the_rest_is_named() -> None:
    found = indicators(harbour(), within=10)
    signs = [*found.indicators, *found.silent]
    assert "moon" not in {one.name for one in signs}
    assert {Sign("north.talk", begun=True), Sign("north.talk")} <= set(signs_of(harbour()))
    assert ("gale",) == next(one for one in found.indicators if one.name == "storm").who


def test_without_rates_pairs_of_outcomes_are_told_apart() -> None:
    found = indicators(loads(FORK).conflict, concept="nash")
    assert 4 == len(found.outcomes)
    assert {"a.go": 4, "a.turn": 4, "b.left": 4, "b.right": 4} == {one.name: one.apart for one in found.indicators}
    assert (None, None) == (found.within, found.days)


def test_without_rates_what_every_way_has_tells_nothing() -> None:
    only = FORK.replace("turn: Turn}", "}").replace(" or turn", "").replace(" or a.turn", "")
    only = only.replace("  - {that: a.go and a.turn, id: x}\n", "")
    found = indicators(loads(only).conflict, concept="nash")
    assert ["b.left", "b.right"] == [one.name for one in found.indicators]
    assert [Sign("a.go")] == list(found.silent)


@pytest.mark.parametrize("case", ["cuban", "classroom", "tower22"])
def test_the_share_of_ways_with_a_sign_is_that_of_the_ways_written_out(case: str) -> None:
    world = World.of(accepted(detente.load(detente.shipped(case)).conflict))
    ends = np.flatnonzero(world.equilibria("seq") & (world.reach(world.status_quo, "improvements").distance > 0))
    seen = np.stack([world.graph.states & np.uint64(1 << bit) != 0 for bit in range(len(world.graph.options))], axis=1)
    for end in ends[:6]:
        goal = np.arange(world.graph.size) == end
        found = layers(world.graph, world.graph.start, goal, "improvements")
        assert found is not None
        ways = [{after for _, _, after in way} for way in found.sequences()]
        often = [sum(any(seen[state, bit] for state in way) for way in ways) for bit in range(seen.shape[1])]
        assert np.allclose(np.array(often) / len(ways), shares_seen(found, seen), atol=1e-12)


def test_a_sign_tells_which_verdicts_it_would_change() -> None:
    conflict = detente.load(detente.shipped("strike")).conflict
    found = {(one.name, one.begun): one for one in indicators(conflict, tried=3).indicators}
    assert ("to-court", "holds", "fails") in (found["union.sign", False].verdicts or ())
    later = replace(accepted(conflict), status_quo=conflict.status_quo | {"union.sign"})
    assert "fails" == check(later, claims=["to-court"], depth=0).verdicts[0].outcome


def test_named_conditions_that_are_always_the_same_give_way_to_what_is_done() -> None:
    found = indicators(detente.load(detente.shipped("classroom")).conflict)
    assert ((), 2) == (found.told, len(found.outcomes))


@pytest.mark.parametrize("within", [0.0, 40.0, 50.0])
def test_one_watches_for_a_time_before_the_end(within: float) -> None:
    with pytest.raises(InvalidQuery) as error:
        indicators(harbour(), within=within)
    assert "D692" == error.value.problems[0].code


def test_without_rates_there_is_no_time_to_watch() -> None:
    with pytest.raises(InvalidQuery) as error:
        indicators(loads(FORK).conflict, within=3)
    assert "D692" == error.value.problems[0].code
