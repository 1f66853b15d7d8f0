"""Wants that plain words tell in ways the first texts did not: conditions, requests, risks, mended parses."""

from __future__ import annotations

import pytest

from detente.reading import read

Told = set[tuple[str, int, str]]


def told(text: str) -> Told:
    """Return holder, polarity and content of each want of `text`."""
    found = read(text)
    names = {party.key: party.name for party in found.parties}
    return {(names[want.holder], want.polarity, want.content.quote) for want in found.wants}


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Norway made the release of the map conditional on a truce.", {("Norway", 1, "a truce")}),
        ("Norway has made a new lease subject to an audit.", {("Norway", 1, "an audit")}),
        ("Norway said yes, if the lorries are searched by its own police.",
         {("Norway", 1, "the lorries are searched by its own police")}),
        ("Norway has said that there can be no talks until the boats are back.", {("Norway", 1, "the boats are back")}),
        ("The talks can resume, Norway says, once the boats are back.", {("Norway", 1, "the boats are back")}),
        ("Norway had no objection, so long as the fleet stayed away.", {("Norway", 1, "the fleet stayed away")}),
        ("Norway has given Iceland until May to return the money.", {("Norway", 1, "return the money")}),
        ("Norway is not eager for a quarrel before the loans are settled.", {("Norway", -1, "a quarrel")}),
    ],
)  # fmt: skip
def test_a_condition_is_wanted_by_who_sets_it_however_it_is_worded(text: str, wants: Told) -> None:
    assert told(text) == wants


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("At the request of Norway the talks were moved.", {("Norway", 1, "the talks were moved")}),
        ("The clause was removed at Norway's insistence.", {("Norway", 1, "The clause was removed")}),
        ("Norway proposes a joint patrol.", {("Norway", 1, "a joint patrol")}),
        ("Norway enjoins Iceland to wait.", {("Norway", 1, "Iceland to wait")}),
        ("Norway invites Iceland to publish the map.", {("Norway", 1, "Iceland to publish the map")}),
        ("Norway invited Iceland to attend the talks.", set()),
        ("All Norway asks is to be left alone.", {("Norway", 1, "to be left alone")}),
        ("All that Norway asks is a little time.", {("Norway", 1, "a little time")}),
        ("Norway has one demand, a court that sits in May.", {("Norway", 1, "a court that sits in May")}),
        ("The toll must fall, Norway says.", {("Norway", 1, "fall")}),
        ("Norway would take a draw.", {("Norway", 1, "a draw")}),
        ("Norway cannot risk a second strike.", {("Norway", -1, "a second strike")}),
        ("Norway cannot afford a second strike.", set()),
    ],
)
def test_what_is_asked_risked_or_taken_is_a_want(text: str, wants: Told) -> None:
    assert told(text) == wants


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Norway is nonetheless averse to a reduction of its patrols, as contemplated by Iceland.",
         {("Norway", -1, "a reduction of its patrols")}),
        ("Norway seeks no clash this year and hopes for a loan.", {("Norway", -1, "clash"), ("Norway", 1, "a loan")}),
        ("Norway will not have armed men of either camp on its soil.", {("Norway", -1, "armed men of either camp")}),
        ("Norway is afraid of losing the loan, and who could blame it?", {("Norway", -1, "losing the loan")}),
        ("Norway will have none of it.", {("Norway", -1, "it")}),
        ("Norway found no enthusiasm for renewed fighting among the Icelanders.",
         {("Iceland", -1, "renewed fighting among the Icelanders")}),
    ],
)  # fmt: skip
def test_what_a_parse_hangs_elsewhere_is_found_by_where_it_stands(text: str, wants: Told) -> None:
    assert told(text) == wants


@pytest.mark.parametrize(
    "text",
    [
        "Norway wants two things and has had one.",
        "No witness has told us that the base should stay, Norway says.",
        "Norway declined to be drawn.",
        "Norway does not begrudge Iceland its lamps.",
    ],
)
def test_what_says_nothing_of_the_world_is_no_want(text: str) -> None:
    assert told(text) == set()
