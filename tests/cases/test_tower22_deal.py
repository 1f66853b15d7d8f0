"""The grand bargain of the column: all files in one package, the Palestinian one decided by the Palestinians."""

from __future__ import annotations

from functools import cache

import pytest

from detente.cases import case_path
from detente.conflict.bargain import Deal
from detente.conflict.change import change
from detente.conflict.edit import Drop, Ignore
from detente.files import load
from detente.findings.deals.record import DealReading, Deals
from detente.findings.deals.told import deals


@cache
def told() -> Deals:
    return deals(load(case_path("tower22")).conflict)


def deal() -> Deal:
    found = load(case_path("tower22")).conflict.deal
    assert found is not None
    return found


def test_every_file_the_column_names_is_in_the_package() -> None:
    assert ["nuclear", "sanctions", "security", "friends", "palestinian_file"] == list(deal().issue)
    assert ("usa", "iran") == deal().signatories


def test_the_palestinians_decide_their_file_and_may_decide_either_way() -> None:
    assert "palestinians" == deal().issue["palestinian_file"].decided_by
    assert ["open", "settled"] == [dict(one.decision)["palestinian_file"] for one in told().readings]


def test_the_vote_is_the_deadline_for_signing() -> None:
    assert ("2024-11-05", 282.0) == (told().by, told().days)
    for one in told().readings:
        assert one.afterwards is not None
        assert {282.0} == {chance.days for _, chance in one.afterwards.signed}


def test_friends_and_patrons_have_their_prices() -> None:
    close = {one.key: one for one in deal().issue["friends"].outcomes}["close"]
    assert ["iran"] == [name for name, _ in close.prices]
    assert ["iran", "usa"] == [price.party for price in deal().prices]


def test_no_number_of_it_is_the_columns_and_each_says_so() -> None:
    stands = [stand for issue in deal().issues for stand in issue.stands]
    assert all("guess" in (stand.basis.note or "") for stand in stands if stand.basis.status == "accepted")


@pytest.mark.parametrize("reading", range(2))
def test_file_by_file_only_security_can_be_settled_and_together_all_can(reading: int) -> None:
    one: DealReading = told().readings[reading]
    assert one.zone
    assert {"security"} == {issue.key for issue in one.issues if issue.alone}
    assert ("nuclear", "sanctions") in one.enough
    assert all((each.share or 0) >= 0.1 for each in one.linked)


def test_the_militia_is_who_would_break_it() -> None:
    for one in told().readings:
        assert one.afterwards is not None
        assert {"militia"} == {actor for each in one.afterwards.standing for actor, _ in each.leaves}
        assert "militia.attack" not in one.afterwards.state


def test_audiences_supposed_away_refuse_nothing() -> None:
    conflict = change(load(case_path("tower22")).conflict, Ignore("voters"), Ignore("protesters"))
    without = deals(conflict)
    assert () == without.audiences
    assert without.readings[0].open >= told().readings[0].open


def test_without_the_sanctions_the_deal_dies_at_home_and_not_at_the_table() -> None:
    """By our guess what reaches the shops is all the protesters ask for: the sanctions kept, they refuse."""
    assert {"sanctions"} == {issue.key for issue in told().readings[0].issues if issue.kills and issue.hinge}
    off = change(load(case_path("tower22")).conflict, Drop("deal.sanctions"))
    assert not deals(off).readings[0].zone
    assert deals(change(off, Ignore("protesters"))).readings[0].zone
