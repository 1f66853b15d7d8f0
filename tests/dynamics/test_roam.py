"""Sample paths of a crisis whose states are not listed: the very paths of the same crisis where they are."""

from __future__ import annotations

import pickle
from dataclasses import replace
from math import exp

import numpy as np
import pytest

from detente.conflict.formula import And, Atom, Not
from detente.conflict.model import Conflict
from detente.dynamics.delayed import delay_sampler
from detente.dynamics.implicit import compile_implicit
from detente.dynamics.process import compile_process
from detente.dynamics.roam import roamer
from detente.dynamics.rules import rule_of
from detente.dynamics.simulate import chance, sampler
from detente.errors import InvalidModel, TooLarge
from detente.files.load import loads
from tests.dynamics.timed import timed

MANY = "\n".join(
    [
        "detente: 1",
        "title: Forty ports",
        "dynamics: {rate: 1 per 10 days}",
        "actors:",
        *(f"  a{k}: {{options: {{shut: {{does: Shut it, undone: never}}}}, wants: [shut]}}" for k in range(40)),
    ]
)
"""2^40 states: forty clocks that ring once, at 1/10 each."""

DATES = """
detente: 1
title: Dates
starts: 2024-02-05
dynamics: {rate: 1 per 4 days}
actors:
  usa:
    options: {raid: {does: r, takes: 10 days, may_cause: {dead: 30 %}}}
    wants: [raid if blamed(iran), not dead, not raid]
  iran: {options: {arm: {does: a, blamed: {iran: 60 %}}}, wants: [arm if not usa.raid is being prepared, not arm]}
conditions: {dead: Soldiers are dead, unrest: Unrest}
events: {calm: {sets: not blamed(iran), rate: 1 per 9 days}, crowds: {sets: unrest, rate: 1 per 7 days}}
calendar:
  on 2024-02-12: {edits: [set takes of usa.raid to 3 days], sets: not blamed(iran)}
  on 2024-02-20: {edits: [fix not iran.arm], sets: not dead}
"""


def fixed(conflict: Conflict) -> Conflict:
    """Return a crisis in which what takes time takes exactly so long."""
    options = (replace(option, fixed=option.takes is not None) for option in conflict.options)
    return replace(conflict, options=tuple(options))


def both_draw_the_same(conflict: Conflict, rule: str, seed: int) -> bool:
    process = compile_process(conflict, rule=rule_of(rule, conflict))
    unlisted = compile_implicit(conflict, rule=rule_of(rule, conflict))
    goal = Not(Atom(conflict.options[0].key)) if seed % 3 == 0 else Atom(conflict.options[-1].key)
    mask = process.mask(goal) if not process.mask(goal)[process.start] else process.mask(Not(goal))
    asked = goal if mask is None or (mask == process.mask(goal)).all() else Not(goal)
    one = delay_sampler(process, process.start, goal=mask, watched=~mask, horizon=30.0, seed=seed).draw(0, 40)
    other = roamer(unlisted, goal=asked, watched=Not(asked), horizon=30.0, seed=seed).draw(0, 40)
    assert process.n == unlisted.n
    assert one.events == other.events
    assert one.spent.tolist() == other.spent.tolist()
    return (one.ended.tolist(), one.how.tolist()) == (other.ended.tolist(), other.how.tolist())


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("late", [False, True])
def test_paths_are_the_same_to_the_last_bit_whether_states_are_listed_or_not(seed: int, late: bool) -> None:
    conflict = fixed(timed(seed)) if late else timed(seed)
    if any(actor.ranking is not None for actor in conflict.actors):
        pytest.skip("ranked state by state")
    assert both_draw_the_same(conflict, ("better-reply", "best-reply", "logit")[seed % 3], seed)


@pytest.mark.parametrize("late", [False, True])
def test_dates_fall_for_both_alike(late: bool) -> None:
    conflict = loads(DATES).conflict
    assert both_draw_the_same(fixed(conflict) if late else conflict, "better-reply", 4)


def test_without_fixed_times_they_are_the_paths_of_the_chain() -> None:
    process, unlisted = (make(loads(DATES).conflict) for make in (compile_process, compile_implicit))
    one = sampler(process.timeline, process.start, horizon=30.0, seed=3)
    other = roamer(unlisted, horizon=30.0, seed=3)
    assert one.draw(0, 50).events == other.draw(0, 50).events
    assert [(moment, int(process.states[state])) for moment, state in one.course(7)] == other.course(7)


def test_a_crisis_of_a_million_million_states_has_its_closed_form() -> None:
    unlisted = compile_implicit(loads(MANY).conflict)
    assert 2**40 == unlisted.n
    found = chance(
        roamer(unlisted, goal=And((Atom("a0.shut"), Atom("a1.shut"))), horizon=5.0, seed=2), paths=2000, level=0.999
    )
    assert found.low < (1 - exp(-0.5)) ** 2 < found.high


def test_a_path_is_the_same_whoever_draws_it_and_with_whichever_others() -> None:
    source = roamer(compile_implicit(loads(DATES).conflict), goal=Atom("usa.raid"), horizon=40.0, seed=5)
    whole, part = source.draw(0, 50), pickle_free(source).draw(20, 10)
    assert whole.ended[20:30].tolist() == part.ended.tolist()


def pickle_free(source: object) -> object:
    """Return the source as a worker of a cluster gets it: without what was worked out."""
    cloudpickle = pytest.importorskip("cloudpickle")
    return pickle.loads(cloudpickle.dumps(source))


def test_what_a_rank_hangs_on_may_not_be_too_much() -> None:
    wants = " or ".join(f"a{k}.shut" for k in range(30))
    text = MANY.replace("wants: [shut]}", f'wants: ["{wants}"]}}', 1)
    with pytest.raises(TooLarge) as caught:
        compile_implicit(loads(text).conflict)
    assert "D876" == caught.value.problems[0].code
    compile_implicit(loads(text.replace(f'["{wants}"]', f'[{{that: "{wants}", worth: 1}}]')).conflict)


def test_a_status_quo_that_cannot_be_is_refused() -> None:
    conflict = loads(DATES).conflict
    wrong = loads(DATES.replace("calendar:", "infeasible: [usa.raid]\ncalendar:")).conflict
    with pytest.raises(InvalidModel) as caught:
        compile_implicit(replace(wrong, status_quo=frozenset({"usa.raid"})))
    assert "D183" == caught.value.problems[0].code
    assert compile_implicit(conflict).label(np.uint64(0)) == frozenset()


def test_the_ways_out_of_a_state_are_those_of_the_listed_crisis() -> None:
    process, unlisted = (make(loads(DATES).conflict) for make in (compile_process, compile_implicit))
    for time in (0.0, 8.0, 30.0):
        for state in range(0, process.n, 7):
            expected = {
                (int(process.states[it.target]), it.who, it.what, it.rate) for it in process.moves(state, time=time)
            }
            actual = unlisted.moves(process.states[state], time=time)
            assert expected == {(it.target, it.who, it.what, it.rate) for it in actual}
