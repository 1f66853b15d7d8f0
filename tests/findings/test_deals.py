"""Deals as `findings` composes them: packages by brute force, decisions of others, home, no deal in time, after."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import exp

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.conflict.change import change
from detente.conflict.edit import Drop, Fix, Ignore
from detente.conflict.model import Conflict
from detente.errors import InvalidModel
from detente.files.load import loads
from detente.findings import World, check, recheck
from detente.findings.deals.bargain import bargain, bargains
from detente.findings.deals.record import Deals
from detente.findings.deals.told import deals
from detente.findings.verdict import Verdict
from detente.findings.witness import PackageAt
from tests.files.test_deal import BASE, documented


def verdict(conflict: Conflict, test: str, *, more: str = "") -> Verdict:
    """Return the verdict on one claim about a model."""
    from detente.conflict.model import Claim
    from detente.conflict.names import names_of, resolve_query
    from detente.language import parse_claim

    query, problems = resolve_query(parse_claim(test), names_of(conflict), text=test)
    assert not problems, problems
    return check(replace(conflict, claims=(Claim("c", test=query),)), depth=0).verdicts[0]


def outcome(text: str, test: str) -> str:
    return verdict(loads(text).conflict, test).outcome


def told(text: str) -> Deals:
    return deals(loads(text).conflict)


PIES = """detente: 1
title: unit pies
actors: {a: , b: }
deal:
  parties: {a: {no_deal: 0}, b: {no_deal: 0}}
  issues:
