"""Names with a hyphen are one name, and the papers a press review tells of are papers however it calls itself."""

from __future__ import annotations

import pytest

from detente.reading import read
from detente.reading.attribution.imprint import digest
from tests.reading.wishes import held


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("The minister, Yun Tae-ho, wants to wait. Mr Yun fears a raid.", {"Yun Tae-ho"}),
        ("Kim Jong-su said that he wants a deal. President Kim refuses to sign.", {"Kim Jong-su"}),
        ("Jean-Pierre Leduc wants a vote. Leduc fears a strike.", {"Jean-Pierre Leduc"}),
        ("In Cairo the daily Al-Safha is glad. It fears a raid. Al-Safha wants a vote.", {"Al-Safha"}),
        ("The weekly Sund-Bote is curt. It wants a vote.", {"Sund-Bote"}),
    ],
)
def test_a_name_with_a_hyphen_is_one_name(text: str, holders: set[str]) -> None:
    assert holders == held(text)


def test_a_word_joined_to_a_state_is_no_part_of_its_name() -> None:
    assert "Iran" in {party.name for party in read("The Iran-backed militia fears a raid.").parties}


@pytest.mark.parametrize(
    "head",
    [
        "The press abroad",
        "Overseas Press Desk, 6.40",
        "From the Papers, late edition",
        "A survey of overseas newspapers",
    ],
)
def test_a_press_review_is_known_by_what_it_calls_itself(head: str) -> None:
    text = f"{head}\n\nThe Hansa Blad of Oslo looks at home. It reports a row. The paper fears a vote."
    assert {"Hansa Blad"} == held(text)
    assert digest(text)


@pytest.mark.parametrize("head", ["In the press room nobody spoke.", "A press officer resigned.", "Paper is dear."])
def test_what_only_speaks_of_the_press_is_no_press_review(head: str) -> None:
    assert not digest(head)
