from __future__ import annotations

import json

import pytest

from tests.commands.conftest import Cli


def test_each_decision_maker_has_its_row_and_its_smallest_change(cli: Cli) -> None:
    ran = cli("inverse", "tower22", "status_quo", "--concept", "nash")
    assert 0 == ran.code
    assert "It is no equilibrium (Nash) as things are." in ran.out
    assert "drop usa.readiness" in ran.out
    assert "Whatever Iran wants, United States leaves" in ran.out


def test_a_change_that_is_named_does_what_is_said(cli: Cli) -> None:
    before = json.loads(cli("explain", "tower22", "status_quo", "--concept", "nash", "--json").out)
    after = cli("explain", "tower22", "status_quo", "--concept", "nash", "--json", "--suppose", "drop usa.readiness")
    assert not all(one["stable"] for one in before["standings"])
    assert all(one["stable"] for one in json.loads(after.out)["standings"])


def test_the_json_has_shares_as_fractions_and_counts_as_numbers(cli: Cli) -> None:
    found = json.loads(cli("inverse", "cuban", "nothing", "--concept", "nash", "--actor", "usa", "--json").out)
    (wanted,) = found["wanted"]
    (usa,) = wanted["outlooks"]
    assert ("usa", "1/4", 119_750_400) == (usa["actor"], usa["share"], usa["rankings"])
    assert "1/12" == wanted["share"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ussr.withdra",), "D211"),
        (("ussr.withdraw and ussr.escalate",), "D606"),
        (("ussr.withdraw", "--actor", "usaa"), "D607"),
        (("ussr.withdraw", "--concept", "sim"), "D601"),
    ],
)
def test_what_cannot_be_asked_is_refused(cli: Cli, arguments: tuple[str, ...], code: str) -> None:
    ran = cli("inverse", "cuban", *arguments)
    assert (2, True) == (ran.code, code in ran.err)