"""


def pies(weights: list[list[float]]) -> str:
    """Return a model of pies to share, worth so much to each of two parties."""
    rows = [
        f"    pie{at}:\n      scale: {{from: 0, to: 1, step: 1}}\n      now: '0'\n      stands: {{a: {{position: 1, "
        f"salience: {a}}}, b: {{position: 0, salience: {b}}}}}\n"
        for at, (a, b) in enumerate(zip(*weights, strict=True))
    ]
    return PIES + "".join(rows)


@pytest.mark.parametrize(
    ("weights", "got"),
    [
        ([[0.8, 0.2], [0.2, 0.8]], [0.8, 0.8]),
        ([[0.7, 0.3], [0.5, 0.5]], [0.7, 0.5]),
        ([[0.5, 0.3, 0.2], [0.2, 0.2, 0.6]], [0.8, 0.6]),
    ],
)
def test_linked_pies_are_shared_as_the_table_of_references_says(weights: list[list[float]], got: list[float]) -> None:
    text = pies(weights).replace("now: '0'\n      ", "")
    reading = told(text).readings[0]
    assert got == pytest.approx(reading.solution("nash").utilities, abs=1e-9)
    assert [0.5, 0.5] == pytest.approx([each.apart for each in reading.linked], abs=1e-9)


numbers = st.integers(0, 10).map(lambda n: n / 10)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[list[float]]], list[float]]:
    """Worths of outcomes of two issues to two parties, and no deal."""
    issues = [[[draw(numbers) for _ in range(3)] for _ in range(2)] for _ in range(2)]
    return issues, [draw(numbers), draw(numbers)]


def written(issues: list[list[list[float]]], no_deal: list[float]) -> str:
    """Return the model of a table, each issue of half the salience."""
    rows = []
    for at, (a, b) in enumerate(issues):
        said = [", ".join(f"o{place}: {worth}" for place, worth in enumerate(one)) for one in (a, b)]
        stands = ", ".join(f"{key}: {{salience: 0.5, worth: {{{each}}}}}" for key, each in zip("ab", said, strict=True))
        rows.append(f"    i{at}: {{outcomes: {{o0: , o1: , o2: }}, stands: {{{stands}}}}}\n")
    parties = f"{{a: {{no_deal: {no_deal[0]}}}, b: {{no_deal: {no_deal[1]}}}}}"
    return f"detente: 1\ntitle: t\nactors: {{a: , b: }}\ndeal:\n  parties: {parties}\n  issues:\n{''.join(rows)}"


@settings(max_examples=40, deadline=None)
@given(tables())
def test_some_package_is_better_where_going_through_all_of_them_finds_one(
    table: tuple[list[list[list[float]]], list[float]],
) -> None:
    issues, no_deal = table
    packages = [
        [sum(0.5 * issues[i][p][s] for i, s in enumerate(chosen)) for p in range(2)]
        for chosen in product(range(3), repeat=2)
    ]
    better = [all(got[p] > no_deal[p] + 1e-9 for p in range(2)) for got in packages]
    text, claim = written(issues, no_deal), "package is better for a and b than no deal"
    assert ["holds" if any(better) else "fails"] == [outcome(text, f"some {claim}")]
    assert ["holds" if all(better) else "fails"] == [outcome(text, f"every {claim}")]
    assert ["fails" if any(better) else "holds"] == [outcome(text, f"no {claim}")]


@settings(max_examples=25, deadline=None)
@given(tables())
def test_the_best_single_package_is_the_one_with_the_largest_product_of_gains(
    table: tuple[list[list[list[float]]], list[float]],
) -> None:
    issues, no_deal = table
    assume(all(any(max(issues[i][p]) > min(issues[i][p]) for i in range(2)) for p in range(2)))
    found = next(iter(bargains(World.of(loads(written(issues, no_deal)).conflict), None)))
    products = {
        chosen: np.prod([sum(0.5 * issues[i][p][s] for i, s in enumerate(chosen)) - no_deal[p] for p in range(2)])
        for chosen in product(range(3), repeat=2)
        if all(sum(0.5 * issues[i][p][s] for i, s in enumerate(chosen)) > no_deal[p] + 1e-9 for p in range(2))
    }
    best = found.solution("nash").best
    if products:
        keys = tuple(int(each.key[1]) for each in found.chosen(int(best[0])))
        assert max(products.values()) == pytest.approx(products[keys], abs=1e-12)
    else:
        assert 0 == len(best)


def test_a_position_is_worth_its_salience_and_loses_it_with_distance() -> None:
    found = next(iter(bargains(World.of(loads(BASE).conflict), None)))
    at = {tuple(each.key for each in found.chosen(k)): found.table[k].tolist() for k in range(found.packages.n)}
    assert [0.5 * 0.7 + 0.5, 0.5 * 0.3] == pytest.approx(at["3", "open"])


def test_where_there_is_no_zone_it_is_said_by_how_much_and_where() -> None:
    text = BASE.replace("a: {no_deal: 0.2}, b: {no_deal: 0.2}", "a: {no_deal: 0.8}, b: {no_deal: 0.8}")
    text = text.replace("  ratified_by: {folk: {for: a, at_least: 0.3}}\n", "")
    found = told(text)
    assert not found.readings[0].zone
    assert ["D929"] == [problem.code for problem in found.problems]
    # the Pareto frontier is the line from (1, 0) to (0, 1) in halves: with one at 0.8 the other has 0.2 at most
    assert (0.6, 0.6) == pytest.approx(found.readings[0].short)
    assert "untestable" == outcome(text, "the best package settles mine at open")
    assert "fails" == outcome(text, "some package is better for a and b than no deal")


def test_an_issue_others_decide_is_settled_in_every_way_they_may() -> None:
    islands = loads(documented()).conflict
    assert "depends" == verdict(islands, "the best package settles islands at home").outcome
    assert "holds" == verdict(islands, "some package is better for north and south than no deal").outcome
    stand = "decided_by: islanders\n      stands: {islanders: {salience: 1, worth: {open: 0, home: 1}}}"
    sure = loads(documented().replace("decided_by: islanders", stand)).conflict
    assert "holds" == verdict(sure, "the best package settles islands at home").outcome
    assert ((("islands", "home"),),) == tuple(one.decision for one in deals(sure).readings)


def test_an_audience_accepts_with_the_chance_its_threshold_is_below() -> None:
    conflict = loads(documented()).conflict
    for one in bargains(World.of(conflict), None):
        for package in range(one.packages.n):
            quota = one.chosen(package)[0].place or 0.0
            worth = 1 - abs(quota - 100) / 100
            assert min(max((worth - 0.2) / 0.2, 0.0), 1.0) == pytest.approx(one.accepted[package, 0])
            if worth < 0.2:
                assert not one.open[package]


def test_home_can_be_what_blocks_a_deal() -> None:
    text = BASE.replace("{for: a, at_least: 0.3}", "{for: a, at_least: 2}")
    claim = "package is better for a and b than no deal"
    assert "holds" == outcome(text, f"no {claim}")
    assert "holds" == outcome(text, f"no {claim} only because of folk")
    assert "holds" == outcome(text, f"no {claim} only because of deal.folk")
    ignoring = change(loads(text).conflict, Ignore("folk"))
    assert "holds" == verdict(ignoring, f"some {claim}").outcome
    assert told(text).readings[0].sinking[0].number > 0


def test_an_issue_off_the_table_stays_what_it_is_without_a_deal() -> None:
    conflict = change(loads(documented()).conflict, Drop("deal.mine"))
    one = next(iter(bargains(World.of(conflict), None)))
    assert ["quota"] == [issue.key for issue in one.issues]
    whole = next(iter(bargains(World.of(loads(documented()).conflict), None)))
    kept = {each.key: at for at, each in enumerate(whole.issues)}["mine"]
    first = one.table[0] - whole.packages.worth[0][:, whole.open.argmax() * 0]
    assert whole.left[kept].tolist() == pytest.approx(first.tolist())


def test_a_deal_off_the_states_says_nothing_of_what_comes_after() -> None:
    text = (
        documented()
        .replace("  means: [north.offer, south.accept, not north.raid]\n", "")
        .replace("  - {id: calm, test: the best package has not north.raid}\n", "")
    )
    assert "untestable" == outcome(text, "the best package has not north.raid")
    assert all(one.afterwards is None for one in told(text).readings)


def test_what_has_been_fixed_otherwise_cannot_be_agreed() -> None:
    conflict = change(loads(documented()).conflict, Fix("south.accept", value=False))
    assert "fails" == verdict(conflict, "some package is better for north and south than no deal").outcome


WORTH = """detente: 1
title: two clocks
horizon: 40 days
actors:
  a: {options: {sign: , strike: {does: Strike, undone: never}}, rate: 1 per 10 days, wants: [
    {that: strike, worth: 0.3}, {that: b.sign, worth: 0.5}]}
  b: {options: {sign: }, rate: 1 per 10 days, wants: [{that: not a.strike, worth: 0.8}]}
