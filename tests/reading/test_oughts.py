"""What somebody says should be, needs and bids is a want of who says it."""

from __future__ import annotations

import pytest

from detente.reading import read


def told(text: str) -> list[tuple[str, int, str]]:
    """Return holder, polarity and content of each want of `text`."""
    return [(want.holder, want.polarity, want.content.quote) for want in read(text).wants]


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ("Norway argued that Iceland must leave the bank.", 1, "leave the bank"),
        ("Iceland should open the harbour, Norway said.", 1, "open the harbour"),
        ("Norway said that the crew should be freed.", 1, "be freed"),
        ("Norway said that Iceland ought to pay the fee.", 1, "pay the fee"),
        ("Norway argued that Iceland must not sell the quay.", -1, "sell the quay"),
        ("Norway said that there should be no delay.", -1, "delay"),
        ("The toll has to go, Norway said.", 1, "go"),
        ("It is time, Norway says, to scrap the toll.", 1, "to scrap the toll"),
    ],
)
def test_what_somebody_says_should_be_is_a_want_of_who_says_it(text: str, polarity: int, content: str) -> None:
    assert [("norway", polarity, content)] == told(text)


@pytest.mark.parametrize(
    ("text", "polarity", "content"),
    [
        ('"We need a date," the minister said.', 1, "a date"),
        ('"We do not need another promise," the minister said.', -1, "another promise"),
        ('"Let them go home," the minister said.', 1, "them go home"),
        ('"Free our brothers," the minister said.', 1, "Free our brothers"),
        ("The last thing the minister needs is a strike.", -1, "a strike"),
    ],
)
def test_what_a_speaker_needs_or_bids_is_wanted(text: str, polarity: int, content: str) -> None:
    assert [("minister", polarity, content)] == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that it should be noted that the bank is small.",
        "Norway said that the boats must have sunk.",
        "Norway said that it must go home.",
        "Should Iceland refuse, the boats will sail.",
        "Norway needs the ferry.",
        "Let me say a word about the ferry.",
        "Look at the ferry.",
        "Norway insists that Iceland should have known.",
    ],
)
def test_what_is_likely_a_duty_of_ones_own_or_a_need_others_see_is_no_want(text: str) -> None:
    assert [] == told(text)


def test_the_content_of_a_word_of_wanting_above_should_is_told_once() -> None:
    assert [("norway", 1, "that Iceland should leave")] == told("Norway insists that Iceland should leave.")
