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


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Norway is waiting for a gesture.", {("Norway", 1, "a gesture")}),
        ("Norway is still waiting for an apology from Iceland.", {("Norway", 1, "an apology from Iceland")}),
        ("Norway waited for a bus.", set()),
        ("Norway is counting on Iceland to bury the file.", {("Norway", 1, "Iceland to bury the file")}),
        ("Norway is relying on Iceland to keep the road open.", {("Norway", 1, "Iceland to keep the road open")}),
        ("Norway claims damages.", {("Norway", 1, "damages")}),
        ("Norway is claiming compensation from Iceland.", {("Norway", 1, "compensation from Iceland")}),
        ("Norway claims the island.", set()),
        ("The committee resolved that the talks be moved.", {("The committee", 1, "that the talks be moved")}),
        ("Norway would see the treaty annulled.", {("Norway", 1, "the treaty annulled")}),
        ("Norway would have the treaty torn up.", {("Norway", 1, "the treaty torn up")}),
        ("Norway would rather the two sides went to court.", {("Norway", 1, "the two sides went to court")}),
        ("Norway asks nothing but an apology.", {("Norway", 1, "an apology")}),
        ("A small loan would do, Norway said.", {("Norway", 1, "A small loan")}),
    ],
)
def test_what_is_awaited_counted_on_or_claimed_is_wanted(text: str, wants: Told) -> None:
    assert told(text) == wants


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Nothing would induce Norway to sell.", {("Norway", -1, "sell")}),
        ("Nothing will persuade Norway to reopen the yard.", {("Norway", -1, "reopen the yard")}),
        ("Nothing short of a lease will satisfy Norway.", {("Norway", 1, "a lease")}),
        ("Norway will not be measured by another rule than Iceland.",
         {("Norway", -1, "measured by another rule than Iceland")}),
        ("Norway will not be lectured by Iceland.", {("Norway", -1, "lectured by Iceland")}),
        ("Norway asked for no blessing and could do without it.", {("Norway", -1, "blessing")}),
        ("There can be no treaty without the boats, Norway says.", {("Norway", 1, "the boats")}),
        ("No deal is possible without a list, Norway said.", {("Norway", 1, "a list")}),
        ("Recognition depends on the reopening of the road, Norway says.",
         {("Norway", 1, "the reopening of the road")}),
        ("The union will strike unless it gets nine per cent.", {("The union", 1, "it gets nine per cent")}),
        ("Iceland needs to withdraw, Norway said.", {("Norway", 1, "withdraw")}),
        ("Norway needs to withdraw, Norway said.", set()),
    ],
)  # fmt: skip
def test_a_refusal_or_a_condition_is_found_in_any_of_its_shapes(text: str, wants: Told) -> None:
    assert told(text) == wants


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("For Norway, the release of the crews comes first.", {("Norway", 1, "the release of the crews")}),
        ("Norway puts the release of the crews first.", {("Norway", 1, "the release of the crews")}),
        ("For Norway the priority is the release of the crews.", {("Norway", 1, "the release of the crews")}),
        ("Norway cares only about the port.", {("Norway", 1, "the port")}),
        ("Norway cares about its neighbours.", set()),
        ("Norway's only interest is in keeping the port open.", {("Norway", 1, "keeping the port open")}),
        ("What worries Norway is that Iceland may shut the port.", {("Norway", -1, "that Iceland may shut the port")}),
        ("What worries Norway most is that the port may close.", {("Norway", -1, "that the port may close")}),
        ("Norway's appeals for restraint were ignored.", {("Norway", 1, "restraint")}),
        ("The ministry's pleas for time failed.", {("The ministry", 1, "time")}),
    ],
)
def test_what_somebody_minds_before_all_else_is_wanted(text: str, wants: Told) -> None:
    assert told(text) == wants


_INTERVIEW = (
    "An interview with Per Lund, governor of Orla\n\nPer Lund met our reporter in the harbour.\n\n"
    "How is the harbour?\n\nLund: It is quiet, as you can see.\n\nWould you sign?\n\nLund: {}\n"
)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("If the boats come back.", "the boats come back"),
        ("Only if the boats come back.", "the boats come back"),
        ("Not without a guarantee.", "a guarantee"),
    ],
)
def test_an_answer_that_is_a_condition_alone_tells_what_who_answers_wants(answer: str, wanted: str) -> None:
    assert told(_INTERVIEW.format(answer)) == {("Per Lund", 1, wanted)}


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Norway refuses any assurance whatever.", {("Norway", -1, "any assurance")}),
        ("Norway opposes any delay whatsoever.", {("Norway", -1, "any delay whatsoever")}),
    ],
)
def test_any_whatever_is_no_part_of_what_is_refused(text: str, wants: Told) -> None:
    assert told(text) == wants
