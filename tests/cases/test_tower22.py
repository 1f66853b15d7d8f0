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
from detente.files import load
from detente.findings import World, check
from detente.findings.hypergame import Hypergame, hypergame
from detente.findings.witness import Standing
from detente.moves import compile_graph, mask, state_of
from detente.stability import solve

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
