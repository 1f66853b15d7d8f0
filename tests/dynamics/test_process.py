"""The chain of a crisis: as its definitions say, and as the theorems of the graph model want it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from models import Size
from oracle_dynamics import Crisis

from detente.conflict.change import change
from detente.conflict.edit import Hand
from detente.conflict.model import Conflict, Tie
from detente.dynamics.process import Process, compile_process
from detente.dynamics.rules import RULES, rule_of
from detente.errors import InvalidModel, InvalidQuery, TooLarge
from detente.files.load import loads
from detente.moves import compile_graph, reachable
from detente.stability.solve import equilibria
from tests.dynamics.timed import number, plain, timed

KEYS = [rule.key for rule in RULES]


def sets_of(process: Process) -> list[frozenset[str]]:
    """The states of a process as the oracle writes them."""
    found = []
    for at in range(process.n):
        bits = process.states[at : at + 1]
        stages = {key: int(it.stage(bits)[0]) for key, it in process.layout.counters.items()}
        facts = {name for name, bit in process.layout.place.items() if int(bits[0]) >> bit & 1}
        found.append(frozenset(facts | {f"{key}@{stage}" for key, stage in stages.items() if stage}))
    return found


def rates_of(process: Process) -> dict[tuple[frozenset[str], frozenset[str]], float]:
    names, entries = sets_of(process), process.timeline[0].chain.rates.tocoo()
    rows, columns = entries.coords
    return {(names[s], names[t]): rate for s, t, rate in zip(rows, columns, entries.data, strict=True)}


@pytest.mark.parametrize("seed", range(150))
def test_the_chain_is_the_one_its_definitions_say(seed: int) -> None:
    conflict = timed(seed)
    key = KEYS[seed % 3]
    expected, actual = Crisis(conflict, key).rates(), rates_of(compile_process(conflict, rule=rule_of(key, conflict)))
    assert {it for it, rate in expected.items() if rate > 1e-12} == {it for it, rate in actual.items() if rate > 1e-12}
    for pair, rate in expected.items():
        assert actual.get(pair, 0.0) == pytest.approx(rate, rel=1e-9, abs=1e-12)


# --- theorems ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(40))
def test_where_nothing_happens_any_more_is_where_nobody_gains_by_moving(seed: int) -> None:
    conflict = plain(seed, Size(makers=(2, 4), options=6, states=40))
    graph, process = compile_graph(conflict), compile_process(conflict)
    assert (process.timeline[0].chain.exits == 0).tolist() == equilibria(graph, "nash").tolist()


@pytest.mark.parametrize("seed", range(40))
def test_what_can_happen_from_the_start_is_what_improvements_reach(seed: int) -> None:
    conflict = plain(seed, Size(makers=(2, 4), options=6, states=40))
    graph, process = compile_graph(conflict), compile_process(conflict)
    expected = reachable(graph, [graph.start], "improvements").distance >= 0
    assert can_reach_from(process, process.start).tolist() == expected.tolist()


def can_reach_from(process: Process, start: int) -> np.ndarray:
    seen, waiting = np.zeros(process.n, bool), [start]
    while waiting:
        at = waiting.pop()
        if not seen[at]:
            seen[at] = True
            waiting += [step.target for step in process.moves(at)]
    return seen


def test_an_option_with_a_rate_of_its_own_does_not_change_where_the_crisis_can_rest() -> None:
    for seed in range(20):
        conflict = plain(seed, Size(makers=(2, 3), options=5, states=24))
        paced = replace(conflict, options=tuple(replace(it, rate=number(3.0, "per day")) for it in conflict.options))
        slow, fast = (compile_process(each).timeline[0].chain.exits for each in (conflict, paced))
        assert ((slow == 0) == (fast == 0)).all()


# --- proxies: both ends are their pure models, to the last bit ------------------------------------------------------


def tied(conflict: Conflict, autonomy: float | None, **more: object) -> Conflict:
    patron, proxy = conflict.decision_makers[:2]
    number_ = None if autonomy is None else number(autonomy)
    return replace(conflict, ties=(Tie("tie.x", patron, proxy, "patron", number_, **more),))


def matrix(conflict: Conflict, key: str) -> np.ndarray:
    return compile_process(conflict, rule=rule_of(key, conflict)).timeline[0].chain.rates.toarray()


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("seed", range(12))
def test_a_proxy_is_at_each_end_exactly_the_pure_model(seed: int, key: str) -> None:
    conflict = plain(seed, Size(makers=(2, 4), options=5, states=24))
    patron, proxy = conflict.decision_makers[:2]
    own = [option.key for option in conflict.controlled_by(proxy)]
    handed = change(conflict, *(Hand(option, patron) for option in own))
    wanting = {"wants": conflict.actor[patron].wants, "ranking": conflict.actor[patron].ranking}
    alike = replace(conflict, actors=tuple(replace(it, **wanting) if it.key == proxy else it for it in conflict.actors))
    for otherwise, pure in (("patron controls", handed), ("patron's ranking", alike)):
        assert (matrix(tied(conflict, 1.0, otherwise=otherwise), key) == matrix(conflict, key)).all()
        assert (matrix(tied(conflict, 0.0, otherwise=otherwise), key) == matrix(pure, key)).all()
        mixed = 0.25 * matrix(conflict, key) + 0.75 * matrix(pure, key)
        assert matrix(tied(conflict, 0.25, otherwise=otherwise), key) == pytest.approx(mixed, abs=1e-12)


def test_a_proxy_that_obeys_does_what_the_order_says_at_its_own_rate() -> None:
    process = compile_process(loads(ORDERED).conflict)
    chain = process.timeline[0].chain.rates.toarray()
    names = sets_of(process)
    ordered, struck = names.index(frozenset({"iran.order"})), names.index(frozenset({"iran.order", "militia.attack"}))
    alone = names.index(frozenset({"militia.attack"}))
    assert (chain[ordered, struck], chain[struck, ordered]) == (0.5, 0.0)
    assert chain[alone, names.index(frozenset())] == 0.5


ORDERED = """
detente: 1
title: t
actors:
  iran: {options: {order: o}, rate: 1 per 4 days}
  militia: {options: {attack: a}, wants: [not attack], rate: 1 per 2 days}
