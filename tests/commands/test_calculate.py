"""`detente calculate`: the closed forms with what they rest on, and what makes no sense."""

from __future__ import annotations

import json

import pytest

from tests.commands.conftest import Cli

GAME = ("--mine", "1", "1", "0", "1", "--theirs", "1", "1", "2", "1")
SIGNALS = ("--value", "1", "--fight", "1.5", "--deters", "0.8", "--meets", "0.3")


def found(cli: Cli, *arguments: str) -> dict[str, float | str]:
    told = json.loads(cli("calculate", *arguments, "--json").out)
    return {one["what"]: one["value"] for one in told["found"]}


def test_the_range_runs_from_what_war_is_worth_to_one_to_what_it_costs_the_other(cli: Cli) -> None:
    told = found(cli, "range", "--win", "0.5", "--cost", "0.25", "--their-cost", "0.125")
    assert {"least you accept": 0.25, "most they give": 0.625} == told


def test_a_demand_against_a_cost_that_is_not_known_risks_war(cli: Cli) -> None:
    told = found(cli, "range", "--win", "0.5", "--cost", "0.25", "--their-cost-at-most", "0.5")
    assert {"best demand": 0.625, "chance that it means war": 0.25} == told


def test_hands_that_are_tied_change_the_later_choice(cli: Cli) -> None:
    told = found(cli, "signals", *SIGNALS, "--sunk", "0.2", "--tied", "1")
    assert (0.3, 0.6, 0.7, "no", "yes", "tied") == tuple(
        told[name]
        for name in (
            "no signal is worth",
            "sinking the cost is worth",
            "tying hands is worth",
            "would fight anyway",
            "would fight with hands tied",
            "best",
        )
    )


def test_a_step_reassures_where_who_cannot_be_trusted_seldom_takes_it(cli: Cli) -> None:
    told = found(
        cli, "reassurance", "--both", "1", "--exploit", "0", "--neither", "0", "--exploited", "-1", "--trust", "0.25"
    )
    assert 0.5 == told["trust needed"]
    assert 1 / 3 == pytest.approx(told["an untrustworthy side may take the step at most with chance"])


def test_two_who_may_slip_answer_each_other_and_their_precision_is_found_from_what_they_did(cli: Cli) -> None:
    told = found(cli, "quantal", *GAME, "--precision", "2")
    assert [0.7727, 0.6117] == [round(float(value), 4) for value in told.values()]
    counted = found(cli, "quantal", *GAME, "--counts", "77267.66", "22732.34", "61174.35", "38825.65")
    assert 2.0 == pytest.approx(counted["likeliest precision"], abs=1e-4)


def test_the_table_has_the_closed_forms(cli: Cli) -> None:
    assert "fight - value" in cli("calculate", "signals", *SIGNALS).out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("range", "--win", "2", "--cost", "0.1", "--their-cost", "0.1"), "D812"),
        (("range", "--win", "0.5", "--cost", "0.1"), "D601"),
        (("quantal", *GAME), "D601"),
        (("quantal", *GAME, "--precision", "-1"), "D812"),
        (("reassurance", "--both", "0", "--exploit", "1", "--neither", "0", "--exploited", "-1"), "D812"),
    ],
)
def test_what_makes_no_sense_is_refused(cli: Cli, arguments: tuple[str, ...], code: str) -> None:
    ran = cli("calculate", *arguments)
    assert (2, True) == (ran.code, code in ran.err)
