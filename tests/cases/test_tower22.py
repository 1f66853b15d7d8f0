"""The crisis of the column: told in our own words, with everybody in it, and reported as it comes out."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from detente.cases import account_path, case_path
from detente.conflict.change import accepted, change
from detente.conflict.edit import Drop
from detente.conflict.formula import Atom
from detente.conflict.model import Conflict
from detente.conflict.names import names_of, resolve_edit
from detente.conflict.query import Chance
from detente.files import load
from detente.findings import World, check
from detente.findings.chances.over_time import over_time
from detente.findings.chances.rates import rates_used
from detente.findings.ensemble.ensemble import ensemble
from detente.findings.ensemble.splits import Leaf, Split, splits
from detente.findings.hypergame import Hypergame, hypergame
from detente.findings.rests import about_time
from detente.findings.witness import Standing
from detente.language import parse_edit, parse_formula
from detente.moves import compile_graph, mask, state_of
from detente.stability import solve

AUTONOMIES = (0.0, 0.2, 0.6, 1.0)
SEED = Path(__file__).parents[2].parent / "shared" / "account" / "seed.txt"


@cache
def tower() -> Conflict:
    return load(case_path("tower22")).conflict


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str, *, size: int) -> set[tuple[str, ...]]:
    said = words(text)
    return {tuple(said[at : at + size]) for at in range(len(said) - size + 1)}


def test_the_account_has_five_to_nine_hundred_words() -> None:
    assert 500 <= len(account_path("tower22").read_text(encoding="utf-8").split()) <= 900


@pytest.mark.skipif(not SEED.exists(), reason="the mission's column is not here")
def test_no_six_words_in_a_row_are_the_columns() -> None:
    ours, theirs = account_path("tower22").read_text(encoding="utf-8"), SEED.read_text(encoding="utf-8")
    assert set() == runs(ours, size=6) & runs(theirs, size=6)


@pytest.mark.skipif(not SEED.exists(), reason="the mission's column is not here")
def test_no_six_words_in_a_row_of_the_model_are_the_columns() -> None:
    ours, theirs = case_path("tower22").read_text(encoding="utf-8"), SEED.read_text(encoding="utf-8")
    assert set() == runs(ours, size=6) & runs(theirs, size=6)


def test_the_five_deciders_decide() -> None:
    assert ("usa", "iran", "militia", "israel", "palestinians") == tower().decision_makers


def test_everybody_the_column_names_is_there_and_tied_to_somebody() -> None:
    named = {"hezbollah", "hamas", "china", "russia", "voters", "trump", "pentagon", "protesters"}
    named |= {"blinken", "spokesman", "girard", "figaro", "aljazeera"}
    tied = {end for tie in tower().ties for end in (tie.source, tie.target)}
    assert set() == named - tied


def test_direct_war_takes_only_one_side() -> None:
    graph = compile_graph(tower())
    war = {state_of(graph, at) & {"usa.strike_iran", "iran.attack"} for at in mask_of("direct_war")}
    one, other = "usa.strike_iran", "iran.attack"
    assert {frozenset({one}), frozenset({other}), frozenset({one, other})} == war


def mask_of(name: str) -> list[int]:
    return [int(at) for at in mask(compile_graph(tower()), Atom(name)).nonzero()[0]]


def test_the_strike_keeps_both_its_motives() -> None:
    strike = tower().statement["usa.firm"].formula
    assert ["voters", None] == [want.audience for want in tower().actor["usa"].wants if want.formula == strike]


def test_a_landed_strike_cannot_be_unmade() -> None:
    assert [False, False, False] == [
        tower().option[key].can_undo for key in ("usa.strike", "usa.strike_iran", "iran.attack")
    ]


def test_the_militia_is_run_with_both_orders_and_both_deciders() -> None:
    sides = {one.key: [side.key for side in one.sides] for one in tower().alternatives}
    assert {"militia-order": ["fights-first", "fears-strikes"], "who-decides": ["itself", "tehran"]} == sides


def test_at_least_eighteen_claims_are_put_as_tests() -> None:
    assert 18 <= sum(claim.test is not None for claim in tower().claims)


def test_the_states_stay_few() -> None:
    assert 432 == compile_graph(tower()).size


@pytest.mark.parametrize(
    ("concept", "number"), [("nash", 12), ("gmr", 97), ("smr", 97), ("seq", 12), ("symmetric-seq", 12)]
)
def test_the_equilibria_are_those_of_a_second_solver(concept: str, number: int) -> None:
    """Counted by a throw-away solver written from the definitions, for the model as it stands (no side chosen)."""
    graph = compile_graph(tower())
    solution = solve(graph)
    assert number == int(solution.stable[concept].all(axis=0).sum())


def sides_where(claim: str, outcome: str, *, alternative: str) -> set[str]:
    verdict = check(tower(), claims=[claim], depth=0).verdicts[0]
    return {dict(answer.sides)[alternative] for answer in verdict.answers if answer.outcome == outcome}


def test_taking_away_both_motives_takes_away_the_raid_of_a_militia_that_decides() -> None:
    assert {"itself"} == sides_where("both-motives", "holds", alternative="who-decides")


def test_only_a_militia_that_fears_strikes_is_deterred() -> None:
    found = [sides_where("message", outcome, alternative="militia-order") for outcome in ("holds", "fails")]
    assert [{"fears-strikes"}, {"fights-first"}] == found


def test_the_attacks_go_on_for_sure_only_where_the_militia_decides() -> None:
    assert {"tehran"} == sides_where("own-minds", "fails", alternative="who-decides")


def test_without_its_second_motive_the_raid_hangs_on_the_voters() -> None:
    less = change(tower(), Drop("usa.deterrence"))
    verdict = check(less, claims=["firm-for-voters"], depth=0).verdicts[0]
    assert {"itself"} == {dict(one.sides)["who-decides"] for one in verdict.answers if one.outcome == "holds"}


@cache
def game(concept: str) -> Hypergame:
    return hypergame(World.of(accepted(tower())), concept)


@pytest.mark.parametrize(
    ("concept", "usa", "iran"), [("nash", (12, 0, 0), (18, 6, 0)), ("seq", (36, 24, 0), (18, 6, 0))]
)
def test_the_pictures_are_those_of_the_oracle(concept: str, usa: tuple[int, ...], iran: tuple[int, ...]) -> None:
    """Counted by `tests/oracle_views.py`: equilibria in its eyes, mistaken ones, unforeseen ones."""
    seen = {one.actor: (one.number, one.mistaken, one.unforeseen) for one in game(concept).pictures}
    assert (usa, iran, (12, 0, 0)) == (seen["usa"], seen["iran"], seen["israel"])


def test_washington_sees_tehran_behind_the_militia_and_tehran_sees_washington_behind_israel() -> None:
    hands = [(one.actor, one.option, one.seen) for picture in game("seq").pictures for one in picture.hands]
    assert [("usa", "militia.attack", "iran"), ("iran", "israel.offer_state", "usa")] == hands


def test_the_two_pictures_collide_over_both_hands() -> None:
    (collision,) = game("seq").collisions
    both = (("militia.attack", "iran", "militia"), ("israel.offer_state", "israel", "usa"))
    assert (("usa", "iran"), both, 12, (24, 6)) == (
        collision.actors,
        collision.hands,
        collision.shared,
        collision.only,
    )


def test_the_calm_that_washington_takes_for_settled_is_broken_by_the_militia() -> None:
    (surprise,) = (one for one in game("seq").surprises if one.actor == "usa")
    leaves = surprise.witness.parts[1]
    assert isinstance(leaves, Standing)
    assert ("mistaken", frozenset({"usa.prepare", "iran.withdraw"})) == (surprise.how, surprise.state)
    assert "militia" == leaves.actor


def ways(*edits: str, of: str, rules: tuple[str, ...] = (), days: float = 180.0) -> dict[str, float]:
    """Return the chance that something comes about within so many days under each rule, after some edits."""
    world = tower()
    for text in edits:
        world = change(world, resolve_edit(parse_edit(text), names_of(world))[0])
    precision = 4.0 if rules else None
    found = over_time(world, of=[(of, parse_formula(of))], within=days, rules=rules, precision=precision, steps=1)
    return {one.rule: one.by[-1] for one in found.curves}


def autonomy(value: float) -> str:
    return f"set autonomy of tie.iran-patron-militia to {value}"


@pytest.mark.parametrize("value", AUTONOMIES)
def test_direct_war_cannot_come_about_at_any_autonomy_where_nobody_slips(value: float) -> None:
    assert {"better-reply": 0.0, "best-reply": 0.0} == ways(autonomy(value), of="direct_war")


def test_no_step_into_war_gains_whoever_takes_it_anything() -> None:
    """Why it cannot: in every state short of war, war is worth less to the one that could begin it."""
    graph = compile_graph(tower())
    war = mask(graph, Atom("direct_war"))
    for actor in ("usa", "iran"):
        rank = graph.rank[graph.actors.index(actor)]
        assert rank[war].max() < rank[~war].min()


def test_actors_who_slip_fall_into_war_at_any_autonomy_alike() -> None:
    found = [ways(autonomy(value), of="direct_war", rules=("logit",), days=30.0)["logit"] for value in AUTONOMIES]
    assert [0.877, 0.878, 0.879, 0.88] == [round(chance, 3) for chance in found]


def test_the_more_the_militia_is_its_own_master_the_rarer_a_lull() -> None:
    found = [ways(autonomy(value), of="not militia.attack", days=30.0) for value in AUTONOMIES]
    assert [0.642, 0.538, 0.294, 0.0] == [round(one["better-reply"], 3) for one in found]
    assert [0.0] * 4 == [one["best-reply"] for one in found]


def test_and_the_surer_the_raids_come_within_a_month() -> None:
    found = [ways(autonomy(value), of="usa.strike", days=30.0)["better-reply"] for value in AUTONOMIES]
    assert found == sorted(found)
    assert [0.791, 0.996] == [round(chance, 3) for chance in (found[0], found[-1])]


def test_no_adviser_is_bombed_only_because_washington_waits() -> None:
    assert {"better-reply": 0.0, "best-reply": 0.0} == ways(of="soldier_lost")
    late = ways("drop usa.late-strike", of="soldier_lost")
    assert {"better-reply": 0.432, "best-reply": 0.5} == {rule: round(chance, 3) for rule, chance in late.items()}


def test_the_dates_are_six_months_from_the_column_and_the_vote() -> None:
    asked = {claim.id: claim.test for claim in tower().claims}
    six, vote = asked["normal-in-six-months"], asked["before-the-vote"]
    assert isinstance(six, Chance)
    assert isinstance(vote, Chance)
    assert ("2024-01-28", "2024-08-05", "2024-11-05") == (tower().starts, six.date, vote.date)
    assert ["2024-11-05"] == [entry.date for entry in tower().calendar]


def test_every_number_about_time_says_that_it_is_ours_or_where_it_comes_from() -> None:
    silent = [rate.of for rate in rates_used(tower()) if not (rate.because or rate.said_by or rate.note)]
    assert [] == silent


def test_blame_falls_on_tehran_only_for_new_attacks() -> None:
    assert {"better-reply": 0.0, "best-reply": 0.0} == ways(autonomy(1.0), of="blamed(iran)")
    assert 0.465 == round(ways(autonomy(0.0), of="blamed(iran)")["better-reply"], 3)


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ("no-war-in-time", "holds"),
        ("time-to-leave", "holds"),
        ("delay-alone", "depends"),
        ("late", "holds"),
        ("late-for-the-advisers", "fails"),
        ("price-of-the-dead", "holds"),
        ("lull", "depends"),
        ("normal-in-six-months", "fails"),
        ("before-the-vote", "fails"),
    ],
)
def test_what_the_column_says_of_time_comes_to_this(claim: str, outcome: str) -> None:
    assert outcome == check(tower(), claims=[claim], depth=0).verdicts[0].outcome


def test_what_the_columnist_only_suggests_is_the_hinge_of_the_advisers_and_of_no_other_claim() -> None:
    claims = [claim.id for claim in tower().claims if claim.test is not None and not about_time(claim.test)]
    found = ensemble(tower(), claims=claims, number=24, most=24, timed=0, states=False)
    assert (24, 3456, False) == (found.profiles.number, found.profiles.size, found.profiles.exact)
    varies = [one.claim for one in found.claims if 0 < one.orders["holds"].share < 1]
    assert ["because-slow", "not-one-soldier"] == varies
    trees = [splits(found, claim) for claim in varies]
    assert [("usa.late-strike is wanted", 1.0, 1.0)] * 2 == [
        (str(tree.question), tree.yes.outcomes.get("holds"), tree.no.outcomes.get("fails"))
        for tree in trees
        if isinstance(tree, Split) and isinstance(tree.yes, Leaf) and isinstance(tree.no, Leaf)
    ]