ties: [{from: iran, to: militia, is: patron, autonomy: 0, otherwise: obeys an order, order: iran.order}]
"""


# --- metamorphic ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(15))
def test_the_order_in_which_options_are_listed_does_not_count(seed: int) -> None:
    conflict = timed(seed)
    turned = replace(conflict, options=conflict.options[::-1])
    assert rates_of(compile_process(turned)) == pytest.approx(rates_of(compile_process(conflict)), abs=1e-12)


@pytest.mark.parametrize("seed", range(15))
def test_the_steps_out_of_a_state_add_up_to_its_row(seed: int) -> None:
    process = compile_process(timed(seed))
    row = process.timeline[0].chain.rates.toarray()
    for state in range(0, process.n, 3):
        found = np.zeros(process.n)
        for step in process.moves(state):
            found[step.target] += step.rate
        assert found == pytest.approx(row[state], abs=1e-12)


# --- what is refused --------------------------------------------------------------------------------------------------


def test_a_rate_that_nobody_stated_is_asked_for() -> None:
    conflict = loads("{detente: 1, title: t, actors: {usa: {options: {strike: s}}}}").conflict
    with pytest.raises(InvalidModel, match="how often usa gets the chance") as caught:
        compile_process(conflict)
    assert [problem.code for problem in caught.value.problems] == ["D820"]


def test_too_many_states_are_refused_with_their_number() -> None:
    options = "".join(f"o{k}: x, " for k in range(30))
    conflict = loads(f"{{detente: 1, title: t, actors: {{usa: {{options: {{{options}}}, rate: 1 per day}}}}}}").conflict
    with pytest.raises(TooLarge, match=r"2\^30 states"):
        compile_process(conflict)


def test_too_many_moves_of_one_actor_are_refused_with_their_number() -> None:
    options = "".join(f"o{k}: x, " for k in range(14))
    conflict = loads(f"{{detente: 1, title: t, actors: {{usa: {{options: {{{options}}}, rate: 1 per day}}}}}}").conflict
    with pytest.raises(TooLarge, match=r"2\^14 moves from each of 16,384 states"):
        compile_process(conflict)


def test_a_rule_there_is_not_is_met_with_the_nearest() -> None:
    with pytest.raises(InvalidQuery) as caught:
        rule_of("better", plain(1))
    assert caught.value.problems[0].nearest == "better-reply"


def test_a_precision_of_nought_is_a_coin_toss() -> None:
    conflict = loads(COIN).conflict
    assert compile_process(conflict).timeline[0].chain.rates.toarray().tolist() == [[0, 0.5], [0.5, 0]]


COIN = """
{detente: 1, title: t, dynamics: {rule: logit, precision: 0, rate: 1 per day},
 actors: {usa: {options: {strike: s}, wants: [strike]}}}
"""


# --- merging and splitting: on the generator, since on a model they change the game -----------------------------------


@pytest.mark.parametrize("seed", range(20))
def test_the_chain_is_the_sum_of_those_in_which_one_actor_alone_gets_chances(seed: int) -> None:
    """Several actors made one on the generator: whoever moves, the rates add up."""
    conflict, none = plain(seed), number(0.0, "per day")
    key = KEYS[seed % 3]
    whole = compile_process(conflict, rule=rule_of(key, conflict)).timeline[0].chain.rates.toarray()
    alone = []
    for one in conflict.decision_makers:
        actors = tuple(it if it.key == one else replace(it, rate=none) for it in conflict.actors)
        alone.append(compile_process(replace(conflict, actors=actors), rule=rule_of(key, conflict)))
    total = sum(it.timeline[0].chain.rates.toarray() for it in alone)
    assert np.abs(total - whole).max() < 1e-12


@pytest.mark.parametrize("seed", range(20))
def test_all_rates_of_a_crisis_twice_as_high_are_its_chain_twice_as_fast(seed: int) -> None:
    conflict = plain(seed)
    actors = (replace(it, rate=it.rate and number(2 * it.rate.value, "per day")) for it in conflict.actors)
    slow, fast = (compile_process(it).timeline[0].chain for it in (conflict, replace(conflict, actors=tuple(actors))))
    assert np.abs(fast.rates.toarray() - 2 * slow.rates.toarray()).max() < 1e-12


def test_states_alike_in_all_that_leaves_them_can_be_merged_on_the_generator() -> None:
    """An option that nobody's wants speak of, and that changes nothing, splits every state in two: P stays."""
    text = "{detente: 1, title: t, horizon: 9 days, dynamics: {rate: 1 per day}, actors: {usa: {options: {strike: s}, wants: [strike]}, iran: {options: {arm: a}, wants: [arm iff not usa.strike]}%s}}"  # noqa: E501
    idle = ", voters: {options: {sing: s}, rate: 3 per day}"
    small, large = (compile_process(loads(text % more).conflict) for more in ("", idle))
    q, r = small.timeline[0].chain.rates.toarray(), large.timeline[0].chain.rates.toarray()
    kind = [int(np.flatnonzero(small.states == (bits & np.uint64(3)))[0]) for bits in large.states]
    member = np.eye(small.n)[kind]
    to_other_kinds = (r @ member) * (1 - member)
    assert np.abs(to_other_kinds - member @ q).max() < 1e-12