infeasible: [a.sign and a.strike, b.sign and not a.sign]
deal:
  scale: worth
  parties: {a: , b: }
  issues:
    toll:
      scale: {from: 0, to: 1, step: 0.5}
      stands: {a: {position: 1, salience: 0.2}, b: {position: 0, salience: 0.2}}
      now: '0'
  without_a_deal: dynamics
  means: [a.sign, b.sign, not a.strike]
"""


def test_no_deal_is_worth_what_the_dynamics_lead_to_where_nobody_signs() -> None:
    """Unsigned, a strikes when its clock rings: with 1 - exp(-4) by day 40; toll 0 is worth 0 to a and 0.2 to b."""
    found = told(WORTH)
    assert {"better-reply", "best-reply"} == {one.rule for one in found.readings}
    best = next(one for one in found.readings if one.rule == "best-reply")
    chance = 1 - exp(-4)
    assert [0.3 * chance, 0.8 * (1 - chance) + 0.2] == pytest.approx(best.no_deal, abs=1e-9)
    assert "conditional on these rates" == found.conditional
    given = verdict(loads(WORTH).conflict, "some package is better for a and b than no deal").answers
    assert {"better-reply", "best-reply"} == {one.concept for one in given}
    assert {"holds"} == {one.outcome for one in given}


def test_the_dynamics_without_rates_are_no_value_of_no_deal() -> None:
    text = WORTH.replace("rate: 1 per 10 days, ", "")
    with pytest.raises(InvalidModel, match="D925"):
        told(text)
    assert "untestable" == outcome(text, "some package is better for a and b than no deal")


def test_the_agreed_state_is_asked_who_would_leave_it_and_how_long_it_lasts() -> None:
    after = next(one for one in told(WORTH).readings if one.rule == "best-reply").afterwards
    assert after is not None
    assert frozenset({"a.sign", "b.sign"}) == after.state
    assert [("a", ("a.sign",)), ("b", ("b.sign",))] == [(each.actor, each.options) for each in after.signing]
    assert all(each.stays for each in after.standing)  # a strike would void b's signature and cost a 0.5
    assert [1.0, 1.0] == [each.all_along.value for each in after.lasting]


def test_side_payments_make_a_deal_where_one_party_alone_gains() -> None:
    lopsided = written([[[0.9, 0.9, 0.9], [0.1, 0.1, 0.1]], [[0.9, 0.9, 0.9], [0.1, 0.1, 0.1]]], [0.3, 0.3])
    claim = "some package is better for a and b than no deal"
    assert "fails" == outcome(lopsided, claim)
    paying = lopsided.replace("  issues:", "  side_payments: yes\n  issues:")
    assert "holds" == outcome(paying, claim)
    nash = told(paying).readings[0].solution("nash")
    assert (0.5, 0.5) == pytest.approx(nash.utilities)
    assert 0.0 == pytest.approx(sum(nash.payments))


def test_a_price_is_paid_where_its_formula_holds() -> None:
    priced = WORTH.replace("deal:\n", "deal:\n  prices: [{for: a, when: a.sign, each: 0.1}]\n")
    plain, dear = (next(iter(bargains(World.of(loads(text).conflict), "best-reply"))) for text in (WORTH, priced))
    assert np.allclose(plain.table[:, 0] - 0.1, dear.table[:, 0])
    assert np.allclose(plain.no_deal, dear.no_deal)


def test_packages_that_cannot_be_summed_say_so() -> None:
    text = """detente: 1
