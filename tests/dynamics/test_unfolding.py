"""What goes on in time: preparations, events, dates, blame, tolls, costs; each against its closed form or its words."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.linalg import expm

from detente.conflict.change import change
from detente.conflict.edit import Drop, Fix, Ignore
from detente.conflict.formula import And, Atom, Blamed, Not, Prepared
from detente.conflict.model import Conflict
from detente.dynamics.process import Process, compile_process
from detente.dynamics.rules import rule_of
from detente.errors import InvalidModel, InvalidQuery, TooLarge
from detente.files.load import loads
from detente.language import parse_formula


def crisis(text: str) -> Conflict:
    return loads(f"detente: 1\ntitle: t\n{text}").conflict


def law(process: Process, time: float) -> np.ndarray:
    """The chance of each state after `time` days, segment by segment, by the matrix exponential."""
    now, since = np.eye(process.n)[process.start], 0.0
    for segment in process.timeline:
        end = min(time, segment.end) if segment.end is not None else time
        rates = segment.chain.rates.toarray()
        now = now @ expm((rates - np.diag(rates.sum(axis=1))) * max(end - since, 0.0))
        since = max(end, since)
        if segment.end is not None and segment.end <= time and segment.jump is not None:
            landed = np.zeros(process.n)
            np.add.at(landed, segment.jump, now)
            now = landed
    return now


def chance(conflict: Conflict, formula: str, time: float, *, rule: str = "better-reply") -> float:
    process = compile_process(conflict, rule=rule_of(rule, conflict))
    mask = process.mask(parse_formula(formula))
    return float(law(process, time)[mask].sum())


def whats(process: Process, state: int, **more: float) -> list[str]:
    return [step.what for step in process.moves(state, **more)]


# --- options that take time -------------------------------------------------------------------------------------------

SLOW = """
actors:
  usa: {rate: 1000 per day, options: {raid: {does: r, undone: never, takes: 2 weeks, stages: %d}}, wants: [raid]}
"""


@pytest.mark.parametrize("stages", [1, 3, 8])
def test_a_preparation_lands_by_the_law_of_erlang(stages: int) -> None:
    rate = stages / 14
    for time in (3.0, 14.0, 40.0):
        terms = [(rate * time) ** k / np.prod(range(1, k + 1), initial=1) for k in range(stages)]
        expected = 1 - np.exp(-rate * time) * sum(terms)
        assert chance(crisis(SLOW % stages), "usa.raid", time) == pytest.approx(expected, abs=1e-3)


ANSWERED = """
dynamics: {rate: 1 per day}
actors:
  usa: {options: {raid: {does: r, undone: never, takes: 2 weeks}}, wants: [%s, raid]}
  iran: {options: {withdraw: w}, wants: [withdraw if (usa.raid is being prepared or usa.raid), not withdraw]}
"""


def test_what_is_being_prepared_is_seen_and_can_be_answered_before_it_lands() -> None:
    process = compile_process(crisis(ANSWERED % "true"))
    assert whats(process, process.start) == ["usa.raid is begun"]
    begun = process.moves(process.start)[0].target
    assert process.label(begun) == {"usa.raid being prepared"}
    assert set(whats(process, begun)) == {"usa.raid goes on", "iran.withdraw"}
    answered = And((Atom("iran.withdraw"), Prepared("usa.raid"), Not(Atom("usa.raid"))))
    assert process.mask(answered).sum() == 4


def test_who_prepares_gives_up_when_it_is_no_longer_worth_it() -> None:
    process = compile_process(crisis(ANSWERED % "not iran.withdraw if usa.raid"))
    begun = next(it.target for it in process.moves(process.start) if it.what == "usa.raid is begun")
    withdrawn = next(step.target for step in process.moves(begun) if step.what == "iran.withdraw")
    assert "usa.raid is given up" in whats(process, withdrawn)


def test_a_want_about_ones_own_preparation_moves_nobody() -> None:
    text = (
        "actors: {usa: {rate: 1 per day, options: {raid: {does: r, takes: 2 weeks}}, wants: [raid is being prepared]}}"
    )
    process = compile_process(crisis(text))
    assert process.timeline[0].chain.exits[process.start] == 0


def test_what_could_not_land_is_not_begun() -> None:
    text = "actors: {usa: {rate: 1 per day, options: {talk: t, raid: {does: r, takes: 9 days}}, wants: [raid]}}"
    text += "\ninfeasible: [usa.raid and not usa.talk]"
    process = compile_process(crisis(text))
    assert whats(process, process.start) == ["usa.talk and usa.raid is begun"]


def test_a_fixed_time_is_left_to_sample_paths() -> None:
    text = "actors: {usa: {rate: 1 per day, options: {raid: {does: r, takes: 9 days, fixed: yes}}, wants: [raid]}}"
    process = compile_process(crisis(text))
    (delay,) = process.delays[0]
    assert (process.exact, delay.option, delay.days, delay.running.tolist()) == (
        False,
        "usa.raid",
        9.0,
        [False, False, True],
    )
    assert compile_process(crisis(SLOW % 2)).exact


# --- events, tolls, blame ---------------------------------------------------------------------------------------------

STRIKES = """
dynamics: {rate: 1 per day}
actors:
  usa: {options: {retaliate: r}, wants: [retaliate iff blamed(iran)]}
  iran: {options: {arm: a}}
  militia: {options: {attack: {does: a, may_cause: {dead: 30 %}, blamed: {iran: 70 %}}}}
conditions: {dead: d, war: w}
events:
  own_idea: {sets: militia.attack, rate: 1 per 10 days, when: not war, times: [{when: iran.arm, by: 3}], by: militia}
"""


def test_an_event_happens_at_its_rate_and_more_often_where_the_model_says() -> None:
    for arm, rate in (("", 0.1), ("status_quo: iran.arm", 0.3)):
        process = compile_process(crisis(STRIKES + arm))
        found = [step for step in process.moves(process.start) if step.kind == "event"]
        assert sum(step.rate for step in found) == pytest.approx(rate)
        assert {(step.who, step.what) for step in found} == {("militia", "own_idea")}
    assert chance(crisis(STRIKES), "militia.attack", 5.0) == pytest.approx(1 - np.exp(-0.5))
    assert chance(crisis(f"{STRIKES}status_quo: war"), "militia.attack", 5.0) == 0


def test_tolls_and_blame_come_each_by_itself() -> None:
    process = compile_process(crisis(STRIKES))
    rates = {process.label(step.target): step.rate for step in process.moves(process.start)}
    shares = {frozenset({"militia.attack", *more}): 0.1 * share for more, share in (
        (("dead", "blamed(iran)"), 0.21), (("dead",), 0.09), (("blamed(iran)",), 0.49), ((), 0.21))}  # fmt: skip
    assert rates == pytest.approx(shares)


def test_retaliation_follows_blame_and_not_truth() -> None:
    process = compile_process(crisis(STRIKES))
    for step in process.moves(process.start):
        blamed = bool(process.mask(Blamed("iran"))[step.target])
        assert ("usa.retaliate" in whats(process, step.target)) == blamed


def test_a_patron_strikes_when_blame_is_unlikely_enough() -> None:
    text = """
actors:
  iran:
    rate: 1 per day
    options: {{strike: {{does: s, undone: never, blamed: {{iran: {chance}}}}}}}
    wants: [{{that: strike, worth: 0.4}}, {{that: not blamed(iran), worth: 1}}]
"""
    for chance_, struck in ((0.3, True), (0.5, False)):
        process = compile_process(crisis(text.format(chance=chance_)))
        assert bool(process.moves(process.start)) == struck


def test_an_outcome_that_cannot_be_is_left_out() -> None:
    process = compile_process(crisis(f"{STRIKES}infeasible: [dead and militia.attack]"))
    rates = {process.label(step.target): step.rate for step in process.moves(process.start)}
    assert rates == pytest.approx({
        frozenset({"militia.attack", "blamed(iran)"}): 0.07, frozenset({"militia.attack"}): 0.03})  # fmt: skip


def test_a_deed_with_too_many_outcomes_is_refused() -> None:
    tolls = ", ".join(f"c{k}: 0.5" for k in range(7))
    text = f"actors: {{a: {{rate: 1 per day, options: {{x: {{does: y, may_cause: {{{tolls}}}}}}}}}}}"
    text += f"\nconditions: {{{', '.join(f'c{k}: d' for k in range(7))}}}"
    with pytest.raises(TooLarge, match="7 things; the most is 6"):
        compile_process(crisis(text))


# --- home audiences and signals ---------------------------------------------------------------------------------------

LADDER = """
actors:
  usa:
    rate: 1 per day
    options: {probe: p, raid: r}
    one_of: {force: [probe, raid]}
    costs: [{for: voters, climbed: force, each: %s}]
    wants: [{that: not (probe or raid), worth: 0.5}]
  voters: {}
status_quo: %s
"""


@pytest.mark.parametrize(
    ("each", "rung", "stays"), [(0.3, "usa.probe", False), (0.3, "usa.raid", True), (0.2, "usa.raid", False)]
)
def test_backing_down_costs_more_the_higher_one_has_climbed(each: float, rung: str, stays: bool) -> None:
    conflict = crisis(LADDER % (each, rung))
    home = frozenset[str]()
    process = compile_process(conflict)
    assert (home not in {process.label(step.target) for step in process.moves(process.start)}) == stays
    free = compile_process(change(conflict, Ignore("voters")))
    assert home in {free.label(step.target) for step in free.moves(free.start)}


def test_hands_tied_keep_and_sunk_cost_deters_only_before() -> None:
    text = "actors: {usa: {rate: 1 per day, options: {vow: {does: v, %s: 0.6}}, wants: [{that: %s, worth: 0.5}]}}\n%s"
    kept = compile_process(crisis(text % ("hands_tied", "not vow", "status_quo: usa.vow")))
    left = compile_process(crisis(text % ("sunk", "not vow", "status_quo: usa.vow")))
    dear = compile_process(crisis(text % ("sunk", "vow", "")))
    free = compile_process(crisis(text % ("hands_tied", "vow", "")))
    assert [bool(each.moves(each.start)) for each in (kept, left, dear, free)] == [False, True, False, True]


# --- dates ------------------------------------------------------------------------------------------------------------

DATED = """
starts: 2024-02-05
dynamics: {rate: 1 per day}
actors:
  usa: {options: {raid: r}, wants: [{that: raid, for: voters}, not raid]}
  iran: {options: {talk: t}, wants: [{that: talk, from: 2024-02-25}]}
  voters: {}