title: t
actors:
  a: {options: {x: , y: }, wants: [{that: x and y, worth: 1}]}
  b: {wants: [{that: not a.x, worth: 0.2}]}
deal:
  scale: worth
  parties: {a: {no_deal: 0}, b: {no_deal: 0}}
  issues:
    one: {outcomes: {no_: , yes_: {means: a.x}}}
    two: {outcomes: {no_: , yes_: {means: a.y}}}
"""
    conflict = loads(text).conflict
    found = bargain(World.of(conflict), None, ())
    assert not found.additive
    assert [[0.0, 0.2], [0.0, 0.2], [0.0, 0.0], [1.0, 0.0]] == found.table.tolist()
    assert "untestable" == verdict(conflict, "issue one alone has a zone").outcome


@settings(max_examples=20, deadline=None)
@given(tables())
def test_the_package_that_shows_it_is_right_by_the_words_of_the_model(
    table: tuple[list[list[list[float]]], list[float]],
) -> None:
    conflict = loads(written(*table)).conflict
    given = verdict(conflict, "some package is better for a and b than no deal").answers[0]
    assert isinstance(given.witness, PackageAt)
    assert () == recheck(given.witness, conflict)
    wrong = replace(given.witness, worth=tuple((party, much + 0.01) for party, much in given.witness.worth))
    assert 2 == len([said for said in recheck(wrong, conflict) if "is not worth" in said])


@pytest.mark.parametrize(
    "claim", ["some package is better for north and south than no deal", "the best package has true"]
)
def test_witnesses_of_the_docs_check_and_slips_in_them_are_found(claim: str) -> None:
    conflict = loads(documented()).conflict
    given = verdict(conflict, claim).answers[0].witness
    assert isinstance(given, PackageAt)
    assert () == recheck(given, conflict)
    beyond = replace(given, settlements=(("quota", "100 %"), *given.settlements[1:]))
    assert any("beyond a red line of south" in said for said in recheck(beyond, conflict))
    elsewhere = replace(given, state=frozenset({"north.raid"}))
    assert ("the package does not lead to that state, or the state cannot be",) == recheck(elsewhere, conflict)
    unsettled = replace(given, settlements=given.settlements[1:])
    assert 1 == len(recheck(unsettled, conflict))


SEEN = """detente: 1
title: seen
actors: {a: {options: {s: }}, b: {options: {s: }}, v: }
deal:
  parties: {a: {no_deal: 0.1}, b: {no_deal: 0.1}}
  issues:
    x: {outcomes: {p: , q: }, stands: {a: {salience: 1, worth: {p: 1, q: 0}}, b: {salience: 1, worth: {p: 0.5, q: 1}}}}
  ratified_by: {v: {for: a, at_least: 3}}
views: {a: [ignore v]}
alternatives: {home: {sides: {heard: [], unheard: [drop deal.v]}}}
"""


def test_an_actor_may_see_another_deal_and_an_alternative_change_it() -> None:
    claim = "some package is better for a and b than no deal"
    assert "holds" == outcome(SEEN, f"in the view of a: {claim}")
    given = verdict(loads(SEEN).conflict, claim)
    assert "depends" == given.outcome
    assert ["fails", "holds"] == [one.outcome for one in given.answers]
    assert "v would surely refuse every package" == given.answers[0].reason


def test_the_agreed_state_of_an_explicit_model_is_the_state_it_means() -> None:
    text = """detente: 1
title: explicit
actors: {a: {ranking: [peace, war]}, b: {ranking: [peace, war]}}
states: {war: , peace: }
moves: [{by: a, from: war, to: peace}]
status_quo: war
deal:
  parties: {a: {no_deal: 0.1}, b: {no_deal: 0.1}}
  issues:
    x: {outcomes: {p: , q: }, stands: {a: {salience: 1, worth: {p: 1, q: 0}}, b: {salience: 1, worth: {p: 0.5, q: 1}}}}
  means: peace
"""
    conflict = loads(text).conflict
    given = verdict(conflict, "the best package has peace")
    assert "holds" == given.outcome
    assert given.answers[0].witness is not None
    assert () == recheck(given.answers[0].witness, conflict)


def test_what_a_verdict_rests_on_names_parts_of_the_deal() -> None:
    found = check(loads(documented()).conflict, claims=["better"]).verdicts[0]
    assert [("deal.mine",)] == [one.assumptions for one in found.rests_on]