conditions: {protests: p}
status_quo: protests
calendar:
  on 2024-02-15: usa drops voters
  on 2024-03-06: {edits: fix iran.talk, sets: not protests}
"""


def test_dates_cut_time_and_change_wants_options_and_conditions() -> None:
    process = compile_process(crisis(DATED))
    assert [segment.end for segment in process.timeline] == [10.0, 20.0, 30.0, None]
    assert process.day("2024-11-05") == 274.0
    assert [whats(process, process.start, time=time) for time in (0, 10, 25)] == [["usa.raid"], [], ["iran.talk"]]
    (raided,) = (step.target for step in process.moves(process.start))
    assert whats(process, raided, time=15) == ["not usa.raid"]
    after = int(process.timeline[2].jump[process.start])
    assert (process.label(after), whats(process, after, time=40)) == ({"iran.talk"}, [])


def test_a_wish_that_ends_with_the_vote_ends_with_the_vote() -> None:
    assert chance(crisis(DATED), "usa.raid", 10.0) == pytest.approx(1 - np.exp(-10))
    assert chance(crisis(DATED), "usa.raid", 12.0) == pytest.approx((1 - np.exp(-10)) * np.exp(-2))
    assert chance(crisis(DATED), "protests", 29.9) == pytest.approx(1)
    assert chance(crisis(DATED), "protests or not iran.talk", 30.0) == 0


def test_a_want_is_over_on_its_last_day_and_what_was_supposed_away_can_still_be_dropped() -> None:
    conflict = crisis(DATED.replace("{that: raid, for: voters}", "{that: raid, id: r, until: 2024-02-10}"))
    process = compile_process(conflict)
    assert process.timeline[0].end == 5.0
    assert [whats(process, process.start, time=time) for time in (4.9, 5.0)] == [["usa.raid"], []]
    dropped = crisis(
        DATED.replace("usa drops voters", "drop usa.want-raid").replace("that: raid,", "that: raid, id: want-raid,")
    )
    gone = compile_process(change(dropped, Drop("usa.want-raid")))
    assert whats(gone, gone.start) == []


def test_an_order_that_is_fixed_is_obeyed() -> None:
    text = "dynamics: {rate: 1 per day}\n"
    text += "actors: {i: {options: {order: o}}, m: {options: {attack: a}, wants: [not attack]}}\n"
    text += "ties: [{from: i, to: m, is: patron, autonomy: 0, otherwise: obeys an order, order: i.order}]"
    for value, expected in ((True, ["m.attack"]), (False, [])):
        process = compile_process(change(crisis(text), Fix("i.order", value)))
        assert whats(process, process.start) == expected


def test_a_day_before_the_start_is_no_day_of_the_crisis() -> None:
    process = compile_process(crisis(DATED))
    for date, code in (("2024-01-01", "D827"), ("2024-02-31", "D826")):
        with pytest.raises(InvalidQuery) as caught:
            process.day(date)
        assert [problem.code for problem in caught.value.problems] == [code]
    undated = compile_process(crisis(SLOW % 1))
    with pytest.raises(InvalidQuery, match="no first day"):
        undated.day("2024-11-05")


# --- who decides ------------------------------------------------------------------------------------------------------


def test_an_option_of_two_patrons_is_refused() -> None:
    text = "dynamics: {rate: 1 per day}\nactors: {a: {options: {x: y}}, b: {options: {x: y}}, c: {options: {x: y}}}\n"
    text += "ties: [{from: a, to: c, is: patron, autonomy: 0.5}, {from: c, to: b, is: agent, autonomy: 0.5}]"
    with pytest.raises(InvalidModel, match="two patrons"):
        compile_process(crisis(text))


def test_an_explicit_model_moves_along_its_arrows() -> None:
    text = "actors: {a: {rate: 1 per 2 days, wants: [c, b]}}\nstates: {s: 1, b: 2, c: 3}\nstatus_quo: s\n"
    text += "moves: [{by: a, from: s, to: b}, {by: a, from: b, to: c}]"
    process = compile_process(crisis(text))
    assert process.timeline[0].chain.rates.toarray().tolist() == [[0, 0.5, 0], [0, 0, 0.5], [0, 0, 0]]
    assert whats(process, process.start) == ["b"]


def test_the_same_rate_is_not_asked_for_twice() -> None:
    text = "actors: {usa: {options: {raid: {does: r, rate: 1 per 4 days}}, wants: [raid]}}"
    process = compile_process(crisis(text))
    assert process.timeline[0].chain.rates.toarray().tolist() == [[0, 0.25], [0, 0]]
